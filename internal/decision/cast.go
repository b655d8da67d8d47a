package decision

import (
	"slices"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Cast is the chair's order of nominees that every step of the tie ladder
// before it left tied, with the chair's reason.
type Cast struct {
	At       time.Time `json:"at"`       // the chair's claim
	Nominees []string  `json:"nominees"` // the best first
	Reason   string    `json:"reason"`
	Void     bool      `json:"void,omitempty"` // the public vote was read anew after it, or the edition reopened: nothing in Ranking follows from it
}

// castsOf are the casting decisions of an edition's life, those that fell first.
func castsOf(s *deliberation.State) []Cast {
	var list []Cast
	for i, c := range slices.Concat(s.Fallen, s.Casts) {
		list = append(list, Cast{c.At.UTC(), c.Nominees, c.Reason, i < len(s.Fallen)})
	}
	return list
}

// casts checks the form of the chair's casting decisions: each is of several
// nominees, and none is in two of those that stand, which come last.
func (c *former) casts() {
	standing := map[string]bool{}
	for i := range c.Cast {
		x, at, named := &c.Cast[i], item("cast", i), standing
		if x.Void {
			c.need(len(standing) == 0, at+".void", "order")
			named = map[string]bool{}
		}
		c.need(len(x.Nominees) > 1, at+".nominees", "cast_few")
		for _, id := range x.Nominees {
			c.nominee(id, at+".nominees")
			c.need(!named[id], at+".nominees", "cast_twice", "nominee", id)
			named[id] = true
		}
		c.need(!x.At.IsZero(), at+".at", "empty")
		c.utc(&x.At, at+".at")
		c.need(x.Reason != "", at+".reason", "empty")
		c.line(x.Reason, at+".reason")
	}
}

// casting finds whether the chair decided those ties that were left to the
// chair, and no others, before the decision was made (E_RESULT). Which these are
// does not follow from how any of them was decided. Of those that fell it finds
// whether anything happened by which they fall.
func (r *recomputation) casting(p *ranking.Prepared) *fault.Error {
	asked := slices.Contains(r.ed.Rule.Ties, award.TieChair)
	switch {
	case !asked && len(r.Cast) > 0:
		return result("cast_none", "nominees", r.named(r.Cast[0].Nominees))
	case !asked:
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
		if r.DecidedAt.Before(x.At) {
			return result("cast_late", "at", x.At.Format(time.RFC3339), "decided", r.DecidedAt.Format(time.RFC3339))
		}
		if x.Void {
			if !r.felled() {
				return result("cast_void", "nominees", r.named(x.Nominees))
			}
			continue
		}
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

// felled reports that something happened by which casting decisions fall: the
// public vote was read anew, or the edition reopened to before the ranking stood.
// When, is not asked: clocks are set back.
func (r *recomputation) felled() bool {
	return len(r.TallyReplaced) > 0 || slices.ContainsFunc(r.Reopened, func(x Reopening) bool { return x.To != deliberation.Revealed })
}

// setOf is the same for the same ids in any order.
func setOf(ids []string) string { return strings.Join(slices.Sorted(slices.Values(ids)), ",") }
