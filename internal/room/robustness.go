package room

import (
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// Draws are samples of criterion weights to draw for the rank acceptability, and
// the seed that they follow from.
type Draws struct {
	Samples int
	Seed    uint64
}

// MaxSamples bounds how many samples are drawn at a time.
const MaxSamples = 1_000_000

// Prepared is what the ranking is computed from now, for asking what another
// rule, other weights or fewer jurors would give; nothing of that is stored.
// Until the public vote is opened there is none in it. E_STATE before the marks
// are opened.
func (r *Room) Prepared() (*ranking.Prepared, error) {
	p, _, err := r.varied()
	return p, err
}

// Robustness is how firmly the ranking stands that may be seen now, without its
// rank acceptability; do not change it. Until the public vote is opened it is
// that of the jury's part alone. Of the largest juries it takes some seconds, in
// which the room can be used. E_STATE before the marks are opened; E_RULE where
// there is no ranking.
func (r *Room) Robustness() (*robustness.Card, error) {
	p, head, err := r.varied()
	if err != nil {
		return nil, err
	}
	if c := r.known(head); c != nil {
		return c, nil
	}
	c, err := robustness.Of(p)
	if err != nil {
		return nil, titled(p.Input().Edition, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.head == head {
		r.card = c
	}
	return c, nil
}

// Acceptability is how often each nominee takes each place by the jury's part
// alone, under samples of criterion weights; nil where that is not defined. The
// same samples and seed give everybody the same counts.
func (r *Room) Acceptability(samples int, seed uint64) (*robustness.Acceptability, error) {
	p, _, err := r.varied()
	if err != nil {
		return nil, err
	}
	return draw(p, Draws{samples, seed})
}

// RobustnessAt is Robustness with what is drawn, nil: nothing, and with another
// public weight than the rule's, nil: the rule's.
func (r *Room) RobustnessAt(weight *exact.Rat, d *Draws) (*robustness.Card, error) {
	if weight == nil && d == nil {
		return r.Robustness()
	}
	p, _, err := r.varied()
	if err != nil {
		return nil, err
	}
	return cardOf(p.Input(), weight, d)
}

// RobustFiles is how firmly the ranking of [RankFiles] stands, with what is drawn
// besides, and stores nothing.
func RobustFiles(f Filed, d *Draws) (*robustness.Card, error) {
	in, err := f.input()
	if err != nil {
		return nil, err
	}
	return cardOf(in, f.Weight, d)
}

// cardOf finds out how firmly the ranking of an input stands.
func cardOf(in ranking.Input, weight *exact.Rat, d *Draws) (*robustness.Card, error) {
	var err error
	if weight != nil {
		if in.Edition, err = ranking.WithPublicWeight(in.Edition, *weight); err != nil {
			return nil, err
		}
	}
	p, err := ranking.Prepare(in)
	if err != nil {
		return nil, titled(in.Edition, err)
	}
	c, err := robustness.Of(p)
	if err != nil {
		return nil, titled(in.Edition, err)
	}
	if d != nil {
		c.Drawn = true
		c.Acceptability, err = draw(p, *d)
	}
	return c, err
}

// draw draws the rank acceptability.
func draw(p *ranking.Prepared, d Draws) (*robustness.Acceptability, error) {
	if d.Samples < 1 || d.Samples > MaxSamples {
		return nil, fault.New(fault.Usage, "robust.samples", "n", itoa(d.Samples), "max", itoa(MaxSamples))
	}
	a, err := robustness.Accept(p, d.Samples, d.Seed)
	if err != nil {
		return nil, titled(p.Input().Edition, err)
	}
	return a, nil
}

// varied is what the ranking is computed from, prepared once, and the head of
// the record where it stands so.
func (r *Room) varied() (*ranking.Prepared, string, error) {
	in, head, known, err := r.asked()
	if known != nil || err != nil {
		return known, head, err
	}
	p, err := ranking.Prepare(in)
	if err != nil {
		return nil, "", titled(in.Edition, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.head == head {
		r.basis = p
	}
	return p, head, nil
}

// asked is what is prepared already, or what there is to prepare.
func (r *Room) asked() (in ranking.Input, head string, known *ranking.Prepared, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !deliberation.MarksOpen(r.state) {
		return in, "", nil, fault.New(fault.State, "rank.hidden", "state", string(r.state.Phase))
	}
	if r.basis != nil {
		return in, r.head, r.basis, nil
	}
	return deliberation.RankingInput(r.state, r.ed), r.head, nil, nil
}

// known is the card that was found at that head of the record; nil: none was.
func (r *Room) known(head string) *robustness.Card {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.head != head {
		return nil
	}
	return r.card
}
