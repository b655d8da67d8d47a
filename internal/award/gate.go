package award

import "votering/internal/exact"

// GateState is what a gate says of a nominee.
type GateState string

// The three things a gate can say. A figure that is missing is not zero.
const (
	GateMet      GateState = "met"
	GateNotMet   GateState = "not_met"
	GateNotKnown GateState = "not_known"
)

// GateResult is one gate's answer for one nominee.
type GateResult struct {
	Gate       Gate
	State      GateState
	Figure     Figure    // what was compared, or why nothing was
	By         exact.Rat // how far on the good side of the bound; negative: how much is lacking
	Overridden bool      // the chair let the nominee through, with a reason; set by who knows of it
}

// Passes reports whether the nominee gets through: the gate is met, or open to
// a missing figure, or was overridden.
func (r GateResult) Passes() bool {
	return r.Overridden || r.State == GateMet || r.State == GateNotKnown && !r.Gate.MissingFails
}

// Bound is the number of the gate.
func (g Gate) Bound() exact.Rat {
	if g.AtMost != nil {
		return *g.AtMost
	}
	if g.AtLeast != nil {
		return *g.AtLeast
	}
	return exact.Rat{}
}

// Needs is what the gate asks for, as documents write it: "at_least 50".
func (g Gate) Needs() string {
	if g.AtMost != nil {
		return "at_most " + g.Bound().String()
	}
	return "at_least " + g.Bound().String()
}

// GateOf holds a nominee's figure against a gate.
func GateOf(e *Edition, g Gate, n *Nominee) GateResult {
	r := GateResult{Gate: g, State: GateNotKnown, Figure: e.Figure(n.Values, g.Metric, g.Period)}
	if !r.Figure.Known() {
		return r
	}
	r.By = r.Figure.Number.Sub(g.Bound())
	if g.AtMost != nil {
		r.By = r.By.Neg()
	}
	r.State = GateMet
	if r.By.Sign() < 0 {
		r.State = GateNotMet
	}
	return r
}

// GatesOf is GateOf for every gate of the edition, in order.
func GatesOf(e *Edition, n *Nominee) []GateResult {
	results := make([]GateResult, len(e.Gates))
	for i, g := range e.Gates {
		results[i] = GateOf(e, g, n)
	}
	return results
}
