package room

import (
	"strings"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/text"
)

// roundsOf tells the owner what a decision says of rounds: of each how many
// marks were changed in it, and how many of the owner's. That one was left out,
// or is told otherwise than it was, nobody but the owner can see.
func (r *Room) roundsOf(id string, d *decision.Document) []Notice {
	if len(d.Rounds) == 0 {
		return []Notice{{"cosign_rounds_none", fault.Pairs("chair", r.chairName())}}
	}
	var ns []Notice
	say := "cosign_rounds_not_yours"
	for _, round := range d.Rounds {
		own, n := 0, Notice{ID: "cosign_round"}
		for _, c := range round.Changes {
			if c.Juror == id {
				own++
				say = "cosign_rounds_yours"
			}
		}
		if round.Void {
			n.ID = "cosign_round_void"
		}
		n.Args = fault.Pairs("round", itoa(round.N), "changes", itoa(len(round.Changes)), "own", itoa(own))
		ns = append(ns, n)
	}
	return append(ns, Notice{say, fault.Pairs("chair", r.chairName())})
}

// unsignedOf is how many of the owner's marks rest on a change in the room that
// nobody signed.
func unsignedOf(id string, d *decision.Document) (n int) {
	last := map[[2]string]bool{}
	for _, round := range d.Rounds {
		for _, c := range round.Changes {
			if c.Juror == id && !round.Void {
				last[[2]string{c.Nominee, c.Criterion}] = c.Confirmed == decision.InRoom && c.Revision == 0
			}
		}
	}
	for _, unsigned := range last {
		if unsigned {
			n++
		}
	}
	return n
}

// revisedOf tells the owner of every mark of theirs that was changed while the
// marks were open, in the order in which that was done. What a reopening made
// void is told as that.
func (r *Room) revisedOf(id string, d *decision.Document) []Notice {
	var ns []Notice
	for _, round := range d.Rounds {
		for _, c := range round.Changes {
			if c.Juror == id {
				ns = append(ns, r.revisedNotice(c, round))
			}
		}
	}
	return ns
}

// revisedNotice tells the owner of one change: in the room, for which the
// decision has the chair's word alone unless a later ballot of the owner's says
// the same, or by a later ballot.
func (r *Room) revisedNotice(c decision.Revised, round decision.Round) Notice {
	say := "cosign_revised_room"
	switch {
	case round.Void:
		say = "cosign_revised_void"
	case c.Confirmed == decision.Signed && c.ByChair:
		say = "cosign_revised_signed_chair"
	case c.Confirmed == decision.Signed:
		say = "cosign_revised_signed"
	case c.Revision > 0:
		say = "cosign_revised_both"
	}
	return Notice{say, fault.Pairs("nominee", nomineeName(r.ed, c.Nominee), "criterion", r.titleOf(c.Criterion),
		"from", c.From, "to", c.To, "reason", oneLine(c.Reason), "revision", itoa(c.Revision), "round", itoa(round.N), "chair", r.chairName())}
}

// oneLine is a text of several lines in one, as it is shown.
func oneLine(s string) string { return text.Show(strings.Join(strings.Fields(s), " ")) }

// titleOf is what a criterion is called, in the edition's language.
func (r *Room) titleOf(criterion string) string {
	if c, ok := r.ed.Criterion(criterion); ok {
		return c.Title.In(r.ed.Language)
	}
	return criterion
}
