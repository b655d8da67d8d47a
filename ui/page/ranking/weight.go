package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rules"
)

// spread is how the weight that works comes about: what each side really
// moves.
func (d *data) spread() string {
	effective, ok := d.rk.EffectiveWeight()
	if !ok {
		return ""
	}
	jury, public := d.rk.Spread.Jury, d.rk.Spread.Public
	decimals := addUp(jury, public)
	n := func(r exact.Rat) string { return d.l.Rat(r, decimals) }
	return d.l.T("ranking.weight.spread", "jury", n(jury), "public", n(public), "both", n(jury.Add(public)), "effective", d.l.Share(effective, 0))
}

// addUp is how many decimals it takes, up to six, for two rounded numbers to
// add up to their rounded sum.
func addUp(a, b exact.Rat) int {
	for decimals := shownDecimals; decimals < 6; decimals++ {
		x, _ := exact.Decimal(a.Round(decimals))
		y, _ := exact.Decimal(b.Round(decimals))
		if x.Add(y).Round(decimals) == a.Add(b).Round(decimals) {
			return decimals
		}
	}
	return 6
}

// stretch says what it means that the lowest becomes 0 and the highest 1,
// where the jury's numbers lie within a quarter of their scale; else empty.
func (d *data) stretch() string {
	if p := d.ed.Rule.Public; p == nil || p.Method != award.MinMax || d.rk.JuryAlone {
		return ""
	}
	least, most := "", ""
	for i := range d.rk.Rows {
		row := &d.rk.Rows[i]
		term, ok := row.Sum.Term(rank.RoleJury)
		switch {
		case !ok || term.Of.Flat() || !term.Of.One.Sub(term.Of.Zero).Less(exact.New(1, 4)):
			return ""
		case term.Value.Sign() == 0:
			least = d.mean(row)
		case term.Value.Equal(exact.Int(1)):
			most = d.mean(row)
		}
	}
	if scale := d.scale(); scale != "" {
		return d.l.T("ranking.stretch.scale", "least", least, "most", most, "max", scale)
	}
	return d.l.T("ranking.stretch", "least", least, "most", most)
}

// uncoveredNotes name the criteria that nobody marked, or that have no figure, and
// for whom.
func (d *data) uncoveredNotes() []string {
	var sentences []string
	for i := range d.ed.Criteria {
		c := &d.ed.Criteria[i]
		var who []string
		for k := range d.rk.Rows {
			row := &d.rk.Rows[k]
			if !slices.ContainsFunc(row.Aggregates, func(m rank.Aggregate) bool { return m.Criterion == c.ID }) {
				who = append(who, row.Nominee)
			}
		}
		key := "ranking.uncovered"
		if c.ValueFrom != nil {
			key = "ranking.uncovered.figure"
		}
		title := rules.Plain(d.l, d.ed).Title(c.Title)
		switch {
		case len(who) == 0:
		case len(who) == len(d.rk.Rows) && len(who) > 1:
			sentences = append(sentences, d.l.T(key+".all", "criterion", title))
		default:
			sentences = append(sentences, d.l.T(key, "criterion", title, "names", d.names(who)))
		}
	}
	return sentences
}
