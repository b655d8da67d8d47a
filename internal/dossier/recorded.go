package dossier

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
)

// shortestLine is less than any line of a record has, in bytes: two hashes and
// the names of its fields.
const shortestLine = 2 * 64

// recordFile checks the chain of what happened: that it is the one that the
// decision pins, that it tells of this decision, and what comes after it.
func (v *verification) recordFile(d *decision.Document) {
	if _, ok := v.folder.Files[RecordName]; !ok {
		v.tells("record", "record_pinned", "n", strconv.FormatUint(d.Record.Size, 10), "head", d.Record.Head)
		return
	}
	entries, f := v.pinned(d)
	if f == nil {
		f = v.told(d, entries)
	}
	if f != nil {
		v.fails("record", "record", at(f, RecordName))
	}
}

// pinned reads the record and checks that it is as long as the decision says,
// or longer, and has its head at that place.
func (v *verification) pinned(d *decision.Document) ([]record.Entry, *fault.Error) {
	data, size := v.folder.Files[RecordName], d.Record.Size
	if bytes.Count(data, []byte("\n"))*shortestLine > len(data) {
		return nil, fault.New(fault.Log, "dossier.record_form")
	}
	lines := slices.Collect(bytes.Lines(data))
	entries, _, err := record.Verify(lines)
	switch {
	case err != nil:
		return nil, fault.Of(err)
	case uint64(len(lines)) < size:
		return nil, fault.New(fault.Log, "dossier.record_short", "n", strconv.Itoa(len(lines)), "size", strconv.FormatUint(size, 10))
	}
	found := record.Genesis
	if size > 0 {
		found = record.Hash(lines[size-1])
	}
	if found != d.Record.Head {
		return nil, fault.New(fault.Log, "dossier.record_head",
			"n", strconv.FormatUint(size, 10), "found", found, "expected", d.Record.Head)
	}
	v.lines, v.entries = lines, entries
	v.roundBallots(entries[:size])
	return entries, nil
}

// told holds the lines that the decision was made after against the decision,
// and then looks at those that follow.
func (v *verification) told(d *decision.Document, entries []record.Entry) *fault.Error {
	ed, err := d.AwardEdition()
	if err != nil {
		return nil // told already
	}
	size := d.Record.Size
	h := newHistory(d, ed, entries[:size])
	for _, e := range entries[:size] {
		if h.full() {
			return fault.New(fault.Log, "dossier.record_differs", "what", "reopened")
		}
		if f := h.take(e); f != nil {
			return f
		}
	}
	if f := h.agrees(); f != nil {
		return f
	}
	if last := entries[size-1]; d.DecidedAt.Before(last.At) {
		return fault.New(fault.Log, "dossier.record_decided", "at", stamp(d.DecidedAt), "last", stamp(last.At))
	}
	v.holds("record", "record", "n", strconv.FormatUint(size, 10), "head", d.Record.Head)
	if !h.announced.IsZero() {
		v.tells("record", "record_announced", "at", stamp(h.announced))
	}
	if d.Supersedes != "" && h.trace.State().Decisions == 0 {
		v.tells("record", "record_no_other", "hash", string(d.Supersedes))
	}
	return v.later(h, entries[size:])
}

// later tells what the record has after the decision was made. Nobody has
// signed these lines: they are told by their kind, and none may stand there
// that cannot follow.
func (v *verification) later(h *history, entries []record.Entry) *fault.Error {
	for i, wanted := range []deliberation.Kind{deliberation.DecisionPrepared, deliberation.DecisionSigned} {
		if i == len(entries) {
			v.tells("record", RecordCut, "n", strconv.FormatUint(h.d.Record.Size, 10))
			return nil
		}
		e := entries[i]
		if deliberation.Kind(e.Kind) != wanted || e.Note != "" && e.Note != deliberation.HashNote(v.report.SHA256) {
			return fault.New(fault.Log, "dossier.record_after", "line", strconv.FormatUint(e.Seq, 10))
		}
	}
	var kinds []string
	again := ""
	for _, e := range entries {
		if h.full() {
			break
		}
		if f := h.take(e); f != nil {
			return f
		}
		if !slices.Contains(kinds, e.Kind) {
			kinds = append(kinds, e.Kind)
		}
		if again == "" && deliberation.Kind(e.Kind) == deliberation.Reopened {
			again = stamp(e.At)
		}
	}
	v.tells("record", "record_later", "kinds", strings.Join(kinds, ","))
	if again != "" {
		v.tells("record", RecordReopened, "at", again)
	}
	return nil
}
