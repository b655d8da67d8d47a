package publicvote

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
	"votering/ui/part/table"
	"votering/ui/part/tally"
)

// result is what the public gave one nominee.
type result struct {
	nominee  *award.Nominee
	votes    exact.Rat
	share    *exact.Rat // of all votes; nil where there are none, and of points as they are given
	thousand *exact.Rat // votes per 1000 inhabitants; nil where that is not known, or not votes
}

// count lists the nominees, most votes first; none while the public vote is
// closed.
func (p *Page) count(s room.Sight, l *locale.Catalog) {
	p.results, p.people, p.nameW = nil, nil, 0
	if s.Tally == nil || s.Tally.Valid == nil {
		return
	}
	sheet := figures.New(s.Edition, l)
	if people, ok := sheet.Inhabitants(); ok && !publicvote.Given(s.Edition) {
		p.people = &people
	}
	list := make([]result, len(s.Edition.Nominees))
	for i := range list {
		r := result{nominee: &s.Edition.Nominees[i]}
		r.votes = s.Tally.Valid[r.nominee.ID]
		if s.Tally.Total.Sign() > 0 && !publicvote.Given(s.Edition) {
			share := r.votes.Quo(s.Tally.Total)
			r.share = &share
		}
		if p.people != nil {
			if f := sheet.Figure(i, p.people.Metric.ID, p.people.Period); f.Known() && f.Number.Sign() > 0 {
				per := r.votes.Mul(exact.Int(1000)).Quo(f.Number)
				r.thousand = &per
			}
		}
		p.nameW = max(p.nameW, text.Width(text.Show(r.nominee.Name)))
		list[i] = r
	}
	slices.SortStableFunc(list, func(a, b result) int { return b.votes.Cmp(a.votes) })
	p.results = list
}

// anewNames is how many nominees are named with the votes they had before the
// public vote was read anew.
const anewNames = 6

// Cells of the drawing.
const (
	leastBar = 10
	mostBar  = 60
	sign     = " ► "
	none     = "–"
	noSign   = "   "
)

// opened is how the public voted, and what was read.
func (p *Page) opened(c page.Context) draw.Block {
	if c.W < layout.FullW || c.H < 6 {
		return p.list(c)
	}
	b := draw.Block{draw.Rule(c.L.T("publicvote.heading"), p.openedState(c), c.W, &c.S.Rule, &c.S.Heading)}
	for _, s := range tally.Replaced(c, anewNames)[:min(1, len(c.Sight.Replaced))] { // the latest
		b = append(b, draw.Paragraph("▲ "+s, textW(c), &c.S.Warn).Indent(1).Top(2)...)
	}
	b = append(b, p.choice(c)...)
	t, barW := p.columns(c)
	b = append(b, append(draw.Of(noSign, nil), t.Header(1, &c.S.Muted)[0]...))
	tail := p.tail(c)
	p.seen = max(min(len(p.results), c.H-len(b)-1), min(len(p.results), 3))
	from, to := p.cursor.Window(len(p.results), p.seen)
	for i := from; i < to; i++ {
		b = append(b, p.row(c, t, barW, i))
	}
	b = append(b, p.sum(c, t))
	if c.H > len(b)+len(tail) {
		b = append(b, nil)
	}
	return append(b, tail.Top(c.H-len(b))...)
}

// openedState is since when the votes are open, and which of them are in
// sight.
func (p *Page) openedState(c page.Context) string {
	s := c.L.T("publicvote.state.opened", "when", c.L.DateTime(c.Sight.Times.Tally.In(c.Now.Location())))
	if from, to := p.cursor.Window(len(p.results), p.seen); p.seen > 0 && to-from < len(p.results) {
		n := func(i int) string { return c.L.Int(int64(i)) }
		s = c.L.T("publicvote.window_of", "from", n(from+1), "to", n(to), "of", n(len(p.results)))
	}
	return s
}

// columns are name, votes, share (of points as they are given there is none) and
// so many per 1000, as far as they fit, and the cells that are left for bars.
func (p *Page) columns(c page.Context) (t table.Table, bar int) {
	title := c.L.T(worded(c.Sight.Edition, "publicvote.votes"))
	name, votes, per := max(p.nameW, text.Width(c.L.T("publicvote.nominee"))), text.Width(title), 0
	votes = max(votes, text.Width(c.L.IntRat(c.Sight.Tally.Total)))
	for _, r := range p.results {
		votes = max(votes, text.Width(c.L.IntRat(r.votes)))
		if r.thousand != nil {
			per = max(per, text.Width(c.L.Rat(*r.thousand, 1)), text.Width(c.L.T("publicvote.per_1000")))
		}
	}
	t = table.Table{
		{Title: c.L.T("publicvote.nominee"), Width: min(name, max(c.W/4, 12))},
		{Title: title, Width: votes, Right: true},
	}
	if !publicvote.Given(c.Sight.Edition) {
		t = append(t, shareColumn(c))
	}
	left := c.W - len(noSign) - 1 - t.Width() - table.Gap
	if per > 0 && left >= leastBar+table.Gap+per {
		t = append(t, table.Column{Title: c.L.T("publicvote.per_1000"), Width: per, Right: true})
		left -= per + table.Gap
	}
	return t, max(min(left, mostBar), 0)
}

