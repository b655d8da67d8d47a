package record

import (
	"slices"
	"strconv"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
	"votering/ui/part/table"
)

// besideW is the width from which the chosen line is told beside the table;
// under it there is only a sentence or two.
const besideW = 110

// View draws the page.
func (p *Page) View(c page.Context) string {
	p.Seen(c)
	switch {
	case p.reading:
		return p.read(c).Render(c.W, c.H)
	case c.W >= besideW:
		left := tableW(c)
		told := draw.Block{draw.Rule(p.heading(c), "", c.W-left-3, &c.S.Rule, &c.S.Heading)}
		told = append(told, p.told(c, c.W-left-4).Indent(1)...).Top(c.H)
		return p.main(c, left).Pad(c.H).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, told).Render(c.W, c.H)
	}
	return p.main(c, c.W).Render(c.W, c.H)
}

// tableW is how wide the table is beside the chosen line: that needs room for
// a fingerprint where there is so much.
func tableW(c page.Context) int { return min(max(c.W-70, 66), c.W*3/5) }

// main is the table with what is said over and under it, w cells wide.
func (p *Page) main(c page.Context, w int) draw.Block {
	b := p.over(c, w)
	foot := p.foot(c, w)
	h := max(c.H-len(b)-len(foot), 1)
	return append(append(b, p.table(c, w, h).Pad(h)...), foot...)
}

// rows is how many lines of the record are in sight.
func (p *Page) rows(c page.Context) int {
	w := c.W
	if w >= besideW {
		w = tableW(c)
	}
	return max(c.H-len(p.over(c, w))-len(p.foot(c, w))-p.headed(c), 1)
}

// headed is how many lines the header of the table takes.
func (p *Page) headed(c page.Context) int {
	if c.W < layout.FullW || c.H < 8 {
		return 0
	}
	return 1
}

// over is how much there is, in which order, how it was found when it was last
// checked, and what is filtered by.
func (p *Page) over(c page.Context, w int) draw.Block {
	var b draw.Block
	if p.headed(c) > 0 {
		b = draw.Block{p.summary(c, w), nil}
	}
	switch {
	case p.filtering:
		label := " " + text.Truncate(c.L.T("record.filter"), max(w-10, 1)) + " "
		b = append(b, append(draw.Of(label, &c.S.Strong), p.line.Pieces(c.S, max(w-text.Width(label), 1), "")...))
	case p.filter != "":
		b = append(b, draw.Of(" "+c.L.N("record.filtered", len(p.list), "filter", text.Show(p.filter)), &c.S.Warn))
	}
	return b
}

func (p *Page) summary(c page.Context, w int) draw.Line {
	order := "record.newest"
	if p.oldest {
		order = "record.oldest"
	}
	count := c.L.N("record.lines", len(p.all))
	if p.filter != "" {
		count = c.L.N("record.lines.some", len(p.all), "some", c.L.Int(int64(len(p.list))))
	}
	l := draw.Of(" "+count, &c.S.Strong).Add(", "+c.L.T(order), &c.S.Base)
	if found := p.checked; found != nil {
		key := "record.checked"
		if found.size < len(p.all) {
			key = "record.checked.until"
		}
		s := c.L.T(key, "clock", c.L.Clock(found.at), "size", c.L.Int(int64(found.size)))
		if l.Width()+text.Width(s)+3 <= w {
			l = l.Add(" · ", &c.S.Muted).Add(s, &c.S.Good)
		}
	}
	head := c.L.T("record.head", "head", award.Short(c.Sight.Head))
	if len(p.all) > 0 && l.Width()+text.Width(head)+3 <= w {
		l = l.Add(" · ", &c.S.Muted).Add(head, &c.S.Muted)
	}
	return l
}

// foot is what the chosen line tells, where that does not stand beside the
// table, and what makes the record a chain.
func (p *Page) foot(c page.Context, w int) draw.Block {
	if p.headed(c) == 0 || c.H < 11 {
		return nil
	}
	var told draw.Block
	if l := p.chosen(); l != nil && c.W < besideW {
		told = draw.Paragraph(l.says(c.L), max(w-2, 1), &c.S.Base).Indent(1)
		told = append(told, p.marks(c, l, w)...)
	}
	if c.H >= 16 {
		told = append(told, p.explained(c, w)...)
	}
	if len(told) == 0 {
		return nil
	}
	heading := ""
	if c.W < besideW {
		heading = p.heading(c)
	}
	return append(draw.Block{draw.Rule(heading, "", w, &c.S.Rule, &c.S.Heading)}, told...).Top(max(c.H/2-1, 1))
}

// explained is what makes the record a chain, and what the signs in it mean.
func (p *Page) explained(c page.Context, w int) draw.Block {
	sentences := []string{c.L.T("record.chain")}
	if slices.ContainsFunc(p.all, func(l line) bool { return l.signed != 0 }) {
		sentences = append(sentences, c.L.T("record.legend.pin"))
	}
	if slices.ContainsFunc(p.all, func(l line) bool { return l.back }) {
		sentences = append(sentences, c.L.T("record.legend.back"))
	}
	var b draw.Block
	for _, s := range sentences {
		b = append(b, draw.Paragraph(s, max(w-2, 1), &c.S.Muted).Indent(1)...)
	}
	return b
}

