package ranking

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// judges are the steps that a tie ladder may have, beside criterion:ID and
// metric:ID@PERIOD.
var judges = map[string]judge{
	award.TiePublic:      byPublicSide,
	award.TieVotes:       byPublicVotes,
	award.TieJury:        byJury,
	award.TieMedian:      byMedian,
	award.TieFirstPlaces: byFirstPlaces,
	award.TieCountback:   byCountback,
	award.TieHeadToHead:  byHeadToHead,
	award.TieChair:       byChair,
}

// judgeOf finds a step by its name in the rule; nil where there is none.
func judgeOf(name string) judge {
	step, _ := award.ParseTie(name)
	switch step.Kind {
	case award.TieCriterion:
		return byCriterion(step.Criterion)
	case award.TieMetric:
		return byMetric(step.Figure)
	}
	return judges[step.Kind]
}

// each scores every entrant of the group on its own.
func each(group []*entrant, of func(*entrant) score) []score {
	scores := make([]score, len(group))
	for i, n := range group {
		scores[i] = of(n)
	}
	return scores
}

// byPublicSide: the higher public side of the total; the votes under shortlist
// and added.
func byPublicSide(c *contest, group []*entrant) []score {
	if c.public != nil && !award.Weighted(c.public.Method) {
		return byPublicVotes(c, group)
	}
	if c.public == nil || c.voteless {
		return nil
	}
	return each(group, func(n *entrant) score {
		side, _ := n.total.Term(RolePublic)
		return scoreOf(side.Value)
	})
}

// byPublicVotes: more votes.
func byPublicVotes(c *contest, group []*entrant) []score {
	if c.public == nil {
		return nil
	}
	return each(group, func(n *entrant) score { return scoreOf(n.votes) })
}

// byJury: the higher jury part J.
func byJury(_ *contest, group []*entrant) []score {
	return each(group, func(n *entrant) score { return scoreOf(n.jury.Total) })
}

// byCriterion: the better mean on one criterion; who has none comes last.
func byCriterion(id string) judge {
	return func(c *contest, group []*entrant) []score {
		k := slices.IndexFunc(c.edition.Criteria, func(k award.Criterion) bool { return k.ID == id })
		return each(group, func(n *entrant) score {
			if !n.aggregates[k].known {
				return score{}
			}
			a := n.aggregates[k].Value
			return score{[]exact.Rat{onScale(&c.edition.Criteria[k], a).value(half)}, a.String()}
		})
	}
}

// byMetric: the better figure; the higher one where the metric does not say which
// end is better. Who has none comes last.
func byMetric(p award.Point) judge {
	return func(c *contest, group []*entrant) []score {
		metric, _ := c.edition.Metric(p.Metric)
		return each(group, func(n *entrant) score {
			f := c.edition.Figure(n.Values, p.Metric, p.Period)
			switch {
			case !f.Known():
				return score{}
			case metric.Better == award.Lower:
				return score{[]exact.Rat{f.Number.Neg()}, f.Number.String()}
			}
			return scoreOf(f.Number)
		})
	}
}

// byMedian: the higher median of the jurors' totals; the mean of the two
// middle ones where their number is even.
func byMedian(c *contest, group []*entrant) []score {
	return each(group, func(n *entrant) score {
		o := c.opinions()
		totals := c.totalsOf(n)
		k := len(totals)
		if k == 0 {
			return score{}
		}
		return scoreOf(o.totals[totals[(k-1)/2]].Add(o.totals[totals[k/2]]).Mul(half))
	})
}

// byFirstPlaces: more jurors who have it first in the whole field.
func byFirstPlaces(c *contest, group []*entrant) []score {
	return each(group, func(n *entrant) score {
		var firsts int64
		places := c.opinions().views[n.index].place
		for _, j := range c.counted {
			if places[j] == 1 {
				firsts++
			}
		}
		return scoreOf(exact.Int(firsts))
	})
}

// byCountback: the jurors' totals from the best down, compared in turn; one
// that ends first loses.
func byCountback(c *contest, group []*entrant) []score {
	o := c.opinions()
	texts := make([]string, len(o.totals))
	return each(group, func(n *entrant) score {
		var s score
		var shown []string
		for _, t := range slices.Backward(c.totalsOf(n)) {
			if texts[t] == "" {
				texts[t] = o.totals[t].String()
			}
			s.key = append(s.key, exact.Int(int64(t)))
			shown = append(shown, texts[t])
		}
		s.shown = strings.Join(shown, " ")
		return s
	})
}

// byHeadToHead: pairs won minus pairs lost inside the group. A pair goes to
// the nominee that more jurors have above the other, of those who marked both.
func byHeadToHead(c *contest, group []*entrant) []score {
	balance := make([]int64, len(group))
	for i, a := range group {
		for k, b := range group[:i] {
			switch d := c.preference(a, b); {
			case d > 0:
				balance[i]++
				balance[k]--
			case d < 0:
				balance[i]--
				balance[k]++
			}
		}
	}
	scores := make([]score, len(group))
	for i, b := range balance {
		scores[i] = scoreOf(exact.Int(b))
	}
	return scores
}

// preference is how many jurors have a above b, minus those who have b above
// a.
func (c *contest) preference(a, b *entrant) (jurors int) {
	o := c.opinions()
	first, second := o.views[a.index].place, o.views[b.index].place
	for _, j := range c.counted {
		switch pa, pb := first[j], second[j]; {
		case pa == 0 || pb == 0 || pa == pb:
		case pa < pb:
			jurors++
		default:
			jurors--
		}
	}
	return jurors
}
