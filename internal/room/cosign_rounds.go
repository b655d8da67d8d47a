package room

import (
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/text"
)

// revisedOf tells the owner of every mark of theirs that was changed while the
// marks were open, in the order in which that was done. What a reopening made
// void does not count.
func (r *Room) revisedOf(id string, d *decision.Document) []Notice {
	var ns []Notice
	for _, round := range d.Rounds {
		for _, c := range round.Changes {
			if c.Juror == id && !round.Void {
				ns = append(ns, r.revisedNotice(c))
			}
		}
	}
	return ns
}

// revisedNotice tells the owner of one change: in the room, for which the
// decision has the chair's word alone unless a later ballot of the owner's says
// the same, or by a later ballot.
func (r *Room) revisedNotice(c decision.Revised) Notice {
	say := "cosign_revised_room"
	switch {
	case c.Confirmed == decision.Signed:
		say = "cosign_revised_signed"
	case c.Revision > 0:
		say = "cosign_revised_both"
	}
	return Notice{say, fault.Pairs("nominee", nomineeName(r.ed, c.Nominee), "criterion", r.titleOf(c.Criterion),
		"from", c.From, "to", c.To, "reason", text.Show(c.Reason), "revision", itoa(c.Revision))}
}

// titleOf is what a criterion is called, in the edition's language.
func (r *Room) titleOf(criterion string) string {
	if c, ok := r.ed.Criterion(criterion); ok {
		return c.Title.In(r.ed.Language)
	}
	return criterion
}
