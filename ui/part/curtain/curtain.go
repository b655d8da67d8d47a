// Package curtain is the blank screen between two people at one laptop:
// neither sees what the other wrote.
package curtain

import (
	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Curtain is down for Name.
type Curtain struct {
	To    string // whose turn it is; empty: the one who opened the file
	Name  string
	From  string // name of who handed over, to whom Esc goes back; empty: nobody
	Stray string // name of a key that was pressed and does nothing here
	Deaf  bool   // keys are ignored: they were meant for what was there before
}

// View draws exactly h lines of w cells: what to do, and below it the keys.
func (c Curtain) View(l *locale.Catalog, s *theme.Styles, w, h int) string {
	in := max(min(w-4, 64), 1)
	take := draw.Paragraph(l.T("curtain.take", "name", c.Name), in, &s.Accent)
	keys := c.keys(l, s, w)
	if len(take)+len(keys) > h { // the one thing to do is what has to be readable
		keys = keys.Top(h - len(take))
	}
	room := h - len(keys)
	b := append(draw.Paragraph(l.T("curtain.give", "name", c.Name), in, &s.Strong), nil)
	if b = append(b, take...); len(b) > room {
		b = take
	}
	why := draw.Paragraph(l.T("curtain.why"), in, &s.Muted)
	if c.Stray != "" {
		why = draw.Paragraph(l.T("curtain.stray", "key", c.Stray), in, &s.Warn)
	}
	if len(b)+1+len(why) <= room {
		b = append(append(b, nil), why...)
	}
	out := make(draw.Block, max((room-len(b))/2, 0))
	out = append(out, b.Indent(max((w-in)/2, 0))...)
	return append(out.Top(room).Pad(room), keys...).Render(w, h)
}

// keys are the ones that do something here, in as many lines as they need.
func (c Curtain) keys(l *locale.Catalog, s *theme.Styles, w int) draw.Block {
	item := func(key, word string) draw.Line {
		return draw.Of(key, &s.Key).Add(" "+word, &s.KeyText)
	}
	items := []draw.Line{item("Enter", l.T("curtain.sit"))}
	if c.From != "" {
		items = append(items, item("Esc", l.T("curtain.back", "name", text.Truncate(text.Show(c.From), max(w/2, 1)))))
	}
	items = append(items, item("Ctrl+C", l.T("key.quit")))
	var b draw.Block
	line := draw.Of(" ", nil)
	for _, it := range items {
		if len(line) > 1 && line.Width()+it.Width() > w {
			b, line = append(b, line), draw.Of(" ", nil)
		}
		line = append(line, it...).Add("  ", nil)
	}
	return append(b, line)
}
