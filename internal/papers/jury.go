package papers

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/deliberation"
)

// jury is who was on the jury, and what became of their ballots.
func (m *minutes) jury() {
	m.section("minutes.jury")
	voters := len(m.e.Voters())
	if m.d.Profile == decision.Public {
		m.part(m.l.N("minutes.jury.public", voters, "last", strconv.Itoa(voters)))
	} else {
		var people []string
		for _, j := range m.e.Jurors {
			people = append(people, m.names[j.ID]+m.roleOf(j))
		}
		m.list(people)
	}
	m.part(m.l.T("minutes.jury.ballots", "handed_in", m.l.Int(int64(len(m.d.Standing()))),
		"of", m.l.Int(int64(voters)), "counted", m.l.Int(int64(m.counted()))))
	var notes []string
	for _, a := range m.d.Absent {
		notes = append(notes, m.because("minutes.jury.absent", m.wordFor(a.Reason), "name", m.names[a.Juror]))
	}
	for _, b := range m.d.Standing() {
		if !b.Counted {
			notes = append(notes, m.because("minutes.jury.uncounted", m.wordFor(string(b.Reason)), "name", m.names[b.Juror]))
		}
	}
	m.list(append(notes, m.setAside()...))
	m.origins()
}

func (m *minutes) counted() (n int) {
	for _, b := range m.d.Ballots {
		if b.Counted {
			n++
		}
	}
	return n
}

// wordFor is the sentence for a reason that the program gave; a reason that
// somebody wrote stands as it is.
func (m *minutes) wordFor(reason string) string {
	switch reason {
	case deliberation.NoBallot:
		return m.l.T("minutes.reason.no_ballot")
	case string(decision.ReasonRecused): // only a rule that takes the whole ballot leaves one out
		return m.l.T("minutes.reason.recused")
	}
	return cell(reason)
}

// because is the sentence of key with a reason after it, where there is one.
func (m *minutes) because(key, reason string, pairs ...string) string {
	s := m.l.T(key, pairs...)
	if reason != "" {
		s += ": " + reason
	}
	return s
}

// impartiality is who stepped aside from whom, and who decided it.
func (m *minutes) impartiality() {
	m.section("minutes.impartiality")
	m.part(m.scope())
	if len(m.d.Recusals) == 0 {
		m.part(m.l.T("minutes.recusal.none"))
	}
	var lines []string
	for _, r := range m.d.Recusals {
		lines = append(lines, m.recusal(r))
	}
	m.list(lines)
	if m.d.Profile == decision.Public && slices.ContainsFunc(m.d.Recusals, func(r decision.Recusal) bool { return r.State != decision.Undecided }) {
		m.part(m.l.T("minutes.recusal.by_others"))
	}
	m.declarations()
}

// scope is what the rule takes from who is recused, and what it takes of the
// jury's vote.
func (m *minutes) scope() string {
	scope := string(m.e.Rule.Recusal)
	s := m.l.T("rule.recusal." + scope)
	if m.d.JuryVote != nil {
		s += " " + m.l.T("minutes.recusal.vote."+scope)
	}
	return s
}

// recusal is one of them in a line.
func (m *minutes) recusal(r decision.Recusal) string {
	declared := "minutes.recusal"
	if r.Imposed {
		declared = "minutes.recusal.imposed"
	}
	parts := []string{m.l.T(declared, "juror", m.names[r.Juror], "nominee", m.names[r.Nominee])}
	if r.Ground != "" {
		parts = append(parts, m.l.T("minutes.recusal.ground", "ground", unstopped(r.Ground)))
	}
	key := "minutes.recusal." + string(r.State)
	if r.Imposed && !r.Counts() {
		parts = append(parts, m.l.T("minutes.recusal.imposed.anew"))
	}
	if len(r.By) > 0 {
		parts = append(parts, m.l.T(key+".by", "names", m.listed(r.By)))
	} else {
		parts = append(parts, m.l.T(key))
	}
	if r.Reason != "" {
		parts = append(parts, m.l.T("minutes.recusal.reason", "reason", unstopped(r.Reason)))
	}
	if r.Imposed && r.Counts() {
		parts = append(parts, m.l.T("minutes.recusal.imposed.marks"))
	}
	return strings.Join(parts, " ")
}

// unstopped is a text that a sentence ends with, without a full stop of its own.
func unstopped(s string) string { return strings.TrimSuffix(cell(s), ".") }

// declarations are what each juror declared, a line for those without a
// conflict and one for those with.
func (m *minutes) declarations() {
	switch {
	case len(m.d.Declarations) > 0:
	case len(m.d.Recusals) > 0:
		m.part(m.l.T("minutes.declared.none.else"))
		return
	default:
		m.part(m.l.T("minutes.declared.none"))
		return
	}
	without, conflicts := map[string][]string{}, map[string][]string{} // names by juror
	for _, x := range m.d.Declarations {
		switch name := m.names[x.Nominee]; {
		case !x.Conflict:
			without[x.Juror] = append(without[x.Juror], name)
		case x.Ground != "":
			conflicts[x.Juror] = append(conflicts[x.Juror], name+" ("+unstopped(x.Ground)+")")
		default:
			conflicts[x.Juror] = append(conflicts[x.Juror], name)
		}
	}
	var lines []string
	for _, j := range m.e.Jurors {
		if names := without[j.ID]; len(names) > 0 {
			lines = append(lines, m.l.T("minutes.declared.clear", "juror", m.names[j.ID], "names", m.l.List(names)))
		}
		if names := conflicts[j.ID]; len(names) > 0 {
			lines = append(lines, m.l.T("minutes.declared.conflict", "juror", m.names[j.ID], "names", m.l.List(names)))
		}
		if names := m.undeclared(j.ID); len(names) > 0 {
			lines = append(lines, m.l.T("minutes.declared.missing", "juror", m.names[j.ID], "names", m.l.List(names)))
		}
	}
	m.list(lines)
}

// undeclared are the nominees of whom a juror whose ballot stands said neither
// that there is a conflict nor that there is none.
func (m *minutes) undeclared(juror string) (names []string) {
	if !slices.ContainsFunc(m.d.Standing(), func(b decision.Ballot) bool { return b.Juror == juror }) {
		return nil
	}
	for _, n := range m.e.Nominees {
		said := slices.ContainsFunc(m.d.Declarations, func(x decision.Declaration) bool { return x.Juror == juror && x.Nominee == n.ID }) ||
			slices.ContainsFunc(m.d.Recusals, func(r decision.Recusal) bool { return r.Juror == juror && r.Nominee == n.ID })
		if !said && !n.Withdrawn {
			names = append(names, m.names[n.ID])
		}
	}
	return names
}
