package papers

import (
	"slices"
	"strconv"

	"votering/internal/decision"
)

// rounds are the marks that were changed after they had been opened to the
// jury, each with what it was before; in a complete document with the reason.
func (m *minutes) rounds() {
	if len(m.d.Rounds) == 0 {
		return
	}
	m.section("minutes.rounds")
	m.part(m.l.T("minutes.rounds.what"))
	m.list(m.confirmed())
	for i := range m.d.Rounds {
		m.round(&m.d.Rounds[i])
	}
}

// confirmed says what it means how changes were confirmed, in the ways that
// there are.
func (m *minutes) confirmed() (told []string) {
	for _, key := range confirmations {
		if slices.ContainsFunc(m.d.Rounds, func(r decision.Round) bool {
			return slices.ContainsFunc(r.Changes, func(x decision.Revised) bool { return confirmation(x) == key })
		}) {
			told = append(told, m.l.T(key+".what"))
		}
	}
	if n := m.unsigned(); n > 0 {
		told = append(told, m.l.N("minutes.confirmed.unsigned", n))
	}
	if slices.ContainsFunc(m.d.Rounds, func(r decision.Round) bool {
		return slices.ContainsFunc(r.Changes, func(x decision.Revised) bool { return x.Confirmed == "" })
	}) {
		told = append(told, m.l.T("minutes.confirmed.untold"))
	}
	return told
}

// unsigned is how many marks are not those of the ballot that their juror
// signed, as far as the document tells.
func (m *minutes) unsigned() int {
	switch r := m.d.Received; {
	case m.d.Profile == decision.Complete:
		return len(m.d.RevisedInRoom())
	case r != nil:
		return r.InRoom
	}
	return 0
}

// confirmations are the keys of how a juror confirms a change.
var confirmations = []string{"minutes.confirmed.in_room", "minutes.confirmed.in_room.signed", "minutes.confirmed.signed"}

// confirmation is the key of how a change was confirmed; empty where a public
// document does not say it.
func confirmation(x decision.Revised) string {
	switch {
	case x.Confirmed == "":
		return ""
	case x.Confirmed == decision.InRoom && x.Revision > 0:
		return "minutes.confirmed.in_room.signed"
	}
	return "minutes.confirmed." + string(x.Confirmed)
}

// round is one of them.
func (m *minutes) round(r *decision.Round) {
	n := strconv.Itoa(r.N)
	if r.Void {
		m.heading(3, m.l.T("minutes.round.void", "n", n))
	} else {
		m.heading(3, m.l.T("minutes.round", "n", n))
	}
	m.part(m.l.T("minutes.round.when", "opened", m.when(r.OpenedAt), "closed", m.when(r.ClosedAt)))
	if r.Void {
		m.part(m.l.T("minutes.round.void.what"))
	}
	if slices.ContainsFunc(m.d.Reopened, func(x decision.Reopening) bool { return x.TallySeen && !x.At.After(r.OpenedAt) }) {
		m.part(m.l.T("minutes.round.seen"))
	}
	if len(r.Changes) == 0 {
		m.part(m.l.T("minutes.round.none"))
		return
	}
	m.changes(r.Changes)
}

// changes is a table of them. A column that would say nothing is left out.
func (m *minutes) changes(all []decision.Revised) {
	header := []string{
		m.l.T("minutes.column.juror"), m.l.T("minutes.column.nominee"), m.l.T("minutes.column.criterion"),
		m.number("minutes.column.before"), m.number("minutes.column.after"),
	}
	how := slices.ContainsFunc(all, func(x decision.Revised) bool { return x.Confirmed != "" })
	why := slices.ContainsFunc(all, func(x decision.Revised) bool { return x.Reason != "" })
	if how {
		header = append(header, m.l.T("minutes.column.confirmed"))
	}
	if why {
		header = append(header, m.l.T("minutes.column.reason"))
	}
	rows := make([][]string, len(all))
	for i, x := range all {
		rows[i] = []string{m.names[x.Juror], m.names[x.Nominee], m.words.Criterion(x.Criterion), m.mark(x.From), m.mark(x.To)}
		if how {
			rows[i] = append(rows[i], m.how(x))
		}
		if why {
			rows[i] = append(rows[i], m.why(x))
		}
	}
	m.table(header, rows)
}

// why a mark was changed, and who says so where that is not the juror.
func (m *minutes) why(x decision.Revised) string {
	if x.ByChair {
		return m.l.T("minutes.reason.chair", "reason", cell(x.Reason))
	}
	return cell(x.Reason)
}

// how a change was confirmed.
func (m *minutes) how(x decision.Revised) string {
	if key := confirmation(x); key != "" {
		return m.l.T(key)
	}
	return none
}
