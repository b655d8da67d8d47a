package ranking

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/table"
)

// table is the entries in h lines, the header among them.
func (p *Page) table(c page.Context, h int) draw.Block {
	p.seen = max(h-titleLines(c.W), 1)
	from, to := p.cursor.Window(len(p.d.entries), p.seen)
	fs := p.d.fields(frame.RowW(c.W, to-from, len(p.d.entries)))
	b := p.header(c, fs)
	t := p.d.grid(fs, c.W)
	var rows draw.Block
	for i := from; i < to; i++ {
		rows = append(rows, p.row(c, fs, t, i))
	}
	return append(b, frame.More(rows, from, to, len(p.d.entries), c.W, &c.S.Accent)...).Top(h)
}

// grid is the columns of the table without the bars, which have two colours.
func (d *data) grid(fs []field, w int) table.Table {
	var t table.Table
	for _, f := range fs {
		if f.col != bar {
			t = append(t, table.Column{Title: d.title(f.col, titleLines(w)), Width: f.width, Right: f.col != colName})
		}
	}
	return t
}

// header is the titles, and over the bars what their colours mean.
func (p *Page) header(c page.Context, fs []field) draw.Block {
	var b draw.Block
	for _, l := range p.d.grid(fs, c.W).Header(titleLines(c.W), &c.S.Muted) {
		b = append(b, append(draw.Of(noSign, nil), l...))
	}
	if fs[len(fs)-1].col != bar {
		return b
	}
	legend := draw.Of("  ", nil).Add(bars.Full, &c.S.Bar).Add(" "+c.L.T("ranking.legend.jury"), &c.S.Muted)
	if p.d.widths[colPublicPart] > 0 {
		legend = legend.Add("  ", nil).Add(bars.Light, &c.S.BarAlt).Add(" "+c.L.T("ranking.legend.public"), &c.S.Muted)
	}
	b[len(b)-1] = append(b[len(b)-1], legend...)
	return b
}

// row is one entry.
func (p *Page) row(c page.Context, fs []field, t table.Table, i int) draw.Line {
	e := &p.d.entries[i]
	line := draw.Of(noSign, nil)
	if i == p.cursor.At {
		line = draw.Of(chosenSign, &c.S.Accent)
	}
	if e.row == nil {
		place := t[:2].Row([]draw.Piece{{Text: none, Style: &c.S.Muted}, {Text: e.name, Style: &c.S.Base}}, nil)
		return p.lit(c, i, append(line, place...).Add("  "+e.why, &c.S.Warn).Fit(c.W))
	}
	cells := make([]draw.Piece, len(t))
	for k := range t {
		cells[k] = draw.Piece{Text: e.cells[fs[k].col], Style: p.style(c, fs[k].col, e)}
	}
	line = p.lit(c, i, append(line, t.Row(cells, nil)...))
	if len(t) == len(fs) {
		return line
	}
	jury, public := p.d.bar(e.row, fs[len(t)].width)
	return line.Add("  ", nil).Add(strings.Repeat(bars.Full, jury), &c.S.Bar).Add(strings.Repeat(bars.Light, public), &c.S.BarAlt)
}

// lit is the line of entry i, marked where that is the chosen one.
func (p *Page) lit(c page.Context, i int, l draw.Line) draw.Line {
	if i == p.cursor.At {
		return l.In(&c.S.Selected)
	}
	return l
}

// style is how a column is drawn: the first place has the eye.
func (p *Page) style(c page.Context, col string, e *entry) *lipgloss.Style {
	first := e.row.Place == 1
	switch col {
	case colPlace, colName, colTotal:
		if first {
			return &c.S.Strong
		}
	case colPer, colShare:
		return &c.S.Muted
	}
	return &c.S.Base
}

// bar is how many cells the two parts of a total take.
func (d *data) bar(row *rank.Row, w int) (jury, public int) {
	var parts [2]exact.Rat
	for i, part := range []*exact.Rat{row.JuryPart, row.PublicPart} {
		if part != nil {
			parts[i] = *part
		}
	}
	return bars.Stack(parts[0], parts[1], d.most, w)
}

// list is the entries where there is no room for a table: place, name, total.
func (p *Page) list(c page.Context) draw.Block {
	var tail draw.Block
	if c.H >= 6 {
		rounded := ""
		if p.d.rounded {
			rounded = strings.TrimSuffix(c.L.T("ranking.rounded.short"), ".")
		}
		tail = append(draw.Block{draw.Rule(rounded, "", c.W, &c.S.Rule, &c.S.Rule)}, p.sumLine(c, max(c.W-1, 1)).Top(2)...)
		tail = append(tail, p.notesBlock(c, c.W, p.d.standing(c)[:1]).Top(2)...)
	}
	p.seen = max(c.H-len(tail), 1)
	from, to := p.cursor.Window(len(p.d.entries), p.seen)
	w := frame.RowW(c.W, to-from, len(p.d.entries))
	var b draw.Block
	for i := from; i < to; i++ {
		e := &p.d.entries[i]
		right := e.cells[colTotal]
		if e.about {
			right = "≈" + right
		}
		if e.row == nil {
			right = c.L.T("ranking.out")
		}
		right = text.Truncate(right, w/2)
		place := text.PadLeft(e.cells[colPlace], max(p.d.widths[colPlace], 1))
		room := max(w-1-text.Width(place)-1-1-text.Width(right), 1)
		line := draw.Of(" "+place+" "+text.PadRight(e.name, room)+" "+right, &c.S.Base)
		if i == p.cursor.At {
			line = draw.Of("►"+line.Plain()[1:], &c.S.Selected)
		}
		b = append(b, line.Fit(w))
	}
	b = frame.More(b, from, to, len(p.d.entries), c.W, &c.S.Accent)
	return append(b.Pad(p.seen), tail...)
}
