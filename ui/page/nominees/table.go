package nominees

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
	"votering/ui/part/table"
)

// The signs before a row.
const (
	chosenSign = " ► "
	pinnedSign = " ■ "
	noSign     = "   "
)

// title is what stands over a column, without the arrow of the order.
func (d *data) title(f field) string {
	switch f.kind {
	case kindName:
		return d.l.T("nominees.name")
	case kindGate:
		return d.l.T("nominees.gate")
	case kindProgress:
		return d.l.T("nominees.progress")
	}
	return f.fig.title + d.otherPeriod(f.fig)
}

// columns are the fields for the table part. Drawings have their title at the
// left, over the number.
func (p *Page) columns(fs []field) table.Table {
	t := make(table.Table, len(fs))
	for i, f := range fs {
		t[i] = table.Column{Title: p.d.title(f), Width: f.width, Right: f.kind == kindFigure || f.kind == kindProgress}
		if p.order.by != sortGiven && f.id() == p.order.by {
			t[i].Mark = p.order.arrow(p.d)
		}
	}
	return t
}

// table draws the header, the nominees in sight and the references.
func (p *Page) table(c page.Context, pl plan) draw.Block {
	t := p.columns(pl.fields)
	block := make(draw.Block, 0, pl.lines+pl.rows+len(p.d.refs))
	header := t.Header(pl.lines, &c.S.Muted)
	for _, l := range header {
		block = append(block, append(draw.Of(noSign, nil), l...))
	}
	p.overHeader(c, pl, block)
	from, to := p.cursor.Window(len(p.list), pl.rows)
	var rows draw.Block
	for at := from; at < to; at++ {
		rows = append(rows, p.row(c, pl, t, at))
	}
	block = append(block, more(rows, from, to, len(p.list))...)
	if len(p.list) == 0 {
		block = append(block, draw.Of(noSign+p.nothing(c), &c.S.Warn))
	}
	block = block.Pad(len(header) + pl.rows)
	for _, row := range p.d.refs {
		block = append(block, append(draw.Of(noSign, nil), p.fill(c, pl, t, row)...))
	}
	return block
}

// more marks rows of which some are left out above or below, in the first cell of
// the sign before them: the columns take all the rest.
func more(rows draw.Block, from, to, of int) draw.Block {
	mark := func(i int, sign string) {
		rows[i][0].Text = sign + strings.TrimPrefix(rows[i][0].Text, " ")
	}
	if len(rows) > 0 && from > 0 {
		mark(0, "▲")
	}
	if len(rows) > 0 && to < of {
		mark(len(rows)-1, "▼")
	}
	return rows
}

// overHeader fills the first of two header lines: over the names of which
// period the figures are, over the dots what their line reaches from and to.
func (p *Page) overHeader(c page.Context, pl plan, header draw.Block) {
	if len(header) < 2 {
		return
	}
	for i, f := range pl.fields {
		piece := &header[0][2*i+1] // after the sign, columns and the gaps between them take turns
		w := text.Width(piece.Text)
		switch {
		case f.kind == kindName && p.d.period != "":
			piece.Text = text.PadRight(c.L.T("nominees.period", "period", text.Show(p.d.period)), w)
		case f.kind == kindDot && text.Width(p.d.title(f)) < w:
			side := (f.draw - 3) / 2
			piece.Text = strings.Repeat(" ", w-f.draw) + text.PadRight(p.d.least, side) + "100" + text.PadLeft(p.d.farthest, side)
		}
	}
}

// nothing says why the table is empty.
func (p *Page) nothing(c page.Context) string {
	if p.filter != "" {
		return c.L.T("nominees.no_match", "filter", text.Show(p.filter))
	}
	return c.L.T("nominees.none")
}

// row draws one nominee.
func (p *Page) row(c page.Context, pl plan, t table.Table, at int) draw.Line {
	nominee := p.list[at]
	sign, style := noSign, (*lipgloss.Style)(nil)
	switch {
	case at == p.cursor.At:
		sign, style = chosenSign, &c.S.Selected
	case p.pinned == p.d.edition.Nominees[nominee].ID:
		sign, style = pinnedSign, &c.S.Accent
	}
	l := append(draw.Of(sign, style), p.fill(c, pl, t, nominee)...)
	if at != p.cursor.At {
		return l
	}
	chosen := l.Fit(c.W).In(style)
	for i := range l {
		if l[i].Style == &c.S.Bar || l[i].Style == &c.S.BarDim {
			chosen[i].Style = l[i].Style // a bar keeps its colour among the others
		}
	}
	return chosen
}

