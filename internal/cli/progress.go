package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/charmbracelet/x/term"

	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/text"
)

// A progress line comes when there is something to wait for, and is written anew
// so often.
const (
	progressAfter = 300 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

// progressLine is one line on a terminal that tells how far a count has come.
type progressLine struct {
	out         io.Writer // nil: nobody looks
	cat         *locale.Catalog
	names       []string
	now         func() time.Time
	width       func() int // of the terminal
	began, next time.Time
	shown       int // columns that the line takes now
}

// progressLine is for who sits at a terminal, and for nobody else.
func (p *program) progressLine(sources []publicvote.Source) *progressLine {
	l := &progressLine{cat: p.cat, now: time.Now, width: func() int { return terminalWidth(p.err) }}
	for _, s := range sources {
		l.names = append(l.names, text.Show(s.Name))
	}
	if isTerminal(p.err) {
		l.out = p.err
	}
	l.began = l.now()
	l.next = l.began.Add(progressAfter)
	return l
}

// terminalWidth is how many columns a terminal has; 80 where it does not tell.
func terminalWidth(stream any) int {
	if f, ok := stream.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return w
		}
	}
	return 80
}

// show tells how far it has come, if it is time to.
func (l *progressLine) show(g publicvote.Progress) {
	now := l.now()
	if l.out == nil || now.Before(l.next) {
		return
	}
	l.next = now.Add(progressEvery)
	l.write(l.words(g, now.Sub(l.began)))
}

// write puts a line in the place of the one before.
func (l *progressLine) write(s string) {
	s = text.Truncate(s, l.width()-1) // a full line would wrap, and stay
	w := text.Width(s)
	fmt.Fprint(l.out, "\r"+text.PadRight(s, max(w, l.shown)))
	l.shown = w
}

// clear takes the line away.
func (l *progressLine) clear() {
	if l.out == nil || l.shown == 0 {
		return
	}
	l.write("")
	fmt.Fprint(l.out, "\r")
}

// words are how far a count has come after so long: the file, the rows, how
// many a second, how much of all bytes, and how long the rest will take.
func (l *progressLine) words(g publicvote.Progress, after time.Duration) string {
	name := ""
	if g.File >= 0 && g.File < len(l.names) {
		name = l.names[g.File]
	}
	if g.Files > 1 {
		name = l.cat.T("progress.file", "file", name, "n", itoa(g.File+1), "of", itoa(g.Files))
	}
	line := name
	if ms := after.Milliseconds(); ms > 0 && g.Rows > 0 { // where a file is only summed up, none are counted
		line = l.cat.T("progress.rows", "file", name, "rows", l.cat.Int(g.Rows)) + ", " + l.cat.T("progress.rate", "rows", l.cat.Int(g.Rows*1000/ms))
	}
	if g.Size > 0 && g.Bytes > 0 && g.Bytes <= g.Size {
		part := exact.Int(g.Bytes).Quo(exact.Int(g.Size))
		const unit = 1 << 10 // of bytes, so that the product has room
		left := time.Duration(after.Milliseconds()*((g.Size-g.Bytes)/unit)/max(1, g.Bytes/unit)) * time.Millisecond
		line += ", " + l.cat.Share(part, 0) + ", " + l.cat.T("progress.left", "time", l.duration(left))
	}
	return line
}

// duration is a time for the eye: seconds, or minutes and seconds.
func (l *progressLine) duration(d time.Duration) string {
	d = d.Round(time.Second)
	if d < time.Minute {
		return l.cat.T("progress.seconds", "n", itoa(int(d/time.Second)))
	}
	return l.cat.T("progress.minutes", "n", l.cat.Int(int64(d/time.Minute)), "s", fmt.Sprintf("%02d", int(d%time.Minute/time.Second)))
}
