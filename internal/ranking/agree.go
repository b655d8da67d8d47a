package ranking

import (
	"votering/internal/agreement"
	"votering/internal/award"
	"votering/internal/exact"
)

// Agreement is how far the jurors agree. It describes the marks that a ranking
// follows from, and changes nothing in it.
type Agreement struct {
	Overall  agreement.Figures    // of the jurors' totals, 0 to 1
	Criteria []CriterionAgreement // of the marks, in the edition's order; none that are measured
	Jurors   []Severity           // who has a total of anybody, in the order of the roll; none where Overall.TooFine
	Nominees []Adjusted           // who is ranked and has a total from anybody, in the edition's order
	Scale    *award.Scale         // that all criteria share: the unit of Jurors and Nominees; nil: they are 0 to 1
	Applied  bool                 // the rule ranks by Adjusted: its jury method is additive
	Apart    bool                 // the additive model cannot be fitted somewhere, and Adjusted is nil there
	Long     bool                 // its means have more digits than are worked out, and the nominees' Adjusted is nil
}

// CriterionAgreement is the agreement on one criterion, in the unit of its marks.
type CriterionAgreement struct {
	ID string
	agreement.Figures
	Width exact.Rat // of the scale: its top minus its bottom
}

// Severity is how much a juror gives above the others, or below where it is
// negative. Where low marks are good, above is still the higher mark.
type Severity struct {
	Juror    string
	Raw      exact.Rat  // mean over the nominees the juror has a total of: own total minus the mean of all jurors' totals
	Adjusted *exact.Rat // b of the additive fit of the totals, which add up to 0; nil where Apart
	Marks    int        // nominees that the juror has a total of
}

// Adjusted is a nominee's mean, as the jury's part of a ranking has it, and what
// it would have been had every juror marked it.
type Adjusted struct {
	Nominee  string
	Raw      exact.Rat  // under the jury method mean
	Adjusted *exact.Rat // under the jury method additive; nil where Apart or Long

	Jurors    int        // who have a total of it
	Low, High exact.Rat  // the lowest and the highest of their totals
	Deviation exact.Rat  // the mean of |total − mean of the totals|; 0 where Overall.TooFine
	Widest    Difference // the criterion on which they lie farthest apart, for the width of its scale
	Alike     bool       // the jurors agree on it: their totals are Alike, and on no criterion do they lie far apart
}

// Difference is how far the jurors' marks of one nominee on one criterion lie
// apart.
type Difference struct {
	Criterion string
	Low, High exact.Rat
	Deviation exact.Rat // the mean of |mark − mean|
	Far       bool      // FarApart
}

// Agree measures how far the jurors agree whose marks Compute would rank by, over
// the nominees that it would rank; what the public voted does not matter. Faults:
// those of Compute for a rule that is not computed and for ballots that are
// nobody's. Where only the rule refuses to rank by these marks, they are measured
// all the same. Of the largest juries the additive fits take some seconds.
func Agree(in Input) (*Agreement, error) {
	a, m, err := measure(in)
	if err != nil {
		return nil, err
	}
	a.adjustNominees(m)
	a.adjustJurors(m)
	return a, nil
}

// Measure is Agree without what takes the additive fits: every Adjusted is nil. It
// is all that AgreementJSON tells.
func Measure(in Input) (*Agreement, error) {
	a, _, err := measure(in)
	return a, err
}

// measured are the marks of an agreement, by entrant and ballot; nil: none.
type measured struct {
	*contest
	totals [][]*exact.Rat
	marks  [][][]*exact.Rat // by criterion; nil where it is measured
}

func measure(in Input) (*Agreement, *measured, error) {
	p, err := Prepare(in)
	if err != nil {
		return nil, nil, err
	}
	c, _ := p.convene(Variation{})
	c.gather(award.Mean)
	a := &Agreement{Applied: in.Edition.Rule.Jury.Method == award.Additive}
	if c.alike {
		a.Scale = &in.Edition.Criteria[0].Scale
	}
	m := &measured{contest: c, totals: c.totals(), marks: make([][][]*exact.Rat, len(in.Edition.Criteria))}
	a.Overall = agreement.Of(m.totals)
	for k := range in.Edition.Criteria {
		if in.Edition.Criteria[k].ValueFrom != nil {
			continue
		}
		m.marks[k] = c.marksOn(k)
		a.Criteria = append(a.Criteria, CriterionAgreement{
			ID: in.Edition.Criteria[k].ID, Figures: agreement.Of(m.marks[k]), Width: c.width(k)})
	}
	a.nominees(m)
	if !a.Overall.TooFine {
		a.severities(m)
	}
	return a, m, nil
}

// totals are the jurors' totals by entrant and ballot; nil: none.
func (c *contest) totals() [][]*exact.Rat {
	table := make([][]*exact.Rat, len(c.entrants))
	o := c.opinions()
	for i := range c.entrants {
		table[i] = make([]*exact.Rat, len(c.counted))
		for at, j := range c.counted {
			if t := o.views[i].total[j]; t != none {
				table[i][at] = &o.totals[t]
			}
		}
	}
	return table
}

// marksOn are the marks on one criterion by entrant and ballot; nil: none.
func (c *contest) marksOn(k int) [][]*exact.Rat {
	table := make([][]*exact.Rat, len(c.entrants))
	for i, n := range c.entrants {
		table[i] = make([]*exact.Rat, len(c.counted))
		cell := c.cell(k, n)
		for j, juror := range c.counted {
			if v := cell.row[juror]; v != none {
				table[i][j] = &cell.values[v]
			}
		}
	}
	return table
}

func (c *contest) width(k int) exact.Rat {
	s := &c.edition.Criteria[k].Scale
	return s.Max.Sub(s.Min)
}

// unit is how a total of 0 to 1 is told: on the scale that all criteria share, or
// as it is.
func (c *contest) unit() line {
	if !c.alike {
		return line{slope: one}
	}
	p := onScale(&c.edition.Criteria[0], zero)
	return line{offset: p.Zero, slope: p.One.Sub(p.Zero)}
}

// severities are each juror's own totals beside those of all.
func (a *Agreement) severities(m *measured) {
	means := make([]exact.Rat, len(m.totals))
	for i, row := range m.totals {
		means[i] = meanIn(present(row))
	}
	slope := m.unit().slope
	for j, b := range m.ballots {
		var above exact.Adder
		for i := range m.totals {
			if t := m.totals[i][j]; t != nil {
				above.Add(t.Sub(means[i]))
			}
		}
		if above.Count() > 0 {
			a.Jurors = append(a.Jurors, Severity{Juror: b.Juror, Raw: above.Mean().Mul(slope), Marks: above.Count()})
		}
	}
}

// adjustJurors gives every juror the b of the additive fit of the totals.
func (a *Agreement) adjustJurors(m *measured) {
	if a.Overall.TooFine {
		return
	}
	fitted, apart := fit(m.totals)
	if apart != nil {
		a.Apart = true
		return
	}
	slope, seat := m.unit().slope, 0
	for _, b := range fitted.cols() {
		if b != nil {
			adjusted := b.Mul(slope)
			a.Jurors[seat].Adjusted = &adjusted
			seat++
		}
	}
}
