package award

import "strconv"

var units = []string{string(Percent), string(Persons), string(Count), string(NOK), string(Number), string(Words)}

// metrics checks the metrics themselves, and that ratios can be computed.
func (c *checker) metrics() {
	seen := map[string]bool{}
	for i := range c.e.Metrics {
		m := &c.e.Metrics[i]
		c.unique(seen, m.ID, "metrics", i, "id")
		c.title(&m.Title, "metrics", i, "title")
		c.oneOf(string(m.Unit), units, "metrics", i, "unit")
		if m.Better != "" {
			c.oneOf(string(m.Better), directions, "metrics", i, "better")
		}
		if m.Decimals < 0 || m.Decimals > MaxDecimals {
			c.invalid("edition.range", args("min", "0", "max", strconv.Itoa(MaxDecimals)), "metrics", i, "decimals")
		}
		if m.Ratio != nil {
			c.ratio(i, m)
		}
	}
}

func (c *checker) ratio(i int, m *Metric) {
	r := m.Ratio
	if m.Unit == Words {
		c.invalid("edition.ratio_text", nil, "metrics", i, "unit")
	}
	if r.Times.Sign() == 0 {
		c.invalid("edition.ratio_times", nil, "metrics", i, "ratio", "times")
	}
	_, of := c.number(r.Of, "metrics", i, "ratio", "of")
	_, per := c.number(r.Per, "metrics", i, "ratio", "per")
	if !of || !per {
		return
	}
	switch depth := c.depth(m.ID); {
	case depth >= endless:
		c.invalid("edition.ratio_cycle", args("metric", show(m.ID)), "metrics", i, "ratio")
	case depth > MaxRatioDepth:
		c.invalid("edition.ratio_deep", args("max", strconv.Itoa(MaxRatioDepth)), "metrics", i, "ratio")
	}
}

// endless is the depth of a ratio that comes back to itself.
const endless = MaxMetrics + 1

// depth is how many ratios stand on each other in a metric.
func (c *checker) depth(id string) int {
	m := c.known[id]
	if m == nil || m.Ratio == nil {
		return 0
	}
	if d, ok := c.depths[id]; ok {
		return d
	}
	c.depths[id] = endless // until it is known: meeting it again is a cycle
	d := min(endless, 1+max(c.depth(m.Ratio.Of), c.depth(m.Ratio.Per)))
	c.depths[id] = d
	return d
}

// metric looks up a metric that something refers to, and reports it where
// there is none.
func (c *checker) metric(id string, path ...any) bool {
	switch {
	case id == "":
		c.missing(path...)
	case c.known[id] == nil:
		c.invalid("edition.no_metric", args("metric", show(id)), path...)
	}
	return c.known[id] != nil
}

// number is metric for one that must be a number.
func (c *checker) number(id string, path ...any) (*Metric, bool) {
	if !c.metric(id, path...) {
		return nil, false
	}
	m := c.known[id]
	if m.Unit == Words {
		c.invalid("edition.metric_text", args("metric", show(id)), path...)
		return nil, false
	}
	return m, true
}

// gates checks the entry conditions.
func (c *checker) gates() {
	type bound struct {
		Point
		least bool
	}
	seen := map[bound]bool{}
	for i := range c.e.Gates {
		g := &c.e.Gates[i]
		c.number(g.Metric, "gates", i, "metric")
		c.word(&g.Period, MaxShort, "gates", i, "period")
		if (g.AtLeast == nil) == (g.AtMost == nil) {
			c.invalid("edition.gate_bound", nil, "gates", i)
		}
		b := bound{Point{g.Metric, g.Period}, g.AtLeast != nil}
		if seen[b] {
			c.invalid("edition.gate_twice", args("metric", show(g.Metric), "period", g.Period), "gates", i)
		}
		seen[b] = true
	}
}
