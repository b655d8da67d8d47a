// Package votestest has files of public votes for tests: what is in them is
// known, or a plain reader counts it.
package votestest

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strings"

	"votering/internal/publicvote"
)

// File is a file of rows and how they stand in it.
type File struct {
	Name, Text string
	Layout     publicvote.Layout
}

// field is a field of a row; "" where the file has no such column.
func (f File) field(r record, column int) string {
	if column < 0 {
		return ""
	}
	return r.fields[column]
}

// Source is the file as it is counted; a small one is read a few bytes at a time.
func (f File) Source() publicvote.Source {
	return publicvote.Source{Name: f.Name, Size: int64(len(f.Text)), Layout: f.Layout, Open: func() (publicvote.Stream, error) {
		return &stream{rest: f.Text, whole: f.Text}, nil
	}}
}

// Sources are the files as they are counted.
func Sources(files []File) []publicvote.Source {
	var list []publicvote.Source
	for _, f := range files {
		list = append(list, f.Source())
	}
	return list
}

// stream reads a text, a short one in steps that fit nothing.
type stream struct{ rest, whole string }

func (s *stream) Read(p []byte) (int, error) {
	if s.rest == "" {
		return 0, io.EOF
	}
	step := 1 + len(s.rest)%61
	if len(s.whole) > 1<<20 {
		step = len(p)
	}
	n := copy(p[:min(len(p), step)], s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

func (s *stream) Close() error { return nil }

// Taken may be asked while the text is read, so it knows only the whole.
func (s *stream) Taken() int64 { return int64(len(s.whole)) }

func (s *stream) Sum() string {
	sum := sha256.Sum256([]byte(s.whole))
	return hex.EncodeToString(sum[:])
}

// Counted is what two counts of the same files are held against each other by.
type Counted struct {
	Rows       int64
	Valid      map[string]int64
	Dropped    publicvote.Dropped
	FileRows   []int64
	FilterRows []int64
	Without    map[string]map[string]int64
	Flags      []string
	First      map[string][]publicvote.Place
	Joined     int64
}

// none is a count before the first row.
func none(rule publicvote.Rule, files int) *Counted {
	c := &Counted{
		Valid: map[string]int64{}, FileRows: make([]int64, files), FilterRows: make([]int64, len(rule.Filters)),
		Without: map[string]map[string]int64{}, Flags: []string{}, First: map[string][]publicvote.Place{},
	}
	for _, nominee := range rule.Choices {
		c.Valid[nominee] = 0
	}
	return c
}

// drop counts a row that is no vote.
func (c *Counted) drop(cause string, at publicvote.Place) {
	switch cause {
	case "malformed":
		c.Dropped.Malformed++
	case "outside_window":
		c.Dropped.OutsideWindow++
	case "unknown_nominee":
		c.Dropped.UnknownNominee++
	case "excluded":
		c.Dropped.Excluded++
	case "duplicate":
		c.Dropped.Duplicate++
	default:
		return
	}
	c.First[cause] = append(c.First[cause], at)
}

// lacks takes note of the columns that a file does not have.
func (c *Counted) lacks(f File) {
	for flag, at := range map[string]int{publicvote.FlagNoTime: f.Layout.TimeAt, publicvote.FlagNoVoter: f.Layout.VoterAt} {
		if at < 0 && !slices.Contains(c.Flags, flag) {
			c.Flags = append(c.Flags, flag)
		}
	}
	slices.Sort(c.Flags)
}

// Shorten keeps of every cause only the first n rows.
func (c *Counted) Shorten(n int) *Counted {
	for cause, at := range c.First {
		c.First[cause] = at[:min(n, len(at))]
	}
	return c
}

// Of is what a count of this program says.
func Of(o *publicvote.Outcome) *Counted {
	t := o.Tally
	c := &Counted{
		Rows: t.Rows, Valid: map[string]int64{}, Dropped: t.Dropped, FileRows: []int64{}, FilterRows: []int64{},
		Without: map[string]map[string]int64{}, Flags: append([]string{}, t.Flags...), First: map[string][]publicvote.Place{}, Joined: o.Joined,
	}
	maps.Copy(c.Without, t.Counting.Without)
	maps.Copy(c.First, o.First)
	for nominee, votes := range t.Valid {
		c.Valid[nominee], _, _ = votes.Fraction()
	}
	for _, f := range t.Files {
		c.FileRows = append(c.FileRows, f.Rows)
	}
	for _, f := range t.Counting.Filters {
		c.FilterRows = append(c.FilterRows, f.Rows)
	}
	return c
}

// Quoted is a field that a delimiter or a line break may stand in.
func Quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
