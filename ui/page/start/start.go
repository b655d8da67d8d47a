// Package start is the first screen: an invitation that lies near, recent
// files, editions to try, a file to open, an edition to begin.
package start

import (
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/editions"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/form"
)

// maxPath bounds a path that is typed, in characters.
const maxPath = 4000

// kind is what choosing an item does.
type kind int

const (
	invited kind = iota
	recent
	demo
	open
	empty
	found
	template
)

// item is one line to choose.
type item struct {
	kind kind
	path string // recent; of an invitation
	id   string // demo
}

// Page is the start page.
type Page struct {
	invites   []room.Invite
	preferred string // the path of the invitation that was named
	recents   []string
	items     []item
	at        int
	moved     bool       // the reader chose where the cursor is
	form      *form.Form // a new edition being begun; nil: none is
	offered   string     // the name of a file that was put into it
}

// New is the page before it is known what lies near and which files are recent.
func New() *Page {
	p := &Page{}
	p.list()
	return p
}

// SetRecents lists these files, newest in front.
func (p *Page) SetRecents(paths []string) {
	p.recents = paths
	p.list()
}

// list puts together what there is to choose: an invitation first, that is what
// somebody who was invited came for; what is only to be tried comes last, where
// there is anything else.
func (p *Page) list() {
	chosen := item{}
	if p.moved {
		chosen = p.items[p.at]
	}
	p.items, p.at = nil, 0
	for _, i := range p.invites {
		p.items = append(p.items, item{kind: invited, path: i.Path})
	}
	for _, path := range p.recents {
		p.items = append(p.items, item{kind: recent, path: path})
	}
	var try []item
	for _, b := range editions.List() {
		try = append(try, item{kind: demo, id: b.ID})
	}
	begin := []item{{kind: open}, {kind: empty}, {kind: found}, {kind: template}}
	if len(p.items) > 0 {
		p.items = slices.Concat(p.items, begin, try) // who has work of their own does not come to try
	} else {
		p.items = slices.Concat(try, begin)
	}
	for i, it := range p.items {
		if p.moved && it == chosen {
			p.at = i
		}
	}
}

// ID is page.Start.
func (p *Page) ID() page.ID { return page.Start }

// Bindings are the keys of the page.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	if p.form != nil {
		return p.form.Bindings()
	}
	bs := []keys.Binding{
		{ID: "start.move", Keys: []string{"up", "down", "k", "j"}, Label: "↑↓", Footer: true},
		{ID: "start.choose", Keys: []string{"enter"}, Footer: true},
		{ID: "start.open", Keys: []string{"o"}, Footer: true},
		{ID: "start.new", Keys: []string{"n"}, Footer: true},
	}
	if len(p.invites) > 0 {
		bs = append(bs, keys.Binding{ID: "start.elsewhere", Keys: []string{"e"}, Off: p.noInvite()})
	}
	if c.Sight.Edition != nil {
		bs = append(bs, keys.Binding{ID: "start.back", Keys: []string{"esc"}, Footer: true})
	}
	return bs
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if p.form != nil {
		return p.beginKey(msg)
	}
	switch msg.String() {
	case "up", "k":
		p.move(-1)
	case "down", "j":
		p.move(1)
	case "enter":
		return p.choose(c.L, p.items[p.at])
	case "o":
		return p.choose(c.L, item{kind: open})
	case "n":
		return p.choose(c.L, item{kind: empty})
	case "e":
		return p.elsewhere(c.L)
	case "esc":
		return page.Action{Goto: page.Back}
	}
	return page.Action{}
}

func (p *Page) move(by int) {
	p.at = min(max(p.at+by, 0), len(p.items)-1)
	p.moved = true
}

func (p *Page) choose(l *locale.Catalog, it item) page.Action {
	switch it.kind {
	case invited:
		return p.accept(it.path)
	case recent:
		return page.Action{File: &page.FileRequest{Path: it.path}}
	case demo:
		return page.Action{File: &page.FileRequest{Demo: it.id}}
	case open:
		return page.Action{Ask: &page.Question{
			Title: l.T("start.open.title"), Yes: l.T("start.open.yes"),
			Input: &page.Input{Prompt: l.T("start.open.prompt"), Placeholder: "prisen.votering", Max: maxPath, Required: true},
			Then:  func(path string) page.Action { return page.Action{File: &page.FileRequest{Path: path}} },
		}}
	case empty:
		p.begin(l)
		return page.Action{}
	case template:
		return page.Action{Ask: askTemplate(l)}
	case found:
	}
	return page.Action{Ask: askSource(l)}
}

// askSource asks for the edition file of a new file, and then for its name.
func askSource(l *locale.Catalog) *page.Question {
	return &page.Question{
		Title: l.T("start.new.title"), Text: l.T("start.new.text"), Yes: l.T("start.new.next"),
		Input: &page.Input{Prompt: l.T("start.new.source"), Placeholder: "edition.yaml", Max: maxPath, Required: true},
		Then: func(source string) page.Action {
			return page.Action{Ask: &page.Question{
				Title: l.T("start.new.title"), Yes: l.T("start.new.yes"),
				Input: &page.Input{Prompt: l.T("start.new.path"), Value: suggest(source), Max: maxPath, Required: true},
				Then: func(path string) page.Action {
					return page.Action{File: &page.FileRequest{Path: path, Source: source}}
				},
			}}
		},
	}
}

// suggest is a name for the file beside the edition file it is made from.
func suggest(source string) string {
	return strings.TrimSuffix(source, filepath.Ext(source)) + ".votering"
}

// Seen has nothing to keep in step with.
func (p *Page) Seen(page.Context) {}

// Done has nothing to wait for: files are the root's work.
func (p *Page) Done(page.Context, page.Result) page.Action { return page.Action{} }

// Typing reports whether a line of a new edition is being written; paths are
// asked for in dialogs.
func (p *Page) Typing() bool { return p.form != nil && p.form.Writes() }

// label is what an item says, and what stands beside it.
func (p *Page) label(l *locale.Catalog, it item) (name, about string) {
	switch it.kind {
	case invited:
		return p.inviteLabel(l, it.path)
	case recent:
		return text.Show(filepath.Base(it.path)), text.Show(filepath.Dir(it.path))
	case demo:
		return l.T("start.demo." + it.id), l.T("start.demo." + it.id + ".about")
	case open:
		return l.T("start.open"), l.T("start.open.about")
	case empty:
		return l.T("start.empty"), l.T("start.empty.about")
	case template:
		return l.T("start.template"), l.T("start.template.about")
	case found:
	}
	return l.T("start.new"), l.T("start.new.about")
}

// heading is what stands above the items of a kind.
func (k kind) heading(l *locale.Catalog) string {
	switch k {
	case invited:
		return l.T("start.invited")
	case recent:
		return l.T("start.recent")
	case demo:
		return l.T("start.try")
	}
	return l.T("start.begin")
}
