package forms

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/tabular"
)

// decoded is a text file as lines that end in LF, however it was saved.
func decoded(data []byte) (string, error) {
	plain, _, err := tabular.Decode(data)
	if err != nil {
		return "", err
	}
	return lineEnds.Replace(string(plain)), nil
}

// lineEnds makes one of all that end lines.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// readText reads a text form. What stands before its first line is the mail
// that it came in; what stands after its last is a signature.
func readText(data []byte, name string, ed *award.Edition) (*found, *fault.Error) {
	if len(data) > MaxText {
		return nil, tooLarge(name, MaxText)
	}
	plain, err := decoded(data)
	if err != nil {
		return nil, fault.New(fault.Format, "form.none").At(name).Because(err)
	}
	r := &textReader{found: newFound(), name: name, ed: ed, sections: map[string]bool{}}
	ended := false
	for line := range strings.SplitSeq(plain, "\n") {
		r.at++
		if ended = r.read(line); ended {
			break
		}
	}
	if len(r.found.head) == 0 {
		return nil, fault.New(fault.Format, "form.none").At(name)
	}
	if r.found.end = r.answer(""); !ended {
		r.complain(fault.Format, "form.cut")
		clear(r.found.begun) // what is missing was cut off
	}
	return r.found, nil
}

func tooLarge(name string, max int) *fault.Error {
	return fault.New(fault.Size, "form.size", "max", strconv.Itoa(max>>20)).At(name)
}

// textReader reads a form line by line.
type textReader struct {
	found    *found
	name     string
	ed       *award.Edition
	at       int             // the line at hand; the first is 1
	sections map[string]bool // nominees whose part has begun
	nominee  string          // whose part this is; empty before the first
	skip     bool            // until the next heading
	cell     ballot.Cell     // the cell that a comment belongs to
	open     func(s string)  // takes a further line of the field at hand; nil: it has one line
	quoting  bool            // the field at hand is a comment, where # and room before the text are text
}

func (r *textReader) answer(s string) answer {
	return answer{lines: []string{s}, where: fmt.Sprintf("%s:%d", r.name, r.at), at: r.at}
}

func (r *textReader) complain(class fault.Class, id string, pairs ...string) {
	if !r.found.full() {
		r.found.complain(r.answer("").fault(class, id, pairs...))
	}
}

// read takes a line, and reports whether it was the last. A comment goes on
// until a line at the margin begins something else.
func (r *textReader) read(line string) (end bool) {
	s := strings.TrimSpace(line)
	inset := s == "" || strings.ContainsAny(line[:1], " \t#")
	switch {
	case r.quoting && inset:
		r.open(unindent(line))
	case strings.HasPrefix(s, heading) && len(r.found.head) > 0:
		return r.heading(s)
	case r.skip:
	case r.nominee == "":
		r.headLine(s)
	case s == "" || s[0] == '#':
	case r.field(line) || r.criterion(s):
	case r.quoting:
		r.open(unindent(line))
	case r.open != nil:
		r.open(s)
	default:
		r.complain(fault.Format, "form.line", "text", excerpt(s))
	}
	return false
}

// excerpt is the beginning of a line, to be known again by.
func excerpt(s string) string {
	const enough = 60
	if r := []rune(s[:min(len(s), 4*enough)]); len(r) > enough {
		return string(r[:enough]) + "…"
	}
	return s
}

// unindent takes the room away that further lines of a comment have before
// them, and makes spaces of tabs.
func unindent(line string) string {
	line = strings.ReplaceAll(line, "\t", indent)
	room := len(line) - len(strings.TrimLeft(line, " "))
	return line[min(room, len(indent)):]
}

// headLine takes a line before the first nominee.
func (r *textReader) headLine(s string) {
	key, value, _ := strings.Cut(s, ":")
	f := fieldOf(key)
	_, begun := r.found.head[fieldForm]
	if !slices.Contains(headFields, f) || !begun && f != fieldForm {
		return
	}
	if r.found.head[f].there() {
		r.complain(fault.Format, "form.twice", "field", excerpt(key))
		return
	}
	r.found.head[f] = r.answer(value)
}

