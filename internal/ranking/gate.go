package ranking

import "votering/internal/award"

// waived are the gates that nominees are let through.
type waived map[struct{ metric, nominee string }]bool

func waivers(overrides []Override) waived {
	w := waived{}
	for _, o := range overrides {
		w[struct{ metric, nominee string }{o.Metric, o.Nominee}] = true
	}
	return w
}

// admit lets in the nominees that are not withdrawn and pass every gate, in the
// edition's order. A figure that is missing passes an open gate, and an override
// passes any; both are flagged, as is what was amended.
func admit(in Input) (entrants []entrant, excluded []Excluded) {
	w := waivers(in.Overrides)
	for i := range in.Edition.Nominees {
		n := entrant{Nominee: &in.Edition.Nominees[i], row: len(entrants)}
		if n.Withdrawn {
			continue
		}
		if barred := n.bar(in.Edition, w); barred != nil {
			excluded = append(excluded, *barred)
			continue
		}
		if n.Amended {
			n.flag(FlagAmended)
		}
		entrants = append(entrants, n)
	}
	return entrants, excluded
}

// bar flags what the gates say of the entrant, and returns the first gate that
// keeps it out; nil where none does.
func (n *entrant) bar(e *award.Edition, w waived) *Excluded {
	for _, g := range e.Gates {
		r := award.GateOf(e, g, n.Nominee)
		if r.Passes() {
			if r.State == award.GateNotKnown {
				n.flag(FlagGateNotKnown)
			}
			continue
		}
		if w[struct{ metric, nominee string }{g.Metric, n.ID}] {
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
