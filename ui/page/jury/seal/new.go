// Package seal is what the chair does with the key that ballots are sealed to:
// its passphrases when it is made, the sheet that restores it, and the opening
// of the marks. The steps stand in front of the page of the jury.
package seal

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// Then goes on with new passphrases, the chair's and the secretary's, of which
// the other may be nil, and clears them once they are used.
type Then func(c page.Context, chair, secretary []byte) page.Action

// New opens the two questions for the passphrases of a key that is to be made:
// the chair's, then one for the secretary, which may be left empty.
func New(s *stack.Stack, then Then) { s.Push(&making{steps: s, then: then, twice: twice()}) }

// Anew opens the question for another passphrase of the chair's.
func Anew(s *stack.Stack, then Then) {
	s.Push(&making{steps: s, then: then, alone: true, twice: twice()})
}

func twice() signing.Twice { return signing.Twice{Short: "seal.short"} }

// making asks twice for a passphrase: the chair's, then the secretary's.
type making struct {
	stack.Quiet
	steps  *stack.Stack
	then   Then
	alone  bool // the secretary's is not asked for
	twice  signing.Twice
	first  []byte // the chair's, while the secretary's is written
	second bool
}

var makingKeys = []keys.Binding{
	{ID: "seal.next", Keys: []string{"enter"}, Footer: true},
	{ID: "fill.line", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true},
	{ID: "fill.back", Keys: []string{"esc"}, Footer: true},
}

// Bindings lists what keys do while they are written.
func (s *making) Bindings(page.Context) []keys.Binding { return makingKeys }

// Typing is yes.
func (s *making) Typing() bool { return true }

// Forget forgets what was written, and begins with the first.
func (s *making) Forget() {
	s.twice.Wipe()
	clear(s.first)
	s.first, s.second = nil, false
}

// Key handles one key.
func (s *making) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case msg.String() == "esc" && s.second:
		s.Forget()
	case msg.String() == "esc":
		s.steps.Pop()
	case s.twice.Key(msg):
		return s.given(c)
	}
	return page.Action{}
}

// given takes a passphrase that was written twice.
func (s *making) given(c page.Context) page.Action {
	switch {
	case s.second && s.twice.Len() == 0:
		return page.Action{Ask: &page.Question{
			Title: c.L.T("seal.second.none.title"), Text: c.L.T("seal.second.none.text"), Yes: c.L.T("seal.second.none.yes"),
			Then: func(string) page.Action { return s.both(c) },
		}}
	case s.second:
		return s.both(c)
	case s.twice.Len() == 0:
		s.twice.Wipe()
		return page.Action{Off: fault.New(fault.Passphrase, "seal.passphrase_missing")}
	}
	if s.alone {
		return s.then(c, s.twice.Take(), nil)
	}
	s.first, s.second = s.twice.Take(), true
	return page.Action{}
}

// both goes on with the two passphrases, where they are not forgotten meanwhile.
func (s *making) both(c page.Context) page.Action {
	chair := s.first
	if chair == nil {
		return page.Action{}
	}
	s.first = nil
	a := s.then(c, chair, s.twice.Take())
	s.Forget()
	return a
}

// View says what the passphrase protects and what is lost with it, and draws
// the two lines.
func (s *making) View(c page.Context) draw.Block {
	heading, about := "seal.new.heading", "seal.new.text"
	switch {
	case s.second:
		heading, about = "seal.second.heading", "seal.second.text"
	case s.alone:
		heading, about = "seal.anew.heading", "seal.anew.text"
	}
	b := draw.Block{draw.Rule(c.L.T(heading), "", c.W, &c.S.Rule, &c.S.Heading)}
	lines := s.twice.View(c)
	text := draw.Paragraph(c.L.T(about), max(c.W-2, 1), &c.S.Base).Indent(1).Top(c.H - len(b) - len(lines) - 1)
	if len(text) > 0 {
		b = append(append(b, text...), nil)
	}
	return append(b, lines...)
}

// Theirs reports whether a fault is about the sealing key's passphrase.
func Theirs(err error) bool {
	f := fault.Of(err)
	return f != nil && (f.ID == "seal.passphrase_missing" || f.ID == "seal.passphrase_wrong")
}
