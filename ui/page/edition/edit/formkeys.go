package edit

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/input"
)

// formKeys are the keys of a form.
func (s *Editor) formKeys() []keys.Binding {
	r, _ := s.inHand()
	bs := []keys.Binding{
		{ID: "edit.line", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true},
		{ID: "edit.enter", Keys: []string{"enter"}, Footer: true},
	}
	if r.chosen() {
		bs = append(bs, keys.Binding{ID: "edit.turn", Keys: []string{"left", "right", " "}, Label: "←→", Footer: true})
	}
	if r.opens() {
		bs = append(bs, keys.Binding{ID: "edit.open", Keys: []string{"right"}, Footer: true})
	}
	if r.field.Multi {
		bs = append(bs, keys.Binding{ID: "edit.apart", Keys: []string{"alt+l"}, Footer: true})
	}
	return append(bs,
		keys.Binding{ID: "edit.back", Keys: []string{"esc"}, Footer: true},
		keys.Binding{ID: "edit.next", Keys: []string{"alt+m"}, Footer: len(s.problems()) > 0},
		keys.Binding{ID: "edit.undo", Keys: []string{"alt+u"}, Footer: len(s.before) > 0},
	)
}

// formKey handles one key in a form.
func (s *Editor) formKey(c page.Context, msg tea.KeyMsg) page.Action {
	r, ok := s.inHand()
	if !ok {
		s.up()
		return page.Action{}
	}
	switch msg.String() {
	case "up", "shift+tab":
		return s.step(c, -1)
	case "down", "tab":
		return s.step(c, 1)
	case "enter":
		return s.enter(c, r)
	case "esc":
		return s.leaveForm(c)
	case "alt+m":
		return s.nextProblem(c)
	case "alt+u":
		if s.forget(c, r) {
			return page.Action{}
		}
		return s.undo(c)
	case "alt+l":
		return s.languages(c, r)
	}
	if msg.Paste {
		if a, ok := s.pasted(c, r, string(msg.Runes)); ok {
			return a
		}
	}
	s.write(c, r, msg)
	return page.Action{}
}

// forget takes back what is typed in a row and not stored; false where nothing
// is.
func (s *Editor) forget(c page.Context, r row) bool {
	_, refused := s.refused[r.spot]
	typed := s.typing != nil && *s.typing == r.spot && s.line.Value() != s.start(c, r)
	delete(s.refused, r.spot)
	if s.typing = nil; s.touched {
		s.ed, s.touched = s.saved, false
		typed = true
	}
	return refused || typed
}

// step goes to another row, after what stands in this one is stored.
func (s *Editor) step(c page.Context, by int) page.Action {
	a := s.take(c)
	l := s.front()
	l.cur.At += by
	l.cur.Clamp(s.lines(l))
	return a
}

// enter goes into what a row leads to, and else on to the next row; from the
// last one out of the form.
func (s *Editor) enter(c page.Context, r row) page.Action {
	l := s.front()
	switch {
	case r.list != "":
		a := s.take(c)
		s.down(itemsOf(r.list, r.at.Index))
		return a
	case r.more > 0:
		l.all = true
		return page.Action{}
	}
	after := l.cur.At + 1
	rows := s.rows(l)
	if after < len(rows) && !rows[after].leads() {
		return s.step(c, 1)
	}
	a := s.take(c)
	if rows = s.rows(l); after < len(rows) && !rows[after].leads() { // what was chosen brought more to fill in
		l.cur.At = after
		return a
	}
	if after < len(rows) && rows[after].list != "" {
		l.cur.At = after
		return a
	}
	a = s.closeForm(a)
	if x := s.front(); x.kind == overview { // on to the next part
		x.cur.At = min(x.cur.At+1, len(sections)-1)
	}
	return a
}

// leaveForm stores what stands in the row in hand and goes out of the form.
func (s *Editor) leaveForm(c page.Context) page.Action { return s.closeForm(s.take(c)) }

// closeForm goes out of a form. Where the thing was just added the cursor is then
// on the line that adds another.
func (s *Editor) closeForm(a page.Action) page.Action {
	added := s.front().added
	s.dropFresh()
	s.up()
	if l := s.front(); l.kind == items && added {
		l.cur.At = fields.Count(s.ed, l.part, l.parent)
	}
	s.settle()
	return a
}

