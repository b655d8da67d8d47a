package papers

import (
	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/ranking"
)

// casting is what the chair decided where every step before left a tie, when, and
// with the chair's reasons; nothing where the chair decided nothing. A complete
// document has the chair's name beside it.
func (m *minutes) casting() {
	if len(m.d.Cast) == 0 {
		return
	}
	m.section("minutes.cast")
	m.part(m.l.T("minutes.cast.what"))
	lines := make([]string, len(m.d.Cast))
	for i, x := range m.d.Cast {
		order := make([]string, len(x.Nominees))
		for k, id := range x.Nominees {
			order[k] = m.l.T("minutes.cast.place", "n", m.l.Int(int64(k+1)), "name", m.names[id])
		}
		key := "minutes.cast.line"
		if m.d.Profile == decision.Complete {
			key = "minutes.cast.line.named"
		}
		lines[i] = m.l.T(key, "chair", cell(m.d.Chair.Name), "when", m.when(x.At),
			"order", m.l.List(order), "reason", unstopped(x.Reason))
		if x.Void {
			lines[i] += " " + m.l.T("minutes.cast.void")
		}
	}
	m.list(lines)
}

// firstByCast says that the first place of the ranking is by the chair's casting
// decision, and between whom; empty where it is not.
func (m *minutes) firstByCast() string {
	if len(m.rk.Rows) == 0 || m.rk.Rows[0].DecidedBy != award.TieChair {
		return ""
	}
	first := &m.rk.Rows[0]
	return m.l.T("minutes.cast.first", "name", m.names[first.Nominee], "names", m.listed(setApart(first).Among))
}

// setApart is the step of the tie ladder that set a nominee apart from those with
// the same total; the zero Step where none did.
func setApart(r *ranking.Row) ranking.Step {
	for i := len(r.Ladder) - 1; i >= 0; i-- {
		if r.Ladder[i].Split {
			return r.Ladder[i]
		}
	}
	return ranking.Step{}
}
