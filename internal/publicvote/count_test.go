package publicvote_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
)

// votes is a file with the columns choice, time and voter, of those that its
// header names.
func votes(name, text string) votestest.File {
	l := publicvote.Layout{ChoiceAt: -1, TimeAt: -1, VoterAt: -1, Sure: true}
	l.Delimiter = ","
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	l.Header = strings.Split(strings.TrimSuffix(first, "\r"), ",")
	for i, column := range l.Header {
		switch column {
		case "choice":
			l.ChoiceAt = i
		case "time":
			l.TimeAt = i
		case "voter":
			l.VoterAt = i
		}
	}
	return votestest.File{Name: name, Text: text, Layout: l}
}

func rule() publicvote.Rule {
	return publicvote.Rule{Choices: map[string]string{"a": "a", "b": "b", "Bodø": "b"}}
}

func count(r publicvote.Rule, o publicvote.Options, block int, files ...votestest.File) (*publicvote.Outcome, error) {
	return publicvote.CountInBlocks(context.Background(), votestest.Sources(files), r, o, block, 3)
}

// Wherever a text is cut, and whoever reads it, the whole answer is the same.
func TestEveryCut(t *testing.T) {
	text := "\r\n\nchoice,time,voter\r\n" +
		"a,2026-10-24T19:00:00Z,ola\n\"a\",\"2026-10-24T19:00:01Z\",\"ka\"\"ri\r\nx,y\"\n\n" +
		"\"a\"b\",2026-10-24T19:00:02Z,\"\n\"Bo\",2026-10-24T19:00:03Z,liv\r\nBodø,2026-10-24T19:00:04Z,\"ka\"\"ri\r\nx,y\"\n" +
		"Bo,2026-10-24T19:00:05Z,nils\n\"two\nlines\",\"x\ny\"\r\n\r\nb,2026-10-24T19:00:06Z,\"last\""
	files := []votestest.File{votes("one.csv", text), votes("two.csv", strings.ReplaceAll(text, "kari", "siri"))}
	var first *publicvote.Outcome
	for block := 16; block <= len(text)+1; block++ {
		for _, workers := range []int{1, 2, 3, 8} {
			got, err := count(rule(), publicvote.Options{Workers: workers, Key: [16]byte{byte(block)}}, block, files[0], votes("two.csv", text+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = got
			}
			if !reflect.DeepEqual(got, first) {
				t.Fatalf("blocks of %d, %d workers: %+v, else %+v", block, workers, got, first)
			}
		}
	}
	if want := []publicvote.Choice{{Text: "Bo", Rows: 4}}; !reflect.DeepEqual(first.Unknown, want) || first.Tally.Rows != 16 || first.Joined != 2 {
		t.Errorf("unknown %v of %d rows, %d joined", first.Unknown, first.Tally.Rows, first.Joined)
	}
	if want := []publicvote.Place{{File: "one.csv", Line: 10}, {File: "two.csv", Line: 4}, {File: "two.csv", Line: 5}}; !reflect.DeepEqual(first.First["duplicate"], want) {
		t.Errorf("the first duplicates are %v, want %v", first.First["duplicate"], want)
	}
}

// What keeps a count from going on is named by the first such row.
func TestCountIsRefused(t *testing.T) {
	head, good := "choice,time,voter\n", strings.Repeat("a,2026-10-24T19:00:00Z,ola\n", 40)
	long := strings.Repeat("x", 1<<20-len("a,2026-10-24T19:00:00Z,"))
	wall := "a,2026-10-24 19:00:00,ola\n"
	for name, c := range map[string]struct {
		text, want string
	}{
		"open quote":      {head + good + "a,\"2026\n" + wall, "votes.broken one.csv:42"},
		"at the end":      {head + good + "a,x,\"ola\"\"", "votes.broken one.csv:42"},
		"long":            {head + "a,2026-10-24T19:00:00Z," + long + "x\n" + good, "votes.broken one.csv:2"},
		"long, at an end": {head + good + "a,2026-10-24T19:00:00Z," + long + "x", "votes.broken one.csv:42"},
		"as long as can":  {head + "a,2026-10-24T19:00:00Z," + long + "\r\n" + good, ""},
		"zone":            {head + good + wall + "a,8/9/26 10:00,x\n\"", "votes.zone one.csv:42"},
		"dates":           {head + good + "a,8/9/26 10:00,x\n" + wall, "votes.dates one.csv:42"},
		"not a date":      {head + good + "a,8/9/26 25:61,x\n", ""},
		"zone of no one":  {head + good + "a,2026-10-24 19:00:00, \n", "votes.zone one.csv:42"},
		"too few fields":  {head + good + "a,2026-10-24 19:00:00\n", ""},
		"header":          {"choice,when,voter\n" + good + "\"", "votes.changed one.csv"},
		"no header":       {"\n\r\n\r", "votes.changed one.csv"},
	} {
		f := votes("one.csv", c.text)
		f.Layout = votes("", head).Layout
		for _, workers := range []int{1, 3} {
			_, err := count(rule(), publicvote.Options{Workers: workers}, 64, f, votes("two.csv", head+"\""))
			got := fault.Of(err)
			if c.want == "" {
				c.want = "votes.broken two.csv:2"
			}
			if got == nil || got.ID+" "+got.Where != c.want {
				t.Errorf("%s, %d workers: %v, want %s", name, workers, err, c.want)
			}
		}
	}
}

func TestTheSameFileTwice(t *testing.T) {
	one := votes("one.csv", "choice\na\n")
	_, err := count(rule(), publicvote.Options{}, 64, one, votes("two.csv", "choice\nb\n"), votes("copy.csv", one.Text))
	if f := fault.Of(err); !errors.Is(err, fault.New(fault.Pin, "votes.twice")) || f.Where != "copy.csv" {
		t.Errorf("%v", err)
	}
}

// A choice in another encoding is told with its file, unless the encoding is
// sure.
func TestOtherEncoding(t *testing.T) {
	other := votes("two.csv", "choice\nBod\xf8\nBod\xf8\n")
	other.Layout.Sure = false
	_, err := count(rule(), publicvote.Options{}, 16, votes("one.csv", "choice\nBod\xf8\n"), other)
	var e *publicvote.EncodingError
	if !errors.Is(err, publicvote.ErrEncoding) || !errors.As(err, &e) || e.Source != 1 {
		t.Errorf("%v", err)
	}
	other.Layout.Sure = true
	o, err := count(rule(), publicvote.Options{}, 16, other)
	if err != nil || o.Tally.Dropped.UnknownNominee != 2 || o.Unknown[0].Text != "Bod\uFFFD" {
		t.Errorf("%+v, %v", o, err)
	}
}

// So is a voter in another encoding, or a column that a filter asks for, and no
// other column.
func TestOtherEncodingElsewhere(t *testing.T) {
	for text, want := range map[string]bool{
		"choice,voter,channel,note\na,\xe5se,x,x\n":        true,
		"choice,voter,channel,note\na,åse,Troms\xf8,x\n":   true,
		"choice,voter,channel,note\na,åse,Tromsø,T\xf8m\n": false,
	} {
		r := rule()
		r.Filters = []publicvote.Filter{{ID: "far", Kind: publicvote.FilterColumn, Column: "channel", Text: "Tromsø"}}
		f := votes("one.csv", text)
		f.Layout.Sure = false
		if _, err := count(r, publicvote.Options{}, 16, f); errors.Is(err, publicvote.ErrEncoding) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Rows with line ends in quotes are told, also valid ones, and those apart in
// which a line may have been a row.
func TestSpreadRows(t *testing.T) {
	o, err := count(rule(), publicvote.Options{Workers: 2}, 16, votes("one.csv", "choice,voter,note\n"+
		"a,v1,\"one\ntwo, or\nthree\"\n"+
		"a,v2,\"x\nb,v3,y\nb,v4,y\na,v5,x\"\n"+
		"b,\"v6\n\n\"\"\",a,b\n"+
		"b,v7,\"x\r\nb,v8,\"\n"), votes("two.csv", "choice\n\"a\nb\"\n"))
	want := publicvote.Spread{Rows: 5, Lines: 9, Alike: 3, First: []publicvote.Place{
		{File: "one.csv", Line: 5}, {File: "one.csv", Line: 12}, {File: "two.csv", Line: 2},
	}}
	if err != nil || !reflect.DeepEqual(o.Spread, want) || o.Joined != 1 || o.Tally.Dropped.Malformed != 1 {
		t.Errorf("%+v, %d joined, %v; want %+v", o.Spread, o.Joined, err, want)
	}
}

// stuck is a stream that breaks after some rows.
type stuck struct {
	publicvote.Stream
	left   int
	then   func() error
	closed *bool
}

func (s *stuck) Read(p []byte) (int, error) {
	if s.left == 0 {
		return 0, s.then()
	}
	s.left--
	return copy(p, "a\n"), nil
}
func (s *stuck) Taken() int64 { return 0 }
func (s *stuck) Close() error { *s.closed = true; return nil }

// A stream's own error is handed on; one that comes after an earlier fault is
// not. When the context ends, that is the error. Nothing is left running.
func TestCountStops(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(context.Background())
	damaged := errors.New("damaged")
	for name, c := range map[string]struct {
		then func() error
		want error
	}{
		"damaged":   {func() error { return damaged }, damaged},
		"cancelled": {func() error { cancel(); return nil }, context.Canceled},
		"before":    {func() error { return io.EOF }, context.Canceled},
	} {
		var closed bool
		if name == "before" {
			cancel()
		}
		s := votes("one.csv", "choice\n").Source()
		s.Layout.Header = []string{"a"}
		s.Open = func() (publicvote.Stream, error) {
			return &stuck{left: 100_000, then: c.then, closed: &closed}, nil
		}
		use := context.Background()
		if name != "damaged" {
			use = ctx
		}
		_, err := publicvote.CountInBlocks(use, []publicvote.Source{s}, rule(), publicvote.Options{Workers: 3}, 16, 2)
		if !errors.Is(err, c.want) || !closed && name != "before" {
			t.Errorf("%s: %v, closed: %v", name, err, closed)
		}
	}
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}

// Progress never goes back, and ends with everything.
func TestProgress(t *testing.T) {
	files := []votestest.File{votes("one.csv", "choice\n"+strings.Repeat("a\n", 1000)), votes("two.csv", "choice\n"+strings.Repeat("b\n", 500))}
	var last publicvote.Progress
	calls := 0
	o := publicvote.Options{Progress: func(p publicvote.Progress) {
		if calls++; p.File < last.File || p.Rows < last.Rows || p.Bytes < last.Bytes || p.Bytes > p.Size {
			t.Errorf("%+v after %+v", p, last)
		}
		last = p
	}}
	if _, err := count(rule(), o, 64, files...); err != nil {
		t.Fatal(err)
	}
	size := int64(len(files[0].Text) + len(files[1].Text))
	if want := (publicvote.Progress{File: 1, Files: 2, Bytes: size, Size: size, Rows: 1500}); last != want || calls < 5 {
		t.Errorf("%d calls end with %+v, want %+v", calls, last, want)
	}
}

// However short the rows are, a round holds no more votes than it may, but for
// the blocks that are being read when it is full.
func TestARoundIsBounded(t *testing.T) {
	file := votes("short.csv", "choice,voter\n"+strings.Repeat("a,1\n", 5000))
	for workers := 1; workers <= 3; workers++ {
		rows, rounds := int64(0), 0
		o := publicvote.Options{Workers: workers, Progress: func(p publicvote.Progress) {
			if got, most := p.Rows-rows, int64(100+workers*64/4); got > most {
				t.Errorf("%d rows in a round, at most %d may be", got, most)
			}
			rows, rounds = p.Rows, rounds+1
		}}
		if _, err := publicvote.CountInRounds(context.Background(), votestest.Sources([]votestest.File{file}), rule(), o, 64, 100); err != nil {
			t.Fatal(err)
		}
		if rows != 5000 || rounds < 40 {
			t.Errorf("%d rows in %d rounds", rows, rounds)
		}
	}
}

// Only the commonest unknown choices are told, as long as they are short, and
// none that came once.
func TestUnknownChoices(t *testing.T) {
	var text strings.Builder
	text.WriteString("choice\n")
	for i := range 30 {
		text.WriteString(strings.Repeat(fmt.Sprintf(" nobody %02d\n", i), 1+i))
	}
	text.WriteString(strings.Repeat(strings.Repeat("long", 100)+"\n", 100))
	o, err := count(rule(), publicvote.Options{}, 64, votes("one.csv", text.String()))
	if err != nil || len(o.Unknown) != publicvote.MaxUnknown {
		t.Fatalf("%d, %v", len(o.Unknown), err)
	}
	for i, c := range o.Unknown {
		if want := (publicvote.Choice{Text: fmt.Sprintf("nobody %02d", 29-i), Rows: int64(30 - i)}); c != want {
			t.Errorf("%v, want %v", c, want)
		}
	}
}

// Without a voter column every vote counts, and beside one they are counted on.
func TestNoVoters(t *testing.T) {
	o, err := count(rule(), publicvote.Options{}, 16, votes("one.csv", "choice\na\na\nb\n"), votes("two.csv", "choice,voter\na,ola\na,ola\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := maps.Collect(func(yield func(string, string) bool) {
		for id, n := range o.Tally.Valid {
			yield(id, n.String())
		}
	})
	if want := map[string]string{"a": "3", "b": "1"}; !maps.Equal(got, want) || o.Tally.Dropped.Duplicate != 1 || o.Tally.Pace != nil {
		t.Errorf("%v, %+v", got, o.Tally)
	}
}