// write gives a key to the field in hand.
func (s *Editor) write(c page.Context, r row, msg tea.KeyMsg) {
	switch {
	case r.leads():
	case r.picked():
		if key := msg.String(); key == "right" || key == " " {
			s.down(&level{kind: picks, row: r, at: r.at})
		}
	case r.chosen():
		s.turn(c, r, msg.String())
	case r.field.Kind == fields.Lines:
		typed := msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace
		if typed || msg.String() == "right" {
			s.openProse(r)
		}
		if typed {
			s.front().text.Key(msg, proseW(c))
		}
	default:
		s.hold(c, r)
		if s.over && msg.Type == tea.KeyRunes && !msg.Alt {
			s.line.Put("")
		}
		s.over = false
		s.line.Key(msg)
	}
}

// overwritten reports whether what is typed takes the place of what stands in a
// field: a number is seldom added to.
func overwritten(k fields.Kind) bool {
	switch k {
	case fields.Number, fields.Ratio, fields.Whole, fields.Date, fields.Moment, fields.Figure:
		return true
	}
	return false
}

// longest is how many characters a line takes where its field does not say.
const longest = 4000

// hold makes the line that is written the one of a row.
func (s *Editor) hold(c page.Context, r row) {
	if s.typing != nil && *s.typing == r.spot {
		return
	}
	most := r.field.Max
	if most == 0 || r.isFile() {
		most = longest
	}
	at := r.spot
	s.typing, s.line = &at, input.New(s.start(c, r), most)
	s.over = overwritten(r.field.Kind) && s.line.Value() != ""
}

// turn chooses another of a few words: the next or the one before, or the one
// that begins with a letter.
func (s *Editor) turn(c page.Context, r row, key string) {
	all := options(s.ed, r)
	if len(all) == 0 {
		return
	}
	at := slices.Index(all, s.chosenOf(r))
	switch key {
	case "left":
		at = max(at, 0) + len(all) - 1
	case "right", " ":
		at++
	default:
		at = s.begins(c, r, all, at, key)
	}
	if at >= 0 {
		s.set(r, all[at%len(all)])
	}
}

// begins is the next word that begins with what was typed; below 0 where none
// does.
func (s *Editor) begins(c page.Context, r row, all []string, at int, typed string) int {
	typed = text.Fold(typed)
	for i := range all {
		n := (max(at, -1) + 1 + i) % len(all)
		if typed != "" && strings.HasPrefix(text.Fold(s.option(c, r, all[n])), typed) {
			return n
		}
	}
	return -1
}

// languages sets the texts of a field apart, one for each language, or puts
// them together again where only one of them is written.
func (s *Editor) languages(c page.Context, r row) page.Action {
	if !r.field.Multi {
		return page.Action{Off: fault.New(fault.Usage, "edit.one_text")}
	}
	a := s.take(c)
	field := spot{at: r.at, key: r.key}
	var written []string
	for _, lang := range languages(s.ed) {
		if t := fields.Get(s.ed, r.at, r.key, lang); t != "" {
			written = append(written, t)
		}
	}
	switch {
	case len(written) > 1:
		a.Off = fault.New(fault.Usage, "edit.more_texts")
	case len(written) == 1:
		r.lang = ""
		s.split[field] = false
		s.set(row{spot: field, field: r.field}, written[0])
		s.choose(func(x row) bool { return x.spot == field })
		if b := s.commit(s.label(c, r)); b.Act != nil {
			return b
		}
		return a
	case s.split[field]:
		s.split[field] = false
	default:
		s.split[field] = true
		if all := fields.Get(s.ed, r.at, r.key, ""); all != "" {
			field.lang = languages(s.ed)[0]
			s.set(row{spot: field, field: r.field}, all)
		}
		s.choose(func(x row) bool { return x.at == r.at && x.key == r.key })
		if b := s.commit(s.label(c, r)); b.Act != nil {
			return b
		}
		return a
	}
	s.choose(func(x row) bool { return x.at == r.at && x.key == r.key })
	return a
}
