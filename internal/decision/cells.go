package decision

import (
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
)

// cells is the first fault (E_SCORE) in the marks: each cell of a ballot that
// counts must be there, once, in its place, with a mark that its criterion
// takes: but for nominees from whom the juror is recused, or who withdrew.
func (d *Document) cells() *fault.Error {
	wanted := d.wanted()
	known := make(map[string]map[ballot.Cell]int, len(d.Ballots)) // how often each cell was met, by juror
	for _, b := range d.Ballots {
		if b.Counted {
			known[b.Juror] = map[ballot.Cell]int{}
		}
	}
	for _, w := range wanted {
		known[w.juror][w.Cell] = 0
	}
	for i := range d.Marks {
		m := &d.Marks[i]
		if f := d.mark(m, known[m.Juror]); f != nil {
			return f.At(item("marks", i))
		}
		if i >= len(wanted) || wanted[i] != m.place() {
			return d.misplaced(i, wanted)
		}
	}
	if len(d.Marks) < len(wanted) {
		return lacking(wanted[len(d.Marks)]).At("marks")
	}
	return nil
}

// place is a cell of one juror.
type place struct {
	juror string
	ballot.Cell
}

// wanted are the cells that must have a mark, in order.
func (d *Document) wanted() []place {
	recused := map[place]bool{} // without criterion
	for _, r := range d.Recusals {
		if r.Counts() {
			recused[place{r.Juror, ballot.Cell{Nominee: r.Nominee}}] = true
		}
	}
	criteria := d.edition.Marked()
	var wanted []place
	for _, b := range d.Ballots {
		if !b.Counted {
			continue
		}
		for i := range d.edition.Nominees {
			n := d.edition.Nominees[i].ID
			if d.edition.Nominees[i].Withdrawn || recused[place{b.Juror, ballot.Cell{Nominee: n}}] {
				continue
			}
			for _, c := range criteria {
				wanted = append(wanted, place{b.Juror, ballot.Cell{Nominee: n, Criterion: c.ID}})
			}
		}
	}
	return wanted
}

// mark judges one mark. known are the cells that its juror must fill, and how
// often each was met so far; nil where no ballot of the juror counts.
func (d *Document) mark(m *Mark, known map[ballot.Cell]int) *fault.Error {
	if m.Comment != "" && d.Profile == Public {
		return fault.New(fault.Format, "decision.profile_key", "profile", string(d.Profile))
	}
	cell := ballot.Cell{Nominee: m.Nominee, Criterion: m.Criterion}
	nominee, nominated := d.edition.Nominee(m.Nominee)
	criterion, ok := d.edition.Criterion(m.Criterion)
	switch _, asked := known[cell]; {
	case !nominated:
		return markFault("nominee", m)
	case !ok || criterion.ValueFrom != nil:
		return markFault("criterion", m)
	case known == nil:
		return markFault("ballot", m)
	case nominee.Withdrawn:
		return markFault("withdrawn", m)
	case !asked:
		return markFault("recused", m)
	case known[cell] > 0:
		return markFault("twice", m)
	}
	known[cell]++
	return d.onScale(m)
}

// onScale is what keeps a mark from being one of its criterion; nil: nothing.
func (d *Document) onScale(m *Mark) *fault.Error {
	criterion, ok := d.edition.Criterion(m.Criterion)
	if !ok || criterion.ValueFrom != nil {
		return markFault("criterion", m)
	}
	if m.Mark == Abstains {
		return nil
	}
	v, err := exact.CanonicalMark(m.Mark)
	if err != nil {
		return markFault("form", m)
	}
	if s := criterion.Scale; !s.Holds(v) {
		return markFault("scale", m, "min", s.Min.Text(), "max", s.Max.Text(), "step", s.Step.Text())
	}
	return nil
}

func markFault(id string, m *Mark, pairs ...string) *fault.Error {
	return fault.New(fault.Score, "decision.mark_"+id, append(pairs,
		"juror", m.Juror, "nominee", m.Nominee, "criterion", m.Criterion, "mark", m.Mark)...)
}

// misplaced says what is wrong with the ith mark, which is a good one but not
// the one that belongs there: that one is missing, or comes later.
func (d *Document) misplaced(i int, wanted []place) *fault.Error {
	if i < len(wanted) {
		for _, m := range d.Marks[i:] {
			if wanted[i] == m.place() {
				return fault.New(fault.Format, "decision.order").At(item("marks", i))
			}
		}
		return lacking(wanted[i]).At(item("marks", i))
	}
	return fault.New(fault.Format, "decision.order").At(item("marks", i))
}

func lacking(p place) *fault.Error {
	return fault.New(fault.Score, "decision.mark_missing", "juror", p.juror, "nominee", p.Nominee, "criterion", p.Criterion)
}
