package whatif

import (
	"context"

	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/room"
	"votering/ui/page"
)

// The looks of the pane.
const (
	lookPrepared = "whatif.prepared"
	lookCard     = "whatif.card"
	lookRanking  = "whatif.ranking"
)

// found is the answer of a look, and which ranking it was asked of.
type found struct {
	of       *rank.Ranking
	prepared *rank.Prepared
	card     *robustness.Card
	key      string // of a choice
	ranking  *rank.Ranking
}

// Ask looks for what is not known yet of the ranking in sight; nil where all is,
// or is being looked for. The quick part comes first: the lines over the public
// weight need no card.
func (p *Pane) Ask() *page.Look {
	if p.m == nil || p.m.failed != nil || p.m.asking {
		return nil
	}
	of := p.m.rk
	p.m.asking = true
	switch {
	case p.m.prepared == nil:
		return &page.Look{Name: lookPrepared, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
			prepared, err := r.Prepared()
			return found{of: of, prepared: prepared}, err
		}}
	case p.m.card == nil:
		return &page.Look{Name: lookCard, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
			card, err := r.Robustness()
			return found{of: of, card: card}, err
		}}
	}
	p.m.asking = false
	return nil
}

// Looked takes an answer, and looks for what is still to be known. It reports
// whether the answer is the pane's.
func (p *Pane) Looked(_ page.Context, name string, value any, err error) (a page.Action, mine bool) {
	if name != lookPrepared && name != lookCard && name != lookRanking {
		return a, false
	}
	got, _ := value.(found)
	if p.m == nil {
		return a, true
	}
	p.m.asking = p.m.asking && name == lookRanking
	switch {
	case got.of != p.m.rk: // of a ranking that is no more in sight
	case name == lookRanking:
		p.asked = ""
		if err == nil {
			p.keep(got.key, got.ranking)
		}
		return page.Action{Fault: err}, true
	case err != nil:
		p.m.failed = err
	case name == lookPrepared:
		p.m.prepared = got.prepared
		p.m.weight = p.m.publicTrack()
		p.begin()
	default:
		p.m.card = got.card
		if !p.inHand {
			p.begin()
		}
	}
	a.Look = p.Ask()
	return a, true
}

// keep remembers a ranking that was worked out. Of many only the last ones are
// kept.
func (p *Pane) keep(key string, rk *rank.Ranking) {
	const most = 32
	if p.ranked == nil || len(p.ranked) >= most {
		p.ranked = map[string]*rank.Ranking{}
	}
	p.ranked[key] = rk
}

// publicTrack is the totals over the public weight; nil where they are not
// linear in it.
func (m *model) publicTrack() *track {
	lines := robustness.Lines(m.prepared, m.rk)
	if len(lines) == 0 {
		return nil
	}
	by := make(map[string]robustness.Line, len(lines))
	for _, l := range lines {
		by[l.Nominee] = l
	}
	mine := make([]robustness.Line, len(m.ids))
	for i, id := range m.ids {
		mine[i] = by[id]
	}
	t := &track{now: *m.rk.Weight, second: robustness.Places(lines, 2), signs: m.signs, at: func(share exact.Rat) []exact.Rat {
		values := make([]exact.Rat, len(mine))
		for i, l := range mine {
			values[i] = l.At(share)
		}
		return values
	}}
	t.border(robustness.Places(lines, 1))
	return t
}

// criterion is what decides over the share of one criterion.
func (m *model) criterion(w robustness.Weighting) *track {
	if t := m.criteria[w.ID]; t != nil {
		return t
	}
	curve := robustness.CriterionCurve(m.prepared, m.rk, w.ID)
	if curve == nil {
		return nil
	}
	where := make([]int, len(m.ids))
	for i, id := range m.ids {
		for k, n := range curve.Nominees {
			if n == id {
				where[i] = k
			}
		}
	}
	t := &track{now: w.Now, second: curve.Places(2), signs: m.signs, at: func(share exact.Rat) []exact.Rat {
		all := curve.At(share)
		values := make([]exact.Rat, len(where))
		for i, k := range where {
			values[i] = all[k]
		}
		return values
	}}
	t.border(w.Segments)
	m.criteria[w.ID] = t
	return t
}

// border notes who is first where, and where the first place changes hands.
func (t *track) border(segments []robustness.Segment) {
	t.first = segments
	for i := 1; i < len(segments); i++ {
		t.borders = append(t.borders, segments[i].From)
	}
}
