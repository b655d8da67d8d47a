package whatif

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// The least sizes of a chart; with less room there are strips.
const (
	leastChartW = 48
	leastChartH = 8
)

// narrowW is the width below which words are left out.
const narrowW = 50

// View draws the pane in at most h lines of w cells. The first line always says
// that this is not the decision.
func (p *Pane) View(c page.Context, w, h int) draw.Block {
	if p.m == nil || h < 1 {
		return nil
	}
	not := c.L.T("whatif.not")
	b := draw.Block{heading(p.ask(c, headRoom(not, w)), not, w, &c.S.Rule, &c.S.Heading, &c.S.Warn)}
	if ch, ok := p.choice(); ok {
		return append(b, p.chosenOf(c, ch, w, h-1)...).Top(h)
	}
	if t := p.track(); t != nil {
		return append(b, p.moved(c, t, w, h-1)...).Top(h)
	}
	return append(b, draw.Paragraph(p.why(c), max(w-2, 1), &c.S.Muted).Indent(1)...).Top(h)
}

// why is why there is nothing to see.
func (p *Pane) why(c page.Context) string {
	switch {
	case p.m.failed != nil:
		why, try := c.L.FaultOnScreen(p.m.failed)
		return why + " → " + try
	case p.m.card == nil:
		return c.L.T("whatif.working")
	}
	return c.L.T("whatif.none")
}

// moved is a track in h lines: the lines of all nominees where there is room,
// else strips of who is first, second and so on; and what can be read there.
func (p *Pane) moved(c page.Context, t *track, w, h int) draw.Block {
	spot, facts := p.at(c, t, w), p.facts(c, t)
	below := p.sentences(c, w, spot, facts...)
	said := sentenceLines(h)
	switch high := h - said; {
	case h < 2:
		return below.Top(h)
	case w >= leastChartW && high-axisLines >= max(leastChartH, len(p.m.ids)):
		b := p.chart(c, t, w, high)
		return append(b, below.Top(h-len(b))...)
	}
	axis := min(h-2, 1)
	k := min(max(h-axis-said, 1), len(p.m.ids))
	b, seen := p.strips(c, t, w, k)
	if axis > 0 {
		labelW := p.labelW(c, k, w)
		b = append(b, append(draw.Of(strings.Repeat(" ", labelW), nil), p.axis(c, t, max(w-labelW-1, 1))...))
	}
	below = p.sentences(c, w, spot, strings.Join(slices.Insert(facts, min(1, len(facts)), p.legend(c, seen)), " "))
	return append(b, below.Top(h-len(b))...)
}

// sentenceLines is how many of h lines are for sentences, whatever they say: the
// drawing above them stands still.
func sentenceLines(h int) int {
	switch {
	case h < 5:
		return 1
	case h < 12:
		return 2
	case h < 20:
		return 3
	}
	return 4
}

// sentences are where the cursor stands, and what there is to say besides.
func (p *Pane) sentences(c page.Context, w int, spot string, facts ...string) draw.Block {
	b := draw.Paragraph(spot, max(w-2, 1), &c.S.Strong)
	for _, s := range facts {
		b = append(b, draw.Paragraph(s, max(w-2, 1), &c.S.Base)...)
	}
	return b.Indent(1)
}

// labelW is how many cells the names of places take before a strip.
func (p *Pane) labelW(c page.Context, k, w int) int {
	most := 0
	for n := range k {
		most = max(most, text.Width(label(c, n+1, w)))
	}
	return 1 + most + 1
}

// label is what a place is called before its strip: a number where there is
// little room.
func label(c page.Context, place, w int) string {
	key := "whatif.place." + strconv.Itoa(place)
	switch {
	case w < narrowW:
		return strconv.Itoa(place)
	case c.L.Has(key):
		return c.L.T(key)
	}
	return c.L.T("whatif.place", "n", strconv.Itoa(place))
}

// strips are who is first, second … k-th, from nothing to everything, with the
// cursor across; and who is seen in them. The signs of those who are level take
// turns.
func (p *Pane) strips(c page.Context, t *track, w, k int) (b draw.Block, seen legend) {
	labelW := p.labelW(c, k, w)
	cells := max(w-labelW-1, 1)
	cursor := cell(p.cursor(t), cells)
	seen.who = map[int]bool{}
	for n, row := range t.places(k, cells) {
		line := draw.Of(" "+text.PadRight(label(c, n+1, w), labelW-1), &c.S.Muted)
		for x, g := range row {
			for _, i := range g.who {
				seen.who[i] = true
			}
			who := g.who[x%len(g.who)]
			seen.level = seen.level || len(g.who) > 1
			if x == cursor {
				line = line.Add("│", &c.S.Accent)
				continue
			}
			line = line.Add(p.m.signs[who], p.style(c, who))
		}
		b = append(b, line)
	}
	return b, seen
}

