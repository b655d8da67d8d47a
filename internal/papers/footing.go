package papers

import "votering/internal/footing"

// footing is how firmly the ranking stands: between which weights its winner is
// first, and who would be first without each juror and by other rules; nothing
// where nobody is ranked, and where older software made the decision, which did
// not say it. Jurors are named
// as the document names them.
func (m *minutes) footing() {
	if m.card == nil || len(m.card.Winners) == 0 {
		return
	}
	w := footing.Words{L: m.l, E: m.e, Rk: m.rk, Show: cell, Names: true, Exactly: true}
	m.section("minutes.footing")
	rounded := w
	rounded.Exactly = false
	m.part(rounded.Opening(m.card))
	m.part(m.l.T("minutes.footing.what"))
	for _, p := range w.Parts(m.card) {
		m.heading(3, p.Heading)
		if p.ID == footing.OfPublicWeight {
			m.crossing()
		}
		lines := make([]string, len(p.Lines))
		for i, l := range p.Lines {
			lines[i] = m.l.T("minutes.footing.line", "tried", l.Label, "first", l.Text)
		}
		m.list(lines)
		for _, n := range p.Notes {
			m.part(n)
		}
		if p.ID == footing.OfPublic {
			m.part(w.Warning(m.card))
		}
		m.terms(p.Terms)
	}
}

// terms are the methods that a part of the card names, each in a few words.
func (m *minutes) terms(terms []footing.Line) {
	if len(terms) == 0 {
		return
	}
	lines := make([]string, len(terms))
	for i, x := range terms {
		lines[i] = m.l.T("minutes.footing.term", "name", x.Label, "what", x.Text)
	}
	m.part(m.l.T("minutes.footing.terms"))
	m.list(lines)
}
