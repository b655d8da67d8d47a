package deliberation

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"votering/internal/fault"
)

// lines is what a trace makes of so many lines that a record was given, one
// after the other: what the first that is refused is refused for, and how much
// memory that took.
func lines(trace *Trace, n int, line func(i int) (Kind, string)) (refused *fault.Error, bytes uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range n {
		e := Told(line(i))
		e.At, e.Who = noon, "kari"
		if refused = trace.Take(e); refused != nil {
			break
		}
	}
	runtime.ReadMemStats(&after)
	return refused, after.TotalAlloc - before.TotalAlloc
}

// traceInRound is a trace of an edition with a round that is open, and a juror
// whose ballot was signed.
func traceInRound(t *testing.T) *Trace {
	t.Helper()
	trace := NewTrace(travelling(), 0)
	for _, e := range deliberated() {
		if f := trace.Take(told(e)); f != nil {
			t.Fatalf("%s: %v", e.Kind, f)
		}
	}
	return trace
}

// A record may tell of many changes in few bytes: following it takes memory for
// its lines, and not for what they say that there was.
func TestATraceKeepsCountsOfWhatAHostileRecordTells(t *testing.T) {
	const n, enough = 10_000, 50 << 20
	cells := len(cellsOf(travelling()))
	for name, c := range map[string]struct {
		line func(i int) (Kind, string)
		want fault.Class // empty: none is refused
	}{
		"more marks than there are": {func(i int) (Kind, string) {
			return BallotRevised, fmt.Sprintf("ola %d sealed 2 2000 sha256 aaaaaaaaaaaaaaaa", i+2)
		}, fault.Log},
		"fewer than none": {func(i int) (Kind, string) {
			return BallotRevised, fmt.Sprintf("ola %d sealed 2 -1 sha256 aaaaaaaaaaaaaaaa", i+2)
		}, fault.Log},
		"more ballots than are kept": {func(i int) (Kind, string) {
			return BallotRevised, fmt.Sprintf("ola %d sealed 2 %d sha256 aaaaaaaaaaaaaaaa", i+2, cells)
		}, fault.Stale},
		"somebody who is not on the roll": {func(int) (Kind, string) {
			return BallotRevised, fmt.Sprintf("nobody 2 sealed 2 %d sha256 aaaaaaaaaaaaaaaa", cells)
		}, ""},
		"a mark over and over": {func(int) (Kind, string) { return MarkRevised, "ola bodo results 2" }, ""},
		"an item over and over": {func(i int) (Kind, string) {
			return ItemOpened, fmt.Sprintf("i%d ola,siri", i%2)
		}, ""},
		"a note over and over": {func(int) (Kind, string) { return NoteWritten, "i1" }, ""},
	} {
		refused, bytes := lines(traceInRound(t), n, c.line)
		if got := class(refused); got != c.want {
			t.Errorf("%s: %v", name, refused)
		}
		if bytes > enough {
			t.Errorf("%s: %d MiB", name, bytes>>20)
		}
	}
}

// class is a fault's; empty: there is none.
func class(f *fault.Error) fault.Class {
	if f == nil {
		return ""
	}
	return f.Class
}

// How many marks a ballot changed is told, once for the ballot.
func TestATraceTellsHowManyMarksABallotChanged(t *testing.T) {
	trace := traceInRound(t)
	if f, _ := lines(trace, 1, func(int) (Kind, string) { return BallotRevised, "ola 2 sealed 2 3 sha256 aaaaaaaaaaaaaaaa" }); f != nil {
		t.Fatal(f)
	}
	want := []Revised{{Juror: "ola", Confirmed: BySignature, At: noon, Revision: 2, Count: 3}}
	if got := trace.State().Rounds[0].Changes; !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}
