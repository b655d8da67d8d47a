package robustness

import (
	"slices"

	"votering/internal/ranking"
)

// stands are the segments in which a present winner wins. One who wins at the
// present weight and nowhere beside it stands on that point alone.
func stands(segments []Segment, now *ranking.Ranking) []Span {
	if segments == nil {
		return nil
	}
	spans := []Span{}
	here := false // one of the spans holds the present weight
	for _, s := range segments {
		if !slices.ContainsFunc(s.Winners, func(id string) bool { return slices.Contains(now.Winners, id) }) {
			continue
		}
		spans = append(spans, Span{s.From, s.To})
		here = here || !now.Weight.Less(s.From) && !s.To.Less(*now.Weight)
	}
	if !here {
		spans = append(spans, Span{*now.Weight, *now.Weight})
		slices.SortFunc(spans, func(a, b Span) int { return a.From.Cmp(b.From) })
	}
	return spans
}
