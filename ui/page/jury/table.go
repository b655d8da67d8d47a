package jury

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/table"
)

// The signs before a row.
const (
	chosenSign = " ► "
	noSign     = "   "
)

// The columns, by the end of their keys in the catalogue.
const (
	colName    = "name"
	colRole    = "role"
	colState   = "state"
	colRecused = "recused"
	colKey     = "key"
)

// field is one column as it is drawn.
type field struct {
	col   string
	width int
}

// cell is what stands in a column for a juror.
func cell(c page.Context, col string, j *room.JurorSight) (string, *lipgloss.Style) {
	switch col {
	case colRole:
		return c.L.T("role." + string(j.Juror.Role)), &c.S.Muted
	case colState:
		return stateWord(c, j), stateStyle(c, j)
	case colRecused:
		return recusals(c, j), &c.S.Warn
	case colKey:
		return keyWord(c, j)
	}
	return text.Show(j.Juror.Name), &c.S.Base
}

// wants is how many cells a column would take; 0 where it has nothing to say.
func (p *Page) wants(c page.Context, col string) int {
	w := 0
	for _, r := range p.rows {
		if r.juror != nil {
			s, _ := cell(c, col, r.juror)
			w = max(w, text.Width(s))
		}
	}
	if w > 0 {
		w = max(w, text.Width(c.L.T("jury.column."+col)))
	}
	return w
}

// fields divides w cells: names and states always, then whom jurors are
// recused from, then what is known of their keys, then their roles.
func (p *Page) fields(c page.Context, w int) []field {
	const leastState, leastRecused = 22, 12
	name := min(max(p.wants(c, colName), 8), 30, max(w/3, 8))
	role, state, recused := p.wants(c, colRole), p.wants(c, colState), p.wants(c, colRecused)
	left := w - name - table.Gap
	short := min(state, leastState, left)
	if recused > 0 {
		if recused = min(recused, left-max(short, min(state, left*3/5))-table.Gap); recused >= min(leastRecused, p.wants(c, colRecused)) {
			left -= recused + table.Gap
		} else {
			recused = 0
		}
	}
	key := p.wants(c, colKey)
	if key > 0 && left-min(state, leastState)-table.Gap < key {
		key = 0
	}
	if key > 0 {
		left -= key + table.Gap
		short = min(short, left)
	}
	fs := []field{{colName, name}}
	if left-short-table.Gap >= role {
		fs = append(fs, field{colRole, role})
		left -= role + table.Gap
	}
	fs = append(fs, field{colState, min(state, left)})
	if key > 0 {
		fs = append(fs, field{colKey, key})
	}
	if recused > 0 {
		fs = append(fs, field{colRecused, recused})
	}
	return fs
}

// table is the rows in h lines under a header, and under them what of the
// chosen one was cut.
func (p *Page) table(c page.Context, w, h int) draw.Block {
	if len(p.rows) == 0 {
		return draw.Paragraph(c.L.T("jury.nobody"), max(w-2, 1), &c.S.Warn).Indent(1).Top(h)
	}
	fs, rest := p.laid(c, w, h)
	rowW := frame.RowW(w, h-1-len(rest), len(p.rows))
	if rowW < w {
		fs, rest = p.laid(c, rowW, h)
	}
	t := make(table.Table, len(fs))
	for i, f := range fs {
		t[i] = table.Column{Title: c.L.T("jury.column." + f.col), Width: f.width}
	}
	p.seen = max(h-1-len(rest), 1)
	from, to := p.cursor.Window(len(p.rows), p.seen)
	titles := append(draw.Of(noSign, nil), t.Header(1, &c.S.Muted)[0]...)
	var b draw.Block
	for i := from; i < to; i++ {
		b = append(b, p.row(c, fs, t, i, rowW))
	}
	b = append(draw.Block{titles}, frame.More(b, from, to, len(p.rows), w, &c.S.Accent)...)
	return append(b, rest...).Top(h)
}

// laid is the columns in w cells, and what of the chosen row they cut.
func (p *Page) laid(c page.Context, w, h int) ([]field, draw.Block) {
	fs := p.fields(c, w-len(noSign)-1)
	return fs, p.rest(c, fs, w, h)
}

// row is one juror, or one nominee at a gate.
func (p *Page) row(c page.Context, fs []field, t table.Table, i, w int) draw.Line {
	r := p.rows[i]
	line := draw.Of(noSign, &c.S.Accent)
	if i == p.cursor.At {
		line = draw.Of(chosenSign, &c.S.Accent)
	}
	switch {
	case r.heading != "":
		return draw.Rule(c.L.T(r.heading), "", w, &c.S.Rule, &c.S.Heading)
	case r.juror == nil:
		name, word, style := besides(c, r)
		line = line.Add(text.PadRight(name, t[0].Width)+"  ", &c.S.Base).Add(word, style)
	default:
		cells := make([]draw.Piece, len(fs))
		for k, f := range fs {
			cells[k].Text, cells[k].Style = cell(c, f.col, r.juror)
		}
		line = append(line, t.Row(cells, nil)...)
	}
	if i == p.cursor.At {
		return line.Fit(w).In(&c.S.Selected)
	}
	return line
}

const noSignW = len(noSign)

// rest is what of the chosen row had no room, and the grounds of recusals, in
// few of h lines: the rows matter more.
func (p *Page) rest(c page.Context, fs []field, w, h int) draw.Block {
	r := p.chosen()
	whole := ""
	switch {
	case r.recusal != nil:
		whole = recusalWhole(c, r)
	case r.nominee != nil:
		if noSignW+fs[0].width+table.Gap+text.Width(gateWord(c, r)) > w {
			whole = text.Show(r.nominee.Name) + ": " + gateWord(c, r)
		}
	case r.juror != nil:
		if len(r.juror.Recused) > 0 {
			whole = recusedFrom(c, r.juror)
		}
		whole = strings.TrimSpace(whole + " " + mailed(c, r.juror))
		for _, f := range fs {
			if s, _ := cell(c, f.col, r.juror); f.col != colRecused && text.Width(s) > f.width {
				whole = about(c, r.juror)
			}
		}
	}
	return draw.Paragraph(whole, max(w-len(noSign)-1, 1), &c.S.Muted).Indent(noSignW).Top(max(min(3, max(h/4, h-1-len(p.rows))), 1))
}
