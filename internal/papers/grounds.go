package papers

import (
	"votering/internal/decision"
	"votering/internal/text"
)

// grounds are the jury's, in every language there is, that of the document
// first, each with where its quotations are from.
func (m *minutes) grounds() {
	langs := append([]string{m.e.Language}, "nb", "nn", "en")
	done := map[string]bool{}
	for _, lang := range langs {
		text, ok := m.d.Grounds[lang]
		if !ok || done[lang] {
			continue
		}
		done[lang] = true
		m.heading(2, m.l.T("minutes.grounds", "language", m.l.T("minutes.language."+lang)))
		m.part(block(text))
		m.citations(lang)
	}
	if len(done) == 0 {
		m.heading(2, m.l.T("minutes.grounds.none"))
		m.part(m.l.T("minutes.grounds.none.what"))
	}
}

// citations say which comments the grounds of a language quote; a public
// document does not say whose.
func (m *minutes) citations(lang string) {
	var lines []string
	for _, x := range m.d.Citations {
		if x.Lang == lang {
			lines = append(lines, m.citation(x))
		}
	}
	if len(lines) > 0 {
		m.part(m.l.T("minutes.citations"))
		m.list(lines)
	}
}

func (m *minutes) citation(x decision.Citation) string {
	key := "minutes.citation"
	if x.Juror != "" {
		key = "minutes.citation.of"
	}
	return m.l.T(key, "quote", cell(text.Truncate(x.Quote, longest)), "nominee", m.names[x.Nominee],
		"criterion", m.words.Criterion(x.Criterion), "juror", m.names[x.Juror])
}
