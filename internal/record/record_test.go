package record_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/fault"
	"votering/internal/record"
)

var noon = time.Date(2022, 11, 17, 12, 0, 0, 0, time.UTC)

// chain makes n events and the record of them.
func chain(n int) (lines, events [][]byte) {
	head := record.Genesis
	for i := range n {
		at := noon.Add(time.Duration(i) * time.Minute)
		event := fmt.Appendf(nil, `{"at":%q,"kind":"marks.set","who":"kari","n":%d}`, at.Format(time.RFC3339Nano), i)
		line := record.Line(record.Entry{
			Seq: uint64(i + 1), Prev: head, At: at, Kind: "marks.set", Who: "kari", Ref: record.Hash(event),
		})
		head = record.Hash(line)
		lines, events = append(lines, line), append(events, event)
	}
	return lines, events
}

func TestLineIsPinned(t *testing.T) {
	e := record.Entry{
		Seq: 7, Prev: record.Genesis, At: time.Date(2022, 11, 17, 13, 0, 0, 987654321, time.FixedZone("", 3600)),
		Kind: "juror.absent", Who: "kari", Ref: record.Hash(nil), Note: `ola "Å" <b>` + "\n",
	}
	want := `{"seq":7,"prev":"0000000000000000000000000000000000000000000000000000000000000000",` +
		`"at":"2022-11-17T12:00:00Z","kind":"juror.absent","who":"kari",` +
		`"ref":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","note":"ola \"Å\" <b>\n"}` + "\n"
	if got := string(record.Line(e)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestVerifyGivesBackWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		head := record.Genesis
		var lines [][]byte
		var want []record.Entry
		for i := range rapid.IntRange(0, 8).Draw(t, "n") {
			e := record.Entry{
				Seq: uint64(i + 1), Prev: head,
				At:   time.Unix(rapid.Int64Range(0, 1<<32).Draw(t, "at"), 0).UTC(),
				Kind: rapid.String().Draw(t, "kind"), Who: rapid.String().Draw(t, "who"),
				Ref: record.Hash([]byte{byte(i)}), Note: rapid.String().Draw(t, "note"),
			}
			line := record.Line(e)
			if bytes.Count(line, []byte("\n")) != 1 || line[len(line)-1] != '\n' {
				t.Fatalf("not one line: %q", line)
			}
			head = record.Hash(line)
			lines, want = append(lines, line), append(want, e)
		}
		got, gotHead, err := record.Verify(lines)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
		if gotHead != head {
			t.Fatalf("head %s, want %s", gotHead, head)
		}
	})
}

func TestLineTakesBrokenText(t *testing.T) {
	line := record.Line(record.Entry{Seq: 1, Prev: record.Genesis, At: noon, Note: "a\xffb"})
	es, _, err := record.Verify([][]byte{line})
	if err != nil || es[0].Note != "a\uFFFDb" {
		t.Errorf("got %+v, %v", es, err)
	}
}

