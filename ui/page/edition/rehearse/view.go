package rehearse

import (
	"slices"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/locale"
	"votering/internal/rehearsal"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/layout"
	"votering/ui/part/table"
	"votering/ui/theme"
)

// wideW is the width from which what an option means stands beside the options.
const wideW = 100

// View draws the rule tried out.
func (st *stage) View(c page.Context) draw.Block {
	b := draw.Block{st.head(c)}
	switch {
	case st.found == nil && st.failed != nil:
		why, try := c.L.FaultOnScreen(st.failed)
		return append(b, draw.Paragraph(why+" → "+try, max(c.W-2, 1), &c.S.Warn).Indent(1)...)
	case st.found == nil:
		return append(b, draw.Paragraph(c.L.T("rehearse.wait"), max(c.W-2, 1), &c.S.Muted).Indent(1)...)
	case st.reading:
		return st.prose.Under(c, b, st.whole(c))
	}
	w := wordsOf(c, st.found)
	if c.W < layout.FullW || c.H < 9 {
		return append(b, st.small(w, c.H-1)...)
	}
	return append(b, st.full(w, c.H-1)...)
}

// told is what a text was set from.
type told struct {
	found *found
	l     *locale.Catalog
	s     *theme.Styles
	w     int
}

// whole is the text that is read. It is set once: it may be long.
func (st *stage) whole(c page.Context) draw.Block {
	if of := (told{st.found, c.L, c.S, c.W}); of != st.of {
		st.of, st.text = of, wordsOf(c, st.found).everything(st.found, max(c.W-4, 1)).Indent(1)
	}
	return st.text
}

// head says first of all that what stands below is made up.
func (st *stage) head(c page.Context) draw.Line {
	right, n := "", st.seed
	if st.found != nil {
		right = c.L.N("rehearse.jurors", len(st.found.Edition.Jurors))
		n = st.found.Seed
	}
	if st.working {
		right = c.L.T("rehearse.working")
	}
	return draw.Rule(c.L.T("rehearse.heading", "n", c.L.IntRat(number(n))), right, c.W, &c.S.Rule, &c.S.Warn)
}

// full is the table, what there is to know about it, the choice in hand, and
// where there is room left all choices.
func (st *stage) full(w words, h int) draw.Block {
	var about draw.Block
	if w.W < wideW {
		about = st.about(w, w.W-2)
	}
	notes, options := w.remarks(st.found, !st.chosen().Now, w.W-2), len(st.inHand().Options)
	least, sure := 1+len(about)+min(options, leastOptions), min(len(notes), 2)
	b := w.table(st.found, st.chosen(), w.W, max(min(1+len(st.found.Ranking.Rows), h-least-sure), 4))
	b = append(b, notes.Cut(w.W-2, max(h-len(b)-least, sure), draw.Piece{Text: "Enter", Style: &w.S.Key}).Indent(1)...)
	if h-len(b) > 1+len(about)+options+1 {
		b = append(b, nil)
	}
	title := len(b)
	b = append(b, st.choices(w, h-len(b)).Top(h-len(b))...)
	for i, more := range []draw.Block{st.overview(w), w.first(st.found, !st.chosen().Now)} {
		switch {
		case h-len(b) > len(more):
			b = append(append(b, nil), more...)
		case i == 0:
			b[title] = st.title(w, true)
		}
	}
	return b
}

// title is the choice in hand, and which of how many it is; elsewhere says
// where what matters is to be read, because it has no room here.
func (st *stage) title(w words, elsewhere bool) draw.Line {
	of := w.L.T("rehearse.of", "n", w.L.Int(int64(st.choice+1)), "of", w.L.Int(int64(len(st.found.choices))))
	name := "◄ " + w.L.T("rehearse.about."+st.inHand().About) + " ►"
	if all := of + " · " + w.L.T("rehearse.overview.elsewhere"); elsewhere && text.Width(name)+text.Width(all)+leastRule <= w.W {
		of = all
	}
	return draw.Rule(name, of, w.W, &w.S.Rule, &w.S.Heading)
}

