package papers

import (
	"encoding/json"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/rules"
)

// Protocol is the minutes of the decision in Markdown, for people: what was
// decided and why, who was on the jury, by which rule it ranked, how firmly the ranking stands, every sum
// written out, what was opened when, what the meeting went through, which marks were changed in it, how far
// the jurors agreed, and how they voted. Of a public document the jurors
// are Juror 1 to Juror n. What others wrote (names, grounds, dissent) stands as
// text and acts on nothing. cosigners are the jurors, by id, whose signatures lie beside a
// complete document. It fails where the document's edition cannot be read or
// its ranking cannot be computed.
func Protocol(d *decision.Document, l *locale.Catalog, cosigners ...string) ([]byte, error) {
	m, err := open(d, l)
	if err != nil {
		return nil, err
	}
	return []byte(m.write(cosigners)), nil
}

// ProtocolHTML is Protocol as a web page of one file, with pictures: no script,
// nothing from elsewhere, for screens and for A4.
func ProtocolHTML(d *decision.Document, l *locale.Catalog, cosigners ...string) ([]byte, error) {
	m, err := open(d, l)
	if err != nil {
		return nil, err
	}
	m.web = true
	if m.card != nil {
		if m.lines, err = d.Lines(); err != nil {
			return nil, err
		}
	}
	return page(m.write(cosigners), m.pictures, l)
}

// write writes the minutes.
func (m *minutes) write(cosigners []string) string {
	m.cosigners = cosigners
	for _, write := range []func(){
		m.head, m.outcome, m.departure, m.grounds, m.dissent, m.vote,
		m.jury, m.impartiality, m.meeting, m.rounds, m.agreement,
		m.gates, m.method, m.standing, m.casting, m.footing, m.public, m.sums, m.order, m.amendments, m.history, m.unknown, m.notes, m.signature,
	} {
		write()
	}
	return m.b.String()
}

// minutes is a protocol that is being written.
type minutes struct {
	sheet
	d     *decision.Document
	l     *locale.Catalog
	e     *award.Edition
	rk    *ranking.Ranking
	words rules.Words
	names map[string]string // of nominees and jurors by id, as Markdown

	decimals  int                // of a total, where it is rounded
	agreed    *ranking.Agreement // how far the jurors agreed; nil: the document does not say it
	card      *robustness.Card   // how firmly the ranking stands; nil: the document does not say it
	marked    map[given]string   // the marks, by where they stand
	cosigners []string           // by id
	web       bool               // for a page that shows pictures
	lines     []robustness.Line  // of the totals over the public weight, for a picture; nil: none is drawn
}

func open(d *decision.Document, l *locale.Catalog) (*minutes, error) {
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	rk, err := d.Compute()
	if err != nil {
		return nil, err
	}
	m := &minutes{d: d, l: l, e: e, rk: rk, words: rules.Words{L: l, E: e, Show: cell}, names: map[string]string{}, decimals: decimalsOf(rk.Rows)}
	for _, n := range d.Nominees {
		m.names[n.ID] = cell(n.Name)
	}
	if d.Profile == decision.Public {
		label(e.Jurors, l)
	}
	for _, j := range e.Jurors {
		m.names[j.ID] = cell(j.Name)
	}
	if states(d.Agreement) {
		if m.agreed, err = d.Agreed(); err != nil {
			return nil, err
		}
	}
	m.card, err = d.Card()
	return m, err
}

// label calls the jurors of a public document, who are Juror 1 to Juror n there,
// as the language does.
func label(jurors []award.Juror, l *locale.Catalog) {
	for i := range jurors {
		if n, labelled := strings.CutPrefix(jurors[i].ID, decision.JurorLabel); labelled {
			jurors[i].Name = l.T("minutes.juror", "n", n)
		}
	}
}

// states reports whether a document says something of which older software said
// nothing.
func states(part json.RawMessage) bool { return len(part) > 0 && string(part) != "null" }

// in is a text of the edition in the language of the minutes, on one line of
// Markdown.
func (m *minutes) in(t award.Text) string { return cell(t.In(string(m.l.Lang()))) }

// section begins a section: its heading is the sentence of key.
func (m *minutes) section(key string) { m.heading(2, m.l.T(key)) }

// list of names, as a sentence has it.
func (m *minutes) listed(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = m.names[id]
	}
	return m.l.List(names)
}

// badge is a note that stands in a frame of its own, with its first words in
// bold.
func (m *minutes) badge(lead, text string) { m.part("> **" + lead + "** " + text) }

func code(s string) string { return "`" + s + "`" }

func bold(s string) string { return "**" + s + "**" }
