package ui

import (
	"slices"
	"strings"

	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/help"
	"votering/ui/part/layout"
	"votering/ui/theme"
)

func styles(k Look) *theme.Styles { return theme.New(k.Theme, k.Dark, k.Profile) }

// loud are the styles that can be read from the back of a room: high contrast,
// as dark or light as the theme is.
func loud(k Look) *theme.Styles {
	if k.Theme == theme.None {
		return styles(k)
	}
	return theme.New(theme.HighContrast, k.Theme.IsDark(k.Dark), k.Profile)
}

// ink are the styles that everything is drawn in now.
func (m *Model) ink() *theme.Styles {
	if m.whole() {
		return m.loud
	}
	return m.s
}

// View draws exactly as many lines as the screen has, none wider than it.
func (m *Model) View() string {
	if m.w <= 0 || m.h <= 0 {
		return ""
	}
	a := m.areas()
	var drawn string
	switch {
	case a.TooLow:
		drawn = m.tooSmall()
	case m.curtain != nil:
		drawn = m.bare(a)
	case m.whole():
		drawn = m.inside(m.context(), a)
	default:
		drawn = m.full(a)
	}
	return m.ink().Paint(layout.Fit(drawn, m.w, m.h), m.w)
}

// smallness says that the screen is smaller than it was made for; empty where
// it is not.
func (m *Model) smallness() string {
	a := m.areas()
	if !a.Compact || a.TooLow {
		return ""
	}
	n := func(i int) string { return m.l.Int(int64(i)) }
	size := []string{"w", n(m.w), "h", n(m.h), "full_w", n(layout.FullW), "full_h", n(layout.FullH)}
	if s := m.l.T("ui.small", size...); text.Width(s)+4 <= m.w {
		return s
	}
	return m.l.T("ui.small.short", size...)
}

// tooSmall is all there is where nothing can be drawn.
func (m *Model) tooSmall() string {
	s := m.l.T("ui.too_small")
	if b := m.badge(); b != "" {
		s = b + ". " + s
	}
	return draw.Paragraph(s, m.w, &m.s.Base).Render(m.w, m.h)
}

// bare is the curtain, with nothing around it but that the edition is made up.
func (m *Model) bare(a layout.Areas) string {
	top := frame.Title{Edition: m.l.T("app.name"), Badge: m.badge()}.Line(m.s, a.W)
	return draw.Block{top}.Render(a.W, 1) + "\n" + m.curtain.View(m.l, m.s, a.W, a.H-1)
}

// full is the page with everything around it.
func (m *Model) full(a layout.Areas) string {
	c := m.context()
	around := func(b draw.Block) string { return b.Render(a.W, len(b)) }
	head := draw.Block{m.title(a)}
	if a.Tabs > 0 {
		head = append(head, m.tabs(a.W), frame.Rule(m.s, a.W))
	}
	parts := []string{around(head), m.inside(c, a)}
	if a.Message > 0 {
		says := m.message.Lines(m.s, a.W)
		if len(says) == 0 {
			says = draw.Block{frame.Rule(m.s, a.W)}
		}
		parts = append(parts, around(says.Top(a.Message).Pad(a.Message)))
	}
	if a.Footer > 0 {
		parts = append(parts, around(draw.Block{m.footer(c)}))
	}
	return strings.Join(parts, "\n")
}

// inside is the body: the page, or the overview of keys, and over it a dialog.
func (m *Model) inside(c page.Context, a layout.Areas) string {
	var body string
	if m.help != nil {
		body = m.help.View(m.sections(c), m.l, m.s, a.W, a.Body)
	} else {
		body = layout.Fit(m.page().View(c), a.W, a.Body)
	}
	if m.dialog == nil {
		return body
	}
	box, w, h := m.dialog.View(m.l, m.ink(), a.W, a.Body)
	return layout.Over(body, box, (a.W-w)/2, (a.Body-h)/2, w)
}

func (m *Model) title(a layout.Areas) draw.Line {
	t := frame.Title{Edition: m.l.T("app.name"), Badge: m.badge()}
	if m.sess != nil {
		e := m.sess.sight.Edition
		t.Edition = e.Title.In(string(m.l.Lang()))
		t.Who, t.Short, t.Must = m.who()
		t.Saved = m.saved()
		t.State = m.state()
	}
	if a.Compact {
		t.Edition = m.pageName(m.front) + " · " + t.Edition
	}
	return t.Line(m.s, a.W)
}

// state is how far the edition has come, and in a juror's own file that the
// ballot is sealed.
func (m *Model) state() string {
	if own := m.sess.sight.Own; own != nil && own.Sealed != nil && !own.Sealed.Changed {
		return m.l.T("own.sealed")
	}
	return m.l.T("state." + string(m.sess.sight.Phase))
}

func (m *Model) badge() string {
	if m.sess != nil && m.sess.sight.Edition.MadeUp {
		return m.l.T("app.made_up")
	}
	return ""
}

// shortName is how many cells a name has where there is hardly room.
const shortName = 8