func shareColumn(c page.Context) table.Column {
	of := c.L.T("publicvote.share", "votes", c.L.IntRat(c.Sight.Tally.Total))
	if len(tally.Uncounted(c)) > 0 {
		of = c.L.T("publicvote.share.all", "votes", c.L.IntRat(c.Sight.Tally.Total))
	}
	return table.Column{Title: of, Width: max(text.Width(of), text.Width(c.L.Share(exact.Int(1), 1))), Right: true}
}

// row is one nominee; the bar is never drawn as chosen, for its colour says
// whose votes they are.
func (p *Page) row(c page.Context, t table.Table, bar, i int) draw.Line {
	r := p.results[i]
	cells := []draw.Piece{
		{Text: text.Show(r.nominee.Name), Style: &c.S.Base},
		{Text: c.L.IntRat(r.votes), Style: &c.S.Base},
	}
	if !publicvote.Given(c.Sight.Edition) {
		cells = append(cells, draw.Piece{Text: share(c, r), Style: &c.S.Base})
	}
	cells = append(cells, draw.Piece{Text: perThousand(c, r), Style: &c.S.Muted})
	line := append(draw.Of(noSign, nil), t.Row(cells[:len(t)], nil)...)
	if i == p.cursor.At {
		line[0].Text = sign
		line = line.In(&c.S.Selected)
	}
	return line.Add("  ", nil).Add(bars.Bar(r.votes, p.results[0].votes, bar), &c.S.BarAlt)
}

func share(c page.Context, r result) string {
	if r.share == nil {
		return none
	}
	return c.L.Share(*r.share, 1)
}

func perThousand(c page.Context, r result) string {
	if r.thousand == nil {
		return none
	}
	return c.L.Rat(*r.thousand, 1)
}

// sum is the last row of the table.
func (p *Page) sum(c page.Context, t table.Table) draw.Line {
	cells := []draw.Piece{
		{Text: c.L.T("publicvote.sum"), Style: &c.S.Strong},
		{Text: c.L.IntRat(c.Sight.Tally.Total), Style: &c.S.Strong},
	}
	return append(draw.Of(noSign, nil), t.Row(cells, nil)...)
}

// tail is what stands under the table: whose votes do not count, what was
// read, and what is only shown.
func (p *Page) tail(c page.Context) draw.Block {
	var b draw.Block
	if out := tally.Uncounted(c); len(out) > 0 {
		out = append(out, c.L.T("publicvote.counted", "votes", c.L.IntRat(tally.Counted(c.Sight.Ranking))))
		b = draw.Paragraph(strings.Join(out, " "), textW(c), &c.S.Warn).Indent(1)
	}
	if t := c.Sight.Tally; t.Counting == nil {
		b = append(b, facts(c, labelW(c))[1:]...) // the votes stand in the table
	} else {
		s := c.L.T("publicvote.of_rows", "votes", c.L.IntRat(t.Total), "rows", c.L.Int(t.Rows))
		b = append(b, draw.Paragraph(s, textW(c), &c.S.Base).Indent(1)...)
	}
	if p.people != nil {
		metric := text.Show(p.people.Metric.Title.In(string(c.L.Lang())))
		s := c.L.T("publicvote.per_1000.note", "metric", metric, "period", text.Show(p.people.Period))
		b = append(b, draw.Paragraph(s, textW(c), &c.S.Muted).Indent(1)...)
	}
	return b
}

// list is the votes where there is no room for a table.
func (p *Page) list(c page.Context) draw.Block {
	p.seen = max(c.H, 1)
	from, to := p.cursor.Window(len(p.results), p.seen)
	w := frame.RowW(c.W, to-from, len(p.results))
	var b draw.Block
	for i := from; i < to; i++ {
		r := p.results[i]
		votes := c.L.IntRat(r.votes)
		if c.W >= 30 {
			votes = text.PadLeft(votes, text.Width(c.L.IntRat(c.Sight.Tally.Total))) + " " + text.PadLeft(share(c, r), 7)
		}
		lead, style := " ", &c.S.Base
		if i == p.cursor.At {
			lead, style = "►", &c.S.Selected
		}
		room := max(w-1-text.Width(votes)-1, 1)
		b = append(b, draw.Of(lead+text.PadRight(text.Show(r.nominee.Name), room)+" "+votes, style).Fit(w))
	}
	return frame.More(b, from, to, len(p.results), c.W, &c.S.Accent)
}
