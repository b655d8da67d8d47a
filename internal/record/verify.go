package record

import (
	"encoding/json"
	"strconv"
	"time"

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
		e, f := follow(uint64(i), head, line)
		if f != nil {
			return nil, "", f
		}
		entries[i], head = e, Hash(line)
	}
	return entries, head, nil
}

// VerifyEvents is Verify, and checks that every line tells of its event: the
// ref is the event's SHA-256, and time, kind and person are the event's. A
// fault (E_LOG) names the first line that does not, and its kind.
func VerifyEvents(lines, events [][]byte) ([]Entry, string, error) {
	s := Stored{Lines: lines, Events: events}
	err := s.Verify()
	return s.Entries, s.Head, err
}

// countDiffers is the fault of a record with other lines than there are events.
func countDiffers(lines, events int) *fault.Error {
	return fault.New(fault.Log, "log.count", "lines", strconv.Itoa(lines), "events", strconv.Itoa(events))
}

// Continue checks that pairs go on from a record of that size and head, and
// that every line tells of its event, as VerifyEvents does.
func Continue(size uint64, head string, pairs []Pair) ([]Entry, string, error) {
	entries := make([]Entry, len(pairs))
	for i, p := range pairs {
		e, f := follow(size, head, p.Line)
		if f != nil {
			return nil, "", f
		}
		if !e.tells(p.Event) {
			return nil, "", broken("log.event", size, "kind", e.Kind, "who", e.Who)
		}
		entries[i], head = e, Hash(p.Line)
		size++
	}
	return entries, head, nil
}

// follow reads the line that comes after size others with that head.
func follow(size uint64, head string, line []byte) (Entry, *fault.Error) {
	e, ok := parse(line)
	switch {
	case !ok:
		return Entry{}, broken("log.form", size)
	case e.Seq != size+1:
		return Entry{}, broken("log.seq", size, "found", strconv.FormatUint(e.Seq, 10))
	case e.Prev != head && size == 0:
		return Entry{}, broken("log.first", size)
	case e.Prev != head:
		return Entry{}, broken("log.prev", size, "before", strconv.FormatUint(size, 10))
	}
	return e, nil
}

// tells reports whether e is the entry of that event.
func (e Entry) tells(event []byte) bool {
	if e.Ref != Hash(event) {
		return false
	}
	var told struct {
		At        time.Time
		Kind, Who string
	}
	return json.Unmarshal(event, &told) == nil && told.Kind == e.Kind && told.Who == e.Who &&
		told.At.UTC().Truncate(time.Second).Equal(e.At)
}

// broken is a fault at the line that comes after size others.
func broken(id string, size uint64, pairs ...string) *fault.Error {
	return fault.New(fault.Log, id, append(pairs, "line", strconv.FormatUint(size+1, 10))...)
}
