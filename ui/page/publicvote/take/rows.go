package take

import (
	"maps"
	"slices"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/tabular"
	"votering/internal/text"
	"votering/internal/votefile"
	"votering/ui/page"
)

// kind is what a row of the plan is about, in the order in which they stand.
type kind int

const (
	choice kind = iota // the column of what was voted for
	when               // the column of the time
	voter              // the column of who voted
	dates              // how day and month stand
	zone               // the time zone of times without one
	window             // when the public could vote
	notice             // what there is to know of a file
	filter
	means // that a choice means a nominee
	file
	delimiter
	encoding
)

// row is one row of the plan: which of its kind, and of a meaning the choice.
type row struct {
	kind kind
	at   int
	text string
}

// question is the id of the question that is answered in a row.
func (r row) question() string {
	switch r.kind {
	case choice:
		return votefile.QuestionChoice
	case when:
		return votefile.QuestionTime
	case dates:
		return votefile.QuestionDates
	case zone:
		return votefile.QuestionZone
	case voter, window, notice, filter, means, file, delimiter, encoding:
	}
	return ""
}

// turns reports whether something can be chosen in a row.
func (r row) turns() bool {
	switch r.kind {
	case window, notice, filter, file:
		return false
	case choice, when, voter, dates, zone, means, delimiter, encoding:
	}
	return true
}

// list is all rows.
func (p *plan) list() {
	rows := []row{{kind: choice}, {kind: when}, {kind: voter}}
	for i := range p.notices() {
		rows = append(rows, row{kind: notice, at: i})
	}
	add := func(k kind, is bool) {
		if is {
			rows = append(rows, row{kind: k})
		}
	}
	_, askedDates := p.question(votefile.QuestionDates)
	_, askedZone := p.question(votefile.QuestionZone)
	add(dates, askedDates || p.said.ask.Dates != "")
	add(zone, askedZone || p.said.ask.Zone != "" || p.found.set.Zone != "")
	add(window, true)
	for i := range p.said.filters {
		rows = append(rows, row{kind: filter, at: i})
	}
	for _, t := range slices.Sorted(maps.Keys(p.said.ask.Map)) {
		rows = append(rows, row{kind: means, text: t})
	}
	for i := range p.said.paths {
		rows = append(rows, row{kind: file, at: i})
	}
	add(delimiter, true)
	add(encoding, true)
	p.rows = rows
	p.cursor.Clamp(len(rows))
}

// notices are what there is to know of the files, each once.
func (p *plan) notices() []tabular.Notice {
	var list []tabular.Notice
	for _, f := range p.found.set.Files {
		for _, n := range f.Notices {
			if !slices.ContainsFunc(list, func(o tabular.Notice) bool { return o.ID == n.ID && maps.Equal(o.Args, n.Args) }) {
				list = append(list, n)
			}
		}
	}
	return list
}

// inHand is the row that the cursor is on.
func (p *plan) inHand() row {
	if p.cursor.At < len(p.rows) {
		return p.rows[p.cursor.At]
	}
	return row{kind: window}
}

// layout is how the rows stand in the first file of votes.
func (p *plan) layout() publicvote.Layout {
	if votes := p.votes(); len(votes) > 0 {
		return p.found.set.Files[votes[0]].Source.Layout
	}
	return publicvote.Layout{}
}

// columns are the names of the columns of the first file of votes.
func (p *plan) columns() []string {
	if votes := p.votes(); len(votes) > 0 {
		return p.found.set.Files[votes[0]].Columns
	}
	return nil
}

// value is what holds for a row now: what was said, or else what was found;
// empty where neither is.
func (p *plan) value(r row) string {
	ask, l := p.said.ask, p.layout()
	or := func(said, found, none string) string {
		switch {
		case said != "":
			return said
		case found == "":
			return none
		}
		return found
	}
	switch r.kind {
	case choice:
		if p.open(votefile.QuestionChoice) {
			return ask.Choice
		}
		return or(ask.Choice, l.Choice, "")
	case when:
		if p.open(votefile.QuestionTime) {
			return ask.Time
		}
		return or(ask.Time, l.Time, votefile.None)
	case voter:
		return or(ask.Voter, l.Voter, votefile.None)
	case dates:
		return string(ask.Dates)
	case zone:
		return or(ask.Zone, p.found.set.Zone, "")
	case means:
		return ask.Map[r.text]
	case delimiter:
		return or(ask.Delimiter, l.Delimiter, "")
	case encoding:
		return or(ask.Encoding, l.Encoding, "")
	case window, notice, filter, file:
	}
	return ""
}