// heading names the chosen line.
func (p *Page) heading(c page.Context) string {
	l := p.chosen()
	if l == nil {
		return ""
	}
	return c.L.T("record.line", "n", strconv.FormatUint(l.entry.Seq, 10), "of", strconv.Itoa(len(p.all)))
}

// marks explains the signs of a line.
func (p *Page) marks(c page.Context, l *line, w int) draw.Block {
	var b draw.Block
	if l.signed != 0 {
		b = draw.Paragraph("■ "+c.L.T("record.pin", "signed", strconv.FormatUint(l.signed, 10)), max(w-2, 1), &c.S.Good).Indent(1)
	}
	if l.back {
		b = append(b, draw.Paragraph("▲ "+c.L.T("record.back"), max(w-2, 1), &c.S.Warn).Indent(1)...)
	}
	return b
}

// The signs before a line.
const (
	noSigns    = "     "
	chosenSign = "►"
	pinSign    = "■"
	backSign   = "▲"
)

// signs are what stands before a line: chosen, pinned, clock set back.
func signs(l *line, chosen bool) string {
	s := []string{" ", " ", " "}
	if chosen {
		s[0] = chosenSign
	}
	switch {
	case l.signed != 0 && l.back:
		s[1], s[2] = pinSign, backSign
	case l.signed != 0:
		s[1] = pinSign
	case l.back:
		s[1] = backSign
	}
	return " " + s[0] + s[1] + s[2] + " "
}

// table is the lines in h lines of w cells.
func (p *Page) table(c page.Context, w, h int) draw.Block {
	if len(p.list) == 0 {
		says := c.L.T("record.empty")
		if p.filter != "" {
			says = c.L.T("record.no_match", "filter", text.Show(p.filter))
		}
		return draw.Paragraph(says, max(w-2, 1), &c.S.Warn).Indent(1).Top(h)
	}
	head := p.headed(c)
	from, to := p.cursor.Window(len(p.list), max(h-head, 1))
	rowW := frame.RowW(w, to-from, len(p.list))
	t := p.columns(c, rowW)
	var b draw.Block
	for at := from; at < to; at++ {
		b = append(b, p.row(c, t, at, rowW))
	}
	b = frame.More(b, from, to, len(p.list), w, &c.S.Accent)
	if head > 0 {
		b = append(draw.Block{append(draw.Of(noSigns, nil), t.Header(1, &c.S.Muted)[0]...)}, b...)
	}
	return b
}

// columns divides w cells. The last column is what happened, and to whom; it
// has all that the others leave. Where there is hardly room, there are no
// times.
func (p *Page) columns(c page.Context, w int) table.Table {
	title := func(col string) string { return c.L.T("record.column." + col) }
	number := max(text.Width(title("number")), len(strconv.Itoa(len(p.all))))
	t := table.Table{{Title: title("number"), Width: number, Right: true}}
	if c.W >= layout.FullW {
		t = append(t, table.Column{Title: title("when"), Width: p.whenW})
	}
	left := max(w-len(noSigns)-t.Width()-2*table.Gap, 2)
	who := min(max(p.whoW, text.Width(title("who"))), 24, max(left/3, left-p.whatW, 4))
	return append(t, table.Column{Title: title("who"), Width: who}, table.Column{Title: title("what"), Width: max(left-who, 1)})
}

// row is one line of the record: when, who and what, and then whom or what it
// is about.
func (p *Page) row(c page.Context, t table.Table, at, w int) draw.Line {
	l := &p.all[p.list[at]]
	cells := []draw.Piece{{Text: strconv.FormatUint(l.entry.Seq, 10), Style: &c.S.Muted}}
	if c.W >= layout.FullW {
		cells = append(cells, draw.Piece{Text: clock(c, l), Style: &c.S.Muted})
	}
	who := draw.Piece{Text: "–", Style: &c.S.Muted}
	if l.who != "" {
		who = draw.Piece{Text: l.who, Style: &c.S.Base}
	}
	last := len(t) - 1
	row := draw.Of(signs(l, at == p.cursor.At), signStyle(c, l))
	row = append(row, t[:last].Row(append(cells, who), nil)...).Add("  ", nil)
	row = append(row, happened(c, l).Fit(t[last].Width)...)
	if at == p.cursor.At {
		return row.Fit(w).In(&c.S.Selected)
	}
	return row.Fit(w)
}

// happened is what a line tells in the table, and whom or what that is about.
func happened(c page.Context, l *line) draw.Line {
	what := draw.Of(l.what, &c.S.Base)
	if about := l.about.list(); about != "" {
		what = what.Add(" · "+about, &c.S.Muted)
	}
	return what
}

// clock is the time of a line in few cells.
func clock(c page.Context, l *line) string {
	at := l.entry.At.In(c.Now.Location())
	return c.L.ShortDate(at) + " " + c.L.Clock(at)
}

func signStyle(c page.Context, l *line) *lipgloss.Style {
	if l.back {
		return &c.S.Warn
	}
	return &c.S.Accent
}
