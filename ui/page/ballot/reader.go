package ballot

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// reader is a step that is read, and may be longer than the screen.
type reader struct {
	stack.Quiet
	p     *Page
	prose scrolled.Text
}

// readerKeys are the keys of every step that is read.
var readerKeys = []keys.Binding{
	{ID: "ballot.back", Keys: []string{"esc"}, Footer: true},
	{ID: "ballot.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true},
}

// read handles the keys that every step that is read has.
func (r *reader) read(msg tea.KeyMsg) {
	if msg.String() == "esc" {
		r.p.steps.Pop()
		return
	}
	r.prose.Key(msg.String())
}

// show draws a heading and as much of the body as there is room for.
func (r *reader) show(c page.Context, heading string, body draw.Block) draw.Block {
	return r.prose.Under(c, draw.Block{draw.Rule(heading, "", c.W, &c.S.Rule, &c.S.Heading)}, body)
}

// widest is how many cells a text to read takes at most.
const widest = 90

// paragraphs sets a text, with an empty line between its paragraphs where there
// is room for that.
type paragraphs struct {
	c page.Context
	b draw.Block
}

func (t *paragraphs) width() int { return max(min(t.c.W-4, widest), 1) }

// add adds a paragraph.
func (t *paragraphs) add(s string) {
	t.b = append(t.b, draw.Paragraph(s, t.width(), &t.c.S.Base).Indent(1)...)
}

// warn adds what must not be overlooked.
func (t *paragraphs) warn(s string) {
	t.b = append(t.b, draw.Paragraph("▲ "+s, t.width(), &t.c.S.Warn).Indent(1)...)
}

// loud adds what has the eye: a path, an address, a fingerprint.
func (t *paragraphs) loud(s string) {
	t.b = append(t.b, draw.Whole(s, max(t.width()-2, 1), &t.c.S.Strong).Indent(3)...)
}

// gap adds an empty line, where the screen is not low.
func (t *paragraphs) gap() {
	if n := len(t.b); t.c.H >= 14 && n > 0 && t.b[n-1] != nil {
		t.b = append(t.b, nil)
	}
}
