package whatif

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/page"
)

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
func (p *Pane) at(c page.Context, t *track, short bool) string {
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
	if short {
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
	if p.what == ofCriterion && p.spot == nil && p.named(c, w) == "" && len(all) > 0 {
		n, of := p.numbers()
		all[len(all)-1] += " " + c.L.T("whatif.criterion", "n", n, "of", of)
	}
	return all
}

// named is the criterion that is asked about by its number and title, on one line,
// where the heading of w cells has no room for its title; else empty.
func (p *Pane) named(c page.Context, w int) string {
	if p.what != ofCriterion {
		return ""
	}
	title := p.title(c)
	if whole := c.L.T("whatif.ask.criterion", "criterion", title); text.Width(whole) <= headRoom(c.L.T("whatif.not"), w) {
		return ""
	}
	n, of := p.numbers()
	return text.Truncate(c.L.T("whatif.criterion.whole", "n", n, "of", of, "criterion", title), max(w-2, 1))
}

// numbers are which criterion of how many is asked about.
func (p *Pane) numbers() (n, of string) {
	return strconv.Itoa(p.item[ofCriterion] + 1), strconv.Itoa(len(p.m.weighted()))
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
