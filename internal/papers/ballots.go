package papers

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/decision"
)

// setAside says of each juror which of their ballots gave way to others.
func (m *minutes) setAside() (notes []string) {
	for _, j := range m.e.Voters() {
		earlier, held := 0, false
		for _, b := range m.d.Ballots {
			if b.Juror != j.ID {
				continue
			}
			switch b.Reason {
			case decision.ReasonSuperseded:
				earlier++
			case decision.ReasonHeld:
				held = true
			case decision.ReasonNotChosen:
				notes = append(notes, m.l.T("minutes.jury.not_chosen", "name", m.names[j.ID],
					"revision", strconv.Itoa(*b.Revision), "reason", cell(string(b.Unchosen))))
			}
		}
		if earlier > 0 {
			notes = append(notes, m.l.N("minutes.jury.superseded", earlier, "name", m.names[j.ID]))
		}
		if held {
			notes = append(notes, m.l.T("minutes.jury.held", "name", m.names[j.ID]))
		}
	}
	return notes
}

// origins say how the ballots came in, and which came late. A public document
// says how many, and not whose.
func (m *minutes) origins() {
	in := m.d.Standing()
	if r := m.d.Received; r != nil {
		m.part(m.l.T("minutes.jury.origins"))
		m.list(m.received(r))
		return
	}
	by := map[decision.Maybe][]string{} // jurors, by origin
	for _, b := range in {
		by[b.Origin] = append(by[b.Origin], b.Juror)
	}
	switch {
	case len(in) == 0:
		return
	case len(by[decision.Entered]) == len(in):
		m.part(m.l.T("minutes.jury.origin.entered"))
		return
	}
	m.part(m.l.T("minutes.jury.origins"))
	var lines []string
	if of := by[decision.Sealed]; len(of) > 0 {
		lines = append(lines, m.l.T("minutes.jury.origin.sealed", "names", m.listed(of)))
	}
	for _, b := range in {
		if b.Origin == decision.Formed {
			lines = append(lines, m.l.T("minutes.jury.origin.form", "name", m.names[b.Juror], "confirmed", cell(string(b.Confirmed))))
		}
	}
	if of := by[decision.Entered]; len(of) > 0 {
		lines = append(lines, m.l.T("minutes.jury.origin.written", "names", m.listed(of)))
	}
	for _, b := range in {
		if b.Late != "" {
			lines = append(lines, m.l.T("minutes.jury.late", "name", m.names[b.Juror], "reason", cell(string(b.Late))))
		}
	}
	m.list(lines)
}

func (m *minutes) received(r *decision.Received) (lines []string) {
	for _, x := range []struct {
		key string
		n   int
	}{{"sealed", r.Sealed}, {"form", r.Form}, {"entered", r.Entered}, {"late", r.Late}} {
		if x.n > 0 {
			lines = append(lines, m.l.N("minutes.jury.received."+x.key, x.n))
		}
	}
	return lines
}

// substitute says by which amendment a person came onto the roll; empty: it
// began with them.
func (m *minutes) substitute(j award.Juror) string {
	for _, a := range m.d.Amendments {
		for _, x := range a.Changes {
			if x.Path == decision.JurorsPath+"/"+j.ID && x.From == nil {
				return m.l.T("minutes.jury.substitute", "n", strconv.Itoa(a.Number))
			}
		}
	}
	return ""
}
