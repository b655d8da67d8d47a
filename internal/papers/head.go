package papers

import (
	"votering/internal/award"
	"votering/internal/decision"
)

// head is the title with all that has to be seen before anything else.
func (m *minutes) head() {
	m.heading(1, m.l.T("minutes.title", "title", m.in(m.d.Edition.Title)))
	if m.embargo() {
		m.badge(m.l.T("minutes.embargo", "when", m.whenBoth(*m.d.AnnounceAt)), m.l.T("minutes.embargo.what"))
	}
	if m.d.MadeUp {
		m.badge(m.l.T("minutes.made_up"), m.madeUp())
	}
	if m.d.Profile == decision.Complete {
		m.badge(m.l.T("minutes.complete"), m.l.T("minutes.complete.what"))
	} else {
		m.badge(m.l.T("minutes.public"), m.l.T("minutes.public.what"))
	}
	facts := []string{}
	if organiser := m.in(m.e.Organiser); organiser != "" {
		facts = append(facts, m.l.T("minutes.organiser", "name", organiser))
	}
	facts = append(facts,
		m.l.T("minutes.decided_at", "when", m.whenBoth(m.d.DecidedAt)),
		m.l.T("minutes.chair", "name", cell(m.d.Chair.Name)),
		m.l.T("minutes.fingerprint", "fingerprint", code(m.d.Edition.Fingerprint)))
	m.list(append(facts, m.l.T(m.zoned("minutes.zone"))))
}

// embargo reports whether the decision is not to be known yet: one that was
// made after its own date of announcement is.
func (m *minutes) embargo() bool {
	return m.d.AnnounceAt != nil && m.d.AnnounceAt.After(m.d.DecidedAt)
}

// madeUp says what of a made-up edition is not to be taken as real.
func (m *minutes) madeUp() string {
	s := m.l.T("minutes.made_up.what")
	if organiser := m.in(m.e.Organiser); organiser != "" {
		s += " " + m.l.T("minutes.made_up.organiser", "name", organiser)
	}
	return s
}

// vote is the jury's vote on the winner.
func (m *minutes) vote() {
	v := m.d.JuryVote
	if v == nil {
		return
	}
	m.section("minutes.vote")
	if v.Secret {
		m.part(m.l.T("minutes.vote.secret"))
	} else {
		m.part(m.l.T("minutes.vote.open"))
	}
	rows := make([][]string, 0, len(v.Votes))
	for _, x := range v.Votes {
		choice := m.l.T("minutes.vote.abstains")
		if x.Nominee != decision.Abstains {
			choice = m.names[x.Nominee]
		}
		rows = append(rows, []string{m.names[x.Juror], choice})
	}
	if len(rows) > 0 {
		m.table([]string{m.l.T("minutes.column.juror"), m.l.T("minutes.column.vote")}, rows)
	}
	rows = nil
	for _, n := range m.d.Nominees {
		if count := v.Counts[n.ID]; count > 0 {
			rows = append(rows, []string{m.names[n.ID], m.l.Int(int64(count))})
		}
	}
	if len(rows) > 0 {
		m.table([]string{m.l.T("minutes.column.nominee"), m.number("minutes.column.votes")}, rows)
	}
}

// dissent is what jurors wrote who do not agree.
func (m *minutes) dissent() {
	m.section("minutes.dissent")
	if len(m.d.Dissent) == 0 {
		m.part(m.l.T("minutes.dissent.none"))
	}
	for _, x := range m.d.Dissent {
		m.heading(3, m.names[x.Juror])
		m.part(block(x.Text))
	}
}

// number is the name of a column of numbers.
func (m *minutes) number(key string) string { return right + m.l.T(key) }

// roleOf is what stands after the name of a juror.
func (m *minutes) roleOf(j award.Juror) string {
	s := ""
	if j.Role != award.JurorRole {
		s += ", " + m.l.T("role."+string(j.Role))
	}
	if !j.Votes {
		s += ", " + m.l.T("minutes.jury.silent")
	}
	if came := m.substitute(j); came != "" {
		s += ", " + came
	}
	return s
}
