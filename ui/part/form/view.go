package form

import (
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// The signs before a line.
const (
	chosenRow = " ► "
	otherRow  = "   "
)

// View draws the form in at most h lines, under what stands above it, which
// goes first where there is no room; under it what the line in hand is for.
func (f *Form) View(c page.Context, above draw.Block, h int) draw.Block {
	w := f.promptW(c)
	var lines draw.Block
	for i := range f.fields {
		lines = append(lines, f.line(c, i, w))
	}
	help := f.help(c)
	if len(above)+1+len(lines)+1+len(help) > h && len(above) > 0 {
		above = above.Top(h - len(lines) - len(help) - 2)
	}
	var b draw.Block
	if len(above) > 0 {
		b = append(append(b, above...), nil)
	}
	if room := h - len(b); len(lines) > room {
		return append(b, lines.Window(max(min(f.at-room/2, len(lines)-room), 0), room)...)
	}
	b = append(b, lines...)
	if len(b)+2 <= h && len(help) > 0 {
		b = append(append(b, nil), help.Top(h-len(b)-1)...)
	}
	return b
}

// promptW is the width of the widest of what stands before the lines.
func (f *Form) promptW(c page.Context) int {
	w := 0
	for i := range f.fields {
		w = max(w, text.Width(c.L.T(f.fields[i].Prompt)))
	}
	return min(w, max(c.W*2/5, 1))
}

// help is what the line in hand is for.
func (f *Form) help(c page.Context) draw.Block {
	key := f.field().Prompt + ".help"
	if !c.L.Has(key) {
		return nil
	}
	return draw.Paragraph(c.L.T(key), max(c.W-4, 1), &c.S.Muted).Indent(3)
}

// line is one line of the form.
func (f *Form) line(c page.Context, i, promptW int) draw.Line {
	d := &f.fields[i]
	sign, style := otherRow, &c.S.Base
	if i == f.at {
		sign, style = chosenRow, &c.S.Strong
	}
	l := draw.Of(sign, &c.S.Accent).Add(text.PadRight(c.L.T(d.Prompt), promptW)+"  ", style)
	room := max(c.W-l.Width()-3, 1)
	switch here := i == f.at; {
	case d.n > 0 && here:
		return l.Add("◄ "+text.Truncate(d.word(c, d.at), max(room-2, 1))+" ►", &c.S.Accent)
	case d.n > 0:
		return l.Add("  "+text.Truncate(d.word(c, d.at), room), &c.S.Base)
	case d.secret != nil:
		drawn := d.secret.Pieces(c.S, room)
		if !here {
			drawn = drawn[:1]
		}
		return append(l.Add("  ", nil), drawn...)
	case here:
		return append(l.Add("  ", nil), d.text.Pieces(c.S, room, "")...)
	}
	return l.Add("  "+text.Truncate(text.Show(d.text.Value()), room), &c.S.Base)
}
