package room

import (
	"maps"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// rankable is compute for what goes on where the rule cannot be applied to the
// marks as they are: why says so then, and there is no ranking, or the jury's
// part alone where it is the public vote that cannot be added. A ranking that
// was saved can be worked out again, or the file is damaged.
func (r *Room) rankable() (rk *ranking.Ranking, why *fault.Error, err error) {
	rk, err = r.compute()
	switch f := fault.Of(err); {
	case err == nil && rk.JuryAlone:
		return rk, ranking.Mergeable(r.ed, rk), nil
	case f != nil && f.Class == fault.Rule && r.final() == nil:
		return nil, f, nil
	}
	return rk, nil, err
}

// rank is ranking.Compute, with faults as people of this edition read them: with
// the criterion's title in place of its id.
func rank(in ranking.Input) (*ranking.Ranking, error) {
	rk, err := ranking.Compute(in)
	if err != nil {
		return nil, titled(in.Edition, err)
	}
	return rk, nil
}

// titled is a fault of a ranking with the criterion's title in place of its id.
func titled(e *award.Edition, err error) error {
	f := fault.Of(err)
	if f == nil {
		return err
	}
	if c, ok := e.Criterion(f.Args["criterion"]); ok {
		named := *f
		named.Args = maps.Clone(f.Args)
		named.Args["criterion"] = c.Title.In(e.Language)
		f = &named
	}
	return f
}

// Unranked warns where the ranking cannot be worked out from the marks as they
// are, once they are opened.
func (r *Room) Unranked() []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !deliberation.MarksOpen(r.state) {
		return nil
	}
	if _, why, _ := r.rankable(); why != nil {
		return []Notice{{ID: "unranked"}}
	}
	return nil
}

// mayLock says whether the marks can be locked: there must be a ranking in them,
// since nothing but reopening changes them afterwards.
func (r *Room) mayLock() error {
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActLock); f != nil {
		return f
	}
	_, why, err := r.rankable()
	if err == nil && why != nil {
		err = why
	}
	return err
}

// rankSight fills in what may be seen of the ranking, or why there is none.
func (r *Room) rankSight(s *Sight) (err error) {
	if s.Ranking, s.RankFault, err = r.rankable(); err != nil {
		return err
	}
	if s.Final = r.final() != nil; s.Final {
		s.Replaced, s.RankedAt = r.state.Replaced, r.rankedAt()
		s.Casts, s.Fallen = r.state.Casts, r.state.Fallen
		s.Allowed[deliberation.ActCast] = deliberation.MayCast(r.state, r.ed, s.Ranking.ToCast)
	}
	if s.RankFault == nil {
		return nil
	}
	for _, act := range []deliberation.Act{deliberation.ActLock, deliberation.ActRevealTally} {
		if s.Allowed[act] == nil {
			s.Allowed[act] = s.RankFault
		}
	}
	return nil
}

// inTheWay are the faults of a ranking that have a sentence of their own among
// what stands in the way.
var inTheWay = []string{
	"rank.apart", "rank.digits", "rank.long", "rank.negative", "rank.no_figure", "rank.off_scale", "rank.uncovered", "rank.weightless",
}

// rankBlocker is what stands in the way where there is no ranking.
func rankBlocker(why *fault.Error) deliberation.Blocker {
	if !slices.Contains(inTheWay, why.ID) {
		return deliberation.Blocker{ID: "rank_other"}
	}
	args := maps.Clone(why.Args)
	if name, ok := args["nominee"]; ok { // elsewhere that is an id
		delete(args, "nominee")
		args["of"] = name
	}
	return deliberation.Blocker{ID: strings.ReplaceAll(why.ID, ".", "_"), Args: args}
}
