package deliberation

import (
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
)

// Verdict is what the others decided on a juror's recusal from a nominee.
type Verdict struct {
	Upheld bool
	By     []string // who decided; never the juror concerned
	Reason string   // may be empty
	Ground string   // of the recusal, as it was when it was decided
	At     time.Time

	Imposed bool // decided before the ballot was opened, which has no such recusal: it can be taken back, and not be decided again
}

// Doubt is a recusal that nobody has decided yet.
type Doubt struct{ Juror, Nominee string }

// Undecided lists the recusals that wait for the others' verdict, in the order
// of the roll and of the nominees. Until then each counts as upheld. One from a
// nominee that is withdrawn needs none.
func Undecided(s State, ed *award.Edition) []Doubt {
	var ds []Doubt
	for _, j := range ed.Voters() {
		b, ok := s.Ballots[j.ID]
		if !ok || len(b.Recused) == 0 {
			continue
		}
		for i := range ed.Nominees {
			n := ed.Nominees[i].ID
			_, recused := b.Recused[n]
			if _, decided := s.Verdicts[j.ID][n]; recused && !decided && !ed.Nominees[i].Withdrawn {
				ds = append(ds, Doubt{j.ID, n})
			}
		}
	}
	return ds
}

func planVerdict(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActRecusal); f != nil {
		return nil, f
	}
	if f := checkVerdict(s, ed, e); f != nil {
		return nil, f
	}
	return func(next *State) { next.decide(ed, e) }, nil
}

func checkVerdict(s State, ed *award.Edition, e Event) *fault.Error {
	j, ok := ed.Juror(e.Juror)
	if !ok {
		return fault.New(fault.Juror, "juror.unknown", "juror", e.Juror)
	}
	n, ok := ed.Nominee(e.Nominee)
	if !ok {
		return fault.New(fault.Usage, "nominee.unknown", "nominee", e.Nominee)
	}
	if _, decided := s.Verdicts[j.ID][n.ID]; !decided && !recusedFrom(s, j.ID, n.ID) {
		return fault.New(fault.State, "recusal.none", "name", j.Name, "nominee", n.Name)
	}
	if e.Upheld == nil {
		return fault.New(fault.Usage, "recusal.verdict")
	}
	if *e.Upheld && s.imposed(j.ID, n.ID) {
		return fault.New(fault.State, "recusal.imposed", "name", j.Name, "nominee", n.Name)
	}
	if len(e.By) == 0 {
		return fault.New(fault.Usage, "recusal.by")
	}
	others := undoubted(s, ed, j.ID, n.ID)
	for i, id := range e.By {
		if f := mayDecide(s, ed, j.ID, n, id, others); f != nil {
			return f
		}
		if slices.Contains(e.By[:i], id) {
			return fault.New(fault.Usage, "recusal.twice", "juror", id)
		}
	}
	return nil
}

// mayDecide says whether somebody may take part in deciding the juror's
// recusal: on the roll, not the one concerned, and in no doubt about the same
// nominee. Where everybody else is in that doubt too they decide all the same,
// or nobody could, ever: so does a public body that would otherwise have too
// few members left (forvaltningsloven § 8). others is whether somebody is in no
// doubt.
func mayDecide(s State, ed *award.Edition, juror string, n *award.Nominee, by string, others bool) *fault.Error {
	d, ok := ed.Juror(by)
	switch {
	case !ok:
		return fault.New(fault.Juror, "juror.unknown", "juror", by)
	case by == juror:
		return fault.New(fault.Juror, "recusal.own", "name", d.Name)
	case others && recusedFrom(s, by, n.ID):
		return fault.New(fault.Juror, "recusal.doubtful", "name", d.Name, "nominee", n.Name)
	}
	return nil
}

// Deciders lists who may decide the juror's recusal from the nominee, in the
// order of the roll.
func Deciders(s State, ed *award.Edition, juror, nominee string) []string {
	n, ok := ed.Nominee(nominee)
	if !ok {
		return nil
	}
	var ids []string
	others := undoubted(s, ed, juror, nominee)
	for i := range ed.Jurors {
		if id := ed.Jurors[i].ID; mayDecide(s, ed, juror, n, id, others) == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// undoubted reports whether anybody on the roll but the juror is in no doubt
// about the nominee.
func undoubted(s State, ed *award.Edition, juror, nominee string) bool {
	return slices.ContainsFunc(ed.Jurors, func(j award.Juror) bool { return j.ID != juror && !recusedFrom(s, j.ID, nominee) })
}

func recusedFrom(s State, juror, nominee string) bool {
	b, ok := s.Ballots[juror]
	if !ok {
		return false
	}
	_, recused := b.Recused[nominee]
	return recused
}

// decide puts a verdict into the ballot. Where the recusal is rejected, the
// marks set there count again; what is empty in a ballot that is in becomes
// abstentions, as at hand-in. The juror's earlier changes cannot be undone any
// more: they would undo the verdict.
func (s *State) decide(ed *award.Edition, e Event) {
	b := s.ballot(e.Juror)
	v := Verdict{Upheld: *e.Upheld, By: e.By, Reason: e.Reason, At: e.At, Imposed: s.imposed(e.Juror, e.Nominee)}
	if r, recused := b.Recused[e.Nominee]; recused {
		v.Ground = r.Ground
	} else {
		v.Ground = s.Verdicts[e.Juror][e.Nominee].Ground
	}
	if v.Upheld {
		b.Recused[e.Nominee] = ballot.Recusal{Ground: v.Ground}
	} else {
		delete(b.Recused, e.Nominee)
		s.fill(ed, b, e.Nominee)
	}
	s.settle(e.Juror, e.Nominee, v)
	delete(s.undo, e.Juror)
	s.tidy(e.Juror)
}

// fill turns a nominee's empty cells into abstentions, where the ballot is in.
func (s *State) fill(ed *award.Edition, b *ballot.Ballot, nominee string) {
	in, ok := s.HandIns[b.Juror]
	if !ok {
		return
	}
	for _, c := range b.Missing(ed) {
		if c.Nominee == nominee {
			b.Put(c, ballot.Entry{Abstained: true, Comment: b.Cells[c].Comment})
			in.Abstained++
		}
	}
	s.HandIns[b.Juror] = in
}

// settle keeps a verdict.
func (s *State) settle(juror, nominee string, v Verdict) {
	own := copied(s.Verdicts[juror])
	own[nominee] = v
	s.Verdicts[juror] = own
}

// forget puts a verdict aside.
func (s *State) forget(juror, nominee string) {
	own := copied(s.Verdicts[juror])
	delete(own, nominee)
	if s.Verdicts[juror] = own; len(own) == 0 {
		delete(s.Verdicts, juror)
	}
}
