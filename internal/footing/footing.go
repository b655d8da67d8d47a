package footing

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/rules"
)

// Words are the words for how firmly one ranking stands, in one language.
type Words struct {
	L       *locale.Catalog
	E       *award.Edition
	Rk      *ranking.Ranking    // the ranking that the card is of
	Show    func(string) string // makes what others wrote harmless where the words will stand, on one line
	Names   bool                // jurors are named; false on the wall
	Exactly bool                // rounded borders have their fractions beside them
}

// Line is one finding of the card: what was tried, and who is first then.
type Line struct {
	Label, Text string
	Warn        bool // somebody else is first, or it could not be found out
}

// Part is what the card says of one thing.
type Part struct {
	ID      string // one of the constants below
	Heading string
	Lines   []Line
	Notes   []string // sentences to be read with the lines; alone where there are none
}

// The parts of a card, in the order in which they are told.
const (
	OfPublicWeight = "public_weight"
	OfShortlist    = "shortlist"
	OfJurors       = "jurors"
	OfRecusals     = "recusals"
	OfCriteria     = "criteria"
	OfPublic       = "public"
	OfJury         = "jury"
	OfTies         = "ties"
	OfChance       = "chance"
)

// Parts is the whole card. A part that has nothing to say under this rule is
// left out; all are where nobody is ranked.
func (w Words) Parts(c *robustness.Card) []Part {
	if len(c.Winners) == 0 {
		return nil
	}
	parts := []Part{
		w.publicWeight(c), w.shortlist(c), w.jurors(c), w.recusals(c), w.criteria(c),
		w.publicMethods(c), w.juryMethods(c), w.reversed(c), w.chance(c),
	}
	return slices.DeleteFunc(parts, func(p Part) bool { return len(p.Lines) == 0 && len(p.Notes) == 0 })
}

// Refused says that something was not found out, and why.
func (w Words) Refused(why *fault.Error) string {
	if why == nil {
		return w.L.T("footing.refused.plain")
	}
	message, _ := w.L.Fault(why)
	return w.L.T("footing.refused", "why", w.Show(message))
}

// rules are the words for the rule.
func (w Words) rules() rules.Words { return rules.Words{L: w.L, E: w.E, Show: w.Show} }

// names are those nominees, as a sentence has them.
func (w Words) names(ids []string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = w.Show(id)
		if n, ok := w.E.Nominee(id); ok {
			list[i] = w.Show(n.Name)
		}
	}
	return w.L.List(list)
}

// line is a finding by who is first then; why says why nobody is.
func (w Words) line(c *robustness.Card, label string, winners []string, why *fault.Error) Line {
	if winners == nil {
		return Line{label, w.Refused(why), true}
	}
	return Line{label, w.names(winners), !slices.Equal(winners, c.Winners)}
}

// group are things that were tried with the same outcome.
type group struct {
	labels  []string
	winners []string
	why     *fault.Error
}

// grouping puts what was tried together by its outcome: first what leaves the
// ranking's winners, then the others in their order, last what was refused.
type grouping struct {
	c      *robustness.Card
	groups []group
}

func (g *grouping) add(label string, winners []string, why *fault.Error) {
	i := slices.IndexFunc(g.groups, func(x group) bool {
		return slices.Equal(x.winners, winners) && (x.winners == nil) == (winners == nil) && alike(x.why, why)
	})
	if i < 0 {
		i = len(g.groups)
		g.groups = append(g.groups, group{winners: winners, why: why})
	}
	g.groups[i].labels = append(g.groups[i].labels, label)
}

// alike reports whether two refusals are told in the same words.
func alike(a, b *fault.Error) bool {
	if a == nil || b == nil {
		return a == b
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

// lines are the groups, each with its labels joined by commas.
func (w Words) lines(g *grouping) []Line {
	var lines []Line
	for _, x := range g.sorted() {
		lines = append(lines, w.line(g.c, strings.Join(x.labels, ", "), x.winners, x.why))
	}
	return lines
}

// tally is how often each outcome was found: "Kinn 5 of 5", "Kinn 2, Bodø 3".
func (w Words) tally(g *grouping) (text string, warn bool) {
	var list []string
	for _, x := range g.sorted() {
		name, n := w.L.T("footing.refused.short"), w.L.Int(int64(len(x.labels)))
		if x.winners != nil {
			name = w.names(x.winners)
		}
		warn = warn || !slices.Equal(x.winners, g.c.Winners)
		if len(g.groups) == 1 {
			return w.L.T("footing.tally.all", "names", name, "n", n), warn
		}
		list = append(list, w.L.T("footing.tally.one", "names", name, "n", n))
	}
	return strings.Join(list, ", "), warn
}

// weight is the public weight of the ranking; nil where there is none.
func (w Words) weight() *exact.Rat {
	if w.Rk == nil {
		return nil
	}
	return w.Rk.Weight
}
