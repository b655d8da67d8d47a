package decision

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
)

// What the signing looks for.
const (
	lookKeys = "keys"
	lookFile = "key file"
	lookNew  = "new key"
)

// keyring is the list of the keys that were found, and the other ways to sign.
type keyring struct {
	p       *Page
	looking bool
	keys    []room.KeyChoice
	fault   error // of an agent that does not answer; the keys of files are there all the same
	added   []room.KeyChoice
	cursor  cursor.Cursor
	moved   bool // somebody chose a row: it stays chosen when keys are found
	rows    int
}

// openKeys opens the list and looks for keys.
func (p *Page) openKeys(page.Context) page.Action {
	s := &keyring{p: p, looking: true}
	p.push(s)
	return s.look()
}

func (s *keyring) look() page.Action {
	s.looking = true
	return page.Action{Look: &page.Look{Name: lookKeys, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
		return r.Keys(ctx)
	}}}
}

// looked takes the keys that were found, or the one that was asked for.
func (s *keyring) looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name == lookKeys {
		s.found(c, value, err)
		return page.Action{}, true
	}
	if name == lookPublic {
		if path, ok := value.(string); ok && err == nil {
			return s.p.askFolder(c, path, "decide.elsewhere.title.two"), true
		}
		return page.Action{Fault: err}, true
	}
	found, ok := value.(room.KeyChoice)
	switch {
	case name != lookFile && name != lookNew:
		return page.Action{}, false
	case err != nil || !ok:
		return page.Action{Fault: err}, true
	}
	s.added = append([]room.KeyChoice{found}, s.added...)
	s.cursor.At = 0
	if name == lookNew {
		return page.Action{Say: c.L.T("decide.key.made", "path", text.Show(found.Path))}, true
	}
	return s.choose(c, found), true
}

// found takes the keys that were found.
func (s *keyring) found(c page.Context, value any, err error) {
	all := s.ways(c)
	s.cursor.Clamp(len(all))
	chosen := all[s.cursor.At]
	s.looking, s.fault = false, err
	s.keys, _ = value.([]room.KeyChoice)
	if !s.moved {
		s.cursor.At = s.first(c)
		return
	}
	s.cursor.At = max(slices.IndexFunc(s.ways(c), chosen.same), 0)
}

// way is a row: a key, or another way to sign.
type way struct {
	key *room.KeyChoice
	id  string // of the words of another way
}

// same reports whether two rows are the same way to sign.
func (w way) same(o way) bool {
	if w.key == nil || o.key == nil {
		return w.key == nil && o.key == nil && w.id == o.id
	}
	return w.key.Source == o.key.Source && w.key.Path == o.key.Path && w.key.Fingerprint == o.key.Fingerprint
}

// ways are the keys, those that were asked for first, and the other ways.
func (s *keyring) ways(c page.Context) []way {
	var list []way
	for _, keys := range [][]room.KeyChoice{s.added, s.keys} {
		for i := range keys {
			list = append(list, way{key: &keys[i]})
		}
	}
	list = append(list, way{id: "file"})
	if c.Sight.ChairKeyFP == "" {
		list = append(list, way{id: "new"})
	}
	list = append(list, way{id: "elsewhere"})
	if c.Sight.Prepared {
		list = append(list, way{id: "take"})
	}
	return list
}

// first is the row to begin with: signatures that are waited for, else the best
// key that can sign, else a new one.
func (s *keyring) first(c page.Context) int {
	best, at := -1, 0
	for i, w := range s.ways(c) {
		if n := w.rank(c); n > best {
			best, at = n, i
		}
	}
	return at
}

// rank says how likely it is that a way is the one to take.
func (w way) rank(c page.Context) int {
	switch {
	case w.id == "take":
		return 6
	case w.key == nil && w.id == "new":
		return 2
	case w.key == nil:
		return 1
	case cannot(c, *w.key) != nil:
		return 0
	case w.key.Registered:
		return 5
	case w.key.OpenToOthers == "":
		return 4
	}
	return 3
}

// cannot is why a key cannot sign this decision; nil where it can.
func cannot(c page.Context, k room.KeyChoice) *fault.Error {
	if want := c.Sight.ChairKeyFP; want != "" && k.Fingerprint != "" && !k.Registered {
		return fault.New(fault.Key, "decide.not_chairs_key", "want", want)
	}
	return k.Problem
}

