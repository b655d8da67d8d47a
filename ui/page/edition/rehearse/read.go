package rehearse

import (
	"math/big"
	"slices"

	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rules"
	"votering/ui/part/draw"
)

// number is a field's number, which may be beyond what a whole number of the
// machine holds.
func number(n uint64) exact.Rat { return exact.FromBig(new(big.Rat).SetInt(new(big.Int).SetUint64(n))) }

// everything is the rule tried out, to be read: what is made up, how each total
// comes about, what matters, and every choice with all that it could be.
func (w words) everything(f *found, width int) draw.Block {
	b := draw.Paragraph(w.L.T("rehearse.made_up"), width, &w.S.Warn)
	b = append(b, draw.Paragraph(w.L.T("rehearse.made_up.how"), width, &w.S.Muted)...)
	b = append(b, w.remarks(f, false, width)...)
	b = append(append(b, nil), w.weighed(f, width)...)
	b = append(b, nil, draw.Of(w.L.T("rehearse.section.totals"), &w.S.Heading))
	for i := range f.Ranking.Rows {
		b = append(b, w.sums(&f.Ranking.Rows[i], width)...)
	}
	b = append(b, w.ladders(f.Ranking, width)...)
	for _, choice := range f.choices {
		b = append(b, nil, draw.Of(w.L.T("rehearse.about."+choice.About), &w.S.Heading))
		for _, o := range choice.Options {
			name := w.name(choice.About, o.Edition)
			if o.Now {
				name += " " + w.L.T("rehearse.now")
			}
			b = append(b, draw.Paragraph(name, width, &w.S.Strong)...)
			b = append(b, draw.Paragraph(w.means(choice.About, o.Edition), max(width-2, 1), &w.S.Base).Indent(2)...)
			b = append(b, w.outcome(o.Ranking, width)...)
			does, _ := w.does(f, o)
			b = append(b, draw.Paragraph(does, max(width-2, 1), &w.S.Base).Indent(2)...)
		}
	}
	b = append(b, nil, draw.Of(w.L.T("rehearse.section.rule"), &w.S.Heading))
	return append(b, w.facts(width)...)
}

// outcome is the order that an option gives, and how much the public moves in
// it.
func (w words) outcome(rk *rank.Ranking, width int) draw.Block {
	if rk == nil {
		return nil
	}
	s := w.order(rk)
	if works := w.works(rk); works != "" {
		s += " · " + works
	}
	return draw.Paragraph(s, max(width-2, 1), &w.S.Accent).Indent(2)
}

// weighed is every choice of the rule with what it matters here, one to a
// paragraph.
func (w words) weighed(f *found, width int) draw.Block {
	b := draw.Block{draw.Of(w.L.T("rehearse.overview"), &w.S.Heading)}
	for _, choice := range f.choices {
		says, warn := w.matters(f, choice)
		style := &w.S.Base
		if warn {
			style = &w.S.Warn
		}
		b = append(b, draw.Paragraph(w.L.T("rehearse.weighed", "choice", w.L.T("rehearse.about."+choice.About), "says", says), width, style)...)
	}
	return b
}

// ladders is what the tie ladder did to those with equal totals, step by step:
// what it compared, and whether that told anybody apart.
func (w words) ladders(rk *rank.Ranking, width int) draw.Block {
	var b draw.Block
	for _, among := range tied(rk) {
		b = append(b, nil, draw.Of(w.L.T("rehearse.section.tie"), &w.S.Heading))
		b = append(b, draw.Paragraph(w.tie(rk, among), width, &w.S.Base)...)
		for i := range rk.Rows {
			if row := &rk.Rows[i]; slices.Contains(among, row.Nominee) {
				b = append(b, w.steps(row, width)...)
			}
		}
	}
	return b
}

// steps is what the tie ladder did to one nominee.
func (w words) steps(row *rank.Row, width int) draw.Block {
	b := draw.Paragraph(w.place(row)+" "+w.nominee(row.Nominee), max(width-2, 1), &w.S.Strong).Indent(2)
	for i, s := range row.Ladder {
		key, value := "rehearse.step.level", s.Value
		if s.Split {
			key = "rehearse.step.split"
		}
		if value == "" {
			value = none
		}
		said := w.L.T(key, "n", w.L.Int(int64(i+1)), "step", rules.Plain(w.L, w.e).Step(s.Name), "value", w.numbers().Formula(value))
		b = append(b, draw.Paragraph(said, max(width-4, 1), &w.S.Base).Indent(4)...)
	}
	return b
}
