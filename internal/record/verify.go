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
		e, ok := parse(line)
		switch {
		case !ok:
			return nil, "", broken("log.form", i)
		case e.Seq != uint64(i+1):
			return nil, "", broken("log.seq", i, "found", strconv.FormatUint(e.Seq, 10))
		case e.Prev != head && i == 0:
			return nil, "", broken("log.first", i)
		case e.Prev != head:
			return nil, "", broken("log.prev", i, "before", strconv.Itoa(i))
		}
		entries[i], head = e, Hash(line)
	}
	return entries, head, nil
}

// VerifyEvents is Verify, and checks that every line tells of its event: the
// ref is the event's SHA-256, and time, kind and person are the event's. A
// fault (E_LOG) names the first line that does not, and its kind.
func VerifyEvents(lines, events [][]byte) ([]Entry, string, error) {
	entries, head, err := Verify(lines)
	if err != nil {
		return nil, "", err
	}
	if len(lines) != len(events) {
		return nil, "", fault.New(fault.Log, "log.count",
			"lines", strconv.Itoa(len(lines)), "events", strconv.Itoa(len(events)))
	}
	for i, e := range entries {
		if !e.tells(events[i]) {
			return nil, "", broken("log.event", i, "kind", e.Kind, "who", e.Who)
		}
	}
	return entries, head, nil
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

// broken is a fault at the line with that index.
func broken(id string, index int, pairs ...string) *fault.Error {
	return fault.New(fault.Log, id, append(pairs, "line", strconv.Itoa(index+1))...)
}
