package room

import (
	"strings"

	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/text"
)

// Imposed names whom the others decided to be disqualified, before the marks
// were opened, although the juror's own ballot does not say so, and how many
// marks in it do not count for that. It is for the chair, who opened them.
func (r *Room) Imposed() []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	var ns []Notice
	for _, j := range r.ed.Voters() {
		b := r.state.Ballots[j.ID]
		for i := range r.ed.Nominees {
			n := &r.ed.Nominees[i]
			if v := r.state.Verdicts[j.ID][n.ID]; v.Imposed && v.Upheld && r.state.HandIns[j.ID].Opened {
				ns = append(ns, Notice{"imposed", fault.Pairs("name", j.Name, "nominee", n.Name, "n", itoa(r.marksTaken(b, n.ID)))})
			}
		}
	}
	return ns
}

// marksTaken is how many marks in a ballot the recusal from a nominee takes.
func (r *Room) marksTaken(b *ballot.Ballot, nominee string) (n int) {
	all := ranking.Leaves(r.ed, b, ranking.Admitted(r.ed, r.state.Overrides))
	for c, e := range b.Cells {
		if e.Set && (all || c.Nominee == nominee) {
			n++
		}
	}
	return n
}

// imposedOn warns of what the others decided about the owner against the
// owner's own ballot.
func (r *Room) imposedOn(id string, d *decision.Document) []Notice {
	var ns []Notice
	names := map[string]string{}
	for _, j := range d.Jurors {
		names[j.ID] = text.Show(j.Name)
	}
	for _, x := range d.Recusals {
		if x.Juror != id || !x.Imposed {
			continue
		}
		say, by := "cosign_imposed", make([]string, 0, len(x.By))
		if !x.Counts() {
			say = "cosign_imposed_back"
		}
		for _, j := range x.By {
			by = append(by, names[j])
		}
		ns = append(ns, Notice{say, fault.Pairs("names", strings.Join(by, ", "), "nominee", nomineeName(r.ed, x.Nominee))})
	}
	return ns
}
