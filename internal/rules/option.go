package rules

import (
	"slices"
	"strings"

	"votering/internal/award"
)

// What a rule chooses beside what it is told of it.
const (
	OfWeight = "weight"
	OfTop    = "top"
)

// Option is what something that a rule may choose is called in a list, where e
// is the edition with that option; what it is about is one of the constants.
func (w Words) Option(about string, e *award.Edition) string {
	in, r := Words{L: w.L, E: e, Show: w.Show}, e.Rule
	switch about {
	case OfJury:
		return in.JuryName(r.Jury)
	case OfRounding:
		return w.stages(r.Jury.Rounding)
	case OfPublic:
		return in.PublicName(r.Public)
	case OfWeight:
		return Weight(w.L, r.Public.Weight)
	case OfTop:
		return w.L.Int(int64(r.Public.Top))
	case OfTies:
		return w.ladder(r.Ties)
	case OfQuorum:
		return w.L.Int(int64(r.Quorum))
	}
	return w.L.T("rehearse.recusal." + string(r.Recusal))
}

// stages is where a rule rounds, in a few words.
func (w Words) stages(r *award.Rounding) string {
	var stages []string
	for _, s := range roundedAt(r) {
		stages = append(stages, w.L.N("rehearse.rounding."+s.key, s.to))
	}
	if len(stages) == 0 {
		return w.L.T("rehearse.rounding.none")
	}
	return strings.Join(stages, ", ")
}

// ladder is a tie ladder beside the rule's own.
func (w Words) ladder(ties []string) string {
	switch {
	case slices.Equal(ties, w.E.Rule.Ties) && len(ties) > 0:
		return w.L.T("rehearse.ties.own")
	case len(ties) == 0:
		return w.L.T("rehearse.ties.none")
	}
	return w.L.T("rehearse.ties.reversed")
}
