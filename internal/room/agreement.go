package room

import (
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Agreement is how far the jurors agree whose marks count now; do not change it.
// Of the largest juries it takes some seconds, in which the room can be used.
// E_STATE before the marks are opened.
func (r *Room) Agreement() (*ranking.Agreement, error) {
	in, head, known, err := r.agreement()
	if known != nil || err != nil {
		return known, err
	}
	a, err := ranking.Agree(in)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.head == head {
		r.agreed = a
	}
	return a, nil
}

// Measured is Agreement without what is adjusted (ranking.Measure), in a fraction
// of the time.
func (r *Room) Measured() (*ranking.Agreement, error) {
	in, _, known, err := r.agreement()
	if known != nil || err != nil {
		return known, err
	}
	return ranking.Measure(in)
}

// agreement is what is known of the agreement already, or what it follows from,
// as it stands at a head of the record.
func (r *Room) agreement() (in ranking.Input, head string, known *ranking.Agreement, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !deliberation.MarksOpen(r.state) {
		return in, "", nil, fault.New(fault.State, "rank.hidden", "state", string(r.state.Phase))
	}
	if r.agreed != nil {
		return in, "", r.agreed, nil
	}
	return deliberation.RankingInput(r.state, r.ed), r.head, nil, nil
}
