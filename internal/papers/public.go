package papers

import (
	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/exact"
)

// public is the public vote: what was read, what was dropped, who got what.
func (m *minutes) public() {
	m.section("minutes.votes")
	if m.e.Rule.Public == nil {
		m.part(m.l.T("minutes.votes.alone"))
		return
	}
	m.part(m.window())
	if m.d.Tally == nil {
		m.part(m.l.T("minutes.votes.none"))
	} else {
		m.counts(m.d.Tally)
	}
	for _, x := range m.d.TallyReplaced {
		m.part(m.l.T("minutes.votes.replaced", "when", m.when(x.At), "reason", cell(x.Reason)))
		if x.Before != nil {
			m.part(m.l.T("minutes.votes.before"))
			m.counts(x.Before)
		}
	}
}

// window is when the public could vote.
func (m *minutes) window() string {
	w := m.e.PublicVote
	if w == nil {
		return m.l.T("minutes.votes.no_window")
	}
	s := m.l.T("minutes.votes.window", "opens", m.when(w.Opens), "closes", m.when(w.Closes))
	if source := m.in(w.Source); source != "" {
		s += " " + m.l.T("minutes.source", "source", source)
	}
	return s
}

// counts is one counted vote.
func (m *minutes) counts(t *decision.Tally) {
	var sum exact.Rat
	for _, n := range t.Valid {
		sum = sum.Add(n.Rat)
	}
	shared := sum.Sign() > 0 && m.e.Rule.Public.Method != award.Added // points that are added are no shares of anything
	read := "minutes.votes.rows"
	if m.e.Rule.Public.Method == award.Added {
		read = "minutes.votes.rows.points"
	}
	m.part(m.l.T(read, "rows", m.l.Int(t.Rows), "valid", m.l.IntRat(sum), "dropped", m.l.Int(t.Dropped.Sum())))
	var rows [][]string
	var shares exact.Rat // of all, in per cent, as they are shown
	for _, n := range m.d.Nominees {
		v := t.Valid[n.ID]
		share := none
		if shared {
			part := v.Quo(sum)
			share = m.l.Share(part, 1)
			shares = shares.Add(roundTo(part.Mul(exact.Int(100)), 1))
		}
		rows = append(rows, []string{m.names[n.ID], m.l.IntRat(v.Rat), share})
	}
	m.table([]string{m.l.T("minutes.column.nominee"), m.number(m.votesColumn()), m.number("minutes.column.share")}, rows)
	if shared && !shares.Equal(exact.Int(100)) {
		m.part(m.l.T("minutes.votes.shares_rounded"))
	}
	var notes []string
	for _, cause := range t.Dropped.Causes() {
		notes = append(notes, m.l.T("minutes.dropped."+cause.ID, "n", m.l.Int(cause.N)))
	}
	if t.Counting == nil {
		for _, f := range t.Files {
			notes = append(notes, m.l.T("minutes.votes.file", "sum", code(f.SHA256), "rows", m.l.Int(f.Rows)))
		}
	}
	for _, f := range t.Flags {
		if key := "minutes.votes.flag." + f; m.l.Has(key) {
			notes = append(notes, m.l.T(key))
		}
	}
	m.list(notes)
	if t.Counting != nil {
		m.counting(t)
		m.without(t)
	}
}
