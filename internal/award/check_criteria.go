package award

import (
	"slices"
	"strconv"

	"votering/internal/exact"
	"votering/internal/fault"
)

// criteria checks the criteria and fills in their scales and directions.
func (c *checker) criteria() {
	seen := map[string]bool{}
	var sum exact.Rat
	for i := range c.e.Criteria {
		cr := &c.e.Criteria[i]
		c.unique(seen, cr.ID, "criteria", i, "id")
		c.title(&cr.Title, "criteria", i, "title")
		c.lines(&cr.Help, MaxNote, "criteria", i, "help")
		if cr.Better == "" {
			cr.Better = Higher
		}
		c.oneOf(string(cr.Better), directions, "criteria", i, "better")
		if cr.Weight.Sign() < 0 {
			c.invalid("edition.weight_negative", nil, "criteria", i, "weight")
		}
		sum = sum.Add(cr.Weight.Abs())
		if cr.Margin != nil && cr.Margin.Sign() < 0 {
			c.invalid("edition.margin", nil, "criteria", i, "margin")
		}
		c.criterionScale(i, cr)
		c.criterionMetrics(i, cr)
		c.levels(i, cr)
	}
	if len(c.e.Criteria) > 0 && sum.Sign() == 0 {
		c.invalid("edition.weights_zero", nil, "criteria")
	}
}

var directions = []string{string(Higher), string(Lower)}

// unset reports whether no scale was given: the marks of a real one are not
// all 0.
func (s Scale) unset() bool { return s.Min.Sign() == 0 && s.Max.Sign() == 0 && s.Step.Sign() == 0 }

func (c *checker) criterionScale(i int, cr *Criterion) {
	switch {
	case !cr.Scale.unset():
		c.scale(cr.Scale, "criteria", i, "scale")
	case c.e.Scale != nil:
		cr.Scale = *c.e.Scale
	default:
		c.invalid("edition.no_scale", nil, "criteria", i, "scale")
	}
}

// scale checks one scale.
func (c *checker) scale(s Scale, path ...any) {
	if f := s.Check(); f != nil {
		c.add(f, path...)
	}
}

// Check says what is wrong with a scale; nil where nothing is.
func (s Scale) Check() *fault.Error {
	for _, v := range []exact.Rat{s.Min, s.Max, s.Step} {
		if _, err := exact.CanonicalMark(v.Text()); err != nil {
			return fault.New(fault.Edition, "edition.scale_digits", "number", show(v.Text()))
		}
	}
	if !s.Min.Less(s.Max) {
		return fault.New(fault.Edition, "edition.scale_order", "min", s.Min.Text(), "max", s.Max.Text())
	}
	if s.Step.Sign() <= 0 {
		return fault.New(fault.Edition, "edition.scale_step", "step", s.Step.Text())
	}
	steps := s.Max.Sub(s.Min).Quo(s.Step)
	if !steps.IsInt() {
		return fault.New(fault.Edition, "edition.scale_whole",
			"min", s.Min.Text(), "max", s.Max.Text(), "step", s.Step.Text())
	}
	if exact.Int(MaxSteps).Less(steps) {
		return fault.New(fault.Size, "edition.scale_steps", "n", steps.String(), "max", strconv.Itoa(MaxSteps))
	}
	return nil
}

// criterionMetrics checks the figures that a criterion names.
func (c *checker) criterionMetrics(i int, cr *Criterion) {
	seen := map[string]bool{}
	for j, id := range cr.Metrics {
		if c.metric(id, "criteria", i, "metrics", j) && seen[id] {
			c.invalid("edition.metric_twice", args("metric", show(id)), "criteria", i, "metrics", j)
		}
		seen[id] = true
	}
	if cr.ValueFrom == nil {
		return
	}
	c.word(&cr.ValueFrom.Period, MaxShort, "criteria", i, "value_from", "period")
	m, ok := c.number(cr.ValueFrom.Metric, "criteria", i, "value_from", "metric")
	if ok && m.Better != "" && m.Better != cr.Better && slices.Contains(directions, string(cr.Better)) {
		c.invalid("edition.better_differs", args("metric", m.ID), "criteria", i, "better")
	}
}

// levels checks what the levels say, and orders them from the lowest mark.
func (c *checker) levels(i int, cr *Criterion) {
	seen := map[string]bool{}
	for j := range cr.Levels {
		l := &cr.Levels[j]
		mark := l.Mark.Text()
		if c.lines(&l.Text, MaxNote, "criteria", i, "levels", j); l.Text.Empty() {
			c.missing("criteria", i, "levels", j)
		}
		if seen[mark] {
			c.invalid("edition.level_twice", args("mark", show(mark)), "criteria", i, "levels", j)
		}
		seen[mark] = true
		if cr.Scale.Check() == nil && !cr.Scale.Holds(l.Mark) {
			c.invalid("edition.level_off", args("mark", show(mark)), "criteria", i, "levels", j)
		}
	}
	slices.SortStableFunc(cr.Levels, func(a, b Level) int { return a.Mark.Cmp(b.Mark) })
}
