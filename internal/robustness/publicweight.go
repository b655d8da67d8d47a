package robustness

import "slices"

// stands are the segments in which one of the present winners wins. One who wins
// on the border of two, by the tie ladder, may win in neither.
func stands(segments []Segment, winners []string) []Span {
	var spans []Span
	for _, s := range segments {
		if slices.ContainsFunc(s.Winners, func(id string) bool { return slices.Contains(winners, id) }) {
			spans = append(spans, Span{s.From, s.To})
		}
	}
	return spans
}