// fill is the row of a nominee or a reference in all columns, with bars after
// their numbers.
func (p *Page) fill(c page.Context, pl plan, t table.Table, row int) draw.Line {
	style := &c.S.Bar
	if row >= p.d.sheet.Nominees() || p.d.excluded(row) {
		style = &c.S.BarDim
	}
	l := t.Row(p.cells(c, pl, row), nil)
	var filled draw.Line
	for i, f := range pl.fields {
		if f.kind != kindBar || f.draw == 0 {
			continue
		}
		at := 2 * i // columns and the gaps between them take turns
		number, bar := text.PadLeft(f.fig.texts[row], f.fig.width), p.bar(f, row)
		filled = append(filled, l[:at]...)
		filled = filled.Add(number+" ", l[at].Style).Add(bar, style).
			Add(strings.Repeat(" ", max(f.draw-text.Width(bar), 0)), nil)
		return append(filled, l[at+1:]...)
	}
	return l
}

// cells are the texts of one row, of a nominee or a reference.
func (p *Page) cells(c page.Context, pl plan, row int) []draw.Piece {
	reference := row >= p.d.sheet.Nominees()
	base := &c.S.Base
	if reference || p.d.excluded(row) {
		base = &c.S.Muted
	}
	cells := make([]draw.Piece, len(pl.fields))
	for i, f := range pl.fields {
		cells[i] = draw.Piece{Style: base}
		switch f.kind {
		case kindName:
			cells[i].Text = p.d.sheet.Name(row)
		case kindFigure:
			cells[i].Text = f.fig.texts[row]
		case kindDot:
			cells[i].Text = text.PadLeft(f.fig.texts[row], f.fig.width) + "  " + p.dot(f, row)
		case kindBar:
			cells[i].Text = text.PadLeft(f.fig.texts[row], f.fig.width)
		case kindGate:
			if !reference {
				cells[i] = p.gatePiece(c, row)
			}
		case kindProgress:
			if !reference {
				cells[i] = p.progressPiece(c, row)
			}
		}
	}
	return cells
}

// dot draws a share around 100 per cent.
func (p *Page) dot(f field, row int) string {
	fig := p.d.sheet.Figure(row, f.fig.Metric.ID, f.fig.Period)
	if !fig.Known() {
		return ""
	}
	return bars.Around(fig.Number, hundred, p.d.reach, f.draw)
}

// bar draws a figure from zero, where enough nominees have one.
func (p *Page) bar(f field, row int) string {
	fig := p.d.sheet.Figure(row, f.fig.Metric.ID, f.fig.Period)
	if !fig.Known() {
		return ""
	}
	return bars.Bar(fig.Number, f.fig.most, f.draw)
}

func (p *Page) gatePiece(c page.Context, nominee int) draw.Piece {
	styles := map[verdict]*lipgloss.Style{met: &c.S.Good, notKnown: &c.S.Muted, letIn: &c.S.Warn, out: &c.S.Bad}
	return draw.Piece{Text: p.d.gateTexts[nominee], Style: styles[verdictOf(p.d.gates[nominee])]}
}

// progressPiece is how far I have come with a nominee, in a word.
func (p *Page) progressPiece(c page.Context, nominee int) draw.Piece {
	s, style := progressText(c, p.d.progress(c.Sight.Mine, nominee))
	return draw.Piece{Text: s, Style: style}
}

func progressText(c page.Context, pr progress) (string, *lipgloss.Style) {
	switch {
	case pr.gone:
		return c.L.T("nominees.withdrawn"), &c.S.Muted
	case pr.recused:
		return c.L.T("nominees.recused"), &c.S.Warn
	}
	style := &c.S.Base
	switch {
	case pr.done == 0:
		style = &c.S.Muted
	case pr.left() == 0:
		style = &c.S.Good
	}
	return c.L.T("nominees.done", "done", c.L.Int(int64(pr.done)), "of", c.L.Int(int64(pr.of))), style
}

// listRow is one nominee where there is room for little: the name, and how far
// I have come.
func (p *Page) listRow(c page.Context, at int) draw.Line {
	nominee := p.list[at]
	sign := noSign
	switch {
	case at == p.cursor.At:
		sign = chosenSign
	case p.pinned == p.d.edition.Nominees[nominee].ID:
		sign = pinnedSign
	}
	sign = strings.TrimPrefix(sign, " ")
	right := draw.Piece{}
	if voting(c) {
		right = p.progressPiece(c, nominee)
	}
	if verdictOf(p.d.gates[nominee]) == out {
		right = draw.Piece{Text: c.L.T("nominees.out_short"), Style: &c.S.Bad}
	}
	room := max(c.W-text.Width(sign)-text.Width(right.Text)-1, 1)
	l := draw.Of(sign, &c.S.Accent).Add(text.PadRight(p.d.sheet.Name(nominee), room)+" ", &c.S.Base)
	l = append(l, right)
	if at == p.cursor.At {
		return l.Fit(c.W).In(&c.S.Selected)
	}
	return l
}
