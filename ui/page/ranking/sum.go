package ranking

import (
	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/sums"
)

// total is the sum as a person would write it, with its decimals beside it:
// all of them where they are few, else rounded.
func (d *data) total(row *rank.Row) string {
	s := d.num.Formula(row.Sum.String())
	switch {
	case row.Total == nil, row.Total.IsInt():
		return s
	case sums.Few(*row.Total):
		return s + " = " + d.l.RatText(*row.Total)
	case d.num.Long(*row.Total):
		return s
	}
	return d.l.T("ranking.sum.about", "sum", s, "rounded", d.l.Rat(*row.Total, shownDecimals))
}

// sumLine is the chosen one in short.
func (p *Page) sumLine(c page.Context, w int) draw.Block {
	if len(p.d.entries) == 0 {
		return nil
	}
	e := p.d.entries[p.cursor.At]
	s := e.why
	if e.row != nil {
		s = p.d.total(e.row)
		if s == "" {
			s = c.L.T("flag_word." + rank.FlagNotOnShortlist)
		}
	}
	return draw.Paragraph(e.name+": "+s, max(w, 1), &c.S.Strong)
}

// sum is how the chosen total comes about, in a few lines: the sum itself,
// each side of it, and what told it apart.
func (p *Page) sum(c page.Context, w int) draw.Block {
	e := p.d.entries[p.cursor.At]
	if e.row == nil {
		return draw.Paragraph(e.why, textW(w), &c.S.Warn).Indent(1)
	}
	return p.facts(c, append(p.first(c, e.row), p.d.sides(e.row, &c.S.Base)...), w)
}

// first are the facts that are in sight whatever goes: the sum, and what set
// it apart from an equal one.
func (p *Page) first(c page.Context, row *rank.Row) []fact {
	return []fact{{"total", p.d.total(row), &c.S.Strong}, {"tie", p.d.decided(row), &c.S.Base}}
}

// fact is a name, by the end of its key, and what there is to say.
type fact struct {
	name, text string
	style      *lipgloss.Style
}

// facts sets facts under each other, the names in a column of their own; a
// name that stands over the same is not repeated.
func (p *Page) facts(c page.Context, facts []fact, w int) draw.Block {
	label := 0
	for _, f := range facts {
		if f.text != "" {
			label = max(label, text.Width(c.L.T("ranking.sum."+f.name)))
		}
	}
	var b draw.Block
	last := ""
	for _, f := range facts {
		if f.text == "" {
			continue
		}
		lines := draw.Paragraph(f.text, max(w-label-3, 8), f.style)
		for i := range lines {
			lead := ""
			if i == 0 && f.name != last {
				lead = c.L.T("ranking.sum." + f.name)
			}
			lines[i] = append(draw.Of(" "+text.PadRight(lead, label)+"  ", &c.S.Muted), lines[i]...)
		}
		b, last = append(b, lines...), f.name
	}
	return b
}

// sides are the jury's and the public's side of a total.
func (d *data) sides(row *rank.Row, style *lipgloss.Style) []fact {
	facts := []fact{{"jury", d.juryShortly(row) + d.found(row, rank.RoleJury), style}}
	if row.Votes != nil {
		facts = append(facts, fact{"public", d.votesOf(row) + d.found(row, rank.RolePublic), style})
	}
	return facts
}

// juryShortly is the jury's number in the words of the method.
func (d *data) juryShortly(row *rank.Row) string {
	switch j := d.ed.Rule.Jury; {
	case j.Method == award.Majority:
		return d.worse(row)
	case j.Method == award.Points, j.Method == award.Exponential:
		return d.l.N("ranking.sum.jury.points", len(row.Ranks), "points", d.num.Decimal(*row.Jury))
	case !j.Unit():
		return d.num.Both(*row.Jury)
	case row.Mean != nil && d.byScale():
		return d.l.T("ranking.sum."+d.kind(), "mean", d.l.Rat(*row.Mean, 2), "max", d.scale(), "points", d.num.Written(*row.Jury))
	}
	return d.l.T("ranking.sum.points", "points", d.num.Written(*row.Jury))
}

// kind is the end of the keys that tell the jury's number on the scale: a mean,
// an adjusted one, or what else the method makes of the marks.
func (d *data) kind() string {
	switch d.ed.Rule.Jury.Method {
	case award.Mean:
		return "mean"
	case award.Additive:
		return "adjusted"
	}
	return "value"
}

// votesOf are the public's votes of a nominee, or the points that it gives.
func (d *data) votesOf(row *rank.Row) string {
	if d.givesPoints() {
		return d.l.T("ranking.sum.given", "points", d.plainly(*row.Votes))
	}
	return d.l.T("ranking.sum.votes", "votes", d.l.IntRat(*row.Votes))
}

// plainly is a number in full, as it was given.
func (d *data) plainly(r exact.Rat) string {
	if r.IsInt() {
		return d.l.IntRat(r)
	}
	return d.l.RatText(r)
}

// givesPoints reports whether the public gives points, which are added as they
// are, and not votes.
func (d *data) givesPoints() bool {
	return d.ed.Rule.Public != nil && d.ed.Rule.Public.Method == award.Added
}

// found is how one side's own number becomes the value that is weighted, as
// the public method does it; empty where it is taken as it is.
func (d *data) found(row *rank.Row, role string) string {
	term, ok := row.Sum.Term(role)
	if !ok || !d.positioned(term) {
		return ""
	}
	return "; " + d.shortly(term)
}

// positioned reports whether a value depends on where the number stands beside
// the others'.
func (d *data) positioned(t rank.Term) bool {
	return t.Of.Flat() || t.Of.String() != "" || t.Place.Sign() != 0
}

// shortly is a value beside the others': in words alone where it is the
// highest or the lowest of all.
func (d *data) shortly(t rank.Term) string {
	if d.ed.Rule.Public.Method != award.Share && d.ed.Rule.Public.Method != award.RankPoints && !t.Of.Flat() {
		switch {
		case t.Value.Sign() == 0:
			return d.l.T("ranking.position.lowest")
		case t.Value.Equal(exact.Int(1)):
			return d.l.T("ranking.position.highest")
		}
	}
	return d.position(t)
}

// position is a value beside the others', in words and in numbers.
func (d *data) position(t rank.Term) string {
	switch {
	case d.ed.Rule.Public.Method == award.RankPoints:
		return d.l.T("ranking.position.rank_points", "place", d.num.Beside(t.Place), "value", d.num.Both(t.Value))
	case t.Of.Flat():
		return d.l.T("ranking.position.flat", "value", d.num.Both(t.Value))
	}
	own := d.num.Written
	if t.Role == rank.RolePublic && t.Of.Own.IsInt() { // votes
		own = d.l.IntRat
	}
	working, value := d.num.Position(t.Of, t.Value)
	return sums.Once(d.l.T("ranking.position."+d.ed.Rule.Public.Method, "own", own(t.Of.Own), "zero", own(t.Of.Zero),
		"one", own(t.Of.One), "working", working, "value", value))
}
