package publicvote_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
)

// A count is what the plain reader counts, however the text is cut and on any
// number of workers, and its tally adds up.
func TestCountIsWhatAPlainReaderCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := votestest.Draw(t, votestest.Kind{Refused: rapid.IntRange(1, 5).Draw(t, "refused") == 1})
		against(t, c, rapid.IntRange(16, 200).Draw(t, "block"))
	})
}

// against holds counts of a case against what the plain reader says.
func against(t rapid.TB, c votestest.Case, block int) {
	t.Helper()
	want, refused := votestest.Plain(c.Files, c.Rule)
	var first *publicvote.Outcome
	for workers := 1; workers <= 4; workers++ {
		o := publicvote.Options{Workers: workers, Key: [16]byte{byte(workers)}}
		got, err := publicvote.CountInBlocks(context.Background(), votestest.Sources(c.Files), c.Rule, o, block, 1+block%5)
		if refused != nil || err != nil {
			if fault.Of(err) == nil || fault.Of(refused) == nil || place(err) != place(refused) {
				t.Fatalf("%d workers, blocks of %d: %v, the plain reader %v\n%s", workers, block, err, refused, show(c))
			}
			continue
		}
		if counted := votestest.Of(got); !reflect.DeepEqual(counted, want.Shorten(publicvote.MaxFirst)) {
			t.Fatalf("%d workers, blocks of %d:\n%+v, the plain reader:\n%+v\n%s", workers, block, counted, want, show(c))
		}
		if f := got.Tally.AddsUp(c.Edition); f != nil {
			t.Fatalf("%d workers, blocks of %d: %v\n%+v\n%s", workers, block, f, want, show(c))
		}
		if got.Took = 0; first == nil {
			first = got
		} else if !reflect.DeepEqual(got, first) {
			t.Fatalf("%d workers, blocks of %d: %+v, one worker: %+v\n%s", workers, block, got, first, show(c))
		}
	}
}

func place(err error) string { return string(fault.ClassOf(err)) + " " + fault.Of(err).Where }

// show is a case as somebody can read it.
func show(c votestest.Case) (s string) {
	for _, f := range c.Files {
		s += fmt.Sprintf("%s (%q): %q\n", f.Name, f.Layout.Delimiter, f.Text)
	}
	for _, f := range c.Rule.Filters {
		s += fmt.Sprintf("%s %s %q %d %q\n", f.ID, f.Kind, f.Voters, f.AtMost, f.Text)
	}
	return s + fmt.Sprintf("window %v zone %v dates %q", c.Rule.Window, c.Rule.Zone, c.Rule.Dates)
}

// A record of one mebibyte is one, a longer one is not, wherever it ends.
func TestLongestRecord(t *testing.T) {
	for _, extra := range []int{-1, 0, 1} {
		long := strings.Repeat("x", 1<<20-len("bodo,")+extra)
		quoted := `"` + strings.Repeat("x\n", 1<<19)[:len(long)-2] + `"`
		for _, row := range []string{"bodo," + long, "bodo," + quoted, `"bo"do,` + long[2:]} {
			for _, end := range []string{"", "\r", "\n", "\r\nkinn,a\n"} {
				f, _ := votestest.Loose("long.csv", "choice,voter\nkinn,b\n"+row+end, ",")
				f.Layout.TimeAt, f.Layout.VoterAt, f.Layout.Choice, f.Layout.Voter, f.Layout.Encoding = -1, 1, "choice", "voter", "utf-8"
				e := votestest.Edition(false)
				choices, err := publicvote.Choices(e, nil)
				if err != nil {
					t.Fatal(err)
				}
				c := votestest.Case{Edition: e, Files: []votestest.File{f}, Rule: publicvote.Rule{Choices: choices}}
				if _, err := votestest.Plain(c.Files, c.Rule); (err != nil) != (extra > 0) {
					t.Fatalf("the plain reader: %v", err)
				}
				against(t, c, 512<<10)
			}
		}
	}
}

// Whatever stands in a file, it is counted as the plain reader counts it.
func FuzzCount(f *testing.F) {
	rows := "choice,time,voter,channel\n"
	for _, text := range []string{
		rows + "a,2026-10-24T19:00:00Z,ola,x\r\nb,2026-10-24 19:00,kari,\r\n\r\nc,1792868400,ola,x\n",
		rows + "\"a\",\"2026-10-24T19:00:00Z\",\"o\"\"la\",\"x\ny\"\n\"b\" ,2026-10-24T19:00:00Z,ola,\n",
		"choice;time\na;24.10.2026 19:00\nb;8/9/26 19:00\n",
		"voter\na\r\n",
	} {
		for _, how := range []uint32{0, 0x5a5a5a5a, 0xffffffff} {
			f.Add(text, how)
		}
	}
	f.Fuzz(func(t *testing.T, text string, how uint32) {
		if c, ok := fuzzed(text, how); ok {
			against(t, c, 16+int(how>>24))
		}
	})
}

// fuzzed is a case of one file, counted in a way that bits choose.
func fuzzed(text string, how uint32) (votestest.Case, bool) {
	bits := func(from, n int) int { return int(how >> from & (1<<n - 1)) }
	c := votestest.Case{Edition: &award.Edition{Nominees: []award.Nominee{{ID: "a", Name: "A"}, {ID: "b", Name: "å"}}}}
	if bits(0, 1) == 0 {
		c.Edition.PublicVote = &award.Window{Opens: votestest.Opens, Closes: votestest.Closes}
		c.Rule.Window = &publicvote.Window{Opens: votestest.Opens, Closes: votestest.Closes}
	}
	c.Rule.Choices = map[string]string{"a": "a", "A": "a", "b": "b", "å": "b"}
	c.Rule.Dates = []publicvote.Dates{publicvote.DayMonth, publicvote.MonthDay, publicvote.DatesUnknown, publicvote.DayMonth}[bits(1, 2)]
	if bits(3, 2) > 0 {
		c.Rule.Zone = time.FixedZone("Etc/Fixed", 3600*bits(3, 2))
	}
	f, ok := votestest.Loose("f.csv", text, []string{",", ";"}[bits(5, 1)])
	if !ok {
		return c, false
	}
	column := func(n int) int { return n%(len(f.Layout.Header)+1) - 1 }
	f.Layout.ChoiceAt, f.Layout.TimeAt, f.Layout.VoterAt = max(0, column(bits(6, 3))), column(bits(9, 3)), column(bits(12, 3))
	f.Layout.Choice, f.Layout.Encoding = "choice", "utf-8"
	if f.Layout.TimeAt >= 0 {
		f.Layout.Time = "time"
	}
	if f.Layout.VoterAt >= 0 {
		f.Layout.Voter = "voter"
	}
	filters := []publicvote.Filter{
		{ID: "few", Kind: publicvote.FilterPerMinute, Reason: "r", AtMost: 1},
		{ID: "some", Kind: publicvote.FilterVoters, Reason: "r", Listed: 1, ListSHA256: fmt.Sprintf("%064d", 0), Voters: [][]byte{[]byte("ola")}},
		{ID: "tried", Kind: publicvote.FilterColumn, Reason: "r", Column: "channel", Text: "x"},
		{ID: "fewer", Kind: publicvote.FilterPerMinute, Reason: "r", AtMost: 2},
	}
	for i := range filters {
		if bits(16+i, 1) == 1 {
			c.Rule.Filters = append(c.Rule.Filters, filters[i])
		}
	}
	c.Files = []votestest.File{f}
	return c, true
}
