package forms

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/locale"
	"votering/internal/text"
)

const (
	textWidth = 76     // cells of a line that the program writes
	indent    = "    " // before the further lines of a comment
	heading   = "==="
)

// WriteText is a form to be filled in with any editor: UTF-8 with its mark and
// the line ends of Windows, so that the oldest Notepad shows it right. What is
// in b is filled in; nil is an empty form. Lines that begin with # are help.
func WriteText(ed *award.Edition, h Head, l *locale.Catalog, b *ballot.Ballot) []byte {
	w := &textWriter{guide: newGuide(ed, l), ballot: orNew(b, h.Juror)}
	w.intro(h)
	shown := asked(ed)
	for i, n := range shown {
		w.nominee(l.T("form.nominee", "n", strconv.Itoa(i+1), "of", strconv.Itoa(len(shown)), "name", label(n.Name)), n)
	}
	w.put("")
	w.put(heading + " " + l.T("form.word."+wordEnd) + " " + heading)
	return []byte("\ufeff" + strings.ReplaceAll(w.out.String(), "\n", "\r\n"))
}

// orNew is b, or an empty ballot.
func orNew(b *ballot.Ballot, juror string) *ballot.Ballot {
	if b == nil {
		return ballot.New(juror)
	}
	return b
}

// label makes the edition's own words fit for a line that is read again: there
// what stands in square brackets is an id, after a colon comes an answer, and a
// line that begins with spaces, # or = is of another kind.
func label(s string) string {
	return strings.TrimLeft(strings.NewReplacer("[", "(", "]", ")", ":", " –").Replace(text.Show(s)), "#= ")
}

type textWriter struct {
	guide
	ballot *ballot.Ballot
	out    strings.Builder
}

// put writes a line.
func (w *textWriter) put(s string) { w.out.WriteString(strings.TrimRight(s, " ") + "\n") }

// help writes s in lines that begin with #, whatever stands in it; all but the
// first after hang.
func (w *textWriter) help(s, hang string) {
	for i, line := range text.Wrap(text.ShowLines(s), textWidth-2-len(hang)) {
		if i > 0 {
			line = hang + line
		}
		w.put("# " + line)
	}
}

// helpUnder writes s in lines that begin with # and room.
func (w *textWriter) helpUnder(s string) {
	for _, line := range text.Wrap(text.ShowLines(s), textWidth-4) {
		w.put("#   " + line)
	}
}

// intro is what stands before the first nominee: what to do, whose form it
// is, and the criteria.
func (w *textWriter) intro(h Head) {
	w.help(strings.ToUpper(w.l.T("form.title")), "")
	w.help(w.words.Title(w.ed.Title), "")
	w.put("#")
	w.help(w.l.T("form.how"), "")
	for i, step := range w.steps("form.how.text") {
		w.help(strconv.Itoa(i+1)+". "+step, "   ")
	}
	w.put("")
	for _, f := range w.head(h) {
		w.put(f.name + ": " + f.value)
	}
	w.put("")
	w.help(strings.ToUpper(w.l.T("form.criteria")), "")
	for _, c := range w.ed.Marked() {
		w.put("#")
		w.help(w.criterion(c)+" ["+c.ID+"]", "  ")
		if !c.Help.Empty() {
			w.helpUnder(w.lines(c.Help))
		}
		for _, level := range c.Levels {
			w.helpUnder(w.level(level))
		}
	}
	for _, s := range w.measured() {
		w.put("#")
		w.help(s, "  ")
	}
}

// nominee writes what is asked about one nominee.
func (w *textWriter) nominee(title string, n *award.Nominee) {
	w.put("")
	w.put(strings.Repeat("=", textWidth))
	w.put(heading + " " + title + " [" + n.ID + "]")
	if s := w.summary(n); s != "" {
		w.help(s, "")
	}
	for _, s := range w.figures(n) {
		w.help(s, "  ")
	}
	w.put("")
	w.put(w.fieldHint(fieldConflict, "form.hint.conflict") + " " + w.conflict(w.ballot, n.ID))
	for _, c := range w.ed.Marked() {
		mark, comment := w.entry(w.ballot, ballot.Cell{Nominee: n.ID, Criterion: c.ID})
		w.put("")
		w.put(strings.TrimLeft(label(w.words.Title(c.Title))+" ", " ") + "[" + c.ID + "] (" + label(w.words.Scale(c)) + "): " + mark)
		w.put(word(w.l, fieldComment) + ": " + indented(comment))
	}
}

func (w *textWriter) fieldHint(field, hint string) string {
	return word(w.l, field) + " (" + w.l.T(hint) + "):"
}

// indented is a comment of which all but the first line stand apart from the
// margin, where fields begin.
func indented(comment string) string {
	lines := strings.Split(comment, "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" {
			lines[i] = indent + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}
