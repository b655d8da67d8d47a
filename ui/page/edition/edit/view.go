package edit

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/fields"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// The widths from which one, two or three levels stand side by side.
const (
	twoW   = 76
	threeW = 116
)

// The widths of the columns before the last one.
const (
	sectionsW = 25
	listW     = 36
)

// draw is the heading, and below it the last levels side by side: what one
// comes from at the left, what has the keys beside it, and what that leads to
// at the right.
func (s *Editor) draw(c page.Context) draw.Block {
	s.settle()
	if c.H < 4 {
		return s.column(c, len(s.levels)-1, c.W, c.H)
	}
	return append(draw.Block{s.heading(c)}, s.columns(c, c.H-1)...)
}

// heading says where one is, and how much is missing.
func (s *Editor) heading(c page.Context) draw.Line {
	right := c.L.N("edit.missing", len(s.problems()))
	if len(s.problems()) == 0 {
		right = c.L.T("edit.whole")
	}
	left := strings.Join(s.crumbs(c), " ► ")
	if room := c.W - text.Width(right) - 12; text.Width(left) > room && room > 8 {
		all := s.crumbs(c)
		for len(all) > 1 && text.Width(left) > room {
			all = all[1:]
			left = "… ► " + strings.Join(all, " ► ")
		}
		left = text.Truncate(left, room)
	}
	return draw.Rule(left, right, c.W, &c.S.Rule, &c.S.Heading)
}

// crumbs are the names of the levels.
func (s *Editor) crumbs(c page.Context) []string {
	var names []string
	for i, l := range s.levels {
		switch l.kind {
		case overview:
			names = append(names, c.L.T("edit.title"))
		case items:
			names = append(names, c.L.T("edit.list."+string(l.part)))
		case form:
			if l.form != nil {
				names = append(names, c.L.T("edit.section."+sections[s.levels[0].cur.At].name))
			} else {
				names = append(names, s.title(c, l.at))
			}
		case picks, prose:
			names = append(names, s.label(c, s.levels[i].row))
		}
	}
	return names
}

// columns are as many of the last levels as there is room for.
func (s *Editor) columns(c page.Context, h int) draw.Block {
	last := len(s.levels) - 1
	shown := []int{last}
	if c.W >= twoW && last > 0 {
		shown = []int{last - 1, last}
	}
	if c.W >= threeW && last > 1 {
		shown = []int{last - 2, last - 1, last}
	}
	ahead := c.W >= twoW && len(shown) == 1 || c.W >= threeW && len(shown) == 2 && s.levels[last].kind == items
	w := c.W
	var b draw.Block
	add := func(n int, next draw.Block) {
		w -= n + 3
		next = next.Top(h).Pad(h)
		if b == nil {
			b = next
			return
		}
		b = b.Beside(c.W-w-n-6, draw.Piece{Text: " │ ", Style: &c.S.Rule}, next)
	}
	for i, at := range shown {
		if i == len(shown)-1 && !ahead {
			break
		}
		n := s.columnW(s.levels[at], w)
		add(n, s.column(c, at, n, h))
	}
	rest := w
	if ahead {
		return s.join(c, b, rest, s.preview(c, rest, h), h)
	}
	return s.join(c, b, rest, s.column(c, last, rest, h), h)
}

// join puts the last column beside those before it.
func (s *Editor) join(c page.Context, b draw.Block, w int, last draw.Block, h int) draw.Block {
	if b == nil {
		return last.Top(h)
	}
	return b.Beside(c.W-w-3, draw.Piece{Text: " │ ", Style: &c.S.Rule}, last.Top(h))
}

// columnW is how wide a level is that another stands beside, where both have w
// cells.
func (s *Editor) columnW(l *level, w int) int {
	if l.kind == overview {
		return sectionsW
	}
	return max(min(max(listW, w/4), w*2/5), 20)
}

// column draws one level in w x h cells.
func (s *Editor) column(c page.Context, at, w, h int) draw.Block {
	l, front := s.levels[at], at == len(s.levels)-1
	switch l.kind {
	case overview:
		return s.drawSections(c, l, w, h, front)
	case items:
		return s.drawItems(c, l, w, h, front)
	case form:
		return s.drawForm(c, l, w, h, front)
	case picks:
		return s.drawPicks(c, l, w, h)
	case prose:
	}
	return s.drawProse(c, l, w, h)
}

// preview is what the cursor of the list in front leads to.
func (s *Editor) preview(c page.Context, w, h int) draw.Block {
	l := s.front()
	if l.kind == overview {
		return s.guide(c, l.cur.At, w, h)
	}
	if at, ok := l.chosen(s.ed); ok {
		return s.drawForm(c, formOf(at), w, h, false)
	}
	return draw.Paragraph(s.purpose(c, l.part), max(min(w, readW), 1), &c.S.Muted)
}

// readW is the widest that a text is set for reading.
const readW = 76

// purpose is what the things of a part are for.
func (s *Editor) purpose(c page.Context, part fields.Part) string {
	return c.L.T("edit.about.part." + string(part))
}

// cursorSign is before the line that the cursor is on, and its style.
func cursorSign(c page.Context, here, front bool) (string, *lipgloss.Style) {
	switch {
	case here && front:
		return " ► ", &c.S.Selected
	case here:
		return " ► ", &c.S.Strong
	}
	return "   ", &c.S.Base
}

// listLine is a line of a list: its name, what there is to know of it, and how
// much is missing.
func listLine(c page.Context, name, about string, missing int, here, front bool, w int) draw.Line {
	sign, style := cursorSign(c, here, front)
	mark := ""
	if missing > 0 {
		mark = " × " + c.L.Int(int64(missing))
	}
	room := max(w-3-text.Width(mark)-1, 1)
	left := text.Truncate(name, room)
	if about != "" && text.Width(left)+2+min(text.Width(about), 12) <= room {
		about = text.Truncate(about, room-text.Width(left)-2)
		left += "  "
	} else {
		about = ""
	}
	muted := &c.S.Muted
	if here && front {
		muted = style
	}
	l := draw.Of(sign, style).Add(left, style).Add(about, muted)
	l = l.Add(strings.Repeat(" ", max(room-text.Width(left)-text.Width(about), 0)), style)
	if mark != "" {
		l = l.Add(mark, &c.S.Bad)
	}
	return l.Fit(w)
}
