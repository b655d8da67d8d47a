package terminal

import (
	"fmt"
	"reflect"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"
)

// Panic is a fault of the program itself: what it panicked with, and where.
// The terminal has been given back when [Run] returns it.
type Panic struct {
	Value any
	Stack []byte
}

// Error names what the program panicked with, without the stack.
func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

// Unwrap gives the panic's value where that is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// adapter stands between Bubble Tea and the model: it hands on one key at a
// time, and catches panics. Bubble Tea catches them too, but prints one from a
// command while the screen is still up, where nobody can read it.
type adapter struct {
	model tea.Model
	ahead []tea.KeyMsg // typed before the screen was there
	sized bool         // whether the model knows its size
	crash *Panic
	kill  func() // ends the program
}

// Init starts the model.
func (a *adapter) Init() (cmd tea.Cmd) {
	defer a.catch(&cmd)
	return guard(a.model.Init())
}

// Update hands msg to the model.
func (a *adapter) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer a.catch(&cmd)
	m = a
	if a.crash != nil {
		return a, tea.Quit
	}
	switch msg := msg.(type) {
	case *Panic:
		a.crash = msg
		return a, tea.Quit
	case tea.KeyMsg:
		return a, a.keys(split(msg))
	case tea.WindowSizeMsg:
		if !a.sized {
			a.sized = true
			size := a.update(msg)
			return a, tea.Batch(size, a.keys(a.ahead))
		}
	}
	return a, a.update(msg)
}

// View draws the model.
func (a *adapter) View() (s string) {
	defer func() {
		if v := recover(); v != nil {
			a.crashed(v)
			a.kill()
		}
	}()
	if a.crash != nil {
		return ""
	}
	return a.model.View()
}

func (a *adapter) update(msg tea.Msg) (cmd tea.Cmd) {
	a.model, cmd = a.model.Update(msg)
	return guard(cmd)
}

func (a *adapter) keys(keys []tea.KeyMsg) tea.Cmd {
	cmds := make([]tea.Cmd, len(keys))
	for i, k := range keys {
		cmds[i] = a.update(k)
	}
	return tea.Batch(cmds...)
}

// split makes one message of each key in msg. A paste stays whole.
func split(msg tea.KeyMsg) []tea.KeyMsg {
	if msg.Paste || len(msg.Runes) < 2 {
		return []tea.KeyMsg{msg}
	}
	keys := make([]tea.KeyMsg, len(msg.Runes))
	for i, r := range msg.Runes {
		keys[i] = tea.KeyMsg{Type: msg.Type, Runes: []rune{r}, Alt: msg.Alt}
	}
	return keys
}

// catch ends the program after a panic in the function that defers it.
func (a *adapter) catch(cmd *tea.Cmd) {
	if v := recover(); v != nil {
		a.crashed(v)
		*cmd = tea.Quit
	}
}

func (a *adapter) crashed(v any) { a.crash = &Panic{Value: v, Stack: debug.Stack()} }

// guard makes a command answer a *Panic where it would panic.
func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = &Panic{Value: v, Stack: debug.Stack()}
			}
		}()
		return guardAll(cmd())
	}
}

// guardAll guards the commands that a message is made of. tea.Batch's and
// tea.Sequence's messages are such lists; the type of the second has no name
// outside Bubble Tea, so they are known by what they hold.
func guardAll(msg tea.Msg) tea.Msg {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	for i := range v.Len() {
		if cmd, ok := v.Index(i).Interface().(tea.Cmd); ok {
			v.Index(i).Set(reflect.ValueOf(guard(cmd)))
		}
	}
	return msg
}
