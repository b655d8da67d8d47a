package decision

import (
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
)

// beside reports whether the notes stand beside the text.
func (s *writer) beside(c page.Context) bool { return c.W >= besideW }

// widest is how many cells a line of text takes at most: longer ones are hard
// to read.
const widest = 90

// roomy is from how many lines on there is room for more than the text.
const roomy = 14

// textW is the width of the text.
func (s *writer) textW(c page.Context) int {
	w := c.W - 2
	if s.beside(c) {
		w = c.W*3/5 - 2
	}
	return max(min(w, widest), 1)
}

func (s *writer) View(c page.Context) draw.Block {
	if c.W < layout.FullW || c.H < 6 {
		return s.small(c)
	}
	used := c.L.T("decide.text.used", "n", c.L.Int(int64(s.editor.Len())), "max", c.L.Int(int64(s.editor.Max())))
	b := draw.Block{draw.Rule(s.title(c), used, c.W, &c.S.Rule, &c.S.Heading)}
	b = append(b, s.top(c)...)
	if c.H >= 2*roomy && len(b) > 1 {
		b = append(b, nil)
	}
	h := c.H - len(b)
	if s.beside(c) {
		left := s.textW(c) + 2
		rc := c
		rc.W = c.W - left - 3
		side := s.aside.draw(rc, excerpts(c), h)
		return append(b, s.text(c, left, h).Pad(h).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, side)...)
	}
	if !s.aside.shown {
		return append(b, s.text(c, c.W, h)...)
	}
	all, below := excerpts(c), h/2
	if s.aside.picking {
		below = h * 2 / 3
	}
	below = min(below, s.aside.height(c, all))
	return append(append(b, s.text(c, c.W, h-below)...), s.aside.draw(c, all, below)...)
}

// small is the text where there is hardly room for it; while something is
// chosen, that has all of it.
func (s *writer) small(c page.Context) draw.Block {
	if s.aside.picking {
		return s.aside.draw(c, excerpts(c), c.H)
	}
	var head draw.Block
	if c.H >= 6 {
		head = s.warnings(c)
	}
	b, shown := s.editor.DrawMore(c.S, max(c.W-frame.MoreW-1, 1), c.H-len(head))
	return append(head, frame.More(b, shown.From, shown.To, shown.Of, c.W, &c.S.Accent)...)
}

// top is what there is to know about the text: what is wrong with it, what it
// quotes, and where there is room and nothing else to say, what to keep in mind.
func (s *writer) top(c page.Context) draw.Block {
	b := append(s.warnings(c), s.found(c).line(c)...)
	if c.H >= roomy && len(b) == 0 {
		hint := draw.Paragraph(c.L.T("decide.text.hint."+string(s.id.kind)), max(c.W-2, 1), &c.S.Muted).Indent(1)
		return hint.Top(3)
	}
	return b
}

// warnings are what must be known while the text is written: what had no room,
// that it was written for another outcome, quotations that nobody wrote so, and
// people whom it names.
func (s *writer) warnings(c page.Context) draw.Block {
	w := max(c.W-4, 1)
	if f := s.editor.Left().Fault(); f != nil {
		why, try := c.L.FaultOnScreen(f)
		return draw.Paragraph("× "+why+" → "+try, w, &c.S.Bad).Indent(1).Top(3)
	}
	var b draw.Block
	if old := staleText(c, s.id); old != "" {
		b = draw.Paragraph("▲ "+old, w, &c.S.Warn)
	}
	brief := c.H < roomy
	for _, warning := range s.found(c).warnings(c, brief) {
		lines := draw.Paragraph("▲ "+warning, w, &c.S.Warn)
		if brief {
			lines = lines.Top(1)
		}
		b = append(b, lines...)
	}
	return b.Indent(1).Top(max(c.H/4, 1))
}

// text is the text in w cells and h lines.
func (s *writer) text(c page.Context, w, h int) draw.Block {
	b, shown := s.editor.DrawMore(c.S, min(s.textW(c), w-2), h)
	lines := b.Indent(1)
	if s.editor.Len() == 0 {
		lines[0] = lines[0].Add(c.L.T("decide.text.empty"), &c.S.Muted)
	}
	return frame.More(lines, shown.From, shown.To, shown.Of, w, &c.S.Accent).Pad(h)
}

// title says which text it is.
func (s *writer) title(c page.Context) string { return textTitle(c, s.id) }

func textTitle(c page.Context, id textID) string {
	if id.kind == ofDissent {
		return c.L.T("decide.dissent.of", "name", jurorName(c, id.of))
	}
	return title(c, row{id.kind, id.of})
}
