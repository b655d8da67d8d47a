package papers

import (
	"strings"

	"votering/internal/accord"
	"votering/internal/decision"
)

// agreement is how far the jurors agreed, in plain words and in figures; nothing
// where older software made the decision, which did not say it. A public
// document does not say who lies above or below the jury.
func (m *minutes) agreement() {
	if m.agreed == nil {
		return
	}
	w := accord.Words{L: m.l, E: m.e, Show: cell, Names: m.d.Profile == decision.Complete}
	m.section("minutes.agreement")
	m.list(append(append(w.Agreed(m.agreed), w.Apart(m.agreed)...), w.Severe(m.agreed)...))
	m.part(strings.Join(w.Meaning(m.agreed), " "))
	var rows [][]string
	for _, f := range w.Overall(m.agreed) {
		rows = append(rows, []string{f.Name, f.Value, f.Says})
	}
	m.table([]string{m.l.T("minutes.column.figure"), m.number("minutes.column.value"), m.l.T("minutes.column.says")}, rows)
}
