package papers

import (
	"cmp"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
)

// outcome is who won, by which votes of the jury, and whether that follows the
// ranking.
func (m *minutes) outcome() {
	m.section("minutes.outcome")
	switch {
	case m.d.NoAward:
		m.part(bold(m.l.T("minutes.no_award")))
	case len(m.d.Winners) == 1:
		m.part(bold(m.l.T("minutes.winner", "name", m.listed(m.d.Winners))))
	default:
		m.part(bold(m.l.T("minutes.winners", "names", m.listed(m.d.Winners))))
	}
	m.part(m.voted())
	m.part(m.l.T("rule.outcome." + string(m.e.Rule.Outcome)))
	m.part(m.follows())
	m.part(m.firstByCast())
}

// voted is the result of the jury's vote in a sentence.
func (m *minutes) voted() string {
	v := m.d.JuryVote
	if v == nil {
		return ""
	}
	var ids []string
	for _, n := range m.d.Nominees {
		if v.Counts[n.ID] > 0 {
			ids = append(ids, n.ID)
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(v.Counts[b], v.Counts[a]) })
	var numbers, counts []string
	for _, id := range ids {
		n := m.l.Int(int64(v.Counts[id]))
		numbers, counts = append(numbers, n), append(counts, m.names[id]+" "+n)
	}
	var s string
	switch len(ids) {
	case 0:
		s = m.l.T("minutes.voted.nobody")
	case 1:
		s = m.l.N("minutes.voted.one_name", v.Counts[ids[0]], "name", m.names[ids[0]])
	default:
		s = m.l.T("minutes.voted", "numbers", strings.Join(numbers, "–"), "counts", m.l.List(counts))
	}
	abstained := 0
	for _, x := range v.Votes {
		if x.Nominee == decision.Abstains {
			abstained++
		}
	}
	if abstained > 0 {
		s += " " + m.l.N("minutes.voted.abstained", abstained)
	}
	return s
}

// follows says whether the winner is the ranking's first, where the ranking
// does not decide by itself.
func (m *minutes) follows() string {
	switch against := m.d.Against(); {
	case m.e.Rule.Outcome != award.Advice:
		return ""
	case against != "":
		return m.l.T("minutes.departs."+string(against), "first", m.listed(m.d.Ranking.Winners), "most", m.listed(m.mostVoted()))
	case m.d.NoAward:
		return ""
	case len(m.d.Winners) == 1:
		return m.l.T("minutes.follows")
	}
	return m.l.T("minutes.follow")
}

// mostVoted are who got most of the jury's votes.
func (m *minutes) mostVoted() (ids []string) {
	most := 1
	for _, n := range m.d.JuryVote.Counts {
		most = max(most, n)
	}
	for _, n := range m.d.Nominees {
		if m.d.JuryVote.Counts[n.ID] == most {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// departure is why the winner is another than the ranking's first, or than
// whom most of the jury voted for.
func (m *minutes) departure() {
	against := string(m.d.Against())
	if against == "" {
		return
	}
	m.section("minutes.departure." + against)
	m.part(m.l.T("minutes.departure.what."+against,
		"first", m.listed(m.d.Ranking.Winners), "most", m.listed(m.mostVoted()), "winner", m.listed(m.d.Winners)))
	m.part(block(string(m.d.Departure)))
}
