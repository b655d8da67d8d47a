package room

import (
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// decisionSight fills in what may be seen of the decision, of the recusals'
// verdicts and of the record.
func (r *Room) decisionSight(s *Sight, leads bool) error {
	key, err := r.chairKey()
	if err != nil {
		return err
	}
	if !key.IsZero() {
		s.ChairKeyFP = key.Fingerprint()
	}
	s.Reopened, s.Earlier, s.InOrder = r.state.Reopened, deliberation.Earlier(r.state, r.ed), deliberation.InOrder(r.state)
	s.Prepared, s.Replaces = r.state.Prepared != nil, r.state.Superseded
	s.Record, s.Head = r.entries, r.head
	if leads || s.Final {
		s.Proposal = r.state.Proposal
	}
	var ranked []string
	if s.Final {
		ranked, s.ToCast = s.Ranking.Winners, s.Ranking.ToCast
		p, rule := &r.state.Proposal, r.ed.Rule.Outcome
		s.Franchise = deliberation.FranchiseOf(r.state, r.ed, rankedIn(s.Ranking))
		s.Chosen, s.Departs = deliberation.Winners(p, rule, ranked), deliberation.Departs(p, rule, ranked)
	}
	if leads {
		s.Falling, s.Voided, s.Releases = r.falling(), r.voided(), r.state.Releases
	}
	if leads && s.Phase == deliberation.Revealed {
		s.Public = r.publicNotices(r.state)
	}
	noAward := r.state.Proposal.NoAward
	if s.Purged = r.state.Purged; s.Purged != nil {
		if s.Chosen, s.Departs, noAward, err = r.winners(); err != nil {
			return err
		}
	}
	s.Archived = r.archived()
	if d := r.state.Signed; d != nil {
		s.Decision = &DecisionSight{
			At: d.At, SHA256: d.Public, Complete: d.Complete, Winners: s.Chosen, NoAward: noAward,
			Departs: s.Departs, KeyFP: s.ChairKeyFP, AnnouncedAt: r.state.AnnouncedAt,
		}
	}
	s.Blocking = deliberation.Blocking(r.state, r.ed, ranked, s.ToCast)
	if n := len(r.setup.faults); n > 0 {
		s.Blocking = append([]deliberation.Blocker{{ID: "edition", Args: fault.Pairs("n", itoa(n))}}, s.Blocking...)
	}
	if s.RankFault != nil {
		s.Blocking = append([]deliberation.Blocker{rankBlocker(s.RankFault)}, s.Blocking...)
	}
	return nil
}

// recusals lists a juror's recusals in the edition's order: those that count,
// and those that the others rejected.
func (r *Room) recusals(b *ballot.Ballot, leads, own bool) (counting, rejected []Recusal) {
	if len(b.Recused) == 0 && len(r.state.Verdicts[b.Juror]) == 0 {
		return nil, nil
	}
	for i := range r.ed.Nominees {
		n := r.ed.Nominees[i].ID
		made, recused := b.Recused[n]
		v, decided := r.state.Verdicts[b.Juror][n]
		if !recused && !decided {
			continue
		}
		x := Recusal{Nominee: n}
		if decided {
			x.Verdict = VerdictRejected
			if v.Upheld {
				x.Verdict = VerdictUpheld
			}
		}
		if leads || own {
			x.Ground, x.By, x.Reason = made.Ground, v.By, v.Reason
			if !recused {
				x.Ground = v.Ground
			}
		}
		if leads {
			x.Deciders = deliberation.Deciders(r.state, r.ed, b.Juror, n)
		}
		if recused {
			counting = append(counting, x)
		} else {
			rejected = append(rejected, x)
		}
	}
	return counting, rejected
}
