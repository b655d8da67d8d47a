package cli

import (
	"io"
	"time"

	"votering/internal/locale"
	"votering/internal/publicvote"
)

// NewDesk lets tests look into a file as the program would.
var NewDesk = newDesk

// NewProgress is a progress line with a clock and a width of the test's own.
func NewProgress(out io.Writer, cat *locale.Catalog, now func() time.Time, width int, names ...string) *progressLine {
	began := now()
	return &progressLine{
		out: out, cat: cat, names: names, now: now, width: func() int { return width }, began: began, next: began.Add(progressAfter),
	}
}

func (l *progressLine) Show(g publicvote.Progress) { l.show(g) }

func (l *progressLine) Clear() { l.clear() }

// WriteJSON writes an answer, and returns what Main would make a fault of.
func WriteJSON(to io.Writer, answer any) error {
	out := &output{Writer: to}
	(&program{out: out}).writeJSON(answer)
	return out.err
}
