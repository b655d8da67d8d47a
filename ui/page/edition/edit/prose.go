package edit

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/editor"
)

// proseKeys are the keys of a text of several lines that is being written.
var proseKeys = []keys.Binding{
	{ID: "edit.done", Keys: []string{"esc", "ctrl+s", "tab"}, Footer: true},
	{ID: "edit.line_end", Keys: []string{"enter"}, Footer: true},
}

// openProse opens a text of several lines.
func (s *Editor) openProse(r row) {
	most := r.field.Max
	if most == 0 {
		most = longest
	}
	text := s.text(r)
	s.down(&level{kind: prose, row: r, at: r.at, text: editor.New(text, most), last: text})
}

// proseKey handles one key in a text of several lines.
func (s *Editor) proseKey(c page.Context, msg tea.KeyMsg) page.Action {
	l := s.front()
	switch msg.String() {
	case "esc", "ctrl+s", "tab":
		a := s.take(c)
		s.up()
		return a
	}
	l.text.Key(msg, proseW(c))
	if f := l.text.Left().Fault(); f != nil {
		return page.Action{Off: f}
	}
	return page.Action{}
}

// takeProse fills the field in from the text, where it was changed.
func (s *Editor) takeProse(l *level) {
	if now := l.text.Value(); now != l.last {
		l.last = now
		s.set(l.row, now)
	}
}

// proseW is how wide a text of several lines is set.
func proseW(c page.Context) int { return max(min(c.W-2, 90), 1) }
