package decision

import (
	"github.com/charmbracelet/lipgloss"

	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/scroll"
)

// aside is what was said and noted, beside a text or below it. While picking
// the keys choose among it; else they write, and it is only read.
type aside struct {
	shown   bool // where there is no room beside the text
	picking bool
	cursor  cursor.Cursor
	scroll  scroll.Scroll
	lost    bool // the chosen one is to be brought in sight
	n, h    int  // lines there are, and those in sight, as last drawn
}

// enter gives the keys to what stands aside.
func (a *aside) enter() { a.shown, a.picking, a.lost = true, true, true }

// leave gives them back to the text.
func (a *aside) leave(shown bool) { a.shown, a.picking = shown, false }

// aLook is how many excerpts a screen has about, for going a page on.
func (a *aside) aLook() int { return max(a.h/4, 1) }

// move chooses another of n excerpts.
func (a *aside) move(key string, n int) {
	a.cursor.Key(key, n, a.aLook())
	a.lost = true
}

// chosen is the excerpt that is chosen, where there is any.
func (a *aside) chosen(all []excerpt) (x excerpt, ok bool) {
	if a.cursor.Clamp(len(all)); len(all) == 0 {
		return x, false
	}
	return all[a.cursor.At], true
}

// read moves the lines and leaves the choice where it is.
func (a *aside) read(key string) { a.scroll.Key(key, a.n, a.h) }

// draw is the excerpts in h lines.
func (a *aside) draw(c page.Context, all []excerpt, h int) draw.Block {
	a.cursor.Clamp(len(all))
	place := ""
	if a.picking && len(all) > 0 {
		place = c.L.T("decide.notes.place", "n", c.L.Int(int64(a.cursor.At+1)), "of", c.L.Int(int64(len(all))))
	}
	head := draw.Rule(c.L.T(notesHeading(all), "names", names(c, notesOn(c))), place, c.W, &c.S.Rule, &c.S.Heading)
	if len(all) == 0 {
		return append(draw.Block{head}, draw.Paragraph(c.L.T("decide.notes.none"), max(c.W-2, 1), &c.S.Muted).Indent(1)...)
	}
	lines, from, to := a.lines(c, all)
	a.n, a.h = len(lines), max(h-1, 1)
	if a.lost {
		a.scroll.Top = min(max(a.scroll.Top, to-a.h), from)
		a.lost = false
	}
	a.scroll.Clamp(max(a.n-a.h, 0))
	top, end := a.scroll.Top, min(a.scroll.Top+a.h, a.n)
	return append(draw.Block{head}, frame.More(lines[top:end], top, end, a.n, c.W, &c.S.Accent)...)
}

// height is how many lines all of it takes, with its heading.
func (a *aside) height(c page.Context, all []excerpt) int {
	b, _, _ := a.lines(c, all)
	return len(b) + 1
}

// lines are all of it, and between which of them the chosen one stands, with
// the headings that begin with it.
func (a *aside) lines(c page.Context, all []excerpt) (b draw.Block, from, to int) {
	w := max(c.W-frame.MoreW-len(otherRow), 1)
	for i, x := range all {
		begin := len(b)
		for k, title := range x.under {
			style := &c.S.Accent
			if k < len(x.under)-1 {
				style = &c.S.Strong
			}
			b = append(b, draw.Paragraph(title, w, style).Indent(1)...)
		}
		sign, style := otherRow, &c.S.Base
		if a.picking && i == a.cursor.At {
			sign, style = chosenRow, &c.S.Selected
		}
		b = append(b, signed(draw.Paragraph(x.words(), w, style), sign, &c.S.Accent)...)
		if i == a.cursor.At {
			from, to = begin, len(b)
		}
	}
	return b, from, to
}

// signed is a paragraph with a sign before its first line.
func signed(p draw.Block, sign string, style *lipgloss.Style) draw.Block {
	out := make(draw.Block, len(p))
	for i, l := range p {
		lead := otherRow
		if i == 0 {
			lead = sign
		}
		out[i] = append(draw.Of(lead, style), l...)
	}
	return out
}

// notesHeading is the key of what the excerpts are called.
func notesHeading(all []excerpt) string {
	if len(all) > 0 && all[len(all)-1].note {
		return "decide.notes.heading.meeting"
	}
	return "decide.notes.heading"
}
