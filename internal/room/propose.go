package room

import (
	"maps"
	"slices"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/text"
)

// MaxGround bounds grounds, dissent and the reasons of a departure, in
// characters.
const MaxGround = deliberation.MaxGround

// Propose changes the proposal: grounds, dissent, the jury's vote, the
// outcome, the reasons of a departure. The notices name people whom the public
// texts name.
func (r *Room) Propose(who string, d deliberation.ProposalChange) ([]Notice, error) {
	var ns []Notice
	err := r.asChair(who, func(id string) error {
		c := r.chain()
		if err := r.propose(c, id, d); err != nil {
			return err
		}
		if err := r.commit(c, nil); err != nil {
			return err
		}
		ns = r.publicNotices(r.state)
		return nil
	})
	return ns, err
}

// propose adds a change of the proposal to an act.
func (r *Room) propose(c *chain, id string, d deliberation.ProposalChange) error {
	if f := deliberation.Allowed(c.state, r.ed, deliberation.ActPropose); f != nil {
		return f
	}
	clean, err := r.clean(d)
	if err == nil {
		err = r.bind(clean, c.state.Proposal)
	}
	if err != nil {
		return err
	}
	return c.add(deliberation.Event{Kind: deliberation.DecisionDrafted, Who: id, Draft: clean})
}

// clean cleans the texts of a change, and holds it against the ranking.
func (r *Room) clean(d deliberation.ProposalChange) (*deliberation.ProposalChange, error) {
	var err error
	if d.Grounds, err = cleanAll(d.Grounds); err != nil {
		return nil, err
	}
	if d.Dissent, err = cleanAll(d.Dissent); err != nil {
		return nil, err
	}
	if d.Departure != nil {
		departure, err := text.CleanLines(*d.Departure, MaxGround)
		if err != nil {
			return nil, err
		}
		d.Departure = &departure
	}
	if err := r.checkRanked(d); err != nil {
		return nil, err
	}
	if d.Outcome != nil && d.Outcome.Winner != "" && !d.Outcome.NoAward && r.ed.Rule.Outcome != award.Advice {
		d.Outcome, err = r.ownWinner(*d.Outcome)
	}
	return &d, err
}

// checkRanked refuses votes for, and the choice of, somebody who is not in the
// ranking.
func (r *Room) checkRanked(d deliberation.ProposalChange) error {
	chosen := slices.Concat(slices.Collect(maps.Values(d.Votes)), slices.Collect(maps.Keys(d.Counts)))
	if d.Outcome != nil {
		chosen = append(chosen, d.Outcome.Winner)
	}
	rk, err := r.compute()
	if err != nil {
		return err
	}
	slices.Sort(chosen)
	ranked := rankedIn(rk)
	for _, id := range chosen {
		n, known := r.ed.Nominee(id)
		if known && !slices.Contains(ranked, id) {
			return fault.New(fault.Rule, "propose.stopped", "nominee", n.Name)
		}
	}
	return nil
}

// rankedIn lists the nominees of a ranking, the first first.
func rankedIn(rk *ranking.Ranking) []string {
	ids := make([]string, len(rk.Rows))
	for i := range rk.Rows {
		ids[i] = rk.Rows[i].Nominee
	}
	return ids
}

// ownWinner is the outcome where the ranking is binding: to name its only
// winner changes nothing, and nobody else can be chosen.
func (r *Room) ownWinner(o deliberation.Outcome) (*deliberation.Outcome, error) {
	rk, err := r.compute()
	if err != nil {
		return nil, err
	}
	if slices.Equal(rk.Winners, []string{o.Winner}) {
		return &deliberation.Outcome{NoAward: o.NoAward}, nil
	}
	n, ok := r.ed.Nominee(o.Winner)
	if !ok {
		return nil, fault.New(fault.Usage, "nominee.unknown", "nominee", o.Winner)
	}
	return nil, fault.New(fault.Rule, "propose.not_first", "nominee", n.Name)
}

// cleanAll cleans texts of several lines.
func cleanAll(texts map[string]string) (map[string]string, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	clean := make(map[string]string, len(texts))
	for _, k := range slices.Sorted(maps.Keys(texts)) {
		s, err := text.CleanLines(texts[k], MaxGround)
		if err != nil {
			return nil, err
		}
		clean[k] = s
	}
	return clean, nil
}
