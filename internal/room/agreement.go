package room

import (
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Agreement is how far the jurors agree whose marks count now; do not change it.
// E_STATE before the marks are opened.
func (r *Room) Agreement() (*ranking.Agreement, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !deliberation.MarksOpen(r.state) {
		return nil, fault.New(fault.State, "rank.hidden", "state", string(r.state.Phase))
	}
	if r.agreed == nil {
		a, err := ranking.Agree(deliberation.RankingInput(r.state, r.ed))
		if err != nil {
			return nil, err
		}
		r.agreed = a
	}
	return r.agreed, nil
}
