package ranking

import (
	"votering/internal/award"
	"votering/internal/ballot"
	rank "votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/table"
)

// leastMark is the least width of a column of marks.
const leastMark = 8

// matrix is the marks of one nominee, a line for each juror and a column for
// each criterion, and where the juror has the nominee if the rule goes by that;
// nil where w cells do not hold it.
func (d *data) matrix(c page.Context, row *rank.Row, w int) draw.Block {
	voices := d.voicesOn(row.Nominee)
	if len(voices) == 0 {
		return nil
	}
	const lines = 2
	nameW := text.Width(c.L.T(d.meanKey()))
	for _, v := range voices {
		nameW = max(nameW, text.Width(v.name))
	}
	criteria, own := d.ed.Marked(), d.ownColumns()
	nameW = min(nameW, w/3)
	each := (w-1-nameW)/max(len(criteria)+len(own), 1) - table.Gap
	if each < leastMark {
		return nil
	}
	t := table.Table{{Width: nameW}}
	for _, k := range criteria {
		title := rules.Plain(c.L, c.Sight.Edition).Title(k.Title)
		t = append(t, table.Column{Title: title, Width: min(max(leastMark, table.TitleWidth(title, lines)), each), Right: true})
	}
	for _, key := range own {
		t = append(t, table.Column{Title: c.L.T(key), Width: leastMark, Right: true})
	}
	b := draw.Block{draw.Of(c.L.T("ranking.marks"), &c.S.Heading)}
	b = append(b, t.Header(lines, &c.S.Muted)...)
	for _, v := range voices {
		cells := []draw.Piece{{Text: v.name, Style: &c.S.Base}}
		for _, k := range criteria {
			cells = append(cells, draw.Piece{Text: d.short(v, ballot.Cell{Nominee: row.Nominee, Criterion: k.ID}), Style: &c.S.Base})
		}
		for _, s := range d.own(row, v.ballot.Juror, own) {
			cells = append(cells, draw.Piece{Text: s, Style: &c.S.Base})
		}
		b = append(b, t.Row(cells, nil))
	}
	return append(b, t.Row(d.means(c, row, criteria), nil)).Indent(1)
}

// The columns of where a juror has a nominee, and of what that is worth.
const (
	ownPlace  = "ranking.marks.place"
	ownPoints = "ranking.marks.points"
)

// ownColumns are those that the rule goes by: none where it goes by criteria, nor
// where they would tell of a nominee that is shut to these eyes.
func (d *data) ownColumns() []string {
	switch j := d.ed.Rule.Jury; {
	case !j.Ranks(), len(d.shutRanked()) > 0:
		return nil
	case j.Method == award.Majority:
		return []string{ownPlace}
	}
	return []string{ownPlace, ownPoints}
}

// own is what stands in those columns.
func (d *data) own(row *rank.Row, juror string, columns []string) []string {
	cells := make([]string, len(columns))
	for i, key := range columns {
		r, ok := orderOf(row, juror)
		switch {
		case !ok:
			cells[i] = none
		case key == ownPlace:
			cells[i] = d.l.RatText(r.Place)
		default:
			cells[i] = d.number(&r.Points, fineness(shownDecimals, &r.Points))
		}
	}
	return cells
}

// short is what stands in a cell, in few cells: marks that do not count stand
// in brackets.
func (d *data) short(v voice, cell ballot.Cell) string {
	if m, ok := v.ballot.Mark(cell); ok && !v.counts {
		return "(" + d.l.RatText(m) + ")"
	}
	return d.mark(v, cell)
}

// meanKey is the key of what the last line of the matrix is called: what the
// method makes of the marks.
func (d *data) meanKey() string {
	switch m := d.ed.Rule.Jury.Method; m {
	case award.Additive:
		return "ranking.marks.adjusted"
	case award.Sum, award.Median:
		return "ranking.marks." + m
	case award.Trimmed, award.Clamp:
		return "ranking.marks.counts"
	}
	return "ranking.marks.mean"
}

// means are the last line of the matrix.
func (d *data) means(c page.Context, row *rank.Row, criteria []*award.Criterion) []draw.Piece {
	cells := []draw.Piece{{Text: c.L.T(d.meanKey()), Style: &c.S.Strong}}
	for _, k := range criteria {
		s := none
		for _, m := range row.Aggregates {
			if m.Criterion == k.ID {
				s = d.number(&m.Value, 2)
			}
		}
		cells = append(cells, draw.Piece{Text: s, Style: &c.S.Strong})
	}
	return cells
}
