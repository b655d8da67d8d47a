package signing

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/stack"
)

// What the list looks for.
const (
	LookKeys = "keys"
	lookFile = "key file"
	lookNew  = "new key"
)

// Ring is the list of the keys that were found, and the other ways to sign.
type Ring struct {
	steps   *stack.Stack
	job     Job
	looking bool
	keys    []room.KeyChoice
	fault   error // of an agent that does not answer; the keys of files are there all the same
	added   []room.KeyChoice
	cursor  cursor.Cursor
	moved   bool // somebody chose a row: it stays chosen when keys are found
	rows    int
}

func (s *Ring) look() page.Action {
	s.looking = true
	return page.Action{Look: &page.Look{Name: LookKeys, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
		return r.Keys(ctx)
	}}}
}

// Looked takes the keys that were found, or the one that was asked for.
func (s *Ring) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name == LookKeys {
		return s.found(c, value, err), true
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
		return page.Action{Say: c.L.T("signing.key.made", "path", text.Show(found.Path))}, true
	}
	return s.choose(c, found), true
}

// found takes the keys that were found. Where the job allows it, and one alone
// is the right one, it is taken at once.
func (s *Ring) found(c page.Context, value any, err error) page.Action {
	all := s.ways(c)
	s.cursor.Clamp(len(all))
	chosen := all[s.cursor.At]
	s.looking, s.fault = false, err
	s.keys, _ = value.([]room.KeyChoice)
	if s.moved {
		s.cursor.At = max(slices.IndexFunc(s.ways(c), chosen.same), 0)
		return page.Action{}
	}
	s.cursor.At = s.first(c)
	if k, one := s.right(c); one && s.job.Direct && s.steps.Front() == stack.Step(s) {
		return s.choose(c, k)
	}
	return page.Action{}
}

// right is the key that alone is registered and can sign.
func (s *Ring) right(c page.Context) (k room.KeyChoice, one bool) {
	for _, k := range s.keys {
		if k.Registered && s.cannot(c, k) == nil {
			return k, true
		}
	}
	return room.KeyChoice{}, false
}

// way is a row: a key, or another way to sign.
type way struct {
	key   *room.KeyChoice
	id    string // of the words of another way
	other *Other // nil for those that end in a key
}

// same reports whether two rows are the same way to sign.
func (w way) same(o way) bool {
	if w.key == nil || o.key == nil {
		return w.key == nil && o.key == nil && w.id == o.id
	}
	return w.key.Source == o.key.Source && w.key.Path == o.key.Path && w.key.Fingerprint == o.key.Fingerprint
}

// The ways that end in a key.
const (
	wayFile = "file"
	wayNew  = "new"
)

// ways are the keys, those that were asked for first, and the other ways.
func (s *Ring) ways(c page.Context) []way {
	var list []way
	for _, keys := range [][]room.KeyChoice{s.added, s.keys} {
		for i := range keys {
			list = append(list, way{key: &keys[i]})
		}
	}
	list = append(list, way{id: wayFile})
	if s.job.New != "" {
		list = append(list, way{id: wayNew})
	}
	if s.job.Away != nil {
		list = append(list, way{id: wayAway}, way{id: wayTake})
	}
	if s.job.Others != nil {
		for _, o := range s.job.Others(c) {
			list = append(list, way{id: o.ID, other: &o})
		}
	}
	return list
}

// first is the row to begin with: another way that is waited for, else the best
// key that can sign, else a new one.
func (s *Ring) first(c page.Context) int {
	best, at := -1, 0
	for i, w := range s.ways(c) {
		if n := s.rank(c, w); n > best {
			best, at = n, i
		}
	}
	return at
}

// rank says how likely it is that a way is the one to take.
func (s *Ring) rank(c page.Context, w way) int {
	switch {
	case w.other != nil && w.other.First:
		return 6
	case w.key == nil && w.id == wayFile && s.job.File, w.key == nil && w.id == wayNew && !s.job.File:
		return 2
	case w.key == nil:
		return 1
	case s.cannot(c, *w.key) != nil:
		return 0
	case w.key.Registered:
		return 5
	case w.key.OpenToOthers == "":
		return 4
	}
	return 3
}

// cannot is why a key cannot sign this; nil where it can.
func (s *Ring) cannot(c page.Context, k room.KeyChoice) *fault.Error {
	if s.job.Cannot != nil {
		if f := s.job.Cannot(c, k); f != nil {
			return f
		}
	}
	return k.Problem
}

// Bindings lists what keys do in the list.
func (s *Ring) Bindings(c page.Context) []keys.Binding {
	id := "signing.use"
	var why *fault.Error
	if all := s.ways(c); s.cursor.At < len(all) {
		if w := all[s.cursor.At]; w.key != nil {
			why = s.cannot(c, *w.key)
		} else {
			id = "signing." + w.id
		}
	}
	return []keys.Binding{
		{ID: "signing.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: id, Keys: []string{"enter"}, Footer: true, Off: why},
		{ID: "signing.again", Keys: []string{"r"}, Footer: true},
		{ID: "signing.back", Keys: []string{"esc"}, Footer: true},
	}
}

// Typing is no.
func (s *Ring) Typing() bool { return false }

// Leave leaves nothing behind.
func (s *Ring) Leave(page.Context) page.Action { return page.Action{} }

// Seen closes the list where there is nothing to sign any more.
func (s *Ring) Seen(c page.Context) {
	if s.job.Off != nil && s.job.Off(c) != nil {
		s.steps.Close(s)
	}
}

// Key handles one key.
func (s *Ring) Key(c page.Context, msg tea.KeyMsg) page.Action {
	all := s.ways(c)
	s.cursor.Clamp(len(all))
	switch key := msg.String(); key {
	case "esc":
		s.steps.Pop()
		return page.Action{Cancel: LookKeys}
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

func (s *Ring) enter(c page.Context, w way) page.Action {
	switch {
	case w.key != nil:
		return s.choose(c, *w.key)
	case w.other != nil:
		return w.other.Do(c, s.rightPath())
	case w.id == wayAway:
		return s.goAway(c)
	case w.id == wayTake:
		return s.takeBack(c)
	case w.id == wayNew:
		return AskPath(c, "signing.key.new", s.job.New, func(path string) page.Action {
			s.steps.Push(newKey(s.steps, s.job, path))
			return page.Action{}
		})
	}
	return AskPath(c, "signing.key.file", "~/.ssh/id_ed25519", func(path string) page.Action {
		return page.Action{Look: &page.Look{Name: lookFile, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
			return r.FindKey(ctx, files.Home(path))
		}}}
	})
}

// rightPath is where the right key lies, as far as it was found.
func (s *Ring) rightPath() string {
	for _, k := range slices.Concat(s.added, s.keys) {
		if k.Registered && k.Path != "" {
			return k.Path
		}
	}
	return ""
}

// choose takes a key: it asks what the job has to ask, then for the passphrase.
func (s *Ring) choose(c page.Context, k room.KeyChoice) page.Action {
	if f := s.cannot(c, k); f != nil {
		return page.Action{Fault: f}
	}
	then := func(string) page.Action {
		if k.NeedsPassphrase {
			s.steps.Push(&Unlocking{steps: s.steps, job: s.job, k: k})
			return page.Action{}
		}
		return Start(s.steps, s.job, k, nil)
	}
	var q *page.Question
	if s.job.Ask != nil {
		q = s.job.Ask(c, k)
	}
	if q == nil {
		return then("")
	}
	q.Then = then
	return page.Action{Ask: q}
}
