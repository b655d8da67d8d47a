package ui

import (
	"maps"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/frame"
	"votering/ui/part/help"
)

// keys takes a message apart: keys that were typed fast come as one, and every
// one of them counts. A paste stays whole.
func (m *Model) keys(msg tea.KeyMsg) tea.Cmd {
	if msg.Type != tea.KeyRunes || msg.Paste || len(msg.Runes) < 2 {
		return m.key(msg)
	}
	var cmds []tea.Cmd
	for _, r := range msg.Runes {
		cmds = append(cmds, m.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}))
	}
	return tea.Batch(cmds...)
}

// key gives one key to what is on top.
func (m *Model) key(msg tea.KeyMsg) tea.Cmd {
	if msg.String() == "ctrl+c" {
		return m.quit()
	}
	if !m.held && !m.whole() {
		m.message = frame.Message{}
	}
	switch {
	case m.busy:
		return nil
	case m.curtain != nil:
		return m.curtainKey(msg)
	case m.dialog != nil:
		return m.dialogKey(msg)
	case m.help != nil:
		if m.help.Key(msg) {
			m.help = nil
		}
		return nil
	}
	return m.pageKey(msg)
}

// curtainKey waits for whoever sits down. Esc lets another curtain down, for
// whoever handed over: the wrong one may have been chosen.
func (m *Model) curtainKey(msg tea.KeyMsg) tea.Cmd {
	c := m.curtain
	if c.Deaf {
		return nil
	}
	c.Stray = ""
	switch key := msg.String(); {
	case key == "enter":
		m.busy = true
		return lookAs(m.sess.room, c.To, m.desk.Clock)
	case key == "esc" && c.From != "":
		return m.drop(m.sess.sight.Who.ID)
	case msg.Paste:
	default:
		c.Stray = text.Show(keys.Name(m.l, key))
	}
	return nil
}

func (m *Model) dialogKey(msg tea.KeyMsg) tea.Cmd {
	closed, a := m.dialog.Key(msg)
	if !closed {
		return nil
	}
	m.dialog = nil
	cmd := m.apply(m.asker, a, false)
	if then := m.then; then != nil {
		m.then = nil
		return tea.Batch(cmd, then())
	}
	return cmd
}

// pageKey gives a key to the page in front, or to what works everywhere. Where
// letters are text, only the page's own bindings and keys that write nothing
// come before the text.
func (m *Model) pageKey(msg tea.KeyMsg) tea.Cmd {
	p, c := m.page(), m.context()
	if b, ok := keys.Find(p.Bindings(c), msg); ok && !msg.Paste {
		if b.Off != nil {
			m.off(b.Off)
			return nil
		}
		return m.apply(p.ID(), p.Key(c, msg), false)
	}
	if p.Typing() && (msg.Paste || writes(msg)) {
		return m.apply(p.ID(), p.Key(c, msg), false)
	}
	if b, ok := keys.Find(m.bindings(), msg); ok && !msg.Paste {
		if b.Off != nil {
			m.off(b.Off)
			return nil
		}
		return m.everywhere(b.ID, msg)
	}
	if p.Typing() {
		return m.apply(p.ID(), p.Key(c, msg), false)
	}
	m.unknown(msg)
	return nil
}

// writes reports whether a key puts a character into a text.
func writes(msg tea.KeyMsg) bool {
	return !msg.Alt && (msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace)
}

// unknown says that a key does nothing. Esc asks for nothing but quiet.
func (m *Model) unknown(msg tea.KeyMsg) {
	switch {
	case msg.Paste:
		m.say(frame.Plain, m.l.T("ui.paste"))
	case msg.String() == "esc":
		m.message, m.held = frame.Message{}, false
	default:
		m.say(frame.Plain, m.l.T("ui.unknown", "key", text.Show(keys.Name(m.l, msg.String()))))
	}
}

// everywhere does what a key does on every page.
func (m *Model) everywhere(id string, msg tea.KeyMsg) tea.Cmd {
	switch id {
	case "tab_next":
		return m.turn(1)
	case "tab_previous":
		return m.turn(-1)
	case "tab_number":
		return m.tab(msg)
	case "help":
		m.help = &help.Help{}
	case "language":
		m.nextLanguage()
	case "theme":
		m.nextTheme()
	case "give_back":
		return m.apply(m.front, page.Action{HandTo: m.sess.ownerID()}, false)
	case "files":
		return m.show(page.Start)
	case "save_again":
		return m.run()
	case "redraw":
		return tea.ClearScreen
	case "quit":
		return m.quit()
	}
	return nil
}

// quit leaves the program. Where a page holds something that is stored nowhere
// it asks first; who then asks again means it.
func (m *Model) quit() tea.Cmd {
	what := m.holding()
	if what == "" || m.dialog != nil || m.curtain != nil {
		return m.intend(intent{kind: quitting})
	}
	return m.ask(m.front, page.Question{
		Title: m.l.T("ui.held.title"), Text: what, Yes: m.l.T("ui.held.yes"), No: m.l.T("ui.held.no"),
		Then: func(string) page.Action { return page.Action{Quit: true} },
	}, false)
}

// holding says what the pages hold that is stored nowhere, also those that have
// no tab now.
func (m *Model) holding() string {
	if m.sess == nil {
		return ""
	}
	for _, id := range slices.Sorted(maps.Keys(m.sess.pages)) {
		if h, ok := m.sess.pages[id].(page.Holder); ok {
			if what := h.Holds(m.context()); what != "" {
				return what
			}
		}
	}
	return ""
}

// turn goes to the next tab, or the one before; from the start page back to
// the file.
func (m *Model) turn(by int) tea.Cmd {
	tabs := m.sess.tabs()
	i := slices.Index(tabs, m.front)
	if i < 0 {
		return m.show(m.sess.beforeStart())
	}
	return m.show(tabs[(i+by+len(tabs))%len(tabs)])
}

// tab goes to the tab with the number that was pressed.
func (m *Model) tab(msg tea.KeyMsg) tea.Cmd {
	i, tabs := int(msg.Runes[0]-'1'), m.sess.tabs()
	if i >= len(tabs) {
		return nil
	}
	return m.show(tabs[i])
}

func (m *Model) nextLanguage() {
	all := locale.Languages()
	m.l = locale.For(all[(slices.Index(all, m.l.Lang())+1)%len(all)])
	m.say(frame.Plain, m.l.T("ui.language"))
}

func (m *Model) nextTheme() {
	m.look.Theme = m.look.Theme.Next()
	m.s, m.loud = styles(m.look), loud(m.look)
	m.say(frame.Plain, m.l.T("ui.theme", "theme", m.l.T("theme."+string(m.look.Theme))))
}
