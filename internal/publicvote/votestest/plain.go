package votestest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"votering/internal/fault"
	"votering/internal/publicvote"
)

// Plain counts files by a rule in the slowest way that is plainly right: text is
// taken apart character by character, voters are kept as they are, and the
// totals without a cause come of counting everything again under another rule.
func Plain(files []File, rule publicvote.Rule) (*Counted, error) {
	all, err := count(files, rule, false)
	if err != nil {
		return nil, err
	}
	for _, other := range others(files, rule) {
		again, err := count(files, other.rule, other.often)
		if err != nil {
			return nil, err
		}
		all.Without[other.cause] = again.Valid
	}
	return all, nil
}

// other is a rule that lacks a cause.
type other struct {
	cause string
	rule  publicvote.Rule
	often bool // a voter may vote more than once
}

// others are the rules of which a tally tells the totals.
func others(files []File, rule publicvote.Rule) []other {
	var list []other
	without := func(cause string, change func(*other)) {
		o := other{cause: cause, rule: rule}
		change(&o)
		list = append(list, o)
	}
	if rule.Window != nil && slices.ContainsFunc(files, func(f File) bool { return f.Layout.TimeAt >= 0 }) {
		without("outside_window", func(o *other) { o.rule.Window = nil })
	}
	if len(rule.Filters) > 0 {
		without("excluded", func(o *other) { o.rule.Filters = nil })
	}
	for i, f := range rule.Filters {
		if len(rule.Filters) > 1 {
			without("excluded:"+f.ID, func(o *other) { o.rule.Filters = slices.Delete(slices.Clone(rule.Filters), i, i+1) })
		}
	}
	if slices.ContainsFunc(files, func(f File) bool { return f.Layout.VoterAt >= 0 }) {
		without("duplicate", func(o *other) { o.often = true })
	}
	return list
}

// counting is a count under way.
type counting struct {
	*Counted
	rule   publicvote.Rule
	often  bool
	voters map[string]bool // who have a valid vote
	minute map[string]int64
}

// count counts all files once.
func count(files []File, rule publicvote.Rule, often bool) (*Counted, error) {
	c := &counting{Counted: none(rule, len(files)), rule: rule, often: often, voters: map[string]bool{}, minute: map[string]int64{}}
	for i, f := range files {
		records, broken := split(f.Text, f.Layout.Delimiter[0])
		records = slices.DeleteFunc(records, record.blank)
		if len(records) > 0 {
			records = records[1:] // the header
		}
		for _, r := range records {
			cause, err := c.judge(f, r)
			if err != nil {
				return nil, err
			}
			c.Rows++
			c.FileRows[i]++
			c.drop(cause, publicvote.Place{File: f.Name, Line: r.line})
		}
		if broken > 0 {
			return nil, fault.New(fault.CSV, "votes.broken").At(where(f, broken))
		}
		c.lacks(f)
	}
	return c.Counted, nil
}

func where(f File, line int64) string { return fmt.Sprintf("%s:%d", f.Name, line) }

// judge says why a row is no vote; "" for a valid one.
func (c *counting) judge(f File, r record) (cause string, err error) {
	if r.stray || len(r.fields) != len(f.Layout.Header) {
		return c.malformed(r), nil
	}
	at, readable, err := c.time(f, r)
	if err != nil {
		return "", err
	}
	voter := f.field(r, f.Layout.VoterAt)
	if !readable || f.Layout.VoterAt >= 0 && strings.TrimSpace(voter) == "" {
		return c.malformed(r), nil
	}
	if f.Layout.TimeAt >= 0 && c.rule.Window != nil && !c.inside(at) {
		return "outside_window", nil
	}
	choice := norm.NFC.String(strings.TrimSpace(f.field(r, f.Layout.ChoiceAt)))
	if f.Layout.Labels != nil {
		choice = norm.NFC.String(strings.TrimSpace(f.Layout.Labels[choice]))
	}
	nominee, known := c.rule.Choices[choice]
	if !known {
		return "unknown_nominee", nil
	}
	for i, filter := range c.rule.Filters {
		if c.excludes(filter, f, r, nominee, at) {
			c.FilterRows[i]++
			return "excluded", nil
		}
	}
	if f.Layout.VoterAt >= 0 && !c.often {
		if c.voters[voter] {
			return "duplicate", nil
		}
		c.voters[voter] = true
	}
	c.Valid[nominee]++
	return "", nil
}

// malformed takes note of a row that may have swallowed others.
func (c *counting) malformed(r record) string {
	if strings.Contains(r.raw, "\n") {
		c.Joined++
	}
	return "malformed"
}

// time reads when a row was made, where the file says it.
func (c *counting) time(f File, r record) (at publicvote.Moment, readable bool, err error) {
	if f.Layout.TimeAt < 0 {
		return at, true, nil
	}
	at, form := publicvote.ReadTime([]byte(f.field(r, f.Layout.TimeAt)), c.rule.Dates)
	switch {
	case form == publicvote.Unreadable:
		return at, false, nil
	case form == publicvote.Ambiguous:
		return at, false, fault.New(fault.Usage, "votes.dates", "time", f.field(r, f.Layout.TimeAt)).At(where(f, r.line))
	case at.Wall && c.rule.Zone == nil:
		return at, false, fault.New(fault.Usage, "votes.zone", "time", f.field(r, f.Layout.TimeAt)).At(where(f, r.line))
	}
	return at, true, nil
}

// inside reports whether a time is in the window.
func (c *counting) inside(at publicvote.Moment) bool {
	t, opens, closes := time.Unix(at.Unix, int64(at.Nanos)).UTC(), c.rule.Window.Opens, c.rule.Window.Closes
	if at.Wall {
		opens, closes = wall(opens, c.rule.Zone), wall(closes, c.rule.Zone)
	}
	return !t.Before(opens) && t.Before(closes)
}

// wall is what clocks in a zone show, as if that were UTC.
func wall(t time.Time, zone *time.Location) time.Time {
	t = t.In(zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// excludes reports whether a filter drops a row.
func (c *counting) excludes(filter publicvote.Filter, f File, r record, nominee string, at publicvote.Moment) bool {
	switch filter.Kind {
	case publicvote.FilterVoters:
		return f.Layout.VoterAt >= 0 && slices.ContainsFunc(filter.Voters, func(v []byte) bool { return string(v) == f.field(r, f.Layout.VoterAt) })
	case publicvote.FilterColumn:
		i, err := publicvote.Column(f.Layout.Header, filter.Column)
		return err == nil && norm.NFC.String(strings.TrimSpace(r.fields[i])) == filter.Text
	}
	if f.Layout.TimeAt < 0 {
		return false
	}
	clock := time.Unix(at.Unix, 0).UTC().Format("2006-01-02 15:04")
	key := fmt.Sprintf("%s %s %s %v", filter.ID, nominee, clock, at.Wall)
	c.minute[key]++
	return c.minute[key] > filter.AtMost
}
