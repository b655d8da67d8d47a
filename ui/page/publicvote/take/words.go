package take

import (
	"strconv"
	"time"

	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/text"
	"votering/internal/votefile"
	"votering/ui/page"
	"votering/ui/page/publicvote/counted"
)

// prompt is what a row is about, in few words.
func (p *plan) prompt(c page.Context, r row) string {
	switch r.kind {
	case choice:
		return c.L.T("take.row.choice")
	case when:
		return c.L.T("take.row.time")
	case voter:
		return c.L.T("take.row.voter")
	case dates:
		return c.L.T("take.row.dates", "example", p.example())
	case zone:
		return c.L.T("take.row.zone")
	case window:
		return c.L.T("take.row.window")
	case notice:
		return ""
	case filter:
		return c.L.T("take.row.filter", "name", text.Show(p.said.filters[r.at].ID))
	case means:
		return c.L.T("take.row.means", "text", text.Show(r.text))
	case file:
		return name(p.said.paths[r.at])
	case delimiter:
		return c.L.T("take.row.delimiter")
	case encoding:
	}
	return c.L.T("take.row.encoding")
}

// example is the date that can be read in two ways.
func (p *plan) example() string {
	q, _ := p.question(votefile.QuestionDates)
	return q.Example
}

// word is what holds in a row.
func (p *plan) word(c page.Context, r row) string {
	value := p.value(r)
	switch r.kind {
	case window:
		return windowWords(c)
	case notice:
		return p.noticeWords(c, r)
	case filter:
		return filterWords(c, p.said.filters[r.at])
	case file:
		return p.fileWords(c, r.at)
	case dates:
		return p.dateWords(c, r)
	case means:
		return counted.Nominee(c, value)
	case delimiter:
		return counted.Delimiter(c, value)
	case choice, when, voter, zone, encoding:
	}
	if proposed := p.leaning(r); value == "" && proposed != "" {
		return c.L.T("take.proposed", "value", text.Show(proposed))
	}
	switch value {
	case "":
		return c.L.T("take.choose")
	case votefile.None:
		return c.L.T("take.none")
	}
	return text.Show(value)
}

// dateWords shows the example as the day that it is, read as said; where nothing
// was said, as both.
func (p *plan) dateWords(c page.Context, r row) string {
	read := func(d publicvote.Dates) string {
		m, form := publicvote.ReadTime([]byte(p.example()), d)
		if form != publicvote.Readable {
			return c.L.T("take.dates." + string(d))
		}
		return c.L.Date(time.Unix(m.Unix, 0).UTC())
	}
	if said := publicvote.Dates(p.value(r)); said != publicvote.DatesUnknown {
		return read(said)
	}
	one, other, key := publicvote.DayMonth, publicvote.MonthDay, "take.dates.which"
	if proposed := publicvote.Dates(p.leaning(r)); proposed != publicvote.DatesUnknown {
		key = "take.dates.proposed"
		if proposed == other {
			one, other = other, one
		}
	}
	return c.L.T(key, "one", read(one), "other", read(other))
}

// noticeWords say what there is to know of a file.
func (p *plan) noticeWords(c page.Context, r row) string {
	n := p.notices()[r.at]
	return c.L.Sentence("table.notice."+n.ID, n.Args)
}

// fileWords say what was recognised of a file.
func (p *plan) fileWords(c page.Context, at int) string {
	if at >= len(p.found.set.Files) {
		return ""
	}
	f := p.found.set.Files[at]
	if f.Role != votefile.RoleVotes {
		return c.L.T("take.role." + f.Role)
	}
	return counted.Join(counted.Recognised(c, f.Source.Layout.Reading), c.L.N("take.columns", len(f.Columns)), size(c, f.Source.Size))
}

// size is how large a file is.
func size(c page.Context, n int64) string {
	const kilo = 1000
	if n < kilo*kilo {
		return c.L.T("take.size.kb", "n", c.L.Int((n+kilo-1)/kilo))
	}
	return c.L.T("take.size.mb", "n", c.L.Int((n+kilo*kilo/2)/(kilo*kilo)))
}

// filterWords say what a filter leaves out, and why.
func filterWords(c page.Context, f room.FilterAsk) string {
	return counted.Rule(c, publicvote.Filter{Kind: f.Kind, AtMost: f.AtMost, Column: f.Column, Text: f.Text}, name(f.Path)) + ": " + text.Show(f.Reason)
}

// windowWords say when the public could vote.
func windowWords(c page.Context) string {
	v := c.Sight.Edition.PublicVote
	if v == nil {
		return c.L.T("publicvote.window.not_known")
	}
	return counted.Window(c, v.Opens, v.Closes)
}

// about is what there is to know of a row.
func (p *plan) about(c page.Context, r row) string {
	if key := p.doubt(r); key != "" && !p.open(r.question()) {
		return "▲ " + p.doubtWords(c, r, key)
	}
	switch r.kind {
	case choice:
		return p.aboutQuestion(c, votefile.QuestionChoice, "take.about.choice")
	case when:
		if p.open(votefile.QuestionTime) {
			return p.aboutQuestion(c, votefile.QuestionTime, "take.about.time")
		}
		return p.aboutColumn(c, r, "take.about.time")
	case voter:
		return p.aboutColumn(c, r, "take.about.voter")
	case dates:
		return p.aboutQuestion(c, votefile.QuestionDates, "take.about.dates")
	case zone:
		return p.aboutQuestion(c, votefile.QuestionZone, "take.about.zone")
	case window:
		if c.Sight.Edition.PublicVote == nil {
			return c.L.T("take.about.window.none")
		}
		return c.L.T("take.about.window")
	case notice:
		return "▲ " + p.noticeWords(c, r)
	case filter:
		return filterWords(c, p.said.filters[r.at])
	case means:
		return c.L.T("take.about.means", "text", text.Show(r.text))
	case file:
		keys := "take.about.file"
		if !p.drops(r) {
			keys += ".only"
		}
		return text.Show(p.said.paths[r.at]) + " · " + p.fileWords(c, r.at) + " · " + c.L.T(keys)
	case delimiter, encoding:
	}
	return c.L.T("take.about.form")
}

// aboutColumn says what a column is for, or what it means that there is none.
func (p *plan) aboutColumn(c page.Context, r row, key string) string {
	switch l := p.layout(); {
	case p.value(r) == votefile.None:
		key += ".none"
	case r.kind == voter && l.Voter != "" && !l.TellsVoters():
		key += ".submission"
	}
	return c.L.T(key)
}

// aboutQuestion says what is asked and where it was raised, where it waits for
// an answer.
func (p *plan) aboutQuestion(c page.Context, id, key string) string {
	q, ok := p.question(id)
	if !ok || !p.open(id) {
		return c.L.T(key)
	}
	where := name(q.File)
	if q.Line > 0 {
		where += ":" + strconv.FormatInt(q.Line, 10)
	}
	return c.L.T(key+".open", "where", where, "example", q.Example, "proposed", q.Proposed)
}
