package decision

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/input"
)

// unlocking asks for the passphrase of a key.
type unlocking struct {
	quiet
	p      *Page
	k      room.KeyChoice
	secret input.Secret
}

var unlockingKeys = []keys.Binding{
	{ID: "decide.unlock", Keys: []string{"enter"}, Footer: true},
	{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
}

func (s *unlocking) bindings(page.Context) []keys.Binding { return unlockingKeys }

func (s *unlocking) typing() bool { return true }

func (s *unlocking) leave(page.Context) page.Action {
	s.secret.Wipe()
	return page.Action{}
}

func (s *unlocking) key(c page.Context, msg tea.KeyMsg) page.Action {
	switch msg.String() {
	case "esc":
		s.secret.Wipe()
		s.p.pop()
	case "enter":
		if s.secret.Len() == 0 {
			return page.Action{Off: fault.New(fault.Usage, "decide.no_passphrase")}
		}
		return s.p.sign(s.k, s.secret.Take())
	default:
		s.secret.Key(msg)
	}
	return page.Action{}
}

func (s *unlocking) view(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	b := draw.Block{draw.Rule(c.L.T("decide.unlock.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	if about := draw.Paragraph(c.L.T("decide.unlock.text", "key", keyName(c, s.k)), w, &c.S.Base).Indent(1); len(about)+5 <= c.H {
		b = append(append(b, about...), nil)
	}
	return append(b, secretLine(c, c.L.T("decide.passphrase"), &s.secret, true, 0))
}

// secretLine is a passphrase with what it is for before it, in at least so
// many cells.
func secretLine(c page.Context, prompt string, s *input.Secret, on bool, promptW int) draw.Line {
	sign := otherRow
	if on {
		sign = chosenRow
	}
	l := draw.Of(sign, &c.S.Accent).Add(text.PadRight(prompt, max(promptW, text.Width(prompt)))+" ", &c.S.Strong)
	drawn := s.Pieces(c.S, max(c.W-l.Width()-1, 1))
	if !on {
		drawn = drawn[:1]
	}
	return append(l, drawn...)
}

// waiting is shown while a key is unlocked and signs.
type waiting struct {
	quiet
	p       *Page
	cancel  context.CancelFunc
	secret  []byte // the passphrase, which is cleared also where nothing was done with it
	locked  bool   // a passphrase unlocks it, which takes its time
	stopped bool
}

var waitingKeys = []keys.Binding{{ID: "decide.stop", Keys: []string{"esc"}, Footer: true}}

func (s *waiting) bindings(page.Context) []keys.Binding { return waitingKeys }

func (s *waiting) key(_ page.Context, msg tea.KeyMsg) page.Action {
	if msg.String() == "esc" {
		s.stopped = true
		s.cancel()
	}
	return page.Action{}
}

func (s *waiting) view(c page.Context) draw.Block {
	key := "decide.waiting"
	switch {
	case s.stopped:
		key = "decide.stopping"
	case s.locked:
		key = "decide.unlocking"
	}
	b := draw.Block{draw.Rule(c.L.T("decide.sign.title"), "", c.W, &c.S.Rule, &c.S.Heading), nil}
	return append(b, draw.Paragraph(c.L.T(key), max(c.W-2, 1), &c.S.Accent).Indent(1)...)
}

// done takes the room's answer: a passphrase that was wrong is asked for again.
func (s *waiting) done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actSign {
		return page.Action{}, false
	}
	s.cancel()
	clear(s.secret)
	s.p.close(s)
	if r.Err == nil {
		s.p.steps = nil
		return page.Action{Say: c.L.T("decide.done.sign")}, true
	}
	if _, ok := s.p.front().(*unlocking); ok && fault.ClassOf(r.Err) != fault.Passphrase {
		s.p.pop()
	}
	return page.Action{Fault: r.Err}, true
}

// newKey asks twice for the passphrase of a key that is to be made.
type newKey struct {
	quiet
	p       *Page
	path    string
	secrets [2]input.Secret
	at      int
	problem bool // the two are not the same
	making  bool
}

var newKeyKeys = []keys.Binding{
	{ID: "decide.key.make", Keys: []string{"enter"}, Footer: true},
	{ID: "decide.key.turn", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true},
	{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
}

func (s *newKey) bindings(page.Context) []keys.Binding { return newKeyKeys }

func (s *newKey) typing() bool { return true }

func (s *newKey) leave(page.Context) page.Action {
	s.wipe()
	return page.Action{}
}

func (s *newKey) wipe() {
	for i := range s.secrets {
		s.secrets[i].Wipe()
	}
	s.at = 0
}

func (s *newKey) key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case s.making:
	case key == "esc":
		s.wipe()
		s.p.pop()
	case key == "up" || key == "down" || key == "tab" || key == "shift+tab":
		s.at = 1 - s.at
	case key == "enter" && s.at == 0:
		s.at = 1
	case key == "enter":
		return s.enter(c)
	default:
		s.problem = false
		s.secrets[s.at].Key(msg)
	}
	return page.Action{}
}

// enter makes the key, where both lines are the same.
func (s *newKey) enter(c page.Context) page.Action {
	if s.problem = !s.secrets[0].Same(&s.secrets[1]); s.problem {
		s.wipe()
		return page.Action{}
	}
	if s.secrets[0].Len() > 0 {
		return s.make()
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("decide.key.open.title"), Text: c.L.T("decide.key.open.text"),
		Word: c.L.T("decide.key.open.word"), Yes: c.L.T("decide.key.open.yes"),
		Then: func(string) page.Action { return s.make() },
	}}
}

func (s *newKey) make() page.Action {
	s.making = true
	path, passphrase := s.path, s.secrets[0].Take()
	s.wipe()
	return page.Action{Look: &page.Look{Name: lookNew, Writes: true, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		defer clear(passphrase)
		return r.NewKey(files.Home(path), passphrase)
	}}}
}

// looked ends the making, and leaves the new key to the list.
func (s *newKey) looked(_ page.Context, name string, _ any, err error) (page.Action, bool) {
	if name != lookNew {
		return page.Action{}, false
	}
	s.making = false
	s.p.close(s)
	return page.Action{Fault: err}, err != nil
}

func (s *newKey) view(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	b := draw.Block{draw.Rule(c.L.T("decide.key.new.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	if about := draw.Paragraph(c.L.T("decide.key.new.secret", "path", text.Show(s.path)), w, &c.S.Base).Indent(1); len(about)+6 <= c.H {
		b = append(append(b, about...), nil)
	}
	if s.making {
		return append(b, draw.Of(" "+c.L.T("decide.key.making"), &c.S.Accent))
	}
	prompts := []string{c.L.T("decide.passphrase"), c.L.T("decide.passphrase.again")}
	promptW := max(text.Width(prompts[0]), text.Width(prompts[1]))
	for i := range s.secrets {
		b = append(b, secretLine(c, prompts[i], &s.secrets[i], i == s.at, min(promptW, c.W/2)))
	}
	if s.problem {
		b = append(append(b, nil), draw.Paragraph("× "+c.L.T("decide.passphrase.differ"), w, &c.S.Bad).Indent(1)...)
	}
	return b
}
