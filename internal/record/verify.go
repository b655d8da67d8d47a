package record

import (
	"strconv"

	"votering/internal/fault"
)

// Verify reads the lines of a record and checks that each follows the one
// before. It returns the entries and the head after the last line. A fault
// (E_LOG) names the first line that does not fit.
//
// A record that was cut at its end, or written anew from some line on, still
// holds together: only a head that somebody else kept finds that.
func Verify(lines [][]byte) ([]Entry, string, error) {
	entries := make([]Entry, len(lines))
	head := Genesis
	for i, line := range lines {
		e, ok := parse(line)
		switch {
		case !ok:
			return nil, "", broken("log.form", i)
		case e.Seq != uint64(i+1):
			f := broken("log.seq", i)
			f.Args["found"] = strconv.FormatUint(e.Seq, 10)
			return nil, "", f
		case e.Prev != head:
			f := broken("log.prev", i)
			f.Args["before"] = strconv.Itoa(i)
			return nil, "", f
		}
		entries[i], head = e, Head(line)
	}
	return entries, head, nil
}

// VerifyEvents checks that every entry's ref is the SHA-256 of its event. A
// fault (E_LOG) names the first line where it is not, and what it recorded.
func VerifyEvents(entries []Entry, events [][]byte) error {
	if len(entries) != len(events) {
		return fault.New(fault.Log, "log.count",
			"lines", strconv.Itoa(len(entries)), "events", strconv.Itoa(len(events)))
	}
	for i, e := range entries {
		if e.Ref != Ref(events[i]) {
			f := broken("log.ref", i)
			f.Args["kind"], f.Args["who"] = e.Kind, e.Who
			return f
		}
	}
	return nil
}

// broken is a fault at the line with that index.
func broken(id string, index int) *fault.Error {
	return fault.New(fault.Log, id, "line", strconv.Itoa(index+1))
}