func (s *keyring) bindings(c page.Context) []keys.Binding {
	id := "decide.key.use"
	var why *fault.Error
	if all := s.ways(c); s.cursor.At < len(all) {
		if w := all[s.cursor.At]; w.key != nil {
			why = cannot(c, *w.key)
		} else {
			id = "decide.key." + w.id
		}
	}
	return []keys.Binding{
		{ID: "decide.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: id, Keys: []string{"enter"}, Footer: true, Off: why},
		{ID: "decide.key.again", Keys: []string{"r"}, Footer: true},
		{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
	}
}

func (s *keyring) typing() bool                   { return false }
func (s *keyring) leave(page.Context) page.Action { return page.Action{} }

func (s *keyring) seen(c page.Context) {
	if off(c.Sight, row{kind: ofSigning}) != nil {
		s.p.pop()
	}
}

func (s *keyring) key(c page.Context, msg tea.KeyMsg) page.Action {
	all := s.ways(c)
	s.cursor.Clamp(len(all))
	switch key := msg.String(); key {
	case "esc":
		s.p.pop()
		return page.Action{Cancel: lookKeys}
	case "r":
		return s.look()
	case "enter":
		return s.enter(c, all[s.cursor.At])
	default:
		s.cursor.Key(key, len(all), s.rows)
		s.moved = true
	}
	return page.Action{}
}

func (s *keyring) enter(c page.Context, w way) page.Action {
	switch {
	case w.key != nil:
		return s.choose(c, *w.key)
	case w.id == "file":
		return askPath(c, "decide.key.file", "~/.ssh/id_ed25519", func(path string) page.Action {
			return page.Action{Look: &page.Look{Name: lookFile, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
				return r.FindKey(ctx, files.Home(path))
			}}}
		})
	case w.id == "new":
		return askPath(c, "decide.key.new", "~/.ssh/id_votering", func(path string) page.Action {
			s.p.push(&newKey{p: s.p, path: path})
			return page.Action{}
		})
	case w.id == "take":
		return s.p.askTake(c)
	}
	return s.p.askElsewhere(c, s.chairsPath())
}

// chairsPath is where the chair's key lies, as far as it was found.
func (s *keyring) chairsPath() string {
	for _, k := range slices.Concat(s.added, s.keys) {
		if k.Registered && k.Path != "" {
			return k.Path
		}
	}
	return ""
}

// maxPath bounds a path that is typed, in characters.
const maxPath = 4000

// askPath asks for a path. One that is left as it is offered counts.
func askPath(c page.Context, key, offered string, then func(path string) page.Action) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T(key + ".title"), Text: c.L.T(key + ".text"), Yes: c.L.T("decide.path.yes"),
		Input: &page.Input{Prompt: c.L.T(key + ".prompt"), Value: offered, Max: maxPath, Required: true},
		Then:  then,
	}}
}

// choose asks before the decision is signed with a key.
func (s *keyring) choose(c page.Context, k room.KeyChoice) page.Action {
	if f := cannot(c, k); f != nil {
		return page.Action{Fault: f}
	}
	q := askSign(c, keyName(c, k))
	if k.OpenToOthers != "" {
		q.Lines = append(q.Lines, c.L.T("decide.sign.open_to_others", "path", text.Show(k.Path), "mode", k.OpenToOthers))
	}
	if c.Sight.ChairKeyFP == "" {
		q.Lines = append(q.Lines, c.L.T("decide.sign.fixes_key"))
	}
	q.Then = func(string) page.Action {
		if k.NeedsPassphrase {
			s.p.push(&unlocking{p: s.p, k: k})
			return page.Action{}
		}
		return s.p.sign(k, nil)
	}
	return page.Action{Ask: q}
}

// askSign is the question before a signature: what is signed, and what to look
// at before.
func askSign(c page.Context, key string) *page.Question {
	who := winnerLine(c)
	if c.Sight.Departs {
		who += " " + why(c)
	}
	var after []string
	if c.W < besideW {
		after = textsToSign(c)
	}
	return &page.Question{
		Title: c.L.T("decide.sign.title"), Text: who + "\n" + c.L.T("decide.sign.key", "key", key), Lines: lookFirst(c),
		After: strings.Join(append(after, c.L.T("decide.sign.text")), "\n"),
		Word:  c.L.T("decide.sign.word"), Yes: c.L.T("decide.sign.yes"),
	}
}

// sign signs off the screen's loop: a key may take its time.
func (p *Page) sign(k room.KeyChoice, passphrase []byte) page.Action {
	ctx, cancel := context.WithCancel(context.Background())
	p.push(&waiting{p: p, cancel: cancel, secret: passphrase, locked: k.NeedsPassphrase})
	return act(actSign, func(r *room.Room, who string) ([]room.Notice, error) {
		defer clear(passphrase)
		defer cancel()
		return nil, r.SignWith(ctx, who, k, passphrase)
	})
}
