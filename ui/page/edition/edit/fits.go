package edit

import (
	"slices"

	"votering/internal/award"
	"votering/internal/fields"
)

// seldom are the fields that most prizes leave alone. They are folded away
// until somebody asks for them, or they hold something.
var seldom = map[fields.Part]map[string]bool{
	fields.Edition:   {"made_up": true, "notes": true},
	fields.Criterion: {"scale.min": true, "scale.max": true, "scale.step": true, "better": true, "margin": true, "value_from.metric": true, "value_from.period": true},
	fields.Nominee:   {"aliases": true},
	fields.Metric:    {"ratio.of": true, "ratio.per": true, "ratio.times": true},
	fields.Juror:     {"key": true, "language": true},
	fields.Value:     {"known_from": true, "note": true},
	fields.RefValue:  {"known_from": true, "note": true},
	fields.Rule: {
		"jury.combine": true, "jury.uncovered": true, "places": true, "quorum": true,
		"jury.rounding.mark": true, "jury.rounding.criterion": true, "jury.rounding.weighted": true, "jury.rounding.total": true, "jury.rounding.mode": true,
	},
}

// fits reports whether a field means anything beside what is filled in: of the
// rule, under the methods that are chosen; of a figure, why it is missing where
// it is there.
func fits(e *award.Edition, at fields.Place, f fields.Field) bool {
	switch {
	case f.Key == "missing" && (f.Part == fields.Value || f.Part == fields.RefValue):
		return fields.Get(e, at, "value", "") == ""
	case f.Part != fields.Rule:
		return true
	}
	jury, public := e.Rule.Jury.Method, ""
	if e.Rule.Public != nil {
		public = e.Rule.Public.Method
	}
	switch f.Key {
	case "jury.trim", "jury.output":
		return jury == award.Trimmed
	case "jury.margin", "jury.rounding.mark":
		return jury == award.Clamp
	case "jury.points":
		return jury == award.Points
	case "jury.ratio":
		return jury == award.Exponential
	case "jury.combine":
		return !e.Rule.Jury.Ranks()
	case "public.weight":
		return award.Weighted(public)
	case "public.points":
		return public == award.RankPoints
	case "public.top":
		return public == award.Shortlist
	}
	return true
}

// usual is what a choice that nobody made stands for.
var usual = map[fields.Part]map[string]string{
	fields.Edition:   {"language": "en"},
	fields.Criterion: {"better": string(award.Higher)},
	fields.Gate:      {"missing": "open"},
	fields.Juror:     {"role": string(award.JurorRole)},
	fields.Rule: {
		"jury.method": award.Mean, "jury.output": award.OutputMean, "jury.combine": award.WeightedMean,
		"jury.uncovered": award.Renormalise, "jury.rounding.mode": award.HalfUp,
		"outcome": string(award.Binding), "places": string(award.Competition),
	},
}

// chosenOf is which of its options a field is now: the usual one where nothing
// was chosen.
func (s *Editor) chosenOf(r row) string {
	if v := s.stored(r); v != "" {
		return v
	}
	return usual[r.field.Part][r.key]
}

// options are what a field can be chosen from: words, yes and no, or ids of the
// edition; first nothing, where it may stay empty.
func options(e *award.Edition, r row) []string {
	var all []string
	switch f := r.field; {
	case f.Kind == fields.YesNo:
		return []string{"false", "true"}
	case usual[f.Part][f.Key] != "":
		return f.Choices
	case f.Refers != "":
		all = ids(e, f.Refers)
	case f.Key == keyTies:
		return ladder(e)
	default:
		all = f.Choices
	}
	if r.field.Required || r.field.Kind == fields.IDs || slices.Contains(all, "") {
		return all
	}
	return append([]string{""}, all...)
}

// ids are the ids of one kind of thing that an edition has.
func ids(e *award.Edition, part fields.Part) []string {
	var all []string
	for i := range fields.Count(e, part, 0) {
		if id := fields.Get(e, placeOf(part, 0, i), "id", ""); id != "" {
			all = append(all, id)
		}
	}
	return all
}

// ladder are the steps that could stand in the tie ladder.
func ladder(e *award.Edition) []string {
	steps := []string{award.TiePublic}
	for _, id := range ids(e, fields.Criterion) {
		steps = append(steps, award.TieCriterion+":"+id)
	}
	steps = append(steps, award.TieHeadToHead, award.TieJury, award.TieVotes, award.TieMedian, award.TieFirstPlaces, award.TieCountback)
	for _, id := range ids(e, fields.Metric) {
		for _, period := range e.Periods(id) {
			steps = append(steps, award.TieMetric+":"+id+"@"+period)
		}
	}
	return append(steps, award.TieChair)
}
