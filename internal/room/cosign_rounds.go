package room

import (
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/text"
)

// revisedOf tells the owner of every mark of theirs that was changed while the
// marks were open, in the order in which that was done: in the room, for which
// the decision has the chair's word alone, or by a later ballot that the owner
// signed. What a reopening made void does not count.
func (r *Room) revisedOf(id string, d *decision.Document) []Notice {
	var ns []Notice
	for _, round := range d.Rounds {
		if round.Void {
			continue
		}
		for _, c := range round.Changes {
			if c.Juror != id {
				continue
			}
			say := "cosign_revised_room"
			if c.Confirmed == decision.Signed {
				say = "cosign_revised_signed"
			}
			ns = append(ns, Notice{say, fault.Pairs("nominee", nomineeName(r.ed, c.Nominee), "criterion", r.titleOf(c.Criterion),
				"from", c.From, "to", c.To, "reason", text.Show(c.Reason))})
		}
	}
	return ns
}

// titleOf is what a criterion is called, in the edition's language.
func (r *Room) titleOf(criterion string) string {
	if c, ok := r.ed.Criterion(criterion); ok {
		return c.Title.In(r.ed.Language)
	}
	return criterion
}