// who says who acts, the longest form first, and the form for where there is
// hardly room. Where who acts was only said, and nobody is authenticated, all
// but that one say so too; must is the shortest that does.
func (m *Model) who() (forms []string, short, must string) {
	j := m.sess.sight.Who
	if j.Name == "" {
		return nil, "", ""
	}
	first, _, _ := strings.Cut(j.Name, " ")
	forms = []string{j.Name + ", " + m.l.T("role."+string(j.Role)), j.Name, first}
	if m.sess.sight.Owner == j.ID {
		return []string{m.l.T("own.file", "name", j.Name), m.l.T("own.file", "name", first)}, first, ""
	}
	if !m.sess.unchecked() {
		return forms, first, ""
	}
	for i, name := range forms {
		forms[i] = m.l.T("ui.as", "name", name)
	}
	return forms, m.l.T("ui.as_short", "name", first), m.l.T("ui.as_least", "name", text.Truncate(first, shortName))
}

func (m *Model) saved() string {
	switch {
	case m.queue.stuck != nil:
		return m.l.T("ui.not_saved", "n", m.l.Int(int64(m.queue.len())))
	case m.queue.len() > 0:
		return m.l.T("ui.saving")
	case m.sess.readOnly:
		return m.l.T("ui.reading")
	}
	return m.l.T("ui.saved", "clock", m.l.Clock(m.sess.sight.SavedAt.In(m.zone)))
}

func (m *Model) pageName(id page.ID) string { return m.l.T("page." + string(id)) }

func (m *Model) tabs(w int) draw.Line {
	if m.sess == nil {
		return frame.Tabs([]frame.Tab{m.tabOf(page.Start)}, 0, nil, m.s, w)
	}
	var tabs []frame.Tab
	on := -1
	for i, id := range m.sess.tabs() {
		tabs = append(tabs, m.tabOf(id))
		if id == m.front {
			on = i
		}
	}
	if m.front == page.Start {
		tabs, on = append(tabs, m.tabOf(page.Start)), len(tabs)
	}
	return frame.Tabs(tabs, on, m.beside(), m.s, w)
}

// tabOf is how a page is called in the line of pages.
func (m *Model) tabOf(id page.ID) frame.Tab {
	return frame.Tab{Name: m.pageName(id), Short: m.l.T("page.short." + string(id))}
}

// beside is what stands at the end of the line of tabs, the longest form first:
// how to change pages, and the edition's fingerprint in groups of four.
func (m *Model) beside() []string {
	var turn, locked string
	if m.oneTab() == nil {
		turn = "Tab " + m.l.T("key.tab_next")
	}
	if f := m.sess.sight.Fingerprint; len(f) >= 16 {
		locked = m.l.T("ui.locked", "fingerprint", f[:4]+" "+f[4:8]+" "+f[8:12]+" "+f[12:16])
	}
	switch {
	case turn == "":
		return []string{locked}
	case locked == "":
		return []string{turn}
	}
	return []string{locked + "   " + turn, turn}
}

// guestW is the width from which the footer always has the key that gives the
// laptop back.
const guestW = 80

func (m *Model) footer(c page.Context) draw.Line {
	switch {
	case m.dialog != nil:
		return draw.Of("", nil).Fit(c.W) // it shows its own keys
	case m.help != nil:
		return m.help.Footer(m.l, m.s, c.W)
	}
	all, help := slices.Concat(m.page().Bindings(c), m.bindings()), helpBinding
	i := slices.IndexFunc(all, func(b keys.Binding) bool { return b.ID == "give_back" })
	if c.W >= guestW && i >= 0 { // a guest has to find the way back at once
		all = slices.Concat(all[i:i+1], all[:i], all[i+1:])
	}
	if m.page().Typing() { // letters are text now
		all, help.Label = m.page().Bindings(c), "F1"
	}
	return frame.Footer(all, help, m.smallness(), m.l, m.s, c.W)
}

// sections are what the overview of keys shows.
func (m *Model) sections(c page.Context) []help.Section {
	out := []help.Section{
		{Heading: m.l.T("help.here", "page", m.pageName(m.page().ID())), Bindings: m.page().Bindings(c)},
		{Heading: m.l.T("help.everywhere"), Bindings: m.everywhereNow()},
	}
	if m.sess != nil {
		out = append(out, help.Section{Heading: m.l.T("help.file"), Lines: m.aboutFile(m.l)})
	}
	return out
}

// everywhereNow are the keys that work on every page, but those that write a
// letter where letters are text.
func (m *Model) everywhereNow() []keys.Binding {
	if !m.page().Typing() {
		return m.bindings()
	}
	var bs []keys.Binding
	for _, b := range m.bindings() {
		b.Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(k string) bool { return len([]rune(k)) == 1 })
		if len(b.Keys) > 0 {
			bs = append(bs, b)
		}
	}
	return bs
}

// aboutFile says which file this is, and who the program takes one for.
func (m *Model) aboutFile(l *locale.Catalog) []string {
	lines := []string{m.sess.room.Path()}
	if f := m.sess.sight.Fingerprint; f != "" {
		lines = append(lines, l.T("help.fingerprint", "fingerprint", f))
	}
	if m.sess.unchecked() {
		lines = append(lines, l.T("ui.unchecked", "name", m.sess.sight.Who.Name))
	}
	return lines
}
