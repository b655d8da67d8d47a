package decision

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/strict"
)

// ranking finds whether the ranking follows from marks, votes and rule, to the
// last digit.
func (r *recomputation) ranking() Finding {
	for _, o := range r.GatesOverridden {
		if !slices.ContainsFunc(r.ed.Gates, func(g award.Gate) bool { return g.Metric == o.Metric }) {
			return bad("ranking", result("override_gate", "metric", o.Metric, "nominee", r.name(o.Nominee)))
		}
	}
	p, err := ranking.Prepare(deliberation.RankingInput(r.s, r.ed))
	if err != nil {
		return bad("ranking", fault.Of(err))
	}
	rk, err := p.Compute(ranking.Variation{})
	if err != nil {
		return bad("ranking", fault.Of(err))
	}
	if f := r.casting(p); f != nil {
		return bad("ranking", f)
	}
	document := ranking.Document(rk, r.ed, r.Edition.Fingerprint)
	if !bytes.Equal(document, strict.Encode(r.Ranking)) {
		want, err := ranking.ReadJSON(document)
		if err != nil {
			return bad("ranking", fault.Of(err))
		}
		return bad("ranking", r.differs(want))
	}
	if len(rk.Rows) == 0 {
		return good("ranking", "ranking_empty")
	}
	return good("ranking", "ranking", "winners", r.named(rk.Winners), "total", orDash(rk.Rows[0].Total), "ranked", strconv.Itoa(len(rk.Rows)))
}

// differs is the first place at which the document's ranking is not the one
// that was computed.
func (r *recomputation) differs(want *ranking.Answer) *fault.Error {
	stated := &r.Ranking
	for i := range max(len(stated.Ranking), len(want.Ranking)) {
		if i >= len(stated.Ranking) || i >= len(want.Ranking) {
			return result("ranking_length", "stated", strconv.Itoa(len(stated.Ranking)), "computed", strconv.Itoa(len(want.Ranking)))
		}
		s, w := stated.Ranking[i], want.Ranking[i]
		place := strconv.Itoa(w.Place)
		if s.Nominee != w.Nominee || s.Place != w.Place || orDash(s.Total) != orDash(w.Total) {
			return result("ranking_place", "place", place,
				"stated", r.name(s.Nominee), "stated_total", orDash(s.Total),
				"computed", r.name(w.Nominee), "computed_total", orDash(w.Total))
		}
		for _, key := range []struct{ name, stated, computed string }{
			{"jury", orDash(s.Jury), orDash(w.Jury)}, {"public", orDash(s.Public), orDash(w.Public)},
			{"jury_part", orDash(s.JuryPart), orDash(w.JuryPart)}, {"public_part", orDash(s.PublicPart), orDash(w.PublicPart)},
			{"decided_by", orNone(s.DecidedBy), orNone(w.DecidedBy)},
			{"flags", strings.Join(s.Flags, ", "), strings.Join(w.Flags, ", ")},
		} {
			if key.stated != key.computed {
				return result("ranking_value", "place", place, "nominee", r.name(w.Nominee),
					"key", key.name, "stated", key.stated, "computed", key.computed)
			}
		}
	}
	return r.differsBeside(want)
}

// differsBeside finds what differs beside the rows.
func (r *recomputation) differsBeside(want *ranking.Answer) *fault.Error {
	s := &r.Ranking
	key := "rule"
	for _, part := range []struct {
		key              string
		stated, computed any
	}{
		{"schema", s.Schema, want.Schema}, {"edition", s.Edition, want.Edition}, {"fingerprint", s.Fingerprint, want.Fingerprint},
		{"made_up", s.MadeUp, want.MadeUp}, {"jury_alone", s.JuryAlone, want.JuryAlone}, {"winners", s.Winners, want.Winners},
		{"excluded", s.Excluded, want.Excluded}, {"unranked", s.Unranked, want.Unranked}, {"criteria", s.Criteria, want.Criteria},
		{"effective_weight", s.EffectiveWeight, want.EffectiveWeight},
	} {
		if !bytes.Equal(strict.Encode(part.stated), strict.Encode(part.computed)) {
			key = part.key
			break
		}
	}
	return result("ranking_key", "key", key)
}

func orDash(r *exact.Rat) string {
	if r == nil {
		return "–"
	}
	return r.String()
}

func orNone(s *string) string {
	if s == nil {
		return "–"
	}
	return *s
}

// name is what a nominee is called; the id where nobody has it.
func (r *recomputation) name(id string) string {
	if name, ok := r.names[id]; ok {
		return name
	}
	return id
}

// named lists nominees by name; a dash for nobody.
func (r *recomputation) named(ids []string) string {
	if len(ids) == 0 {
		return "–"
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = r.name(id)
	}
	return strings.Join(names, ", ")
}

// outcome finds whether the winners follow from ranking, rule and the jury's
// vote. That they depart from them, with written reasons, is a fact and no
// fault.
func (r *recomputation) outcome() Finding {
	rule, p, ranked := r.ed.Rule.Outcome, &r.s.Proposal, r.Ranking.Winners
	wanted := deliberation.Winners(p, rule, ranked)
	if !slices.Equal(r.Winners, wanted) && len(r.Winners)+len(wanted) > 0 {
		return bad("outcome", result("winners", "stated", r.named(r.Winners), "computed", r.named(wanted)))
	}
	if f := r.chosen(); f != nil {
		return bad("outcome", f)
	}
	if bs := deliberation.Blocking(r.s, r.ed, ranked, nil); len(bs) > 0 {
		b := bs[0]
		return bad("outcome", result("lacks_"+b.ID, "winner", r.named(r.Winners), "name", b.Args["name"], "of", b.Args["of"], "lang", b.Args["lang"]))
	}
	against := deliberation.Departure(p, rule, ranked)
	switch votes, cast := p.Voted(), r.cast(); {
	case against == "" && r.Departure != "":
		return bad("outcome", result("departure_idle"))
	case r.NoAward:
		return good("outcome", "outcome_none")
	case rule != award.Advice:
		return good("outcome", "outcome", "winners", r.named(r.Winners))
	case against != "":
		return good("outcome", "outcome_departs_"+string(against), "winners", r.named(r.Winners), "votes", strconv.Itoa(votes[r.Winners[0]]),
			"cast", strconv.Itoa(cast), "ranked", r.named(ranked), "most", r.named(p.MostVoted()))
	default:
		return good("outcome", "outcome_advice", "winners", r.named(r.Winners), "votes", strconv.Itoa(votes[r.Winners[0]]), "cast", strconv.Itoa(cast))
	}
}

// cast is how many votes on the winner were given to anybody.
func (r *recomputation) cast() (n int) {
	for _, votes := range r.s.Proposal.Voted() {
		n += votes
	}
	return n
}
