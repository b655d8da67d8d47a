package papers

import (
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/locale"
)

// Press is a draft of a press release in Markdown, from the decision alone: who
// won, the jury's grounds, how it was decided, what the public voted, who else
// was nominated, and how to check it. It says on its face until when it is not
// to be published, and that it is a draft where the edition does not say;
// announced is when the decision was announced, zero where it is not yet.
// Nothing is in it that a public document does not hold, so that both documents
// of one decision give the same. It fails where Protocol does.
func Press(d *decision.Document, l *locale.Catalog, announced time.Time) ([]byte, error) {
	written, err := open(d, l)
	if err != nil {
		return nil, err
	}
	m := paper{written}
	m.heading(1, m.headline())
	m.face(announced)
	for _, write := range []func(){m.lead, m.departure, m.whyGrounds, m.decidedHow, m.voteTotals, m.others, m.ask, m.check} {
		write()
	}
	return []byte(m.b.String()), nil
}

// paper is a paper of one or two pages that leaves the house: it has the words
// of the minutes, and an order of its own.
type paper struct{ *minutes }

// headline is who won what, in one line.
func (m paper) headline() string {
	key := "press.headline.one"
	switch {
	case m.d.NoAward:
		key = "press.headline.none"
	case len(m.d.Winners) > 1:
		key = "press.headline.many"
	}
	return m.l.T(key, "names", m.listed(m.d.Winners), "title", m.in(m.d.Edition.Title))
}

// face is what has to be seen before anything else of a paper that leaves the
// house: whether it may be passed on, and whether anything in it is real.
func (m paper) face(announced time.Time) {
	switch {
	case !announced.IsZero():
		m.part("> " + bold(m.l.T("press.announced", "when", m.when(announced))))
	case m.embargo():
		m.badge(m.l.T("minutes.embargo", "when", m.whenBoth(*m.d.AnnounceAt)), m.l.T("press.embargo.what"))
	default:
		m.badge(m.l.T("press.draft"), m.l.T("press.draft.what"))
	}
	if m.d.MadeUp {
		m.badge(m.l.T("minutes.made_up"), m.madeUp())
	}
}

// lead is who won and who awards the prize, in plain words.
func (m paper) lead() {
	s := m.l.T("press.lead.one", "names", m.listed(m.d.Winners))
	switch {
	case m.d.NoAward:
		s = m.l.T("press.lead.none")
	case len(m.d.Winners) > 1:
		s = m.l.T("press.lead.many", "names", m.listed(m.d.Winners))
	}
	if organiser := m.in(m.e.Organiser); organiser != "" {
		s += " " + m.l.T("press.organiser", "name", organiser)
	}
	m.part(bold(s))
	m.part(m.l.T("press.decided", "date", m.l.Date(m.local(m.d.DecidedAt))))
}

// whyGrounds are the jury's grounds in the language of the paper.
func (m paper) whyGrounds() {
	m.section("press.grounds")
	grounds, lang := m.groundsIn()
	m.part(m.elsewhereIn(lang))
	m.part(block(grounds))
}

// groundsIn are the jury's grounds in the language of the paper, else in that of
// the edition, else in another; and which language that is. No grounds: both are
// empty.
func (m paper) groundsIn() (grounds, lang string) {
	for _, lang := range []string{string(m.l.Lang()), m.e.Language, "nb", "nn", "en"} {
		if s := m.d.Grounds[lang]; s != "" {
			return s, lang
		}
	}
	return "", ""
}

// elsewhereIn says that the grounds are in another language than the paper.
func (m paper) elsewhereIn(lang string) string {
	switch lang {
	case string(m.l.Lang()):
		return ""
	case "":
		return m.l.T("minutes.grounds.none.what")
	}
	return m.l.T("press.grounds.language", "language", m.l.T("minutes.language."+lang))
}

// decidedHow is how it was decided, in three sentences, and how the jury voted.
func (m paper) decidedHow() {
	m.section("press.how")
	criteria := make([]string, len(m.e.Criteria))
	for i := range m.e.Criteria {
		criteria[i] = m.in(m.e.Criteria[i].Title)
	}
	m.part(m.l.N("press.how.marks", m.counted(), "criteria", m.l.List(criteria)) + " " +
		m.l.T("rule.split", "split", m.words.Split()) + " " + m.l.T("press.how."+string(m.e.Rule.Outcome)))
	m.part(m.voted())
	m.part(m.firstByCast())
	if m.e.Rule.Public != nil && m.d.Order.InOrder {
		m.part(m.l.T("press.how.order"))
	}
}

// voteTotals is what the public voted; nothing where the jury ranks alone.
func (m paper) voteTotals() {
	t := m.d.Tally
	if t == nil || m.e.Rule.Public == nil {
		return
	}
	m.section("minutes.votes")
	var sum exact.Rat
	for _, n := range t.Valid {
		sum = sum.Add(n.Rat)
	}
	points := m.e.Rule.Public.Method == award.Added
	key := "press.votes"
	if points {
		key = "press.votes.points"
	}
	m.part(m.l.T(key, "n", m.l.IntRat(sum)))
	header := []string{m.l.T("minutes.column.nominee"), m.number(m.votesColumn())}
	shared := !points && sum.Sign() > 0
	if shared {
		header = append(header, m.number("minutes.column.share"))
	}
	var rows [][]string
	for i := range m.e.Nominees {
		n := &m.e.Nominees[i]
		if n.Withdrawn {
			continue
		}
		row := []string{m.names[n.ID], m.l.IntRat(t.Valid[n.ID].Rat)}
		if shared {
			row = append(row, m.l.Share(t.Valid[n.ID].Quo(sum), 1))
		}
		rows = append(rows, row)
	}
	m.table(header, rows)
	m.leftOut("")
}

// others are who else was nominated, in the order of the edition.
func (m paper) others() {
	won := map[string]bool{}
	for _, id := range m.d.Winners {
		won[id] = true
	}
	var ids []string
	for i := range m.e.Nominees {
		if n := &m.e.Nominees[i]; !n.Withdrawn && !won[n.ID] {
			ids = append(ids, n.ID)
		}
	}
	if len(ids) == 0 {
		return
	}
	m.section("press.others")
	m.part(m.l.T("press.others.who", "names", m.listed(ids)))
}

// ask is whom to ask. The decision knows no number to call.
func (m paper) ask() {
	m.section("press.ask")
	s := m.l.T("press.ask.chair", "name", cell(m.d.Chair.Name))
	if organiser := m.in(m.e.Organiser); organiser != "" {
		s = m.l.T("press.ask.organiser", "name", organiser) + " " + s
	}
	m.part(s + " " + m.l.T("press.ask.fill"))
}

// check is how anybody checks the decision: the line that can be published
// before it is announced.
func (m paper) check() {
	m.section("press.check")
	m.part(m.l.T("press.check.what"))
	m.part("    " + publicSum(m.d) + "  decision.json")
	m.part(m.l.T("press.check.line"))
}
