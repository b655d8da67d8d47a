package edit

import (
	"votering/internal/fields"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// drawSections lists the sections: how much each holds, and how much is
// missing there.
func (s *Editor) drawSections(c page.Context, l *level, w, h int, front bool) draw.Block {
	ps := s.problems()
	from, to := l.cur.Window(len(sections), h)
	var b draw.Block
	for i := from; i < to; i++ {
		x := sections[i]
		about := ""
		if x.list != "" {
			about = c.L.Int(int64(fields.Count(s.ed, x.list, 0)))
		}
		b = append(b, listLine(c, c.L.T("edit.section."+x.name), about, ps.in(i), i == l.cur.At, front, w))
	}
	if w == c.W && front { // nothing stands beside it
		b = s.under(c, b, s.guide(c, l.cur.At, max(w-3, 1), h-len(b)-1), h)
	}
	return b
}

// under puts a text below others where there is room for some of it.
func (s *Editor) under(c page.Context, b, more draw.Block, h int) draw.Block {
	if room := h - len(b) - 1; room > 1 {
		b = append(append(b, nil), more.Indent(1).Top(room)...)
	}
	return b
}

// drawItems lists the things of a part, and below them the way to another.
func (s *Editor) drawItems(c page.Context, l *level, w, h int, front bool) draw.Block {
	n := fields.Count(s.ed, l.part, l.parent)
	from, to := l.cur.Window(n+1, h)
	ps := s.problems()
	var b draw.Block
	for i := from; i < to; i++ {
		here := i == l.cur.At
		if i == n {
			sign, style := cursorSign(c, here, front)
			if !here {
				style = &c.S.Muted
			}
			b = append(b, draw.Of(sign+"+ "+c.L.T("edit.add."+string(l.part)), style).Fit(w))
			continue
		}
		at := placeOf(l.part, l.parent, i)
		b = append(b, listLine(c, s.title(c, at), s.about(c, at), ps.of(at), here, front, w))
	}
	if from > 0 || to < n+1 {
		return frame.More(b, from, to, n+1, w, &c.S.Accent)
	}
	if w == c.W && front {
		b = s.under(c, b, draw.Paragraph(s.purpose(c, l.part), max(min(w-3, readW), 1), &c.S.Muted), h)
	}
	return b
}

// guide says what a section is for, what it holds, and what is missing in the
// whole edition, with what to do first.
func (s *Editor) guide(c page.Context, section, w, h int) draw.Block {
	x := sections[section]
	textW := max(min(w, readW), 1)
	b := draw.Block{draw.Of(c.L.T("edit.section."+x.name), &c.S.Strong)}
	b = append(b, draw.Paragraph(c.L.T("edit.about."+x.name), textW, &c.S.Base)...)
	missing := s.missing(c, w)
	if x.list != "" && h > len(b)+len(missing)+4 {
		n := fields.Count(s.ed, x.list, 0)
		room := min(n, h-len(b)-len(missing)-3)
		if n > 0 {
			b = append(b, nil)
		}
		for i := range room {
			at := placeOf(x.list, 0, i)
			b = append(b, listLine(c, s.title(c, at), s.about(c, at), s.problems().of(at), false, false, w))
		}
		if room < n {
			b = append(b, draw.Of("   "+c.L.N("edit.others", n-room), &c.S.Muted))
		}
	}
	if x.form != nil && h > len(b)+len(missing)+6 {
		b = append(append(b, nil), s.drawForm(c, x.open(), w, h-len(b)-len(missing)-2, false)...)
	}
	if len(b)+1 < h {
		b = append(b, nil)
	}
	return append(b, missing...)
}

// missing lists what is missing or wrong, in the order in which it is best
// mended.
func (s *Editor) missing(c page.Context, w int) draw.Block {
	ps := s.problems()
	if len(ps) == 0 {
		return draw.Paragraph(c.L.T("edit.whole.what"), max(min(w, readW), 1), &c.S.Good)
	}
	b := draw.Block{draw.Rule(c.L.N("edit.missing.before", len(ps)), "m", w, &c.S.Rule, &c.S.Warn)}
	for i := range sections {
		for _, p := range ps {
			if p.section() != i {
				continue
			}
			says, _ := why(c, p.f)
			where := s.place(c, p)
			line := draw.Of(" × ", &c.S.Bad).Add(text.Truncate(where, max(w*3/5, 8)), &c.S.Base).Add("  "+says, &c.S.Muted)
			b = append(b, line.Fit(w))
		}
	}
	return b
}

// drawPicks lists what a field can name, each ticked or not.
func (s *Editor) drawPicks(c page.Context, l *level, w, h int) draw.Block {
	ts := s.ticks(l)
	help := draw.Paragraph(s.purposeOf(c, l.row), max(min(w-2, readW), 1), &c.S.Muted).Indent(1)
	room := max(h-len(help)-1, 1)
	if room < 4 {
		help, room = nil, h
	}
	from, to := l.cur.Window(len(ts), room)
	var b draw.Block
	for i := from; i < to; i++ {
		sign, style := cursorSign(c, i == l.cur.At, true)
		box := "[ ] "
		if ts[i].on {
			box = "[×] "
		}
		b = append(b, draw.Of(sign+box+s.option(c, l.row, ts[i].id), style).Fit(w))
	}
	if len(ts) == 0 {
		b = append(b, draw.Paragraph(c.L.T("edit.nothing_to_pick"), max(w-2, 1), &c.S.Muted).Indent(1)...)
	}
	b = frame.More(b, from, to, len(ts), w, &c.S.Accent)
	if help != nil {
		b = append(append(b, nil), help...)
	}
	return b
}

// drawProse is the text of several lines that is being written.
func (s *Editor) drawProse(c page.Context, l *level, w, h int) draw.Block {
	if h < 4 {
		return l.text.Draw(c.S, max(min(w-1, proseW(c)), 1), h)
	}
	help := draw.Paragraph(s.purposeOf(c, l.row), max(min(w-2, readW), 1), &c.S.Muted).Top(2)
	b := append(help, nil)
	return append(b, l.text.Draw(c.S, max(min(w-1, proseW(c)), 1), h-len(b))...).Indent(1)
}
