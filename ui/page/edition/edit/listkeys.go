package edit

import (
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
)

// listKeys are the keys of the sections and of lists.
func (s *Editor) listKeys(page.Context) []keys.Binding {
	l := s.front()
	_, thing := l.chosen(s.ed)
	none := fault.New(fault.Usage, "edit.no_thing")
	if thing {
		none = nil
	}
	bs := []keys.Binding{
		{ID: "edit.choose", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "edit.open", Keys: []string{"enter", "right"}, Footer: true},
	}
	if l.kind == items {
		bs = append(bs,
			keys.Binding{ID: "edit.add", Keys: []string{"a"}, Footer: true},
			keys.Binding{ID: "edit.remove", Keys: []string{"d", "delete"}, Footer: thing, Off: none},
		)
	}
	bs = append(bs,
		keys.Binding{ID: "edit.next", Keys: []string{"m"}, Footer: len(s.problems()) > 0},
		keys.Binding{ID: "edit.undo", Keys: []string{"u"}, Footer: len(s.before) > 0},
	)
	if l.kind == items {
		return append(bs,
			keys.Binding{ID: "edit.move", Keys: []string{"shift+up", "shift+down", "K", "J"}, Label: "Shift+↑↓", Off: none},
			keys.Binding{ID: "edit.back", Keys: []string{"esc", "left"}, Footer: true},
		)
	}
	return append(bs,
		keys.Binding{ID: "edit.import", Keys: []string{"i"}, Footer: true},
		keys.Binding{ID: "edit.write", Keys: []string{"w"}, Footer: true},
		keys.Binding{ID: "edit.read", Keys: []string{"esc"}, Footer: true},
	)
}

// mostLines is how many lines a page of keys goes on by.
const mostLines = 10

// listKey handles one key among the sections or in a list.
func (s *Editor) listKey(c page.Context, key string) page.Action {
	l := s.front()
	at, thing := l.chosen(s.ed)
	switch key {
	case "enter", "right":
		s.open()
	case "esc", "left":
		return s.back(c)
	case "a":
		s.add(l)
	case "d", "delete":
		return s.askRemove(c, at)
	case "shift+up", "K":
		return s.shift(c, at, -1)
	case "shift+down", "J":
		return s.shift(c, at, 1)
	case "m":
		return s.nextProblem(c)
	case "u":
		return s.undo(c)
	case "w":
		return askWrite(c)
	case "i":
		return s.askImport(c)
	default:
		l.cur.Key(key, s.lines(l), mostLines)
		if thing {
			s.settle()
		}
	}
	return page.Action{}
}

// open goes into what the cursor is on.
func (s *Editor) open() {
	l := s.front()
	switch at, thing := l.chosen(s.ed); {
	case l.kind == overview:
		s.down(sections[l.cur.At].open())
	case thing:
		s.down(formOf(at))
	default:
		s.add(l)
	}
}

// back goes out of a list; from the sections, out of the editor, where that
// loses nothing that was typed.
func (s *Editor) back(c page.Context) page.Action {
	held := s.Holds(c)
	switch {
	case len(s.levels) > 1:
		s.up()
	case held != "":
		return page.Action{Ask: &page.Question{
			Title: c.L.T("edit.held.title"), Text: held, Yes: c.L.T("edit.held.yes"),
			Then: func(string) page.Action { s.steps.Close(s); return page.Action{} },
		}}
	default:
		s.steps.Close(s)
	}
	return page.Action{}
}

// askRemove asks before a thing is taken away, after what it has of documents is
// kept: taking that back brings them back, too.
func (s *Editor) askRemove(c page.Context, at fields.Place) page.Action {
	ask := page.Action{Ask: &page.Question{
		Title: c.L.T("edit.remove.title"), Text: c.L.T("edit.remove.text", "what", s.title(c, at)), Yes: c.L.T("edit.remove.yes"),
		Then: func(string) page.Action { return s.remove(c, at) },
	}}
	if at.Part == fields.Nominee || at.Part == fields.Document {
		ask.Look = keepDocuments(s.ed.Nominees[at.Index])
	}
	return ask
}

// shift takes a thing up or down, and the cursor with it.
func (s *Editor) shift(c page.Context, at fields.Place, by int) page.Action {
	l := s.front()
	to := l.cur.At + by
	if to < 0 || to >= fields.Count(s.ed, l.part, l.parent) {
		return page.Action{}
	}
	l.cur.At = to
	return s.move(c, at, by)
}
