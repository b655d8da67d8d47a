package room

import (
	"slices"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Notice is a warning that goes with an act that was done: a sentence of the
// catalogue ("notice." + ID) and its arguments.
type Notice struct {
	ID   string
	Args fault.Args
}

// QuorumWithout names the nominees that would fall below quorum if these
// jurors handed nothing in.
func (r *Room) QuorumWithout(jurors ...string) []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.quorumNotices(jurors)
}

// QuorumAtClose names the nominees that would fall below quorum if the
// ballots were closed now.
func (r *Room) QuorumAtClose() []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.closingNotices()
}

// Undecided names the recusals that nobody has decided, while they can be:
// once the marks are locked they cannot, without reopening, and the prize is
// not decided before they are.
func (r *Room) Undecided() []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.undecided()
}

func (r *Room) undecided() []Notice {
	if deliberation.Allowed(r.state, r.ed, deliberation.ActRecusal) != nil {
		return nil
	}
	var ns []Notice
	for _, d := range deliberation.Undecided(r.state, r.ed) {
		j, _ := r.ed.Juror(d.Juror)
		n, _ := r.ed.Nominee(d.Nominee)
		ns = append(ns, Notice{"undecided", fault.Pairs("name", j.Name, "of", n.Name)})
	}
	return ns
}

func (r *Room) quorumNotices(without []string) []Notice {
	if r.state.Phase == deliberation.Draft {
		return nil // nobody marks yet
	}
	var ns []Notice
	for _, n := range deliberation.BelowQuorum(r.state, r.ed, without) {
		nominee, _ := r.ed.Nominee(n)
		ns = append(ns, Notice{"quorum", fault.Pairs("nominee", nominee.Name)})
	}
	return ns
}

// leftOut names the nominees that the juror is recused from, where that keeps
// the whole ballot out of the ranking; empty where it does not.
func (r *Room) leftOut(juror string) string {
	b := r.draft(juror)
	if !ranking.Leaves(r.ed, b, ranking.Admitted(r.ed, r.state.Overrides)) {
		return ""
	}
	var names []string
	for i := range r.ed.Nominees {
		if _, recused := b.Recused[r.ed.Nominees[i].ID]; recused {
			names = append(names, r.ed.Nominees[i].Name)
		}
	}
	return strings.Join(names, ", ")
}

// closingNotices warns of drafts that will not count, ballots that a recusal
// keeps out, what came and waits for somebody to be asked, marks without which
// the rule ranks nobody, and nominees that fall below quorum.
func (r *Room) closingNotices() []Notice {
	if r.state.Phase == deliberation.Draft {
		return nil
	}
	var ns []Notice
	var out []string
	for _, j := range r.ed.Voters() {
		switch deliberation.StateOf(r.state, r.ed, j.ID) {
		case deliberation.Drafting:
			ns = append(ns, Notice{"draft_lost", fault.Pairs("name", j.Name)})
			out = append(out, j.ID)
		case deliberation.NotStarted:
			out = append(out, j.ID)
		case deliberation.HandedIn:
			if names := r.leftOut(j.ID); names != "" {
				ns = append(ns, Notice{"left_out", fault.Pairs("name", j.Name, "nominees", names)})
			}
		case deliberation.Absent, deliberation.NotVoting:
		}
		if w := r.waitingFor(j.ID); w != nil && w.Asks() {
			ns = append(ns, Notice{"ballot_unconfirmed", fault.Pairs("name", j.Name)})
		}
	}
	if r.nobodyCounts() {
		ns = append([]Notice{{ID: "nobody_counts"}}, ns...)
	}
	if n := len(r.sealed()); n > 0 {
		ns = append(ns, Notice{"sealed_unknown", fault.Pairs("n", itoa(n))})
	} else if ranking.Gaps(deliberation.RankingInput(r.state, r.ed)) {
		ns = append(ns, Notice{ID: "closing_gaps"})
	}
	return append(ns, r.quorumNotices(out)...)
}

// falling is what was chosen on the ranking that stands: the jury's votes, the
// winner, no award, and the chair's order of those who were tied. A public vote that counts and is read anew takes it away,
// and so does reopening to before that ranking.
func (r *Room) falling() []Notice {
	var ns []Notice
	p := &r.state.Proposal
	if n := len(p.Votes); n > 0 || p.Secret() {
		for _, votes := range p.Counts {
			n += votes
		}
		ns = append(ns, Notice{"votes_fall", fault.Pairs("n", itoa(n))})
	}
	if n, ok := r.ed.Nominee(p.Winner); ok {
		ns = append(ns, Notice{"winner_falls", fault.Pairs("nominee", n.Name)})
	}
	if p.NoAward {
		ns = append(ns, Notice{ID: "no_award_falls"})
	}
	for _, c := range r.state.Casts {
		ns = append(ns, Notice{"cast_falls", fault.Pairs("names", r.nominees(c.Nominees))})
	}
	return ns
}

// LostAnew is what reading the public vote anew would take away.
func (s Sight) LostAnew() []Notice {
	if s.Edition.Rule.Public == nil {
		return nil
	}
	return s.Falling
}

// LostBy is what reopening to a phase would take away.
func (s Sight) LostBy(to deliberation.Phase) []Notice {
	switch to {
	case deliberation.Revealed:
		return nil
	case deliberation.Draft:
		return append(slices.Clip(s.Voided), s.Falling...)
	}
	return s.Falling
}

// nobodyCounts reports whether no ballot that is in would count: closed now,
// there would be nothing to rank, ever. Of a sealed one nobody knows.
func (r *Room) nobodyCounts() bool {
	if len(r.sealed()) > 0 {
		return false
	}
	for _, b := range deliberation.Counted(r.state, r.ed) {
		if r.leftOut(b.Juror) == "" {
			return false
		}
	}
	return true
}
