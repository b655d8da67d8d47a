package papers

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
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
	m.part(m.l.N("minutes.jury.ballots", m.counted(), "of", m.l.Int(int64(voters))))
	var notes []string
	for _, a := range m.d.Absent {
		notes = append(notes, m.because("minutes.jury.absent", m.wordFor(a.Reason), "name", m.names[a.Juror]))
	}
	for _, b := range m.d.Ballots {
		if !b.Counted {
			notes = append(notes, m.because("minutes.jury.uncounted", m.wordFor(string(b.Reason)), "name", m.names[b.Juror]))
		}
	}
	m.list(notes)
	m.part(m.origin())
}

func (m *minutes) counted() (n int) {
	for _, b := range m.d.Ballots {
		if b.Counted {
			n++
		}
	}
	return n
}

// origin says how the ballots came in, where the document says it of all.
func (m *minutes) origin() string {
	if len(m.d.Ballots) == 0 || m.d.Ballots[0].Origin == "" {
		return ""
	}
	for _, b := range m.d.Ballots {
		if b.Origin != decision.Entered {
			return m.l.T("minutes.jury.origin.other")
		}
	}
	return m.l.T("minutes.jury.origin.entered")
}

// noBallot is the reason that closing gives to who has not handed in.
const noBallot = "no ballot by closing"

// wordFor is the sentence for a reason that the program gave; a reason that
// somebody wrote stands as it is.
func (m *minutes) wordFor(reason string) string {
	switch reason {
	case noBallot:
		return m.l.T("minutes.reason.no_ballot")
	case string(decision.ReasonRecused):
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
	m.part(m.l.T("rule.recusal." + string(m.e.Rule.Recusal)))
	if len(m.d.Recusals) == 0 {
		m.part(m.l.T("minutes.recusal.none"))
	}
	var lines []string
	for _, r := range m.d.Recusals {
		lines = append(lines, m.recusal(r))
	}
	m.list(lines)
	m.declarations()
}

// recusal is one of them in a line.
func (m *minutes) recusal(r decision.Recusal) string {
	parts := []string{m.l.T("minutes.recusal", "juror", m.names[r.Juror], "nominee", m.names[r.Nominee])}
	if r.Ground != "" {
		parts = append(parts, m.l.T("minutes.recusal.ground", "ground", cell(r.Ground)))
	}
	key := "minutes.recusal." + string(r.State)
	if len(r.By) > 0 {
		parts = append(parts, m.l.T(key+".by", "names", m.listed(r.By)))
	} else {
		parts = append(parts, m.l.T(key))
	}
	if r.Reason != "" {
		parts = append(parts, m.l.T("minutes.recusal.reason", "reason", cell(r.Reason)))
	}
	return strings.Join(parts, " ")
}

// declarations are what each juror declared, a line for each.
func (m *minutes) declarations() {
	if len(m.d.Declarations) == 0 {
		m.part(m.l.T("minutes.declared.none"))
		return
	}
	var lines []string
	for _, j := range m.e.Jurors {
		var clear, conflicts []string
		for _, x := range m.d.Declarations {
			switch {
			case x.Juror != j.ID:
			case !x.Conflict:
				clear = append(clear, x.Nominee)
			case x.Ground != "":
				conflicts = append(conflicts, m.names[x.Nominee]+" ("+cell(x.Ground)+")")
			default:
				conflicts = append(conflicts, m.names[x.Nominee])
			}
		}
		if len(clear) > 0 {
			lines = append(lines, m.l.T("minutes.declared.clear", "juror", m.names[j.ID], "names", m.listed(clear)))
		}
		if len(conflicts) > 0 {
			lines = append(lines, m.l.T("minutes.declared.conflict", "juror", m.names[j.ID], "names", m.l.List(conflicts)))
		}
	}
	m.list(lines)
}

// gates are the entry criteria, and whom they stopped or could not judge.
func (m *minutes) gates() {
	if len(m.e.Gates) == 0 {
		return
	}
	m.section("minutes.gates")
	var asks, notes []string
	for _, g := range m.e.Gates {
		key, missing := "rule.gate.asks.at_least", "rule.gate.missing.in"
		if g.AtMost != nil {
			key = "rule.gate.asks.at_most"
		}
		if g.MissingFails {
			missing = "rule.gate.missing.out"
		}
		asks = append(asks, m.l.T(key, "metric", m.metric(g.Metric), "period", cell(g.Period),
			"bound", m.figure(g.Metric, g.Bound()), "missing", m.l.T(missing)))
		notes = append(notes, m.judged(g)...)
	}
	m.list(asks)
	m.list(notes)
}

// judged says of one gate who does not meet it, of whom it is not known, and
// who was let through.
func (m *minutes) judged(g award.Gate) (notes []string) {
	var open []string
	for i := range m.e.Nominees {
		n := &m.e.Nominees[i]
		switch r := award.GateOf(m.e, g, n); {
		case r.State == award.GateNotMet:
			notes = append(notes, m.l.T("minutes.gate.not_met", "name", m.names[n.ID], "metric", m.metric(g.Metric),
				"period", cell(g.Period), "value", m.figure(g.Metric, r.Figure.Number)))
		case r.State == award.GateNotKnown:
			open = append(open, n.ID)
		}
	}
	if len(open) > 0 {
		notes = append(notes, m.l.T("minutes.gate.not_known", "names", m.listed(open), "metric", m.metric(g.Metric), "period", cell(g.Period)))
	}
	for _, o := range m.d.GatesOverridden {
		if o.Metric == g.Metric {
			notes = append(notes, m.because("minutes.gate.overridden", cell(o.Reason), "name", m.names[o.Nominee], "metric", m.metric(g.Metric)))
		}
	}
	return notes
}
