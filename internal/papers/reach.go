package papers

import (
	"slices"

	"votering/internal/award"
)

// farthest are the methods by which a vote that is given to one nominee alone
// lifts it above every other by exactly the public's weight, and no vote does
// more.
var farthest = []string{award.MinMax, award.Share, award.ShareOfTop}

// reach says whom other public votes could have put first, by the jury's marks
// as they are: exactly those whose part from the jury is behind the largest by
// no more than the public's weight. Nothing where the method has no such rule.
func (m *minutes) reach() string {
	p := m.e.Rule.Public
	if p == nil || m.rk.Weight == nil || m.rk.Weight.Sign() == 0 || len(m.rk.Rows) < 2 || !slices.Contains(farthest, p.Method) {
		return ""
	}
	most := *m.rk.Rows[0].JuryPart
	for _, r := range m.rk.Rows {
		if most.Less(*r.JuryPart) {
			most = *r.JuryPart
		}
	}
	var could, never []string
	for _, r := range m.rk.Rows {
		if m.rk.Weight.Less(most.Sub(*r.JuryPart)) {
			never = append(never, r.Nominee)
		} else {
			could = append(could, r.Nominee)
		}
	}
	switch {
	case len(never) == 0:
		return m.l.T("minutes.reach.all")
	case len(could) == 1:
		return m.l.T("minutes.reach.one", "name", m.listed(could))
	}
	return m.l.T("minutes.reach.some", "names", m.listed(could), "never", m.listed(never))
}
