// Package form is lines to be filled in, one under the other: a line of text, a
// passphrase, one of several things. What Enter on the last line leads to is
// the page's.
package form

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/input"
)

// Field is one line of a form: a text, a passphrase, or one of several things.
type Field struct {
	ID     string
	Prompt string // key of what stands before it; Prompt+".help" says what it is for, where there is one

	text   input.Line
	secret *input.Secret
	n, at  int // how many things there are to choose between, and which is chosen; 0: it is written
	word   Word
}

// Word names one of several things, counted from 0, in the running language.
type Word func(c page.Context, i int) string

// Text is a line of at most max characters that holds value.
func Text(id, prompt, value string, max int) Field {
	return Field{ID: id, Prompt: prompt, text: input.New(value, max)}
}

// Secret is a passphrase.
func Secret(id, prompt string) Field {
	return Field{ID: id, Prompt: prompt, secret: &input.Secret{}}
}

// Choice is one of n things, of which the one at that place is chosen.
func Choice(id, prompt string, n, at int, word Word) Field {
	return Field{ID: id, Prompt: prompt, n: n, at: at, word: word}
}

// Words is a choice between things that the catalogue names by these keys.
func Words(id, prompt string, at int, keys ...string) Field {
	return Choice(id, prompt, len(keys), at, func(c page.Context, i int) string { return c.L.T(keys[i]) })
}

// YesNo is a choice between no, which is 0, and yes.
func YesNo(id, prompt string, yes bool) Field {
	d := Words(id, prompt, 0, "fill.no", "fill.yes")
	if yes {
		d.at = 1
	}
	return d
}

// Form is the lines, and which of them is in hand.
type Form struct {
	fields []Field
	at     int
	Send   string // the binding that Enter on the last line is, "export.write"
}

// New is a form with its first line in hand.
func New(send string, fields ...Field) *Form { return &Form{fields: fields, Send: send} }

func (f *Form) field() *Field { return &f.fields[f.at] }

func (f *Form) last() bool { return f.at == len(f.fields)-1 }

// Writes reports whether letters are text in the line in hand.
func (f *Form) Writes() bool { return f.field().n == 0 }

// Bindings lists what keys do in the form.
func (f *Form) Bindings() []keys.Binding {
	next := keys.Binding{ID: "fill.next", Keys: []string{"enter"}, Footer: true}
	if f.last() {
		next.ID = f.Send
	}
	bs := []keys.Binding{{ID: "fill.line", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true}, next}
	if !f.Writes() {
		bs = append(bs, keys.Binding{ID: "fill.turn", Keys: []string{"left", "right", " "}, Label: "←→", Footer: true})
	}
	return append(bs, keys.Binding{ID: "fill.back", Keys: []string{"esc"}, Footer: true})
}

// Key handles one key but Esc. Sent says that Enter was pressed on the last
// line.
func (f *Form) Key(msg tea.KeyMsg) (sent bool) {
	switch key := msg.String(); {
	case key == "enter" && f.last():
		return true
	case key == "up" || key == "shift+tab":
		f.at = max(f.at-1, 0)
	case key == "down" || key == "tab" || key == "enter":
		f.at = min(f.at+1, len(f.fields)-1)
	default:
		f.field().key(msg)
	}
	return false
}

func (d *Field) key(msg tea.KeyMsg) {
	switch n := d.n; {
	case n > 0 && msg.String() == "left":
		d.at = (d.at + n - 1) % n
	case n > 0:
		d.at = (d.at + 1) % n
	case d.secret != nil:
		d.secret.Key(msg)
	default:
		d.text.Key(msg)
	}
}

// Go takes the line with that id in hand.
func (f *Form) Go(id string) {
	for i := range f.fields {
		if f.fields[i].ID == id {
			f.at = i
		}
	}
}

func (f *Form) find(id string) *Field {
	for i := range f.fields {
		if f.fields[i].ID == id {
			return &f.fields[i]
		}
	}
	return &Field{secret: &input.Secret{}}
}

// Has reports whether there is a line with that id.
func (f *Form) Has(id string) bool { return f.find(id).ID != "" }

// Value is the text of a line; empty where there is no such line.
func (f *Form) Value(id string) string {
	d := f.find(id)
	return d.text.Value()
}

// Put writes a text into a line, in place of what stands there.
func (f *Form) Put(id, value string) {
	f.find(id).text.Put(value)
}

// Chosen is which of several things is chosen, counted from 0.
func (f *Form) Chosen(id string) int { return f.find(id).at }

// Secret is the passphrase of a line. Whoever takes it clears what was given.
func (f *Form) Secret(id string) *input.Secret { return f.find(id).secret }

// Wipe forgets the passphrases.
func (f *Form) Wipe() {
	for i := range f.fields {
		if s := f.fields[i].secret; s != nil {
			s.Wipe()
		}
	}
}
