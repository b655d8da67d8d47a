package ui

import (
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/dialog"
	"votering/ui/part/frame"
)

// How long a dialog that opens by itself ignores keys, and a message that
// comes by itself stays in spite of them.
const (
	deafness = 400 * time.Millisecond
	staying  = 2 * time.Second
)

// say puts a sentence in the message line. Where a page has the screen to itself
// there is none: what matters later is kept for it.
func (m *Model) say(w frame.Weight, s string) {
	if w == frame.Plain && m.whole() {
		return
	}
	m.message, m.held = frame.Message{Weight: w, Text: s}, false
}

// hold makes a warning stay for a while: it came by itself, perhaps in the
// middle of typing.
func (m *Model) hold() tea.Cmd {
	m.held = true
	m.waits++
	m.unread = m.waits
	return m.wait(staying, readMsg{m.waits})
}

// notice shows warnings of acts that were done.
func (m *Model) notice(ns []room.Notice) {
	for _, n := range ns {
		m.message = frame.Join(m.message, frame.Message{Weight: frame.Warning, Text: m.noticeText(n)})
	}
}

func (m *Model) noticeText(n room.Notice) string { return m.l.Sentence("notice."+n.ID, n.Args) }

// explain puts an error into words: what happened, where, and what to do next.
func explain(l *locale.Catalog, err error) string {
	message, try := l.FaultOnScreen(err)
	if f := fault.Of(err); f != nil && f.Where != "" {
		message = text.Show(f.Where) + ": " + message
	} else {
		message = sentence(message)
	}
	if try == "" {
		return message
	}
	return strings.TrimSuffix(message, ".") + ". → " + sentence(try)
}

// sentence begins s with a capital letter and ends it with a full stop: in the
// catalogue faults are written to stand behind a colon.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(r)) + s[n:]
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// ignoreKeys makes what opens by itself deaf for a while.
func (m *Model) ignoreKeys() tea.Cmd {
	m.waits++
	m.deaf = m.waits
	return m.wait(deafness, heardMsg{m.waits})
}

// fail says what went wrong: one error in the message line, several in a
// dialog.
func (m *Model) fail(err error) tea.Cmd {
	var list fault.List
	if !errors.As(err, &list) || len(list) < 2 || m.whole() {
		m.say(frame.Failure, explain(m.l, err))
		return nil
	}
	lines := make([]string, 0, len(list))
	for _, f := range list {
		lines = append(lines, explain(m.l, f))
	}
	return m.ask(m.front, page.Question{
		Title: m.l.T("ui.faults.title"), Text: m.l.N("ui.faults", len(list)), Lines: lines,
	}, true)
}

// ask opens a dialog for a page. One that nobody asked for is deaf at first.
func (m *Model) ask(owner page.ID, q page.Question, unasked bool) tea.Cmd {
	m.dialog, m.asker = dialog.New(q, unasked), owner
	if !unasked {
		return nil
	}
	return m.ignoreKeys()
}
