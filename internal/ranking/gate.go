package ranking

import (
	"slices"

	"votering/internal/award"
)

// admit lets in the nominees that pass every gate, in the edition's order. A
// figure that is missing passes an open gate, and an override passes any;
// both are flagged.
func admit(in Input) (entrants []*entrant, excluded []Excluded) {
	for i := range in.Edition.Nominees {
		n := &entrant{Nominee: &in.Edition.Nominees[i]}
		if barred := n.bar(in); barred != nil {
			excluded = append(excluded, *barred)
			continue
		}
		entrants = append(entrants, n)
	}
	return entrants, excluded
}

// bar flags what the gates say of the entrant, and returns the first gate that
// keeps it out; nil where none does.
func (n *entrant) bar(in Input) *Excluded {
	for _, g := range in.Edition.Gates {
		r := award.GateOf(in.Edition, g, n.Nominee)
		if r.Passes() {
			if r.State == award.GateNotKnown {
				n.flag(FlagGateNotKnown)
			}
			continue
		}
		if slices.ContainsFunc(in.Overrides, func(o Override) bool { return o.Metric == g.Metric && o.Nominee == n.ID }) {
			n.flag(FlagGateOverridden)
			continue
		}
		out := &Excluded{Nominee: n.ID, Metric: g.Metric, Period: g.Period, Needs: g.Needs()}
		if r.Figure.Known() {
			out.Value = r.Figure.Number.String()
		}
		return out
	}
	return nil
}
