package signing

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/input"
	"votering/ui/part/stack"
)

// Unlocking asks for the passphrase of a key.
type Unlocking struct {
	stack.Quiet
	steps  *stack.Stack
	job    Job
	k      room.KeyChoice
	secret input.Secret
}

var unlockingKeys = []keys.Binding{
	{ID: "signing.unlock", Keys: []string{"enter"}, Footer: true},
	{ID: "signing.back", Keys: []string{"esc"}, Footer: true},
	{ID: "signing.other", Keys: []string{"f2"}, Footer: true},
}

// Bindings lists what keys do while it is asked for.
func (s *Unlocking) Bindings(page.Context) []keys.Binding { return unlockingKeys }

// Typing is yes.
func (s *Unlocking) Typing() bool { return true }

// Forget forgets what was written.
func (s *Unlocking) Forget() { s.secret.Wipe() }

// Key handles one key.
func (s *Unlocking) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch msg.String() {
	case "esc":
		s.steps.Pop()
	case "f2":
		return s.other()
	case "enter":
		if s.secret.Len() == 0 {
			return page.Action{Off: fault.New(fault.Usage, "signing.no_passphrase")}
		}
		return Start(s.steps, s.job, s.k, s.secret.Take())
	default:
		s.secret.Key(msg)
	}
	return page.Action{}
}

// other goes to the list of keys: the passphrase may be forgotten.
func (s *Unlocking) other() page.Action {
	s.steps.Close(s)
	if _, open := s.steps.Front().(*Ring); open {
		return page.Action{}
	}
	job := s.job
	job.Direct = false
	return Open(s.steps, job)
}

// View draws the question.
func (s *Unlocking) View(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	b := draw.Block{draw.Rule(c.L.T("signing.unlock.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	if about := draw.Paragraph(c.L.T(s.job.unlock(), "key", KeyName(s.k)), w, &c.S.Base).Indent(1); len(about)+5 <= c.H {
		b = append(append(b, about...), nil)
	}
	return append(b, SecretLine(c, c.L.T("signing.passphrase"), &s.secret, true, 0))
}

// Waiting is shown while a key is unlocked and signs.
type Waiting struct {
	stack.Quiet
	steps   *stack.Stack
	job     Job
	cancel  context.CancelFunc
	secret  []byte // the passphrase, which is cleared also where nothing was done with it
	locked  bool   // a passphrase unlocks it, which takes its time
	stopped bool
}

var waitingKeys = []keys.Binding{{ID: "signing.stop", Keys: []string{"esc"}, Footer: true}}

// Bindings lists what keys do while it is waited for.
func (s *Waiting) Bindings(page.Context) []keys.Binding { return waitingKeys }

// Key handles one key: Esc gives it up.
func (s *Waiting) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	if msg.String() == "esc" {
		s.stopped = true
		s.cancel()
	}
	return page.Action{}
}

// View says what is waited for.
func (s *Waiting) View(c page.Context) draw.Block {
	key := "signing.waiting"
	switch {
	case s.stopped:
		key = "signing.stopping"
	case s.locked:
		key = "signing.unlocking"
	}
	b := draw.Block{draw.Rule(c.L.T(s.job.Title), "", c.W, &c.S.Rule, &c.S.Heading), nil}
	if s.job.Working != "" {
		b = append(b, draw.Paragraph(c.L.T(s.job.Working), max(c.W-2, 1), &c.S.Base).Indent(1)...)
	}
	return append(b, draw.Paragraph(c.L.T(key), max(c.W-2, 1), &c.S.Accent).Indent(1)...)
}

// Done takes the room's answer: what was signed closes all steps to it; a
// passphrase that was wrong is asked for again.
func (s *Waiting) Done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actSign {
		return page.Action{}, false
	}
	s.cancel()
	clear(s.secret)
	s.steps.Close(s)
	if r.Err == nil {
		closeAll(s.steps)
		return s.job.Done(c, r), true
	}
	if s.job.Theirs != nil && s.job.Theirs(r.Err) {
		closeAll(s.steps)
	} else if _, ok := s.steps.Front().(*Unlocking); ok && fault.ClassOf(r.Err) != fault.Passphrase {
		s.steps.Pop()
	}
	return page.Action{Fault: r.Err}, true
}

// closeAll closes the list and what it opened.
func closeAll(steps *stack.Stack) {
	for {
		switch steps.Front().(type) {
		case *Ring, *Unlocking, *NewKey:
			steps.Pop()
		default:
			return
		}
	}
}
