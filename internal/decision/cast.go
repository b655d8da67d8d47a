package decision

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Cast is the chair's order of nominees that every step of the tie ladder
// before it left tied, with the chair's reason.
type Cast struct {
	Nominees []string `json:"nominees"` // the best first
	Reason   string   `json:"reason"`
}

func castsOf(s *deliberation.State) []Cast {
	var list []Cast
	for _, c := range s.Casts {
		list = append(list, Cast{c.Nominees, c.Reason})
	}
	return list
}

// casts checks the form of the chair's casting decisions: each is of several
// nominees, and none is in two of them.
func (c *former) casts() {
	named := map[string]bool{}
	for i := range c.Cast {
		x, at := &c.Cast[i], item("cast", i)
		c.need(len(x.Nominees) > 1, at+".nominees", "cast_few")
		for _, id := range x.Nominees {
			c.nominee(id, at+".nominees")
			c.need(!named[id], at+".nominees", "cast_twice", "nominee", id)
			named[id] = true
		}
		c.need(x.Reason != "", at+".reason", "empty")
		c.line(x.Reason, at+".reason")
	}
}

// casting finds whether the chair decided those ties that were left to the
// chair, and no others (E_RESULT). Which these are does not follow from how any
// of them was decided.
func (r *recomputation) casting(p *ranking.Prepared) *fault.Error {
	if len(r.Cast) == 0 && !slices.Contains(r.ed.Rule.Ties, award.TieChair) {
		return nil
	}
	in := p.Input()
	in.Casts = nil
	rk, err := ranking.Compute(in)
	if err != nil {
		return fault.Of(err)
	}
	left := map[string]bool{}
	for _, group := range rk.ToCast {
		left[setOf(group)] = true
	}
	for _, x := range r.Cast {
		if !left[setOf(x.Nominees)] {
			return result("cast_none", "nominees", r.named(x.Nominees))
		}
		delete(left, setOf(x.Nominees))
	}
	for _, group := range rk.ToCast {
		if left[setOf(group)] {
			return result("cast_missing", "nominees", r.named(group))
		}
	}
	return nil
}

// setOf is the same for the same ids in any order.
func setOf(ids []string) string { return strings.Join(slices.Sorted(slices.Values(ids)), ",") }
