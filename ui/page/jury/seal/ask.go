package seal

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/input"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// Opening is an act that opens what is sealed.
type Opening struct {
	Name    string // of the act; the page says what was done
	Heading string // key
	Working string // key of what is said meanwhile
	Run     func(r *room.Room, who string, passphrase []byte) ([]room.Notice, error)
}

// Open asks for the passphrase of the sealing key, and does the act with it.
func Open(s *stack.Stack, o Opening) { s.Push(&asking{steps: s, o: o}) }

// asking asks for the passphrase of the sealing key.
type asking struct {
	stack.Quiet
	steps   *stack.Stack
	o       Opening
	secret  input.Secret
	working bool
}

var (
	askingKeys  = []keys.Binding{{ID: "seal.open", Keys: []string{"enter"}, Footer: true}, {ID: "fill.back", Keys: []string{"esc"}, Footer: true}}
	workingKeys = []keys.Binding{}
)

// Bindings lists what keys do while it is asked for; none while it works.
func (s *asking) Bindings(page.Context) []keys.Binding {
	if s.working {
		return workingKeys
	}
	return askingKeys
}

// Typing is yes, until it works.
func (s *asking) Typing() bool { return !s.working }

// Forget forgets what was written.
func (s *asking) Forget() { s.secret.Wipe() }

// Key handles one key.
func (s *asking) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case s.working:
	case key == "esc":
		s.steps.Pop()
	case key == "enter" && s.secret.Len() == 0:
		return page.Action{Off: fault.New(fault.Passphrase, "seal.passphrase_missing")}
	case key == "enter":
		return s.act()
	default:
		s.secret.Key(msg)
	}
	return page.Action{}
}

func (s *asking) act() page.Action {
	s.working = true
	run, passphrase := s.o.Run, s.secret.Take()
	return page.Action{Act: &page.Act{Name: s.o.Name, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		defer clear(passphrase)
		return run(r, who, passphrase)
	}}}
}

// Done takes the room's answer: a passphrase that was wrong is asked for again.
// What was done the page says.
func (s *asking) Done(_ page.Context, r page.Result) (page.Action, bool) {
	if r.Name != s.o.Name {
		return page.Action{}, false
	}
	s.working = false
	if !Theirs(r.Err) {
		s.steps.Close(s)
	}
	return page.Action{Fault: r.Err}, r.Err != nil
}

// View says which ballots wait, and draws the line.
func (s *asking) View(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	b := draw.Block{draw.Rule(c.L.T(s.o.Heading), "", c.W, &c.S.Rule, &c.S.Heading)}
	if s.working {
		return append(append(b, nil), draw.Paragraph(c.L.T(s.o.Working), w, &c.S.Accent).Indent(1)...)
	}
	about := draw.Paragraph(c.L.N("seal.open.text", len(c.Sight.SealedWaiting), "names", waiting(c)), w, &c.S.Base).Indent(1)
	if about = about.Top(c.H - len(b) - 2); len(about) > 0 {
		b = append(append(b, about...), nil)
	}
	return append(b, signing.SecretLine(c, c.L.T("signing.passphrase"), &s.secret, true, 0))
}

// waiting names the jurors whose ballots are sealed.
func waiting(c page.Context) string {
	names := make([]string, len(c.Sight.SealedWaiting))
	for i, id := range c.Sight.SealedWaiting {
		names[i] = text.Show(id)
		if j, ok := c.Sight.Edition.Juror(id); ok {
			names[i] = text.Show(j.Name)
		}
	}
	return c.L.List(names)
}
