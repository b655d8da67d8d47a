package votestest

import (
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/publicvote"
)

// The window of the votes that are drawn.
var (
	Opens  = time.Date(2026, 10, 24, 18, 0, 0, 0, time.UTC)
	Closes = time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC) // 02:30 in Oslo, for the first time
)

// Edition is what the votes that are drawn are for, with a window or without.
func Edition(window bool) *award.Edition {
	e := &award.Edition{Nominees: []award.Nominee{
		{ID: "bodo", Name: "Bodø", Code: "1804", Aliases: []string{"Bodø kommune"}},
		{ID: "kinn", Name: "Kinn", Aliases: []string{`Flora, "Florø"`}},
		{ID: "vik", Name: "Vík"},
	}}
	if window {
		e.PublicVote = &award.Window{Opens: Opens, Closes: Closes}
	}
	return e
}

// Case is files, the rule to count them by, and the edition of both.
type Case struct {
	Edition *award.Edition
	Files   []File
	Rule    publicvote.Rule
}

// Kind says what may be drawn.
type Kind struct {
	OneLine bool // every record ends with its line, and all quotes close
	Refused bool // times that end a count, for day and month or the zone are not known
}

// Draw draws a case: few voters, times around the ends of the window, and
// everything that files of votes have been seen to hold.
func Draw(t *rapid.T, kind Kind) Case {
	d := drawer{t: t, kind: kind}
	c := Case{Edition: Edition(d.chance(70, "window"))}
	c.Rule = d.rule(c.Edition)
	d.rules = c.Rule
	for i := range rapid.IntRange(1, 3).Draw(t, "files") {
		f := d.file("f" + string(rune('1'+i)) + ".csv")
		for slices.ContainsFunc(c.Files, func(o File) bool { return o.Text == f.Text }) {
			f.Text = "\n" + f.Text // no file is there twice
		}
		c.Files = append(c.Files, f)
	}
	return c
}

// drawer draws the parts of a case.
type drawer struct {
	t     *rapid.T
	kind  Kind
	rules publicvote.Rule
}

// chance is true so many times in a hundred.
func (d *drawer) chance(percent int, label string) bool {
	return rapid.IntRange(1, 100).Draw(d.t, label) <= percent
}

// rule draws by what rows are judged.
func (d *drawer) rule(e *award.Edition) publicvote.Rule {
	var rule publicvote.Rule
	if w := e.PublicVote; w != nil {
		rule.Window = &publicvote.Window{Opens: w.Opens, Closes: w.Closes}
	}
	var err error
	if rule.Choices, err = publicvote.Choices(e, map[string]string{"2": "kinn"}); err != nil {
		d.t.Fatal(err)
	}
	if !d.kind.Refused || d.chance(80, "zone") {
		if rule.Zone, err = time.LoadLocation("Europe/Oslo"); err != nil {
			d.t.Fatal(err)
		}
	}
	orders := []publicvote.Dates{publicvote.DayMonth, publicvote.MonthDay}
	if d.kind.Refused {
		orders = append(orders, publicvote.DatesUnknown)
	}
	rule.Dates = rapid.SampledFrom(orders).Draw(d.t, "dates")
	for i := range rapid.IntRange(0, 3).Draw(d.t, "filters") {
		rule.Filters = append(rule.Filters, d.filter("filter-"+string(rune('a'+i))))
	}
	return rule
}

func (d *drawer) filter(id string) publicvote.Filter {
	f := publicvote.Filter{ID: id, Reason: "because"}
	switch f.Kind = rapid.SampledFrom([]string{publicvote.FilterVoters, publicvote.FilterPerMinute, publicvote.FilterColumn}).Draw(d.t, "kind"); f.Kind {
	case publicvote.FilterVoters:
		for _, v := range rapid.SliceOfNDistinct(rapid.SampledFrom(voters), 1, 4, rapid.ID[string]).Draw(d.t, "list") {
			f.Voters = append(f.Voters, []byte(v))
		}
		f.Listed, f.ListSHA256 = int64(len(f.Voters)), strings.Repeat("0", 64)
	case publicvote.FilterPerMinute:
		f.AtMost = rapid.Int64Range(1, 3).Draw(d.t, "at most")
	default:
		f.Column, f.Text = "channel", rapid.SampledFrom([]string{"", "sms", "wéb"}).Draw(d.t, "text")
	}
	return f
}

// file draws a file. Every file has a column of channels and one of choices.
func (d *drawer) file(name string) File {
	columns := []string{"choice", "channel"}
	for _, more := range []string{"time", "voter", "comment"} {
		if d.chance(75, more) {
			columns = append(columns, more)
		}
	}
	columns = rapid.Permutation(columns).Draw(d.t, "columns")
	l := publicvote.Layout{Header: columns, Sure: true}
	l.Delimiter = rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(d.t, "delimiter")
	l.Encoding, l.Choice = "utf-8", "choice"
	l.ChoiceAt, l.TimeAt, l.VoterAt = slices.Index(columns, "choice"), slices.Index(columns, "time"), slices.Index(columns, "voter")
	if l.TimeAt >= 0 {
		l.Time = "time"
	}
	if l.VoterAt >= 0 {
		l.Voter = "voter"
	}
	if d.chance(20, "labels") {
		l.Labels = map[string]string{"1": "Bodø", "2": "Kinn", "3": " Vi\u0301k", "4": "Oslo"}
	}
	return File{Name: name, Text: d.text(l), Layout: l}
}
