// Package dialog is a question laid over the page: a text, at most one line to
// be written, and at most one word to be typed where an act cannot be undone.
package dialog

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/input"
)

// field is where typing goes.
type field int

const (
	none field = iota
	answer
	word
)

// Dialog is a question that is open.
type Dialog struct {
	q       page.Question
	fields  []field
	at      int // index of the field in hand
	answer  input.Line
	word    input.Line
	problem string // key of a sentence: why Enter did nothing
	top     int    // first line shown, where the text is longer than the screen
	more    bool   // lines lie below those shown
	tight   bool   // there is no room for all that is to be given
	deaf    bool   // ignores keys
}

// New opens a question. One that opens by itself is deaf until Hear is called,
// so that a key meant for what was there before answers nothing.
func New(q page.Question, deaf bool) *Dialog {
	d := &Dialog{q: q, deaf: deaf}
	if q.Input != nil {
		d.answer = input.New(q.Input.Value, q.Input.Max)
		d.fields = append(d.fields, answer)
	}
	if q.Word != "" {
		d.word = d.empty()
		d.fields = append(d.fields, word)
	}
	return d
}

// empty is the line for the word, with nothing in it.
func (d *Dialog) empty() input.Line { return input.New("", 2*len([]rune(d.q.Word))+8) }

// Hear ends the time in which keys are ignored.
func (d *Dialog) Hear() { d.deaf = false }

// Key handles one key. Closed says that the dialog is done; the action is what
// it leads to.
func (d *Dialog) Key(msg tea.KeyMsg) (closed bool, a page.Action) {
	if d.deaf {
		return false, page.Action{}
	}
	switch msg.String() {
	case "esc":
		if d.q.Else != nil {
			a = d.q.Else()
		}
		return true, a
	case "enter":
		return d.enter()
	case "tab", "shift+tab":
		if n := len(d.fields); n > 0 {
			d.at = (d.at + 1) % n
		}
	case "up", "pgup":
		d.scroll(-1, msg.String() == "pgup")
	case "down", "pgdown":
		d.scroll(1, msg.String() == "pgdown")
	default:
		d.write(msg)
	}
	return false, page.Action{}
}

func (d *Dialog) scroll(by int, page bool) {
	if page {
		by *= 5
	}
	if by > 0 && !d.more {
		return
	}
	d.top = max(0, d.top+by)
}

func (d *Dialog) write(msg tea.KeyMsg) {
	d.problem = ""
	switch d.field() {
	case answer:
		d.answer.Key(msg)
	case word:
		d.word.Key(msg)
	}
}

func (d *Dialog) field() field {
	if d.at < len(d.fields) {
		return d.fields[d.at]
	}
	return none
}

// enter confirms, or goes on to what is still to be given and says what.
func (d *Dialog) enter() (closed bool, a page.Action) {
	given := strings.TrimSpace(d.answer.Value())
	switch {
	case d.q.Input != nil && d.q.Input.Required && given == "":
		d.ask(answer, "dialog.missing")
		return false, a
	case d.q.Word != "" && !same(d.word.Value(), d.q.Word):
		problem := "dialog.word"
		if d.field() == answer && d.word.Value() == "" {
			problem = "" // on the way from one line to the next
		}
		d.word = d.empty()
		d.ask(word, problem)
		return false, a
	case d.q.Then == nil:
		return true, a
	}
	return true, d.q.Then(given)
}

func (d *Dialog) ask(f field, problem string) {
	d.problem = problem
	for i, have := range d.fields {
		if have == f {
			d.at = i
		}
	}
}

// same compares a typed word as a person would: spaces around it and capital
// letters do not matter.
func same(typed, want string) bool {
	return strings.EqualFold(strings.TrimSpace(typed), want) && text.Width(want) > 0
}
