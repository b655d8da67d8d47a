package publicvote

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"votering/internal/fault"
	"votering/internal/text"
)

// found is what was found in the blocks so far, each taken in its turn.
type found struct {
	sources []Source
	total   tallied
	files   []File
	lines   int64 // of the source that is being read
	first   [causes][]place
	alike   []place
	unknown unknowns
}

// place is a line of a source, both from 0.
type place struct {
	source int
	line   int64
}

func (p place) compare(o place) int {
	return cmp.Or(cmp.Compare(p.source, o.source), cmp.Compare(p.line, o.line))
}

func newFound(sources []Source) *found {
	f := &found{sources: sources, files: make([]File, len(sources))}
	for i := range sources {
		reading := sources[i].Layout.Reading
		f.files[i].Read = &reading
	}
	return f
}

// take takes in the next block.
func (f *found) take(b *block) error {
	b.base = f.lines
	f.lines += b.lines
	f.files[b.source].Rows += b.rows
	f.total.rows += b.rows
	f.unknown.merge(&b.unknown)
	if b.err != nil {
		return f.fault(b)
	}
	if b.sum == "" {
		return nil
	}
	f.lines = 0
	f.files[b.source].SHA256 = b.sum
	if slices.ContainsFunc(f.files[:b.source], func(file File) bool { return file.SHA256 == b.sum }) {
		return fault.New(fault.Pin, "votes.twice", "hash", b.sum).At(f.sources[b.source].Name)
	}
	return nil
}

// drops takes in what was dropped in a block, once all its filters were asked.
func (f *found) drops(b *block) {
	rows := f.total.rows
	f.total.add(&b.tallied)
	f.total.rows = rows
	for cause := range causes {
		f.first[cause] = f.note(f.first[cause], b, b.first[cause])
	}
	f.alike = f.note(f.alike, b, b.alike)
}

// note adds lines of a block to the first places of something.
func (f *found) note(first []place, b *block, lines []int64) []place {
	for _, line := range lines[:min(len(lines), MaxFirst-len(first))] {
		first = append(first, place{b.source, b.base + line})
	}
	return first
}

// fault says what keeps the count from going on.
func (f *found) fault(b *block) error {
	name := f.sources[b.source].Name
	where := fmt.Sprintf("%s:%d", name, b.base+b.errLine+1)
	switch {
	case errors.Is(b.err, errOpen), errors.Is(b.err, errLong):
		return fault.New(fault.CSV, "votes.broken").At(where)
	case errors.Is(b.err, errHeader):
		return fault.New(fault.IO, "votes.changed").At(name)
	case errors.Is(b.err, errOrder):
		return fault.New(fault.Usage, "votes.dates", "time", text.Show(b.errText)).At(where)
	case errors.Is(b.err, errZone):
		return fault.New(fault.Usage, "votes.zone", "time", text.Show(b.errText)).At(where)
	case errors.Is(b.err, errMinutes):
		return fault.New(fault.Size, "votes.minutes").At(where)
	case errors.Is(b.err, errEncoding):
		return &EncodingError{Source: b.source}
	}
	return b.err
}