func TestVerifyNamesTheLine(t *testing.T) {
	edit := func(at int, from, to string) func(lines, events [][]byte) ([][]byte, [][]byte) {
		return func(lines, events [][]byte) ([][]byte, [][]byte) {
			lines[at] = bytes.Replace(lines[at], []byte(from), []byte(to), 1)
			return lines, events
		}
	}
	cases := []struct {
		name, id, line string
		change         func(lines, events [][]byte) ([][]byte, [][]byte)
	}{
		{"another note", "log.prev", "5", edit(3, `"note":""`, `"note":"x"`)},
		{"another name", "log.event", "4", edit(3, "kari", "ola")},
		{"another name in the last line", "log.event", "9", edit(8, "kari", "ola")},
		{"another kind in the last line", "log.event", "9", edit(8, "marks.set", "marks.locked")},
		{"another time in the last line", "log.event", "9", edit(8, "12:08", "12:09")},
		{"another start", "log.first", "1", edit(0, `prev":"0`, `prev":"1`)},
		{"a space", "log.form", "4", edit(3, `,"at"`, `, "at"`)},
		{"no newline", "log.form", "4", edit(3, "\n", "")},
		{"two newlines", "log.form", "4", edit(3, "\n", "\n\n")},
		{"a name twice", "log.form", "4", edit(3, `"who":`, `"who":"ola","who":`)},
		{"an unknown name", "log.form", "4", edit(3, `,"note"`, `,"mark":"6","note"`)},
		{"another case", "log.form", "4", edit(3, `"who"`, `"Who"`)},
		{"an escape too many", "log.form", "4", edit(3, `kari`, `\u006bari`)},
		{"null", "log.form", "4", edit(3, `"kari"`, `null`)},
		{"a fraction of a second", "log.form", "4", edit(3, `:00Z`, `:00.5Z`)},
		{"an offset", "log.form", "4", edit(3, `:00Z`, `:00+00:00`)},
		{"a leading zero", "log.form", "4", edit(3, `:4,`, `:04,`)},
		{"another number", "log.seq", "4", edit(3, `:4,`, `:5,`)},
		{"an empty line", "log.form", "1", func(l, e [][]byte) ([][]byte, [][]byte) {
			l[0] = nil
			return l, e
		}},
		{"a drop", "log.seq", "4", func(l, e [][]byte) ([][]byte, [][]byte) {
			return append(l[:3], l[4:]...), append(e[:3], e[4:]...)
		}},
		{"a swap", "log.seq", "4", func(l, e [][]byte) ([][]byte, [][]byte) {
			l[3], l[4] = l[4], l[3]
			return l, e
		}},
		{"a swap of events", "log.event", "4", func(l, e [][]byte) ([][]byte, [][]byte) {
			e[3], e[4] = e[4], e[3]
			return l, e
		}},
		{"an event changed", "log.event", "6", func(l, e [][]byte) ([][]byte, [][]byte) {
			e[5] = bytes.Replace(e[5], []byte(`"n":5`), []byte(`"n":6`), 1)
			return l, e
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			lines, events := c.change(chain(9))
			_, _, err := record.VerifyEvents(lines, events)
			f := fault.Of(err)
			if f == nil || f.Class != fault.Log || f.ID != c.id || f.Args["line"] != c.line {
				t.Errorf("got %v, want %s at line %s", err, c.id, c.line)
			}
		})
	}
}

func TestVerifyEventsCounts(t *testing.T) {
	lines, events := chain(3)
	if _, _, err := record.VerifyEvents(lines, events); err != nil {
		t.Fatal(err)
	}
	_, _, err := record.VerifyEvents(lines, events[:2])
	if want := fault.New(fault.Log, "log.count"); !errors.Is(err, want) {
		t.Errorf("got %v", err)
	}
}

func TestContinueGoesOnFromAHead(t *testing.T) {
	lines, events := chain(5)
	pair := func(i int) record.Pair { return record.Pair{Event: events[i], Line: lines[i]} }
	entries, head, err := record.Continue(3, record.Hash(lines[2]), []record.Pair{pair(3), pair(4)})
	if err != nil || len(entries) != 2 || entries[1].Seq != 5 || head != record.Hash(lines[4]) {
		t.Errorf("got %+v, %s, %v", entries, head, err)
	}
	for id, pairs := range map[string][]record.Pair{
		"log.seq":   {pair(4)},
		"log.event": {{Event: events[4], Line: lines[3]}},
	} {
		if _, _, err := record.Continue(3, record.Hash(lines[2]), pairs); !errors.Is(err, fault.New(fault.Log, id)) {
			t.Errorf("got %v, want %s", err, id)
		}
	}
	if _, _, err := record.Continue(3, record.Hash(lines[1]), []record.Pair{pair(3)}); !errors.Is(err, fault.New(fault.Log, "log.prev")) {
		t.Errorf("another head: %v", err)
	}
}

func TestBackwardsIsNoFault(t *testing.T) {
	times := []time.Duration{0, 2, 1, 1, 5, 4}
	entries := make([]record.Entry, len(times))
	for i, d := range times {
		entries[i] = record.Entry{Seq: uint64(i + 1), At: noon.Add(d * time.Hour)}
	}
	if d := cmp.Diff([]uint64{3, 6}, record.Backwards(entries)); d != "" {
		t.Error(d)
	}
}

// BenchmarkVerifyEvents is the reading of one line with its event.
func BenchmarkVerifyEvents(b *testing.B) {
	const n = 1000
	lines, events := chain(n)
	for b.Loop() {
		if _, _, err := record.VerifyEvents(lines, events); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/line")
}
