package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/frame"
)

// welcome tells whoever opened a file what to know of it, once: in a juror's
// own what to do first or how much is left, and in a folder that a service keeps
// in step with other machines what to mind there. Made says that the file was
// just made.
func (m *Model) welcome(made bool) tea.Cmd {
	first, service := m.toDo(made), m.sess.sight.Synced
	if first != "" {
		m.say(frame.Plain, first)
	}
	if service == "" {
		return nil
	}
	args := fault.Pairs("service", service)
	if !made {
		m.notice([]room.Notice{{ID: "synced", Args: args}})
		return m.hold()
	}
	return m.ask(page.Start, page.Question{
		Title: m.l.T("own.synced.title", "service", service), Text: m.l.Sentence("notice.synced", args), After: first,
	}, true)
}

// toDo is what there is to do first in a juror's own file; empty in others, and
// where its page tells.
func (m *Model) toDo(made bool) string {
	s := &m.sess.sight
	switch own := s.Own; {
	case own == nil:
	case made:
		return m.l.T("own.welcome", "name", text.Show(s.Who.Name))
	case own.Sealed != nil && !own.Sealed.Changed: // the page for handing in says what is empty
	case len(own.Missing) > 0 && s.Mine.Started():
		return m.l.N("own.welcome_back", len(own.Missing))
	}
	return ""
}