// lastID finds the id at the end of a heading.
func lastID(s string) (id string, ok bool) {
	s, ok = strings.CutSuffix(strings.TrimRight(s, "= \t"), "]")
	begin := strings.LastIndexAny(s, "[]")
	if !ok || begin < 0 || s[begin] == ']' {
		return "", false
	}
	return s[begin+1:], true
}

// firstID finds the id in the line of a mark, and the mark.
var firstID = regexp.MustCompile(`^[^\[\]]*\[([^\]\[]*)\][^:]*:(.*)$`)

// heading takes a line that begins a nominee's part, or ends the form.
func (r *textReader) heading(s string) (end bool) {
	r.open, r.quoting = nil, false
	title := strings.Trim(s, "= \t")
	if title == "" {
		return false
	}
	r.skip, r.cell = true, ballot.Cell{}
	id, ok := lastID(s)
	if !ok {
		if says(title, wordEnd) {
			return true
		}
		r.complain(fault.Format, "form.heading", "text", excerpt(s))
		return false
	}
	id = fold(id)
	switch _, known := r.ed.Nominee(id); {
	case !known:
		r.complain(fault.Score, "mark.nominee", "nominee", excerpt(id))
	case r.sections[id]:
		r.complain(fault.Format, "form.twice", "field", id)
	default:
		r.nominee, r.skip, r.sections[id] = id, false, true
		r.found.begun[id] = r.answer("")
	}
	return false
}

// criterion takes a line with a mark: in it an id in square brackets, and the
// mark after a colon. In a comment only a known id begins one.
func (r *textReader) criterion(s string) bool {
	if !strings.Contains(s, "[") {
		return false
	}
	m := firstID.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	id := fold(m[1])
	c, known := r.ed.Criterion(id)
	if known = known && c.ValueFrom == nil; !known && r.quoting {
		return false
	}
	r.open, r.quoting, r.cell = nil, false, ballot.Cell{Nominee: r.nominee, Criterion: id}
	if !known { // its comment is taken, and asked for by nobody
		r.complain(fault.Score, "mark.criterion", "criterion", excerpt(id))
		return true
	}
	put(r, r.found.marks, r.cell, id, m[2])
	return true
}

// field takes a line that begins the comment on a cell, or says whether there
// is a conflict.
func (r *textReader) field(line string) bool {
	key, value, ok := strings.Cut(line, ":")
	if !ok || strings.Contains(key, "[") {
		return false
	}
	switch f := fieldOf(key); {
	case f == fieldConflict:
		put(r, r.found.conflicts, r.nominee, key, value)
		r.open, r.quoting = more(r.found.conflicts, r.nominee), false
	case f == fieldComment && (r.cell == ballot.Cell{} || r.found.comments[r.cell].there()):
		r.stray(excerpt(line))
	case f == fieldComment:
		put(r, r.found.comments, r.cell, key, unindent(strings.TrimLeft(value, " \t")))
		r.open, r.quoting = more(r.found.comments, r.cell), true
	default:
		return false
	}
	return true
}

// stray takes a comment that follows no mark of its own, and passes over its
// further lines.
func (r *textReader) stray(line string) {
	if !r.found.full() && len(r.found.strays[r.nominee]) < MaxFaults {
		r.found.strays[r.nominee] = append(r.found.strays[r.nominee], r.answer("").fault(fault.Format, "form.line", "text", line))
	}
	r.open, r.quoting = func(string) {}, true
}

// put keeps the answer in a field, once.
func put[K comparable](r *textReader, in map[K]answer, key K, name, value string) {
	if in[key].there() {
		r.complain(fault.Format, "form.twice", "field", excerpt(strings.TrimSpace(name)))
		return
	}
	in[key] = r.answer(value)
}

// more takes further lines of an answer, as many as a text of that length can
// have and one too many.
func more[K comparable](in map[K]answer, key K) func(string) {
	return func(s string) {
		if a := in[key]; len(a.lines) <= ballot.MaxComment+1 {
			a.lines = append(a.lines, s)
			in[key] = a
		}
	}
}
