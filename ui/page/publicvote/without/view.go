package without

import (
	"slices"

	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/table"
)

// moved marks a nominee that would have another place.
const moved = " ▲"

// same stands where a cause changes nothing.
const same = "·"

// View is the comparison as a table: nominees down, causes across. Where the
// screen is too narrow for all causes the table goes on below.
func View(c page.Context, valid map[string]exact.Rat, k *publicvote.Counting) draw.Block {
	s := compare(c.Sight.Edition, valid, k)
	s.whole = true
	if _, to := s.columns(c, 0); to < len(s.causes) {
		s.whole = false
	}
	w := max(c.W-2, 1)
	b := draw.Paragraph(c.L.T("publicvote.without.about"), w, &c.S.Base).Indent(1)
	for _, line := range s.says(c) {
		b = append(b, draw.Paragraph(line, w, &c.S.Strong).Indent(1)...)
	}
	for from := 0; from < len(s.causes); {
		t, to := s.columns(c, from)
		b = append(b, nil)
		b = append(b, t.Header(2, &c.S.Muted).Indent(1)...)
		for _, r := range s.rows {
			b = append(b, append(draw.Of(" ", nil), t.Row(s.cells(c, r, from, to), nil)...))
		}
		total := s.total
		total.name = c.L.T("publicvote.sum")
		b = append(b, append(draw.Of(" ", nil), t.Row(s.cells(c, total, from, to), nil)...))
		from = to
	}
	if s.moves() {
		b = append(b, nil, draw.Of(" "+moved[1:]+" ", &c.S.Warn).Add(c.L.T("publicvote.without.moved"), &c.S.Muted))
	}
	return b
}

// columns are the name, the votes after the whole rule, and as many causes from
// that one on as there is room for.
func (s sheet) columns(c page.Context, from int) (t table.Table, to int) {
	nameW := text.Width(c.L.T("publicvote.nominee"))
	for _, r := range s.rows {
		nameW = max(nameW, text.Width(r.name))
	}
	full := c.L.T("publicvote.without.rule")
	t = table.Table{
		{Title: c.L.T("publicvote.nominee"), Width: min(nameW, max(c.W/4, 8))},
		{Title: full, Width: max(table.TitleWidth(full, 2), text.Width(c.L.Int(s.total.votes))), Right: true},
	}
	for to = from; to < len(s.causes); to++ {
		title := name(c, s.causes[to])
		w := table.TitleWidth(title, 2)
		for _, r := range slices.Concat(s.rows, []row{s.total}) {
			w = max(w, text.Width(s.cell(c, r, to).Text))
		}
		next := append(t, table.Column{Title: title, Width: min(w, max(c.W/3, 8)), Right: true})
		if to > from && next.Width()+1 > c.W {
			break
		}
		t = next
	}
	return t, to
}

// cells are a row of the table.
func (s sheet) cells(c page.Context, r row, from, to int) []draw.Piece {
	style := &c.S.Base
	if r.places == nil {
		style = &c.S.Strong
	}
	cells := []draw.Piece{{Text: r.name, Style: style}, {Text: c.L.Int(r.votes), Style: style}}
	for j := from; j < to; j++ {
		cells = append(cells, s.cell(c, r, j))
	}
	return cells
}

// cell is how many votes more or fewer a nominee would have without a cause, and
// whether its place would be another.
func (s sheet) cell(c page.Context, r row, j int) draw.Piece {
	d := r.without[j] - r.votes
	p := draw.Piece{Text: same + "  ", Style: &c.S.Muted}
	if d != 0 {
		p = draw.Piece{Text: c.L.Int(d) + "  ", Style: &c.S.Base}
		if d > 0 {
			p.Text = "+" + p.Text
		}
	}
	if s.whole && d != 0 {
		p.Text = c.L.Int(r.without[j]) + "  " + p.Text
	}
	if r.places != nil && r.places[j] != r.place {
		p = draw.Piece{Text: p.Text[:len(p.Text)-2] + moved, Style: &c.S.Warn}
	}
	return p
}