// style is how a nominee's sign is drawn: the chosen one stands out, and whoever
// is first now.
func (p *Pane) style(c page.Context, i int) *lipgloss.Style {
	switch {
	case i >= 0 && i == p.chosen:
		return &c.S.Accent
	case i >= 0 && p.m.places[p.m.ids[i]] == 1:
		return &c.S.Strong
	}
	return &c.S.Base
}

// axis is what stands under a track of so many cells: where the rule has it,
// the cursor, the ends, and where the first place changes hands.
func (p *Pane) axis(c page.Context, t *track, cells int) draw.Line {
	percent := func(r exact.Rat) string { return p.m.short(r) }
	var marks []mark
	if p.spot != nil && !p.spot.Equal(t.now) {
		marks = append(marks, mark{cell(*p.spot, cells), "│", percent(*p.spot), &c.S.Accent})
	}
	marks = append(marks, mark{cell(t.now, cells), "▲", percent(t.now), &c.S.Strong})
	for _, b := range t.borders {
		marks = append(marks, mark{cell(b, cells), "", percent(b), &c.S.Base})
	}
	marks = append(marks, mark{0, "", percent(exact.Int(0)), &c.S.Muted}, mark{cells - 1, "", percent(exact.Int(1)), &c.S.Muted})
	return axisLine(marks, cells)
}

// short is a part of one per cent, rounded to one decimal.
func (m *model) short(r exact.Rat) string {
	hundred := r.Mul(exact.Int(100))
	if hundred.IsInt() {
		return m.l.Percent(hundred, 0)
	}
	return m.l.Percent(hundred, 1)
}

// legend is whose signs are in a drawing, and whether some are level there.
type legend struct {
	who   map[int]bool
	level bool
}

// legend says which sign is whose.
func (p *Pane) legend(c page.Context, seen legend) string {
	var parts []string
	rest := false
	for i, sign := range p.m.signs {
		switch {
		case !seen.who[i]:
		case sign == others:
			rest = true
		default:
			parts = append(parts, sign+"\u00a0"+p.m.names[i])
		}
	}
	if rest {
		parts = append(parts, others+" "+c.L.T("whatif.others"))
	}
	s := strings.Join(parts, ", ")
	if seen.level {
		s = c.L.T("whatif.level", "legend", s)
	}
	return s + "."
}

// at is who is where at the cursor; empty where it was not moved.
func (p *Pane) at(c page.Context, t *track, w int) string {
	if p.spot == nil {
		return ""
	}
	values := t.at(*p.spot)
	key := "whatif.at"
	if w < narrowW {
		key = "whatif.at.short"
	}
	return c.L.T(key, "share", p.m.share(*p.spot), "order", p.order(order(values), values))
}

// facts are who is first between which borders, which criterion it is, and, where
// nothing was moved, who is second.
func (p *Pane) facts(c page.Context, t *track) []string {
	var all []string
	if len(t.first) > 0 {
		all = append(all, c.L.T("whatif.first", "who", p.m.words.Segments(t.first)))
	}
	if p.what == ofCriterion && len(all) > 0 {
		n := strconv.Itoa(p.item[ofCriterion] + 1)
		all[0] += " " + c.L.T("whatif.criterion", "n", n, "of", strconv.Itoa(len(p.m.weighted())))
	}
	if p.spot == nil && len(t.second) > 0 {
		all = append(all, c.L.T("whatif.second", "who", p.m.words.Segments(t.second)))
	}
	return all
}

// order is who takes which place, with what decides where that is known, and
// whether it is a better place than the ranking's.
func (p *Pane) order(groups []group, values []exact.Rat) string {
	const most = 40 // nobody reads more on a line
	var parts []string
	decimals := decimalsOf(groups, values)
	for _, g := range groups {
		if len(parts) == most {
			break
		}
		var names []string
		for _, i := range g.who {
			name := p.m.names[i]
			switch now := p.m.places[p.m.ids[i]]; {
			case g.place < now:
				name += " ↑"
			case g.place > now:
				name += " ↓"
			}
			names = append(names, name)
		}
		s := strconv.Itoa(g.place) + " " + p.m.l.List(names)
		if len(g.who) > 1 {
			s = strconv.Itoa(g.place) + "= " + p.m.l.List(names)
		}
		if values != nil {
			s += " " + p.m.value(values[g.who[0]], decimals)
		}
		parts = append(parts, strings.ReplaceAll(s, " ", "\u00a0"))
	}
	return strings.Join(parts, " · ")
}

// value is a total, rounded or exactly.
func (m *model) value(r exact.Rat, decimals int) string {
	if m.words.Exactly {
		return rank.Written(r)
	}
	return m.l.Rat(r, decimals)
}

// decimalsOf is how many decimals tell the values of neighbours apart, from three
// to six.
func decimalsOf(groups []group, values []exact.Rat) int {
	decimals := 3
	for i := 1; i < len(groups) && values != nil; i++ {
		a, b := values[groups[i-1].who[0]], values[groups[i].who[0]]
		for decimals < 6 && !a.Equal(b) && a.Round(decimals) == b.Round(decimals) {
			decimals++
		}
	}
	return decimals
}
