package edit

import (
	"votering/internal/award"
	"votering/internal/fields"
	"votering/ui/part/cursor"
	"votering/ui/part/editor"
)

// kind is what a level is.
type kind int

const (
	overview kind = iota // the sections
	items                // the things of a list
	form                 // the fields of one thing
	picks                // what can be in a field, to be ticked off
	prose                // a text of several lines
)

// level is one step into the edition: the sections, then a list or a form, and
// so on. The last one has the keys.
type level struct {
	kind kind
	cur  cursor.Cursor
	top  int // first line in sight, of a form

	part   fields.Part // items: of what
	parent int         // items: whose, where they belong to another thing

	at    fields.Place // form: of what
	form  []source     // form: its fields; nil: all of the thing's
	all   bool         // form: also what is seldom needed
	added bool         // form: of a thing that was just added
	fresh bool         // form: nothing is written of it yet

	row  row           // picks, prose: the field
	text editor.Editor // prose
	last string        // prose: the text as it was taken in
}

// sources are where the rows of a form come from.
func (l *level) sources() []source {
	if l.form != nil {
		return l.form
	}
	return []source{{part: l.at.Part}}
}

// front is the level that has the keys.
func (s *Editor) front() *level { return s.levels[len(s.levels)-1] }

// up closes the level in front.
func (s *Editor) up() {
	s.levels = s.levels[:len(s.levels)-1]
	s.typing = nil
}

// down opens a level in front.
func (s *Editor) down(l *level) {
	s.levels = append(s.levels, l)
	s.typing = nil
}

// itemsOf is the list of a part.
func itemsOf(part fields.Part, parent int) *level {
	return &level{kind: items, part: part, parent: parent}
}

// formOf is the form of a thing.
func formOf(at fields.Place) *level { return &level{kind: form, at: at} }

// open is the level that a section opens.
func (x section) open() *level {
	if x.list != "" {
		return itemsOf(x.list, 0)
	}
	return &level{kind: form, at: fields.Place{Part: x.form[0].part}, form: x.form}
}

// chosen is the thing that the cursor of a list is on; false on the line that
// adds one.
func (l *level) chosen(e *award.Edition) (fields.Place, bool) {
	at := placeOf(l.part, l.parent, l.cur.At)
	return at, l.kind == items && l.cur.At < fields.Count(e, l.part, l.parent)
}

// lines is how many lines a level has to choose from.
func (s *Editor) lines(l *level) int {
	switch l.kind {
	case overview:
		return len(sections)
	case items:
		return fields.Count(s.ed, l.part, l.parent) + 1 // the last one adds
	case form:
		return len(s.rows(l))
	case picks:
		return len(s.ticks(l))
	case prose:
	}
	return 1
}

// settle closes the levels of things that are gone, and keeps cursors on what
// there is.
func (s *Editor) settle() {
	for i, l := range s.levels {
		if l.kind == form && !there(s.ed, l.at) || l.kind == items && isSub(l.part) && !there(s.ed, s.levels[i-1].at) {
			s.levels = s.levels[:i]
			s.typing = nil
			break
		}
	}
	for _, l := range s.levels {
		l.cur.Clamp(s.lines(l))
	}
}

// show opens the form in which something is mended, with the cursor on the field.
func (s *Editor) show(p problem) {
	s.levels, s.typing = s.levels[:1], nil
	s.levels[0].cur.At = p.section()
	x := sections[p.section()]
	s.down(x.open())
	if p.at.Index < 0 { // a list that lacks something: the line that adds
		s.front().cur.At = s.lines(s.front()) - 1
		return
	}
	if x.list != "" {
		s.front().cur.At = p.at.Index
		s.down(formOf(fields.Place{Part: x.list, Index: p.at.Index}))
	}
	if isSub(p.at.Part) {
		s.choose(func(r row) bool { return r.list == p.at.Part })
		s.down(itemsOf(p.at.Part, p.at.Index))
		s.front().cur.At = p.at.Sub
		s.down(formOf(p.at))
	}
	s.choose(func(r row) bool {
		return !r.leads() && r.at == p.at && r.key == p.key && (p.lang == "" || r.lang == p.lang)
	})
}

// choose puts the cursor of a form on the first row that is meant, where there
// is one.
func (s *Editor) choose(meant func(row) bool) {
	l := s.front()
	for i, r := range s.rows(l) {
		if meant(r) {
			l.cur.At = i
			return
		}
	}
}
