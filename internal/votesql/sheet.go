package votesql

import (
	"fmt"
	"strings"

	"votering/internal/publicvote"
	"votering/internal/text"
)

// cut is how lines are taken apart.
type cut struct {
	Path            string
	Split, Fields   string
	Delimiter, Open string
}

// sheet is a file of votes. Columns are counted from 1; 0: there is none.
type sheet struct {
	cut
	Index               int
	Base                int64 // what the number of a row begins with
	Name, Told          string
	Joined              string // the header, one sign between its fields
	Columns             int
	Choice, Time, Voter int
	Asked               []asked // for each filter that asks for a column
	Hits                []asked // for each filter
	AskDates, AskZone   bool
	MonthFirst          string
	MaxLine             int
	Moment, Nanos       bool   // whether the time itself is needed, and its fraction
	Days                string // since 1970
	Late, Minute        string
	T                   forms
}

// asked is a filter and its column.
type asked struct {
	Filter, Column int
	Text           string
}

func (p *plan) addSheet(i int, f file, rule publicvote.Rule) {
	l := &f.layout
	number := i + 1
	s := sheet{
		cut: p.cut(f), Index: number, Base: int64(number) << fileBits, Name: text.Show(f.name), Joined: strings.Join(l.Header, "\x1f"),
		Columns: len(l.Header), Choice: l.ChoiceAt + 1, Time: l.TimeAt + 1, Voter: l.VoterAt + 1, MaxLine: maxLine, T: timeForms,
		AskDates: rule.Dates == publicvote.DatesUnknown, AskZone: rule.Zone == nil, MonthFirst: "FALSE",
		Told: tellFile(readingOf(f)),
	}
	switch rule.Dates {
	case publicvote.MonthDay:
		s.MonthFirst = "TRUE"
	case publicvote.DatesUnknown:
		s.MonthFirst = "b > 12"
	}
	for n, f := range rule.Filters {
		hit := asked{Filter: n + 1, Text: f.Text}
		if at, err := publicvote.Column(l.Header, f.Column); err == nil && f.Kind == publicvote.FilterColumn {
			hit.Column = at + 1
			s.Asked = append(s.Asked, hit)
		}
		s.Hits = append(s.Hits, hit)
	}
	if s.Time > 0 {
		p.setTimes(&s, rule)
	}
	p.addLabels(number, l.Labels)
	p.Sheets = append(p.Sheets, s)
}

// cut says how the lines of a file are taken apart. A field is text in quotes, in
// which two quotes stand for one, or text that does not begin with one.
func (p *plan) cut(f file) cut {
	d := f.layout.Delimiter
	escaped := d
	if !strings.ContainsAny(d, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\t") {
		escaped = `\` + d
	}
	field := `"(?:[^"]|"")*"|[^"` + escaped + `][^` + escaped + `]*|`
	return cut{
		Path: f.path, Delimiter: d,
		Split:  fmt.Sprintf(p.split, quote(d)),
		Fields: fmt.Sprintf(p.fields, quote(d), quote("("+field+")"+escaped)),
		Open:   `(?:(?:` + field + `)` + escaped + `)*"(?:[^"]|"")*`,
	}
}

// setTimes says what is asked of the times of a file.
func (p *plan) setTimes(s *sheet, rule publicvote.Rule) {
	d := p.divide
	s.Days = fmt.Sprintf("(365 * (y + 400 - %[1]s) + (y + 400 - %[1]s) %[2]s 4 - (y + 400 - %[1]s) %[2]s 100 + (y + 400 - %[1]s) %[2]s 400"+
		" + (153 * ((m + 9) %% 12) + 2) %[2]s 5 + d - 865566)", "CASE WHEN m < 3 THEN 1 ELSE 0 END", d)
	for _, f := range rule.Filters {
		if f.Kind == publicvote.FilterPerMinute {
			s.Moment = true
			s.Minute = fmt.Sprintf("(instant + 120000000000) %s 60 * 2 + CASE WHEN wall THEN 1 ELSE 0 END", d)
		}
	}
	w := rule.Window
	if w == nil {
		return
	}
	s.Moment = true
	s.Nanos = w.Opens.Nanosecond() != 0 || w.Closes.Nanosecond() != 0
	late := outside(publicvote.Instant(w.Opens), publicvote.Instant(w.Closes))
	if rule.Zone != nil {
		late = fmt.Sprintf("CASE WHEN wall THEN %s ELSE %s END", outside(publicvote.OnTheWall(w.Opens, rule.Zone), publicvote.OnTheWall(w.Closes, rule.Zone)), late)
	}
	s.Late = "coalesce(" + late + ", FALSE)"
}

// outside is whether a time is not between two moments.
func outside(opens, closes publicvote.Moment) string {
	return before(opens) + " OR NOT (" + before(closes) + ")"
}

// before is whether a time is before a moment.
func before(m publicvote.Moment) string {
	if m.Nanos == 0 {
		return fmt.Sprintf("instant < %d", m.Unix)
	}
	return fmt.Sprintf("(instant < %[1]d OR instant = %[1]d AND nanos < %[2]d)", m.Unix, m.Nanos)
}
