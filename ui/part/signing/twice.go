package signing

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/input"
)

// Twice is a new passphrase, which is written two times.
type Twice struct {
	Short   string // key of what is said of one that is shorter than it should be, before it is taken; empty: nothing
	secrets [2]input.Secret
	at      int
	differ  bool // the two were not the same
}

// Key handles one key. Given says that Enter was pressed and the two are the
// same; they may be empty, and then the first Enter gives them.
func (t *Twice) Key(msg tea.KeyMsg) (given bool) {
	switch key := msg.String(); {
	case key == "up" || key == "down" || key == "tab" || key == "shift+tab":
		t.at = 1 - t.at
	case key == "enter" && t.at == 0 && t.secrets[0].Len() > 0:
		t.at = 1
	case key == "enter":
		if t.differ = !t.secrets[0].Same(&t.secrets[1]); t.differ {
			t.Wipe()
		}
		return !t.differ
	default:
		t.differ = false
		t.secrets[t.at].Key(msg)
	}
	return false
}

// Len is how many characters the passphrase has.
func (t *Twice) Len() int { return t.secrets[0].Len() }

// short reports that the first line is written, and shorter than it should be.
func (t *Twice) short() bool { return t.at == 1 && t.Len() > 0 && t.Len() < room.MinPassphrase }

// Take is the passphrase, which is wiped here; the caller clears what it was
// given. Nil where it is empty.
func (t *Twice) Take() []byte {
	p := t.secrets[0].Take()
	t.Wipe()
	return p
}

// Wipe forgets both, and begins with the first.
func (t *Twice) Wipe() {
	for i := range t.secrets {
		t.secrets[i].Wipe()
	}
	t.at = 0
}

// View draws the two lines, and what is wrong with them: that they were not the
// same, or are short.
func (t *Twice) View(c page.Context) draw.Block {
	prompts := []string{c.L.T("signing.passphrase"), c.L.T("signing.passphrase.again")}
	w := max(text.Width(prompts[0]), text.Width(prompts[1]))
	var b draw.Block
	for i := range t.secrets {
		b = append(b, SecretLine(c, prompts[i], &t.secrets[i], i == t.at, min(w, c.W/2)))
	}
	switch w := max(c.W-2, 1); {
	case t.differ:
		b = append(append(b, nil), draw.Paragraph(signBad+c.L.T("signing.passphrase.differ"), w, &c.S.Bad).Indent(1)...)
	case t.Short != "" && t.short():
		said := "▲ " + c.L.T(t.Short, "min", c.L.Int(room.MinPassphrase))
		b = append(append(b, nil), draw.Paragraph(said, w, &c.S.Warn).Indent(1)...)
	}
	return b
}
