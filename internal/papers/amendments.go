package papers

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/text"
)

// amendments are what was changed after the edition was opened.
func (m *minutes) amendments() {
	if len(m.d.Amendments) == 0 {
		return
	}
	m.section("minutes.amendments")
	m.part(m.l.T("minutes.amendments.what"))
	for _, a := range m.d.Amendments {
		reason := cell(string(a.Reason))
		if reason == "" { // a public document does not say why somebody left the jury
			reason = m.l.T("minutes.amendment.no_reason")
		}
		m.heading(3, m.l.T("minutes.amendment", "n", strconv.Itoa(a.Number), "when", m.when(a.At)))
		m.part(m.l.T("minutes.amendment.reason", "reason", reason))
		if open := m.d.Order.MarksAt; open != nil && !a.At.Before(*open) {
			m.part(m.l.T("minutes.amendment.late"))
		}
		var lines []string
		for _, x := range a.Changes {
			lines = append(lines, m.change(x))
		}
		m.list(lines)
	}
}

// change is one change in a line.
func (m *minutes) change(x decision.Change) string {
	kind, rest, _ := strings.Cut(x.Path, "/")
	id, field, deep := strings.Cut(rest, "/")
	name, known := m.names[id]
	switch {
	case kind == decision.JurorsPath && id == "":
		return m.l.T("minutes.amendment.jury")
	case kind == decision.JurorsPath && !deep && x.From == nil:
		return m.l.T("minutes.amendment.joined", "name", m.personIn(x.To, id))
	case kind == decision.JurorsPath && !deep && x.To == nil:
		return m.l.T("minutes.amendment.left", "name", m.personIn(x.From, id))
	case kind == "nominees" && field == "withdrawn" && string(x.To) == "true":
		return m.l.T("minutes.amendment.withdrawn", "name", name)
	}
	what := cell(x.Path)
	if known && deep {
		what = name + ", " + cell(field)
	}
	return m.l.T("minutes.amendment.value", "what", what, "from", m.figure(x.Path, x.From), "to", m.figure(x.Path, x.To))
}

// personIn is the name in a person of the roll; the id where there is none.
func (m *minutes) personIn(v json.RawMessage, id string) string {
	var person struct {
		Name string `json:"name"`
	}
	if json.Unmarshal(v, &person) != nil || person.Name == "" {
		return cell(id)
	}
	return cell(person.Name)
}

// figure is a value of the edition, a whole number as the other tables have it.
func (m *minutes) figure(path string, v json.RawMessage) string {
	s := value(v)
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && strings.Contains(path, "/values/") {
		return m.l.Int(n)
	}
	return s
}

// longest is how much of a value stands in the minutes, in characters.
const longest = 400

// value is a value of the edition on one line: a text as it is, anything else
// as it is written.
func value(v json.RawMessage) string {
	var s string
	switch {
	case v == nil:
		return none
	case json.Unmarshal(v, &s) == nil:
	default:
		var b bytes.Buffer
		_ = json.Compact(&b, v) // what was read is JSON
		s = b.String()
	}
	return cell(text.Truncate(s, longest))
}
