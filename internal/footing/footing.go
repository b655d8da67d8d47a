package footing

import (
	"slices"

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
	Terms   []Line   // what each method that the lines name is, in a few words
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
	if s := w.because(why); s != "" {
		return w.L.T("footing.refused.because", "why", s)
	}
	message, _ := w.L.Fault(why)
	return w.L.T("footing.refused", "why", w.Show(message))
}

// because is why another rule cannot be applied, as a part of a sentence that
// holds for every method it keeps out; empty for what is told by its fault alone.
func (w Words) because(why *fault.Error) string {
	if why == nil || !w.L.Has("footing.why."+why.ID) {
		return ""
	}
	return w.L.T("footing.why." + why.ID)
}

// rules are the words for the rule.
func (w Words) rules() rules.Words { return rules.Words{L: w.L, E: w.E, Show: w.Show} }

// names are those nominees, as a sentence has them.
func (w Words) names(ids []string) string {
	if len(ids) == 0 {
		return w.L.T("footing.nobody")
	}
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

// weight is the public weight of the ranking; nil where there is none.
func (w Words) weight() *exact.Rat {
	if w.Rk == nil {
		return nil
	}
	return w.Rk.Weight
}
