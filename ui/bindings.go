package ui

import (
	"slices"

	"votering/internal/fault"
	"votering/ui/keys"
)

// bindings are the keys that work on every page, where no text is being
// written. Capital letters leave the small ones to the pages.
func (m *Model) bindings() []keys.Binding {
	one := m.oneTab()
	bs := []keys.Binding{ // the line of pages says how to change them, where there is one
		{ID: "tab_next", Keys: []string{"tab"}, Footer: m.areas().Tabs == 0, Off: one},
		{ID: "tab_previous", Keys: []string{"shift+tab"}, Off: one},
		{ID: "tab_number", Keys: []string{"alt+1", "alt+2", "alt+3", "alt+4", "alt+5", "alt+6", "alt+7", "alt+8", "alt+9"}, Label: "Alt+1-9", Off: one},
		{ID: "give_back", Keys: []string{"H"}, Footer: m.sess != nil && m.sess.away(), Off: m.atHome()},
		{ID: "save_again", Keys: []string{"R"}, Footer: m.queue.stuck != nil, Off: m.allSaved()},
		{ID: "files", Keys: []string{"O"}},
		{ID: "language", Keys: []string{"L"}},
		{ID: "theme", Keys: []string{"T"}},
		{ID: "redraw", Keys: []string{"ctrl+l"}},
		{ID: "quit", Keys: []string{"q", "ctrl+c"}, Footer: true},
	}
	if m.sess != nil && m.sess.sight.Owner != "" { // a juror's own file is handed to nobody
		bs = slices.DeleteFunc(bs, func(b keys.Binding) bool { return b.ID == "give_back" })
	}
	if m.whole() {
		return slices.DeleteFunc(bs, func(b keys.Binding) bool { return !slices.Contains(bare, b.ID) })
	}
	return append(bs, helpBinding)
}

// bare are the keys that work even where a page has the screen to itself: none
// of them shows anything but that page.
var bare = []string{"language", "theme", "redraw"}

// helpBinding is the one that the footer always shows.
var helpBinding = keys.Binding{ID: "help", Keys: []string{"?", "f1"}, Footer: true}

func (m *Model) oneTab() *fault.Error {
	switch {
	case m.sess == nil:
		return fault.New(fault.State, "ui.no_file")
	case len(m.sess.tabs()) < 2 && m.mayUse(m.front):
		return fault.New(fault.State, "ui.one_page")
	}
	return nil
}

func (m *Model) atHome() *fault.Error {
	if m.sess == nil || !m.sess.away() {
		return fault.New(fault.State, "ui.nobody_away")
	}
	return nil
}

func (m *Model) allSaved() *fault.Error {
	if m.queue.stuck == nil {
		return fault.New(fault.State, "ui.all_saved")
	}
	return nil
}
