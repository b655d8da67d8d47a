package markfile

import (
	"strconv"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/fault"
	"votering/internal/marksheet"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// kind is what a row of the preview is about, in the order in which they stand.
type kind int

const (
	asked    kind = iota // a name that somebody has to say the meaning of
	wrong                // why the file cannot be stored as it is
	juror                // what a juror gets
	replaced             // a mark that another takes the place of
	left                 // what is not taken
	others               // rows of other jurors
	table                // how a table was read
	notice
)

// row is one row of the preview: which of its kind, and of a mark that is
// replaced whose.
type row struct {
	kind   kind
	at, of int
}

// list is all rows.
func (p *preview) list() []row {
	var rows []row
	add := func(k kind, n int) {
		for i := range n {
			rows = append(rows, row{kind: k, at: i})
		}
	}
	add(asked, len(p.asked))
	add(wrong, len(p.faults()))
	for i, j := range p.found.Jurors {
		rows = append(rows, row{kind: juror, at: i})
		for k := range j.Replaced {
			rows = append(rows, row{replaced, k, i})
		}
	}
	add(left, len(p.found.Read.Left))
	if p.found.Others > 0 {
		add(others, 1)
	}
	add(table, len(p.found.Read.Tables))
	add(notice, len(p.found.Read.Notices))
	return rows
}

// faults are what is wrong besides what is asked for.
func (p *preview) faults() fault.List { return p.found.Faults[len(p.found.Read.Questions):] }

// The signs before a row.
const (
	chosenRow = " ► "
	otherRow  = "   "
)

// aboutLines is how many lines the row in hand has in full.
const aboutLines = 3

// draw is the preview: a list of all that was found, and below it the row in
// hand in full.
func (p *preview) draw(c page.Context) draw.Block {
	right := ""
	switch {
	case p.working:
		right = c.L.T("markfile.working")
	case len(p.found.Faults) > 0:
		right = c.L.N("markfile.wrong", len(p.found.Faults))
	default:
		right = c.L.N("markfile.rows", p.found.Rows())
	}
	b := draw.Block{draw.Rule(c.L.T("markfile.title")+" ► "+p.file(), right, c.W, &c.S.Rule, &c.S.Heading)}
	if p.found == nil {
		return b
	}
	h := c.H - len(b) - aboutLines - 1
	about := h >= 3
	if !about {
		h = max(c.H-len(b), 1)
	}
	from, to := p.cursor.Window(len(p.rows), h)
	p.seen = h
	var lines draw.Block
	w := frame.RowW(c.W, to-from, len(p.rows))
	for i := from; i < to; i++ {
		lines = append(lines, p.line(c, p.rows[i], i == p.cursor.At).Fit(w))
	}
	b = append(b, frame.More(lines, from, to, len(p.rows), c.W, &c.S.Accent).Pad(h)...)
	if about && len(p.rows) > 0 {
		b = append(b, draw.Rule("", "", c.W, &c.S.Rule, nil))
		sign, style, says := p.tells(c, p.rows[p.cursor.At])
		b = append(b, draw.Paragraph(sign+says, max(c.W-2, 1), style).Indent(1).Top(aboutLines).Pad(aboutLines)...)
	}
	return b
}

// line is one row of the list.
func (p *preview) line(c page.Context, r row, here bool) draw.Line {
	sign, plain := otherRow, &c.S.Base
	if here {
		sign, plain = chosenRow, &c.S.Selected
	}
	l := draw.Of(sign, &c.S.Accent)
	if r.kind == asked {
		return p.askedLine(c, l, p.asked[r.at], plain, here)
	}
	mark, style, says := p.tells(c, r)
	if here {
		style = plain
	}
	return l.Add(mark+says, style)
}

// askedLine is a name that is asked for, and what was chosen.
func (p *preview) askedLine(c page.Context, l draw.Line, q marksheet.Question, plain *lipgloss.Style, here bool) draw.Line {
	word, style := p.chosen(c, q), &c.S.Good
	if p.means[q.Name] == "" {
		style = &c.S.Warn
	}
	if here {
		word, style = "◄ "+word+" ►", &c.S.Accent
	}
	return l.Add(c.L.T("markfile.means."+string(q.Kind), "name", text.Show(q.Name))+" ", plain).Add(word, style)
}

// chosen is what a name was said to mean.
func (p *preview) chosen(c page.Context, q marksheet.Question) string {
	switch id := p.means[q.Name]; id {
	case "":
		return c.L.T("markfile.choose")
	case marksheet.Leave:
		return c.L.T("markfile.leave")
	default:
		return Name(c.L, p.found.Edition, q.Kind, id)
	}
}

// tells says all there is to know of a row: with its sign, which is never
// colour alone.
func (p *preview) tells(c page.Context, r row) (sign string, style *lipgloss.Style, says string) {
	switch r.kind {
	case asked:
		if q := p.asked[r.at]; p.means[q.Name] != "" {
			return "● ", &c.S.Base, text.Show(q.Cell) + "  " + c.L.T("markfile.means."+string(q.Kind), "name", text.Show(q.Name)) + " " + p.chosen(c, q)
		}
		why, try := c.L.FaultOnScreen(p.asked[r.at].Fault())
		return "? ", &c.S.Warn, text.Show(p.asked[r.at].Cell) + "  " + why + ". → " + try
	case wrong:
		f := p.faults()[r.at]
		why, try := c.L.FaultOnScreen(f)
		if f.Where != "" {
			why = text.Show(f.Where) + "  " + why
		}
		return "× ", &c.S.Bad, why + ". → " + try
	case juror:
		j := p.found.Jurors[r.at]
		return "● ", &c.S.Good, text.Show(j.Juror.Name) + "  " + Juror(c.L, j)
	case replaced:
		x := p.found.Jurors[r.of].Replaced[r.at]
		return "  ▲ ", &c.S.Warn, text.Show(x.Cell) + "  " + Replaced(c.L, p.found.Edition, x)
	case left:
		x := p.found.Read.Left[r.at]
		return "– ", &c.S.Muted, text.Show(x.Cell) + "  " + c.L.T("markfile.left", "what", Left(c.L, x))
	case others:
		return "– ", &c.S.Muted, c.L.N("marksheet.others", p.found.Others)
	case table:
		return "· ", &c.S.Base, Table(c.L, p.found.Edition, p.found.Read.Tables[r.at])
	case notice:
	}
	n := p.found.Read.Notices[r.at]
	return "· ", &c.S.Base, text.Show(n.Where) + "  " + Notice(c.L, n)
}

func itoa(n int) string { return strconv.Itoa(n) }
