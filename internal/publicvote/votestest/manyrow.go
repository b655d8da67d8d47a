package votestest

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"votering/internal/publicvote"
)

// writer writes a file of many votes and counts what it writes. Voters are
// numbers to it, and it decides itself what is to become of a row.
type writer struct {
	many Many
	*Counted
	filters []publicvote.Filter
	chance  chance // of what is in the rows
	style   chance // of how it is written
	b       strings.Builder
	text    []byte                      // for one field
	fresh   int                         // voters below this have a valid vote
	valid   map[string]map[string]int64 // by the cause that is not held against a row, "" for none
	seen    map[string][]bool           // the same, and who has a vote
}

// row writes one row.
func (w *writer) row(i int) {
	at := manyOpens.Add(manyCloses.Sub(manyOpens) / time.Duration(w.many.Rows) * time.Duration(i)).Truncate(time.Second)
	who, nominee := w.chance.below(w.many.Rows), w.chance.below(len(called))
	channel, choice, cause := "web", w.name(nominee), ""
	switch kind := w.chance.below(1000); {
	case kind < 2:
		w.drop("malformed", publicvote.Place{})
		w.malformed(at, choice, w.voter(who))
		return
	case kind < 7:
		cause, choice = "unknown_nominee", unknown[w.chance.below(len(unknown))]
	case kind < 17:
		cause = "outside_window"
		if at = manyOpens.Add(-time.Second * time.Duration(1+who%90_000)); who%2 == 0 {
			at = manyCloses.Add(time.Second * time.Duration(who%90_000))
		}
	case kind < 22:
		cause, channel = "excluded:rehearsal", "try"
	case kind < 25:
		cause, who = "excluded:robots", w.many.Rows+who%robots
	case kind < 55 && w.fresh > 0:
		cause, who = "duplicate", who%w.fresh
	default:
		who = w.fresh
		w.fresh++
	}
	w.count(cause, who, called[nominee][0])
	w.fields(w.time(at), channel, choice, w.voter(who))
}

// count counts a row by what was decided about it. Where a cause is not held
// against it, it is its voter's first vote or another.
func (w *writer) count(cause string, who int, nominee string) {
	filter, excluded := strings.CutPrefix(cause, "excluded:")
	switch {
	case excluded:
		w.drop("excluded", publicvote.Place{})
		w.FilterRows[slices.IndexFunc(w.filters, func(f publicvote.Filter) bool { return f.ID == filter })]++
	case cause != "":
		w.drop(cause, publicvote.Place{})
	}
	if cause == "unknown_nominee" {
		return
	}
	for s, valid := range w.valid {
		if held := cause != "" && cause != "duplicate" && cause != s && !(excluded && s == "excluded"); held {
			continue
		}
		if w.seen[s][who] && s != "duplicate" {
			continue
		}
		w.seen[s][who] = true
		valid[nominee]++
	}
}

// name is what a vote calls a nominee.
func (w *writer) name(nominee int) string {
	names := called[nominee]
	if w.many.Hard {
		return names[w.style.below(len(names))]
	}
	return names[1]
}

// voter is what a voter is called; those past the rows are listed.
func (w *writer) voter(who int) string {
	if who >= w.many.Rows {
		return robot(who - w.many.Rows)
	}
	b := append(w.text[:0], "v."...)
	b = strconv.AppendUint(b, uint64(who)*0x9e3779b1%(1<<32), 36)
	return string(append(b, "@example.no"...))
}

// times are forms of the time of a row.
var times = []struct {
	layout string
	zone   *time.Location
}{
	{"2006-01-02T15:04:05-07:00", time.FixedZone("", 7200)},
	{"2006-01-02T15:04:05Z", time.UTC},
	{"2006-01-02 15:04:05.000-07", time.FixedZone("", 3600)},
	{"2006/01/02 3:04:05 PM GMT-07:00", time.FixedZone("", 7200)},
	{"2.1.2006 15:04:05 CEST", time.FixedZone("", 7200)},
}

// time is how a row has its time.
func (w *writer) time(at time.Time) string {
	form := times[0]
	if w.many.Hard {
		form = times[w.style.below(len(times))]
	}
	return string(at.In(form.zone).AppendFormat(w.text[:0], form.layout))
}

// malformed writes a row that is none.
func (w *writer) malformed(at time.Time, choice, voter string) {
	when := w.time(at)
	switch w.chance.below(6) {
	case 0:
		w.fields(when, choice, voter)
	case 1:
		w.fields(when, "web", choice, voter, "")
	case 2:
		w.fields("2026-09-31T12:00:00Z", "web", choice, voter)
	case 3:
		w.fields("soon", "web", choice, voter)
	case 4:
		w.fields(when, "web", choice, " ")
	default:
		w.b.WriteString(`"` + when + `" ,web,vik,` + voter)
		w.end()
	}
}

// fields writes a record.
func (w *writer) fields(fields ...string) {
	for i, f := range fields {
		if i > 0 {
			w.b.WriteByte(',')
		}
		if strings.ContainsAny(f, `,"`) || w.many.Hard && w.style.below(4) == 0 {
			f = Quoted(f)
		}
		w.b.WriteString(f)
	}
	w.end()
}

// end ends a record; now and then a blank line follows.
func (w *writer) end() {
	if !w.many.Hard {
		w.b.WriteByte('\n')
		return
	}
	w.b.WriteString("\r\n")
	if w.style.below(5000) == 0 {
		w.b.WriteString("\r\n")
	}
}