// leaning is the value of a row, or what is proposed where it waits for one.
func (p *plan) leaning(r row) string {
	value := p.value(r)
	if proposed, open := p.proposal(r); open && value == "" {
		return proposed
	}
	return value
}

// options are all that can be chosen in a row.
func (p *plan) options(c page.Context, r row) []string {
	switch r.kind {
	case choice:
		q, _ := p.question(votefile.QuestionChoice) // the likely ones first
		return p.free(r, slices.Concat(q.Options, p.columns()))
	case when:
		q, _ := p.question(votefile.QuestionTime)
		return p.free(r, slices.Concat(q.Options, []string{votefile.None}, p.columns()))
	case voter:
		return p.free(r, append([]string{votefile.None}, p.columns()...))
	case dates:
		return []string{string(publicvote.DayMonth), string(publicvote.MonthDay)}
	case zone:
		return p.zones()
	case means:
		var ids []string
		for i := range c.Sight.Edition.Nominees {
			ids = append(ids, c.Sight.Edition.Nominees[i].ID)
		}
		return ids
	case delimiter:
		return []string{",", ";", "\t", "|"}
	case encoding:
		return []string{"utf-8", "windows-1252", "utf-16le", "utf-16be"}
	case window, notice, filter, file:
	}
	return nil
}

// free are the columns that no other row uses, and the one that this row has.
func (p *plan) free(r row, columns []string) []string {
	return slices.DeleteFunc(once(columns), func(column string) bool {
		return column != p.value(r) && p.usedElsewhere(r, column)
	})
}

// zones are the time zones that are offered: the one that is proposed, UTC, and
// the one that was written.
func (p *plan) zones() []string {
	var list []string
	if q, ok := p.question(votefile.QuestionZone); ok && q.Proposed != "" {
		list = append(list, q.Proposed)
	}
	list = append(list, "UTC")
	if z := p.said.ask.Zone; z != "" {
		list = append(list, z)
	}
	return once(list)
}

// once is a list without what stands there before, and without what is empty.
func once(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// turn chooses another value of the row in hand.
func (p *plan) turn(c page.Context, by int) page.Action {
	r := p.inHand()
	all := p.options(c, r)
	if len(all) == 0 {
		return page.Action{}
	}
	at := slices.Index(all, p.leaning(r))
	if at < 0 && by < 0 {
		at = 0
	}
	return p.say(r, all[(at+by+len(all))%len(all)])
}

// say takes over what holds for a row, and looks at the files anew with it.
func (p *plan) say(r row, value string) page.Action {
	ask := &p.said.ask
	switch r.kind {
	case choice:
		ask.Choice = value
	case when:
		ask.Time = value
	case voter:
		ask.Voter = value
	case dates:
		ask.Dates = publicvote.Dates(value)
	case zone:
		ask.Zone = value
	case means:
		ask.Map[r.text] = value
	case delimiter:
		ask.Delimiter = value
	case encoding:
		ask.Encoding = value
	case window, notice, filter, file:
	}
	return p.look("")
}

// write asks for a time zone by its name.
func (p *plan) write(c page.Context) page.Action {
	r := p.inHand()
	if r.kind != zone {
		return page.Action{Off: fault.New(fault.Usage, "take.nothing_to_write")}
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("take.zone.title"), Text: c.L.T("take.zone.text"), Yes: c.L.T("take.zone.yes"),
		Input: &page.Input{Prompt: c.L.T("take.zone.prompt"), Value: text.Keep(p.value(r)), Max: 60, Required: true},
		Then:  func(name string) page.Action { return p.say(r, name) },
	}}
}
