package edition

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/rules"
	"votering/internal/text"
)

// criteria tells what is marked: how much each criterion weighs, what marks it
// takes and what they mean.
func (p *writer) criteria() {
	e := p.Sight.Edition
	sum := exact.Int(0)
	for i := range e.Criteria {
		sum = sum.Add(e.Criteria[i].Weight)
	}
	for i := range e.Criteria {
		c := &e.Criteria[i]
		p.gap()
		p.say(p.in(c.Title), &p.S.Strong)
		p.at(2, p.L.T("edition.criterion.weight", "weight", p.L.RatText(c.Weight), "sum", p.L.RatText(sum),
			"share", rules.Weight(p.L, c.Weight.Quo(sum)))+" "+p.scale(c), &p.S.Base)
		if !c.Help.Empty() {
			p.at(2, p.in(c.Help), &p.S.Base)
		}
		p.levels(c)
		if measured := rules.Plain(p.L, e).Measured(c); measured != "" {
			p.at(2, measured, &p.S.Base)
		}
		if len(c.Metrics) > 0 {
			p.at(2, p.L.T("edition.criterion.figures", "figures", p.L.List(p.metrics(c))), &p.S.Muted)
		}
	}
	p.gap()
	p.say(rules.Plain(p.L, e).Combine(e.Rule.Jury), &p.S.Base)
}

// scale says what marks a criterion takes, or between what its figure lies, and
// which end is good.
func (p *writer) scale(c *award.Criterion) string {
	best := c.Scale.Max
	if c.Better == award.Lower {
		best = c.Scale.Min
	}
	key := "edition.criterion.scale"
	switch {
	case c.ValueFrom != nil:
		key = "edition.criterion.between"
	case !c.Scale.Step.Equal(exact.Int(1)):
		key = "edition.criterion.step"
	}
	return p.L.T(key, "min", p.L.RatText(c.Scale.Min), "max", p.L.RatText(c.Scale.Max),
		"step", p.L.RatText(c.Scale.Step), "best", p.L.RatText(best))
}

// levels says what marks mean, the highest first.
func (p *writer) levels(c *award.Criterion) {
	w := 0
	for _, l := range c.Levels {
		w = max(w, text.Width(p.L.RatText(l.Mark)))
	}
	for i := len(c.Levels) - 1; i >= 0; i-- {
		l := &c.Levels[i]
		p.beside("    "+text.PadLeft(p.L.RatText(l.Mark), w), p.in(l.Text))
	}
}

// metrics are the titles of the figures that bear on a criterion.
func (p *writer) metrics(c *award.Criterion) []string {
	titles := make([]string, 0, len(c.Metrics))
	for _, id := range c.Metrics {
		if m, ok := p.Sight.Edition.Metric(id); ok {
			titles = append(titles, p.in(m.Title))
		}
	}
	return titles
}

// gates tells what a nominee must have reached to be ranked, and for whom the
// chair set that aside.
func (p *writer) gates() {
	for _, f := range rules.Plain(p.L, p.Sight.Edition).Facts() {
		if f.About == rules.OfGate {
			p.say(f.Text, &p.S.Base)
		}
	}
	if len(p.b) == 0 {
		return
	}
	p.say(p.L.T("edition.gates.why"), &p.S.Muted)
	for _, o := range p.Sight.Overrides {
		if n, ok := p.Sight.Edition.Nominee(o.Nominee); ok {
			p.say(p.L.T("edition.gates.let_in", "name", text.Show(n.Name), "reason", text.Show(o.Reason)), &p.S.Warn)
		}
	}
}

// rule tells how marks and votes become a decision: each sentence of the rule,
// and under it what that means.
func (p *writer) rule() {
	for _, f := range rules.Plain(p.L, p.Sight.Edition).Facts() {
		if f.About == rules.OfCriteria || f.About == rules.OfGate {
			continue // they have parts of their own
		}
		p.gap()
		p.say(f.Text, &p.S.Strong)
		if f.Means != "" {
			p.at(2, f.Means, &p.S.Base)
		}
	}
}
