package room

import (
	"slices"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// early reports whether all that is to be written are tables that need no
// decision, and nothing is decided yet: the marks with the jurors' names, the
// ranking and the public's votes. What is handed to somebody, or on a basis, is
// not: the file keeps that of a decision alone.
func (r *Room) early(ws []Writing) bool {
	return r.state.Phase != deliberation.Decided && len(ws) > 0 && !slices.ContainsFunc(ws, func(w Writing) bool {
		table := w.What == OutMarks && (w.Profile == "" || w.Profile == ProfileComplete) || w.What == OutRanking || w.What == OutTally
		return !table || w.To != "" || w.Basis != ""
	})
}

// earlyPapers makes tables of what is open now, for who leads: the marks once
// they are opened, the ranking and the public's votes once those are. Before,
// they are a fault.State to everybody.
func (r *Room) earlyPapers(ws []Writing) ([]*paper, error) {
	if !deliberation.MarksOpen(r.state) {
		return nil, fault.New(fault.State, "export.marks_hidden", "state", string(r.state.Phase))
	}
	if r.final() == nil && slices.ContainsFunc(ws, func(w Writing) bool { return w.What != OutMarks }) {
		return nil, fault.New(fault.State, "export.tally_hidden", "state", string(r.state.Phase))
	}
	d, err := decision.Interim(decision.Basis{Edition: r.ed, State: r.state, Ranking: r.final()})
	if err != nil {
		return nil, err
	}
	m := maker{ed: r.ed, interim: d}
	return m.all(ws)
}