// leastOptions is how many options are in sight where there is little room, and
// leastRule the cells of a rule around its words.
const leastOptions, leastRule = 3, 12

// choices is the choice in hand in h lines: its options, and what the chosen one
// does and means.
func (st *stage) choices(w words, h int) draw.Block {
	b := draw.Block{st.title(w, false)}
	if w.W < wideW {
		about := st.about(w, w.W-2)
		b = append(b, st.options(w, w.W, max(h-1-len(about), 2))...)
		return append(b, about.Indent(1)...)
	}
	left := (w.W - 3) * 2 / 3
	one := st.options(w, left, h-1)
	return append(b, one.Beside(left, draw.Piece{Text: " │ ", Style: &w.S.Rule}, st.about(w, w.W-left-4))...)
}

// about is what the chosen option does, and what it means.
func (st *stage) about(w words, width int) draw.Block {
	o := st.chosen()
	does, warn := w.does(st.found, o)
	style := &w.S.Strong
	if warn {
		does, style = "▲ "+does, &w.S.Warn
	}
	b := draw.Paragraph(does, max(width, 1), style)
	if !o.Now && o.Ranking != nil {
		if warning, _ := w.notes(o.Ranking); warning != "" {
			b = append(b, draw.Paragraph("▲ "+warning, max(width, 1), &w.S.Warn)...)
		}
	}
	return append(b, draw.Paragraph(w.means(st.inHand().About, o.Edition), max(width, 1), &w.S.Base)...)
}

// first is how the total of the first one comes about, and that it is by the
// rule, where another option stands beside it.
func (w words) first(f *found, beside bool) draw.Block {
	if len(f.Ranking.Rows) == 0 {
		return nil
	}
	title := w.L.T("rehearse.section.totals")
	if beside {
		title += " " + w.L.T("rehearse.now")
	}
	b := draw.Block{draw.Rule(title, w.L.T("rehearse.section.more"), w.W, &w.S.Rule, &w.S.Heading)}
	return append(b, w.sums(&f.Ranking.Rows[0], w.W-2).Indent(1)...)
}

// overview is every choice of the rule: what it is, and how many of its other
// options would put somebody else first.
func (st *stage) overview(w words) draw.Block {
	b := draw.Block{draw.Rule(w.L.T("rehearse.overview"), w.L.T("rehearse.overview.what"), w.W, &w.S.Rule, &w.S.Heading)}
	t := table.Table{{}, {}, {}}
	var lines [][]draw.Piece
	for i, choice := range st.found.choices {
		says, warn := w.matters(st.found, choice)
		style, last := &w.S.Base, &w.S.Muted
		if i == st.choice {
			style = &w.S.Strong
		}
		if warn {
			last = &w.S.Warn
		}
		now := choice.Options[slices.IndexFunc(choice.Options, func(o rehearsal.Option) bool { return o.Now })]
		cells := []draw.Piece{{Text: w.L.T("rehearse.about." + choice.About), Style: style}, {Text: w.name(choice.About, now.Edition), Style: style}, {Text: says, Style: last}}
		for k := range t {
			t[k].Width = max(t[k].Width, text.Width(cells[k].Text))
		}
		lines = append(lines, cells)
	}
	for _, cells := range lines {
		b = append(b, append(draw.Of(" ", nil), t.Row(cells, nil)...))
	}
	return b
}

// remarks are what there is to know about the rule's own ranking, and that it is
// the rule's, where another option stands beside it. Where equal totals were
// looked for, they come first.
func (w words) remarks(f *found, beside bool, width int) draw.Block {
	warning, notes := w.notes(f.Ranking)
	var b draw.Block
	add := func(sign, says string, style *lipgloss.Style) {
		if beside {
			says = w.L.T("rehearse.rule_says", "says", says)
		}
		b = append(b, draw.Paragraph(sign+says, max(width, 1), style)...)
	}
	if warning != "" && f.after == 0 {
		add("▲ ", warning, &w.S.Warn)
	}
	for _, n := range notes {
		add("", n, &w.S.Base)
	}
	if f.after > 0 {
		b = append(b, draw.Paragraph(w.since(f), max(width, 1), &w.S.Muted)...)
		if warning != "" {
			add("▲ ", warning, &w.S.Warn)
		}
	}
	return b
}

