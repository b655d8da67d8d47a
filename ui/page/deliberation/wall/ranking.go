package wall

import (
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
)

// ranking is the ranking that stands, with the part of the jury and that of the
// public, and how the jury voted on the winner where votes are counted: how
// many, never who.
func (w *wall) ranking(c page.Context) draw.Block {
	rk := c.Sight.Ranking
	b := draw.Paragraph(c.L.T("page.ranking"), c.W, &c.S.Strong).Top(1)
	b = append(b, w.meaning(c)...)
	b = append(b, w.air()...)
	tail := w.voted(c)
	room := max(c.H-len(b)-len(tail), 1)
	gap := min(max(room/max(len(rk.Rows), 1)-1, 0), 2)
	w.drawn.fit = max(room/(gap+1), 1)
	if w.drawn.fit < len(rk.Rows) {
		w.drawn.fit = max((room-1)/(gap+1), 1)
	}
	to := min(w.top+w.drawn.fit, len(rk.Rows))
	for i := w.top; i < to; i++ {
		b = append(b, w.place(c, &rk.Rows[i]))
		for range gap {
			b = append(b, nil)
		}
	}
	if to-w.top < len(rk.Rows) {
		n := func(i int) string { return c.L.Int(int64(i)) }
		b = append(b, draw.Of(c.L.T("wall.page", "from", n(w.top+1), "to", n(to), "of", n(len(rk.Rows))), &c.S.Muted))
	}
	return append(b, tail...)
}

// meaning says what the two colours of the bars are, and what it means that
// somebody has none.
func (w *wall) meaning(c page.Context) draw.Block {
	l := draw.Of(bars.Full, &c.S.Bar).Add(" "+c.L.T("ranking.legend.jury"), &c.S.Base)
	public := c.Sight.Edition.Rule.Public
	if public != nil {
		l = l.Add("   ", nil).Add(bars.Light, &c.S.BarAlt).Add(" "+c.L.T("ranking.legend.public"), &c.S.Base)
	}
	if c.W < wideW-4 {
		return nil // no bars
	}
	b := draw.Block{l}
	if public != nil && public.Method == award.MinMax && !c.Sight.Ranking.JuryAlone && c.H >= 9 {
		b = append(b, draw.Paragraph(c.L.T("wall.zero"), c.W, &c.S.Base)...)
	}
	return b
}

// place is one row of the ranking: what it is made of, and no sum, which says
// nothing without how it came about.
func (w *wall) place(c page.Context, r *ranking.Row) draw.Line {
	names, most := leastName, exact.Int(0)
	for _, other := range c.Sight.Ranking.Rows {
		names = max(names, text.Width(nameOf(c, other.Nominee)))
		if t := other.Total; t != nil && most.Less(*t) {
			most = *t
		}
	}
	at := text.PadLeft(c.L.Int(int64(r.Place)), 3) + "  "
	names = min(names, max(leastName, c.W/3))
	barW := c.W - text.Width(at) - names - 2
	if c.W < wideW-4 || barW < leastAxis {
		return draw.Of(at+text.Truncate(nameOf(c, r.Nominee), max(c.W-text.Width(at), 1)), &c.S.Strong)
	}
	jury, public := bars.Stack(worth(r.JuryPart), worth(r.PublicPart), most, barW)
	l := draw.Of(at+text.PadRight(text.Truncate(nameOf(c, r.Nominee), names), names)+"  ", &c.S.Strong)
	return l.Add(strings.Repeat(bars.Full, jury), &c.S.Bar).Add(strings.Repeat(bars.Light, public), &c.S.BarAlt)
}

func worth(r *exact.Rat) exact.Rat {
	if r == nil {
		return exact.Int(0)
	}
	return *r
}

func nameOf(c page.Context, nominee string) string {
	if n, ok := c.Sight.Edition.Nominee(nominee); ok {
		return text.Show(n.Name)
	}
	return text.Show(nominee)
}

// voted is how many votes of the jury each got; nothing where none are counted.
func (w *wall) voted(c page.Context) draw.Block {
	counts := map[string]int{}
	for n, k := range c.Sight.Proposal.Counts {
		counts[n] += k
	}
	for _, n := range c.Sight.Proposal.Votes {
		counts[n]++
	}
	var said []string
	for _, r := range c.Sight.Ranking.Rows {
		if k := counts[r.Nominee]; k > 0 {
			said = append(said, nameOf(c, r.Nominee)+" "+c.L.Int(int64(k)))
		}
	}
	if k := counts[deliberation.NoVote]; k > 0 {
		said = append(said, c.L.T("wall.blank")+" "+c.L.Int(int64(k)))
	}
	if len(said) == 0 {
		return nil
	}
	s := c.L.T("wall.votes", "votes", strings.Join(said, " · "))
	return append(w.air(), draw.Paragraph(s, c.W, &c.S.Strong).Top(2)...)
}
