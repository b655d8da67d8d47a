package dialog

import (
	"slices"
	"strings"

	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/theme"
)

// widest is how many cells a dialog takes at most: longer lines are hard to
// read.
const widest = 72

// View draws the dialog for a place of w x h cells. It returns the drawing and
// its size; where a frame does not fit it takes the whole place without one.
func (d *Dialog) View(l *locale.Catalog, s *theme.Styles, w, h int) (box string, boxW, boxH int) {
	framed := w >= 30 && h >= 7
	inner := w
	if framed {
		inner = min(w-4, widest) - 4
	}
	body, fixed := d.content(l, s, inner)
	if !framed {
		return d.window(body, fixed, l, s, inner, h).Render(w, h), w, h
	}
	rows := min(len(body)+len(fixed), h-2)
	boxW, boxH = inner+4, rows+2
	b := draw.Block{d.edge(s, boxW)}
	for _, line := range d.window(body, fixed, l, s, inner, rows).Pad(rows) {
		in := draw.Line{{Text: "│", Style: &s.Frame}, {Text: " "}}
		in = append(in, line.Fit(inner)...)
		b = append(b, in.Add(" ", nil).Add("│", &s.Frame))
	}
	b = append(b, draw.Of("└"+strings.Repeat("─", boxW-2)+"┘", &s.Frame))
	return b.Render(boxW, boxH), boxW, boxH
}

// edge is the upper edge, with the title in it.
func (d *Dialog) edge(s *theme.Styles, w int) draw.Line {
	title := " " + text.Truncate(d.q.Title, w-8) + " "
	if d.q.Title == "" {
		title = ""
	}
	rest := max(w-4-text.Width(title), 0)
	return draw.Of("┌──", &s.Frame).Add(title, &s.Strong).Add(strings.Repeat("─", max(rest, 0))+"┐", &s.Frame).Fit(w)
}

// content is the text, which may be scrolled, and the lines below it, which
// are always there.
func (d *Dialog) content(l *locale.Catalog, s *theme.Styles, w int) (body, fixed draw.Block) {
	body = draw.Paragraph(d.q.Text, w, &s.Dialog)
	if len(d.q.Lines) > 0 && len(body) > 0 {
		body = append(body, nil)
	}
	for _, line := range d.q.Lines {
		b := draw.Paragraph(line, max(w-2, 1), &s.Dialog)
		for i := range b {
			lead := "  "
			if i == 0 {
				lead = "▲ "
			}
			b[i] = append(draw.Of(lead, &s.Warn), b[i]...)
		}
		body = append(body, b...)
	}
	if d.q.After != "" {
		if len(body) > 0 {
			body = append(body, nil)
		}
		body = append(body, draw.Paragraph(d.q.After, w, &s.Dialog)...)
	}
	for i, f := range d.fields {
		fixed = append(fixed, nil)
		fixed = append(fixed, d.written(f, i == d.at, l, s, w)...)
	}
	between := draw.Block{nil}
	if d.problem != "" {
		between = draw.Paragraph("× "+l.T(d.problem, "word", d.q.Word), w, &s.Bad)
	}
	return body, append(append(fixed, between...), d.buttons(l, s))
}

// written draws one line to be written, with what it is for above it.
func (d *Dialog) written(f field, on bool, l *locale.Catalog, s *theme.Styles, w int) draw.Block {
	prompt, line, placeholder := l.T("dialog.type", "word", d.q.Word), &d.word, ""
	if f == answer {
		prompt, line, placeholder = d.q.Input.Prompt, &d.answer, d.q.Input.Placeholder
	}
	b := draw.Paragraph(prompt, w, &s.Muted)
	lead := "► "
	if !on {
		lead = "  "
	}
	drawn := draw.Of(lead, &s.Accent)
	if on {
		return append(b, append(drawn, line.Pieces(s, max(w-2, 1), placeholder)...))
	}
	return append(b, drawn.Add(text.Truncate(line.Value(), max(w-2, 1)), &s.Base))
}

// buttons say what Enter and Esc do.
func (d *Dialog) buttons(l *locale.Catalog, s *theme.Styles) draw.Line {
	line := draw.Of("Enter", &s.Key).Add(" "+or(d.q.Yes, l.T("dialog.ok")), &s.KeyText)
	if d.q.Then == nil {
		return line
	}
	return line.Add("   ", nil).Add("Esc", &s.Key).Add(" "+or(d.q.No, l.T("dialog.cancel")), &s.KeyText)
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// tail is the end of what there is to show, where h lines have no room for the
// text above what is to be given: that matters most. Keys scroll back from
// there.
func (d *Dialog) tail(all draw.Block, w, h int) draw.Block {
	last := max(len(all)-h, 0)
	if !d.tight {
		d.tight, d.top = true, last
	}
	d.top = min(d.top, last)
	d.more = d.top < last
	shown := all.Window(d.top, min(h, len(all)-d.top))
	return frame.More(shown, d.top, d.top+len(shown), len(all), w, nil)
}

// window is the part of body that fits above fixed in h lines, and fixed. Its
// last line names the key that leads on where there is more.
func (d *Dialog) window(body, fixed draw.Block, l *locale.Catalog, s *theme.Styles, w, h int) draw.Block {
	room := h - len(fixed)
	if room < len(body) {
		fixed = slices.DeleteFunc(slices.Clone(fixed), func(l draw.Line) bool { return len(l) == 0 })
		room = h - len(fixed)
	}
	if room < 1 {
		return d.tail(append(body, fixed...), w, h)
	}
	d.tight = false
	d.top = min(d.top, max(0, len(body)-room))
	d.more = d.top+room < len(body)
	shown := body.Window(d.top, min(room, len(body)-d.top))
	if len(shown) > 0 && d.more {
		shown[len(shown)-1] = draw.Of("▼ … ", nil).Add(keys.Name(l, "pgdown"), &s.Key)
	}
	return append(shown, fixed...)
}
