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
	s := &m.sess.sight
	if own := s.Own; own != nil {
		switch {
		case made:
			m.say(frame.Plain, m.l.T("own.welcome", "name", text.Show(s.Who.Name)))
		case len(own.Missing) > 0 && s.Mine.Started():
			m.say(frame.Plain, m.l.N("own.welcome_back", len(own.Missing)))
		}
	}
	if s.Synced == "" {
		return nil
	}
	if !made {
		m.notice([]room.Notice{{ID: "synced", Args: fault.Pairs("service", s.Synced)}})
		return m.hold()
	}
	return m.ask(page.Start, page.Question{
		Title: m.l.T("own.synced.title", "service", s.Synced), Text: m.l.Sentence("notice.synced", fault.Pairs("service", s.Synced)),
	}, true)
}
