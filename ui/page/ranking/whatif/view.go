package whatif

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
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
	spot, facts := p.at(c, t, w), p.facts(c, t, w)
	if which := p.which(c, w); p.spot != nil && which != "" {
		spot, facts = which, slices.Insert(facts, 0, spot)
	}
	if second := p.second(c, t); p.spot == nil && second != "" {
		facts = append(facts, second)
	}
	said := sentenceLines(h)
	switch high := h - said; {
	case h < 2:
		return p.sentences(c, w, spot, facts...).Cut(w, h, readOn(c))
	case w >= leastChartW && high-axisLines >= max(leastChartH, len(p.m.ids)) && len(p.m.ids) > 1:
		b, turns := p.chart(c, t, w, high)
		if turns {
			facts = slices.Insert(facts, min(1, len(facts)), c.L.T("whatif.turns"))
		}
		return append(b, p.sentences(c, w, spot, facts...).Cut(w, h-len(b), readOn(c))...)
	}
	axis := min(h-2, 1)
	k := min(max(h-axis-said, 1), len(p.m.ids))
	b, seen := p.strips(c, t, w, k)
	if axis > 0 {
		labelW := p.labelW(c, k, w)
		b = append(b, append(draw.Of(strings.Repeat(" ", labelW), nil), p.axis(c, t, max(w-labelW-1, 1))...))
	}
	below := p.sentences(c, w, spot, strings.Join(slices.Insert(facts, min(1, len(facts)), p.legend(c, seen)), " "))
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
	values, was := t.at(*p.spot), make([]int, len(p.m.ids))
	for _, g := range p.m.numbered(order(t.at(t.now))) {
		for _, i := range g.who {
			was[i] = g.place
		}
	}
	key := "whatif.at"
	if w < narrowW {
		key = "whatif.at.short"
	}
	return c.L.T(key, "share", p.m.share(*p.spot), "now", p.m.share(t.now), "order", p.order(p.m.numbered(order(values)), values, was))
}

// second says who is second between which borders; empty where nobody can be.
func (p *Pane) second(c page.Context, t *track) string {
	if len(t.second) == 0 {
		return ""
	}
	return c.L.T("whatif.second", "who", p.m.words.Segments(t.second))
}

// facts are who is first between which borders, which criterion it is, and that
// steps for equal totals are left out where there are any.
func (p *Pane) facts(c page.Context, t *track, w int) []string {
	var all []string
	if len(t.first) > 0 {
		all = append(all, c.L.T("whatif.first", "who", p.m.words.Segments(t.first)))
	}
	if s := p.levelAtTheTop(c); s != "" {
		all = append(all, s)
	}
	if which := p.which(c, w); p.spot == nil && which != "" && len(all) > 0 {
		all[len(all)-1] += " " + which
	}
	return all
}

// which is the criterion that is asked about: its number, and its title where the
// heading of w cells has no room for that; empty where another thing is asked.
func (p *Pane) which(c page.Context, w int) string {
	if p.what != ofCriterion {
		return ""
	}
	n, of := strconv.Itoa(p.item[ofCriterion]+1), strconv.Itoa(len(p.m.weighted()))
	title := p.title(c)
	if whole := c.L.T("whatif.ask.criterion", "criterion", title); text.Width(whole) > headRoom(c.L.T("whatif.not"), w) {
		return text.Truncate(c.L.T("whatif.criterion.whole", "n", n, "of", of, "criterion", title), max(w-2, 1))
	}
	if p.spot != nil { // the heading says it
		return ""
	}
	return c.L.T("whatif.criterion", "n", n, "of", of)
}

// levelAtTheTop says that lines are totals alone, where the first place of the
// ranking is not by its total alone; else empty.
func (p *Pane) levelAtTheTop(c page.Context) string {
	rows := p.m.rk.Rows
	switch {
	case len(rows) == 0 || len(rows[0].Ladder) == 0:
		return ""
	case slices.ContainsFunc(rows[0].Ladder, func(s rank.Step) bool { return s.Name == award.TieChair }):
		return c.L.T("whatif.totals.cast")
	}
	return c.L.T("whatif.totals")
}

// order is who takes which place, with what decides where that is known, and
// whether that is a better or a worse place than the one before.
func (p *Pane) order(groups []group, values []exact.Rat, was []int) string {
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
			switch {
			case g.place < was[i]:
				name += " " + better
			case g.place > was[i]:
				name += " " + worse
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
