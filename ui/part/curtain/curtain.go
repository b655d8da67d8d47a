// Package curtain is the blank screen between two people at one laptop:
// neither sees what the other wrote.
package curtain

import (
	"votering/internal/locale"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Curtain is down for Name.
type Curtain struct {
	To   string // whose turn it is; empty: the one who opened the file
	Name string
	Deaf bool // Enter is ignored: it was meant for what was there before
}

// View draws exactly h lines of w cells.
func (c Curtain) View(l *locale.Catalog, s *theme.Styles, w, h int) string {
	in := max(min(w-4, 64), 1)
	b := draw.Paragraph(l.T("curtain.give", "name", c.Name), in, &s.Strong)
	b = append(b, nil)
	b = append(b, draw.Paragraph(l.T("curtain.take", "name", c.Name), in, &s.Accent)...)
	if why := draw.Paragraph(l.T("curtain.why"), in, &s.Muted); len(b)+1+len(why) <= h {
		b = append(append(b, nil), why...)
	}
	if len(b) > h { // the one thing to do is what has to be readable
		b = draw.Paragraph(l.T("curtain.take", "name", c.Name), in, &s.Accent)
	}
	out := make(draw.Block, max((h-len(b))/2, 0))
	return append(out, b.Indent(max((w-in)/2, 0))...).Render(w, h)
}
