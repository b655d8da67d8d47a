package whatif

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/keys"
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

// The signs of a better or worse place than in the ranking.
const better, worse = "↑", "↓"

// View draws the pane in at most h lines of w cells. The first line always says
// that this is not the decision.
func (p *Pane) View(c page.Context, w, h int) draw.Block {
	if p.m == nil || h < 1 {
		return nil
	}
	not := c.L.T("whatif.not")
	b := draw.Block{heading(p.ask(c, headRoom(not, w)), not, w, &c.S.Rule, &c.S.Heading, &c.S.Warn)}
	if ch, ok := p.choice(); ok {
		return append(b, p.chosenOf(c, ch, w, h-1)...).Cut(w, h, readOn(c))
	}
	if t := p.track(); t != nil {
		return append(b, p.moved(c, t, w, h-1)...).Top(h)
	}
	return append(b, draw.Paragraph(p.why(c), max(w-2, 1), &c.S.Muted).Indent(1)...).Cut(w, h, readOn(c))
}

// readOn is the key that shows all that has no room in the pane.
func readOn(c page.Context) draw.Piece {
	return draw.Piece{Text: keys.Name(c.L, "s"), Style: &c.S.Key}
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
	spot, facts := p.at(c, t, w < narrowW), p.facts(c, t, w)
	if second := p.second(c, t); p.spot == nil && second != "" {
		facts = append(facts, second)
	}
	said, named := sentenceLines(h), p.named(c, w)
	if said == 1 && named != "" && spot != "" { // both on one line
		spot, named = text.Truncate(p.title(c), w/2)+", "+p.at(c, t, true), ""
	}
	switch high := h - said; {
	case h < 2:
		return p.sentences(c, w, said, named, spot, facts...).Cut(w, h, readOn(c))
	case w >= leastChartW && high-axisLines >= max(leastChartH, len(p.m.ids)) && len(p.m.ids) > 1:
		b, turns := p.chart(c, t, w, high)
		if turns {
			facts = slices.Insert(facts, min(1, len(facts)), c.L.T("whatif.turns"))
		}
		return append(b, p.sentences(c, w, said-1, named, spot, facts...).Cut(w, h-len(b), readOn(c))...)
	}
	axis := min(h-2, 1)
	k := min(max(h-axis-said, 1), len(p.m.ids))
	b, seen := p.strips(c, t, w, k)
	if axis > 0 {
		labelW := p.labelW(c, k, w)
		b = append(b, append(draw.Of(strings.Repeat(" ", labelW), nil), p.axis(c, t, max(w-labelW-1, 1))...))
	}
	below := p.sentences(c, w, max(said-1, 1), named, spot, strings.Join(slices.Insert(facts, min(1, len(facts)), p.legend(c, seen)), " "))
	return append(b, below.Cut(w, h-len(b), readOn(c))...)
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

// sentences are what is asked about where the heading does not say it, where the
// cursor stands, in at most so many lines, and what there is to say besides.
func (p *Pane) sentences(c page.Context, w, most int, named, spot string, facts ...string) draw.Block {
	b := draw.Paragraph(named, max(w-2, 1), &c.S.Strong)
	b = append(b, draw.Paragraph(spot, max(w-2, 1), &c.S.Strong).Cut(w-1, max(most-len(b), 1), readOn(c))...)
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
	add := func(at exact.Rat, sign string, style *lipgloss.Style, left bool) {
		marks = append(marks, mark{cell(at, cells), sign, percent(at), style, left})
	}
	moved := p.spot != nil && !p.spot.Equal(t.now)
	add(t.now, "▲", &c.S.Strong, moved && t.now.Less(*p.spot))
	if moved {
		add(*p.spot, "│", &c.S.Accent, p.spot.Less(t.now))
	}
	for _, b := range t.borders {
		add(b, "", &c.S.Base, false)
	}
	add(exact.Int(0), "", &c.S.Muted, false)
	add(exact.Int(1), "", &c.S.Muted, false)
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
