package fields

import (
	"strings"

	"votering/internal/award"
)

// Rename gives everything that names the thing of a part by its old id the new
// one: the metrics of criteria, gates, ratios and figures, and the steps of the
// tie ladder. The id of the thing itself is the caller's to change.
func Rename(e *award.Edition, part Part, old, id string) {
	if old == "" || id == "" || old == id {
		return
	}
	r := renaming{old, id}
	switch part {
	case Metric:
		r.metric(e)
		r.ladder(e, award.TieMetric+":", "@")
	case Criterion:
		r.ladder(e, award.TieCriterion+":", "")
	}
}

type renaming struct{ old, id string }

// in changes an id where it is the old one.
func (r renaming) in(id *string) {
	if *id == r.old {
		*id = r.id
	}
}

// metric changes what names a metric.
func (r renaming) metric(e *award.Edition) {
	for i := range e.Criteria {
		c := &e.Criteria[i]
		for j := range c.Metrics {
			r.in(&c.Metrics[j])
		}
		if c.ValueFrom != nil {
			r.in(&c.ValueFrom.Metric)
		}
	}
	for i := range e.Metrics {
		if ratio := e.Metrics[i].Ratio; ratio != nil {
			r.in(&ratio.Of)
			r.in(&ratio.Per)
		}
	}
	for i := range e.Gates {
		r.in(&e.Gates[i].Metric)
	}
	for i := range e.Nominees {
		r.values(e.Nominees[i].Values)
	}
	for i := range e.References {
		r.values(e.References[i].Values)
	}
}

func (r renaming) values(values []award.Value) {
	for i := range values {
		r.in(&values[i].Metric)
	}
}

// ladder changes the steps of the tie ladder that name the thing between a
// beginning and what follows the sign.
func (r renaming) ladder(e *award.Edition, begins, sign string) {
	for i, step := range e.Rule.Ties {
		rest, ok := strings.CutPrefix(step, begins)
		if !ok {
			continue
		}
		name, after := rest, ""
		if sign != "" {
			name, after, _ = strings.Cut(rest, sign)
			after = sign + after
		}
		if name == r.old {
			e.Rule.Ties[i] = begins + r.id + after
		}
	}
}