// since says why a draw has the number it has: it was looked for.
func (w words) since(f *found) string {
	return w.L.T("rehearse.since", "n", w.L.IntRat(number(f.Seed)), "after", w.L.IntRat(number(f.after)))
}

// options is the list of what could be chosen in h lines of w cells: its name,
// who comes where, and how much the public really moves.
func (st *stage) options(w words, width, h int) draw.Block {
	choice := st.inHand()
	from, to := st.option.Window(len(choice.Options), h)
	nameW, worksW := 0, 0
	names, works := make([]string, len(choice.Options)), make([]string, len(choice.Options))
	for i, o := range choice.Options {
		names[i] = w.name(choice.About, o.Edition)
		if o.Now {
			names[i] += " " + w.L.T("rehearse.now")
		}
		if nameW = max(nameW, text.Width(names[i])); choice.About == rehearsal.OfPublic || choice.About == rehearsal.OfWeight {
			works[i] = w.works(o.Ranking)
			worksW = max(worksW, text.Width(works[i]))
		}
	}
	nameW = min(nameW, width/2)
	orderW := width - 3 - nameW - 2 - worksW - 2
	if orderW < 12 {
		orderW, worksW = width-3-nameW-2, 0
	}
	var b draw.Block
	for i := from; i < to; i++ {
		o, sign, style := choice.Options[i], "   ", &w.S.Base
		if i == st.option.At {
			sign, style = " ► ", &w.S.Selected
		}
		order := w.L.T("rehearse.refused")
		if o.Ranking != nil {
			order = w.order(o.Ranking)
		}
		l := draw.Of(sign, &w.S.Accent).Add(text.PadRight(names[i], nameW)+"  ", style).Add(text.PadRight(order, max(orderW, 1)), style)
		if worksW > 0 {
			l = l.Add("  "+text.PadLeft(works[i], worksW), style)
		}
		b = append(b, l.Fit(width))
	}
	return b
}

// small is the ranking and the choice in hand where there is no room for
// tables.
func (st *stage) small(w words, h int) draw.Block {
	o, rows := st.chosen(), st.found.Ranking.Rows
	choice := draw.Of("◄► "+w.L.T("rehearse.about."+st.inHand().About), &w.S.Heading)
	tail := draw.Block{choice.Fit(w.W), draw.Of(" ► "+w.name(st.inHand().About, o.Edition), &w.S.Selected).Fit(w.W)}
	if h < 4 {
		tail = tail[1:]
	}
	does, _ := w.does(st.found, o)
	says := draw.Paragraph(does, max(w.W-1, 1), &w.S.Strong)
	if warning, _ := w.notes(st.found.Ranking); warning != "" && o.Now {
		says = draw.Paragraph("▲ "+warning, max(w.W-1, 1), &w.S.Warn)
	}
	top := min(len(rows), max(h-len(tail)-len(says), 1), 8)
	var b draw.Block
	totals := w.totals(st.found.Ranking)
	for i := range top {
		place, total := w.place(&rows[i]), totals(&rows[i])
		room := max(w.W-1-text.Width(place)-2-text.Width(total), 1)
		b = append(b, draw.Of(" "+place+" "+text.PadRight(w.nominee(rows[i].Nominee), room)+" "+total, &w.S.Base).Fit(w.W))
	}
	b = append(append(b, tail...), says.Indent(1)...)
	return b.Top(max(h, 0))
}

// facts are the whole rule with what each sentence of it means.
func (w words) facts(width int) draw.Block {
	var b draw.Block
	for _, f := range rules.Plain(w.L, w.e).Facts() {
		b = append(b, draw.Paragraph(f.Text, width, &w.S.Strong)...)
		if f.Means != "" {
			b = append(b, draw.Paragraph(f.Means, max(width-2, 1), &w.S.Base).Indent(2)...)
		}
	}
	return b
}
