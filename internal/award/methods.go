package award

import (
	"slices"
	"strings"
)

// The jury methods.
const (
	Mean        = "mean"
	Sum         = "sum"
	Median      = "median"
	Trimmed     = "trimmed"
	Clamp       = "clamp"
	Additive    = "additive"
	Borda       = "borda"
	Points      = "points"
	Exponential = "exponential"
	Majority    = "majority"
)

// The public methods.
const (
	Share      = "share"
	ShareOfTop = "share_of_top"
	MinMax     = "minmax"
	RankLinear = "rank_linear"
	RankPoints = "rank_points"
	Added      = "added"
	Shortlist  = "shortlist"
)

// The values of the smaller settings of a rule.
const (
	OutputMean   = "mean"
	OutputSum    = "sum"
	WeightedMean = "weighted_mean"
	WeightedSum  = "weighted_sum"
	Renormalise  = "renormalise"
	Refuse       = "refuse"
	HalfUp       = "half_up"
	HalfEven     = "half_even"
	Down         = "down"
)

// JuryMethods lists the jury methods in the order in which they are offered.
func JuryMethods() []string {
	return []string{Mean, Sum, Median, Trimmed, Clamp, Additive, Borda, Points, Exponential, Majority}
}

// PublicMethods lists the public methods in the order in which they are
// offered.
func PublicMethods() []string {
	return []string{Share, ShareOfTop, MinMax, RankLinear, RankPoints, Added, Shortlist}
}

// Ranks reports whether the method works on each juror's order of the nominees
// and not on the marks criterion by criterion.
func (j JuryRule) Ranks() bool {
	return slices.Contains([]string{Borda, Points, Exponential, Majority}, j.Method)
}

// Unit reports whether the jury part lies between 0 and 1, as some public
// methods need.
func (j JuryRule) Unit() bool {
	return j.Combine != WeightedSum && !slices.Contains([]string{Points, Exponential, Majority}, j.Method)
}

// Weighted reports whether a public method takes a weight. Those that do not
// add the votes as they are, or make a shortlist of them.
func Weighted(method string) bool {
	return method != Added && method != Shortlist && slices.Contains(PublicMethods(), method)
}

// TieStep is one step of the tie ladder.
type TieStep struct {
	Kind      string // "public", "criterion", "metric", …
	Criterion string // of a "criterion" step
	Figure    Point  // of a "metric" step
}

// The kinds of tie steps.
const (
	TiePublic      = "public"
	TieVotes       = "public_votes"
	TieJury        = "jury"
	TieCriterion   = "criterion"
	TieMetric      = "metric"
	TieMedian      = "median"
	TieFirstPlaces = "first_places"
	TieCountback   = "countback"
	TieHeadToHead  = "head_to_head"
	TieChair       = "chair"
)

// ParseTie reads a step as the rule writes it: "public", "criterion:ID",
// "metric:ID@PERIOD". Whether the criterion or metric exists is for Validate.
func ParseTie(s string) (TieStep, bool) {
	kind, rest, _ := strings.Cut(s, ":")
	switch kind {
	case TieCriterion:
		return TieStep{Kind: kind, Criterion: rest}, rest != ""
	case TieMetric:
		id, period, ok := strings.Cut(rest, "@")
		return TieStep{Kind: kind, Figure: Point{id, period}}, ok && id != "" && period != ""
	case TiePublic, TieVotes, TieJury, TieMedian, TieFirstPlaces, TieCountback, TieHeadToHead, TieChair:
		return TieStep{Kind: kind}, kind == s
	}
	return TieStep{}, false
}
