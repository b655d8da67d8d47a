package mailing

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/text"
)

// fitter holds a ballot against an edition. It keeps the first fault.
type fitter struct {
	edition *award.Edition
	seen    map[ballot.Cell]bool
	recused map[string]bool
	found   *fault.Error
}

// Fits checks (E_SCORE) that the ballot is one of this edition: marks on their
// scales, and every cell marked, abstained from or recused from, once. Cells of
// a nominee that was withdrawn may be missing.
func (b *Ballot) Fits(ed *award.Edition) error {
	f := &fitter{edition: ed, seen: map[ballot.Cell]bool{}, recused: map[string]bool{}}
	for _, r := range b.Recused {
		f.recuse(r)
	}
	f.declared(b.Declared)
	for _, m := range b.Marks {
		if c := f.cell(m.Nominee, m.Criterion); c != nil {
			f.mark(m, c)
		}
	}
	for _, a := range b.Abstained {
		f.cell(a.Nominee, a.Criterion)
	}
	f.missing()
	if f.found == nil {
		return nil
	}
	return f.found
}

// refuse keeps a fault of a cell.
func (f *fitter) refuse(id, nominee, criterion string, pairs ...string) {
	if f.found == nil {
		f.found = fault.New(fault.Score, "mailing."+id, append(pairs, "nominee", text.Show(nominee), "criterion", text.Show(criterion))...)
	}
}

func (f *fitter) nominee(id string) bool {
	_, ok := f.edition.Nominee(id)
	if !ok {
		f.refuse("mark_nominee", id, "")
	}
	return ok
}

func (f *fitter) recuse(r Statement) {
	if !f.nominee(r.Nominee) {
		return
	}
	if f.recused[r.Nominee] {
		f.refuse("recused_twice", r.Nominee, "")
	}
	f.recused[r.Nominee] = true
	f.ground(r.Ground)
}

func (f *fitter) declared(list []Declaration) {
	declared := map[string]bool{}
	for _, d := range list {
		if f.nominee(d.Nominee) && declared[d.Nominee] {
			f.refuse("declared_twice", d.Nominee, "")
		}
		declared[d.Nominee] = true
		f.ground(d.Ground)
	}
}

// ground bounds what a juror gives as a reason (E_TEXT, E_SIZE).
func (f *fitter) ground(s string) {
	if e := fault.Of(text.StrictLines(s, deliberation.MaxGround)); e != nil && f.found == nil {
		f.found = e
	}
}

// cell checks that a cell is one to fill and was not met before; nil where it
// is not.
func (f *fitter) cell(nominee, criterion string) *award.Criterion {
	if !f.nominee(nominee) {
		return nil
	}
	c, ok := f.edition.Criterion(criterion)
	cell := ballot.Cell{Nominee: nominee, Criterion: criterion}
	switch {
	case !ok || c.ValueFrom != nil:
		f.refuse("mark_criterion", nominee, criterion)
	case f.recused[nominee]:
		f.refuse("mark_recused", nominee, criterion)
	case f.seen[cell]:
		f.refuse("mark_twice", nominee, criterion)
	default:
		f.seen[cell] = true
		return c
	}
	return nil
}

func (f *fitter) mark(m Mark, c *award.Criterion) {
	mark, err := exact.CanonicalMark(m.Mark)
	switch {
	case err != nil:
		f.refuse("mark_form", m.Nominee, m.Criterion, "mark", text.Show(m.Mark))
	case !c.Scale.Holds(mark):
		f.refuse("mark_scale", m.Nominee, m.Criterion, "mark", m.Mark,
			"min", c.Scale.Min.Text(), "max", c.Scale.Max.Text(), "step", c.Scale.Step.Text())
	}
}

// missing finds the cells that are in no list.
func (f *fitter) missing() {
	criteria := f.edition.Marked()
	for i := range f.edition.Nominees {
		n := &f.edition.Nominees[i]
		if n.Withdrawn || f.recused[n.ID] {
			continue
		}
		for _, c := range criteria {
			if !f.seen[ballot.Cell{Nominee: n.ID, Criterion: c.ID}] {
				f.refuse("mark_missing", n.ID, c.ID)
			}
		}
	}
}
