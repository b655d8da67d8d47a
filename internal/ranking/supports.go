package ranking

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
)

// Supports lists what of a validated edition's rule this version does not
// compute, each an E_RULE at the key of the edition file; none where Compute
// can rank by it. A rule that contradicts itself is for award.Validate.
func Supports(e *award.Edition) fault.List {
	var l fault.List
	if j := e.Rule.Jury; !slices.Contains(juryMethods, j.Method) {
		l = append(l, notComputed("jury_method", "rule.jury.method", "method", j.Method, "methods", strings.Join(juryMethods, ", ")))
	}
	if rounds(e.Rule.Jury.Rounding) {
		l = append(l, notComputed("rounding", "rule.jury.rounding"))
	}
	for i := range e.Criteria {
		if c := &e.Criteria[i]; c.ValueFrom != nil {
			l = append(l, notComputed("value_from", "criteria["+strconv.Itoa(i)+"].value_from", "criterion", c.ID))
		}
	}
	if p := e.Rule.Public; p != nil && !slices.Contains(publicMethods(), p.Method) {
		l = append(l, notComputed("public_method", "rule.public.method",
			"method", p.Method, "methods", strings.Join(publicMethods(), ", ")))
	}
	for i, name := range e.Rule.Ties {
		if judgeOf(name) == nil {
			l = append(l, notComputed("tie_step", "rule.ties["+strconv.Itoa(i)+"]",
				"step", name, "steps", strings.Join(tieSteps(), ", ")))
		}
	}
	return l
}

// juryMethods are the jury methods that this version computes.
var juryMethods = []string{award.Mean, award.Additive, award.Borda, award.Points, award.Exponential, award.Majority}

func notComputed(id, where string, pairs ...string) *fault.Error {
	return fault.New(fault.Rule, "rank."+id, pairs...).At(where)
}

func rounds(r *award.Rounding) bool {
	return r != nil && (r.Mark != nil || r.Criterion != nil || r.Weighted != nil || r.Total != nil)
}

// publicMethods are the public methods that this version computes, in the
// order in which they are offered.
func publicMethods() []string {
	return slices.DeleteFunc(award.PublicMethods(), func(m string) bool {
		_, merged := merges[m]
		return !merged && m != award.Shortlist
	})
}

// tieSteps are the tie steps that this version takes, sorted.
func tieSteps() []string {
	return slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(judges)), "criterion:ID", "metric:ID@PERIOD")))
}
