package footing

import (
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/robustness"
)

// group are things that were tried with the same outcome.
type group struct {
	labels  []string
	winners []string
	why     *fault.Error
}

// grouping puts what was tried together by its outcome: first what leaves the
// ranking's winners, then the others in their order, last what was refused.
type grouping struct {
	w      Words
	c      *robustness.Card
	groups []group
}

func (g *grouping) add(label string, winners []string, why *fault.Error) {
	i := slices.IndexFunc(g.groups, func(x group) bool {
		return slices.Equal(x.winners, winners) && (x.winners == nil) == (winners == nil) && g.w.alike(x.why, why)
	})
	if i < 0 {
		i = len(g.groups)
		g.groups = append(g.groups, group{winners: winners, why: why})
	}
	g.groups[i].labels = append(g.groups[i].labels, label)
}

// alike reports whether two refusals are told in the same words.
func (w Words) alike(a, b *fault.Error) bool {
	if a == nil || b == nil {
		return a == b
	}
	if s := w.because(a); s != "" {
		return s == w.because(b)
	}
	same := a.ID == b.ID && len(a.Args) == len(b.Args)
	for k, v := range a.Args {
		same = same && b.Args[k] == v
	}
	return same
}

// sorted are the groups in the order in which they are told.
func (g *grouping) sorted() []group {
	rank := func(x group) int {
		switch {
		case x.winners == nil:
			return 2
		case slices.Equal(x.winners, g.c.Winners):
			return 0
		}
		return 1
	}
	slices.SortStableFunc(g.groups, func(a, b group) int { return rank(a) - rank(b) })
	return g.groups
}

// lines are the groups, each with its labels.
func (w Words) lines(g *grouping) []Line {
	var lines []Line
	for _, x := range g.sorted() {
		lines = append(lines, w.line(g.c, apart(x.labels), x.winners, x.why))
	}
	return lines
}

// apart is a list whose entries cannot be taken for others: with semicolons
// where an entry has a comma of its own.
func apart(list []string) string {
	if slices.ContainsFunc(list, func(s string) bool { return strings.Contains(s, ",") }) {
		return strings.Join(list, "; ")
	}
	return strings.Join(list, ", ")
}

// tally is how often each outcome was found: "Kinn 5 of 5", "Kinn 2, Bodø 3";
// what was refused in one, with the reasons: "Kinn 4, not worked out 3 (…)".
func (w Words) tally(g *grouping) (text string, warn bool) {
	var list, whys []string
	all, refused := 0, 0
	for _, x := range g.sorted() {
		all += len(x.labels)
		warn = warn || !slices.Equal(x.winners, g.c.Winners)
		if x.winners != nil {
			list = append(list, w.counted("footing.tally.one", w.names(x.winners), len(x.labels)))
			continue
		}
		refused += len(x.labels)
		if why := w.because(x.why); why != "" {
			whys = append(whys, why)
		}
	}
	switch {
	case refused == all:
		list = []string{w.counted("footing.tally.all", w.L.T("footing.refused.short"), all)}
	case refused > 0:
		list = append(list, w.counted("footing.tally.one", w.L.T("footing.refused.short"), refused))
	case len(list) == 1:
		list = []string{w.counted("footing.tally.all", w.names(g.groups[0].winners), all)}
	}
	if text = apart(list); len(whys) > 0 {
		text = w.L.T("footing.tally.because", "tally", text, "why", strings.Join(whys, "; "))
	}
	return text, warn
}

func (w Words) counted(key, what string, n int) string {
	return w.L.T(key, "names", what, "n", w.L.Int(int64(n)))
}
