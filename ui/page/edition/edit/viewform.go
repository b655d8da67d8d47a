package edit

import (
	"slices"
	"strings"

	"votering/internal/fields"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// drawForm lists the fields of a thing with what stands in them. The one in hand
// has what it is for below it, and every one what is wrong with it.
func (s *Editor) drawForm(c page.Context, l *level, w, h int, front bool) draw.Block {
	rows := s.rows(l)
	labelW := s.labelW(c, rows, w)
	b := s.ofThing(c, l, w)
	from, to := 0, 0
	for i, r := range rows {
		here := front && i == l.cur.At
		start := len(b)
		b = append(b, s.line1(c, r, here, labelW, w))
		b = append(b, s.belowRow(c, r, here, labelW, w)...)
		if here {
			from, to = start, len(b)
		}
	}
	if len(b) <= h {
		l.top = 0
		return append(b, s.inWords(c, l, w, h-len(b)-1)...)
	}
	if h < 4 {
		return b.Window(from, h)
	}
	l.top = max(min(l.top, from), min(to-h, from), 0)
	l.top = min(l.top, len(b)-h)
	return b.Window(l.top, h)
}

// leastWords is how many lines the rule in words takes at least.
const leastWords = 4

// inWords is what the rule comes to, in plain words, below its form: as it is
// stored, once nothing is missing.
func (s *Editor) inWords(c page.Context, l *level, w, h int) draw.Block {
	if h < leastWords || l.at.Part != fields.Rule || len(c.Sight.DraftFaults) > 0 || len(s.problems()) > 0 {
		return nil
	}
	b := draw.Block{nil, draw.Rule(c.L.T("edit.in_words"), "", w, &c.S.Rule, &c.S.Heading)}
	for _, f := range rules.Plain(c.L, c.Sight.Edition).Facts() {
		if f.About != rules.OfCriteria && f.About != rules.OfGate {
			b = append(b, draw.Paragraph(f.Text, max(min(w-2, readW), 1), &c.S.Base).Indent(1)...)
		}
	}
	return b.Top(h)
}

// ofThing is what is wrong with a thing as a whole.
func (s *Editor) ofThing(c page.Context, l *level, w int) draw.Block {
	var b draw.Block
	style := &c.S.Bad
	if l.fresh { // it is only begun
		style = &c.S.Warn
	}
	for _, p := range s.problems() {
		if p.at == l.at && p.key == "" {
			says, try := why(c, p.f)
			b = append(b, draw.Paragraph("× "+strings.TrimSpace(says+" "+try), max(min(w-2, readW), 1), style).Indent(1)...)
		}
	}
	return b
}

// labelW is the width of the widest label.
func (s *Editor) labelW(c page.Context, rows []row, w int) int {
	widest := 0
	for _, r := range rows {
		widest = max(widest, text.Width(s.label(c, r)))
	}
	return min(widest, max(w*2/5, 6))
}

// line1 is the label and what stands in the field.
func (s *Editor) line1(c page.Context, r row, here bool, labelW, w int) draw.Line {
	sign, style := "   ", &c.S.Base
	if here {
		sign, style = " ► ", &c.S.Strong
	}
	l := draw.Of(sign, &c.S.Accent)
	if r.more > 0 {
		return l.Add("▼ "+s.label(c, r), &c.S.Muted).Fit(w)
	}
	l = l.Add(text.PadRight(s.label(c, r), labelW)+"  ", style)
	room := max(w-l.Width()-1, 1)
	if here && r.written() {
		s.hold(c, r)
		if s.over {
			return l.Add(text.Truncate(s.line.Value(), room), &c.S.Selected).Add(" ", &c.S.Cursor)
		}
		return append(l, s.line.Pieces(c.S, room, "")...)
	}
	if here && r.chosen() {
		return append(l, s.choices(c, r, room)...)
	}
	return append(l, s.value(c, r, here, room)...)
}

// value is what stands in a field that is not being written.
func (s *Editor) value(c page.Context, r row, here bool, room int) draw.Line {
	says := s.said(c, r)
	switch f := s.problemOf(r); {
	case r.list != "":
		if n := s.problems().ofList(r.list, r.at.Index); n > 0 {
			return draw.Of(says, &c.S.Base).Add("  × "+c.L.Int(int64(n)), &c.S.Bad)
		}
		return draw.Of(says, &c.S.Base)
	case f != nil && says == "":
		return draw.Of("× "+c.L.T("edit.needed"), &c.S.Warn)
	case s.stored(r) == "" && f == nil:
		return draw.Of(text.Truncate(says, room), &c.S.Muted)
	case here:
		return draw.Of(text.Truncate(says, room), &c.S.Strong)
	}
	return draw.Of(text.Truncate(says, room), &c.S.Base)
}

// choices are all words of a field, with the chosen one in brackets; where they
// have no room, the chosen one alone.
func (s *Editor) choices(c page.Context, r row, room int) draw.Line {
	all := options(s.ed, r)
	at := slices.Index(all, s.chosenOf(r))
	if l, fit := s.allOptions(c, r, room); fit {
		return l
	}
	if len(all) == 0 || len(all) == 1 && all[0] == "" {
		return draw.Of(text.Truncate(c.L.T("edit.nothing_to_pick"), room), &c.S.Muted)
	}
	of := "  " + c.L.T("edit.of", "n", c.L.Int(int64(at+1)), "of", c.L.Int(int64(len(all))))
	word := s.said(c, r)
	if at < 0 {
		word, of = c.L.T("edit.choose_one"), ""
	}
	if text.Width(word)+4+text.Width(of) > room {
		of = ""
	}
	return draw.Of("◄ "+text.Truncate(word, max(room-4, 1))+" ►", &c.S.Accent).Add(of, &c.S.Muted)
}

// allOptions are all words of a field on one line, with the chosen one in
// brackets, and whether they fit.
func (s *Editor) allOptions(c page.Context, r row, room int) (l draw.Line, fit bool) {
	all := options(s.ed, r)
	at := slices.Index(all, s.chosenOf(r))
	for i, o := range all {
		word := s.option(c, r, o)
		if i == at {
			l = l.Add("["+word+"]", &c.S.Accent)
		} else {
			l = l.Add(" "+word+" ", &c.S.Base)
		}
	}
	return l, l.Width() <= room && len(all) > 1
}

// mostOptions is how many words are listed under a row at most.
const mostOptions = 12

// listed are the words of a field under its row, where they do not fit in it.
func (s *Editor) listed(c page.Context, r row, labelW, w, room int) draw.Block {
	all := options(s.ed, r)
	if _, fit := s.allOptions(c, r, max(w-6-labelW, 1)); fit || len(all) < 2 || len(all) > mostOptions {
		return nil
	}
	at := slices.Index(all, s.chosenOf(r))
	words := make([]string, len(all))
	for i, o := range all {
		words[i] = s.option(c, r, o)
		if i == at {
			words[i] = "[" + words[i] + "]"
		}
	}
	return draw.Paragraph(strings.Join(words, " · "), room, &c.S.Base)
}

// blank reports whether nothing stands in the row in hand.
func (s *Editor) blank(r row) bool {
	if s.typing != nil && *s.typing == r.spot {
		return s.line.Value() == ""
	}
	return s.text(r) == ""
}

// belowRow is what stands under a row: in hand, what the field is for and what
// is wrong; else only what is wrong, in one line.
func (s *Editor) belowRow(c page.Context, r row, here bool, labelW, w int) draw.Block {
	indent := 5
	if w < 44 {
		indent = 3
	}
	room := max(min(w-indent-1, readW), 1)
	f := s.problemOf(r)
	if !here {
		if f == nil || s.said(c, r) == "" {
			return nil
		}
		says, _ := why(c, f)
		return draw.Block{draw.Of(text.Truncate("× "+says, room), &c.S.Bad)}.Indent(indent)
	}
	var b draw.Block
	if f != nil && (f.ID != "edition.missing" || s.blank(r)) {
		says, try := why(c, f)
		style := &c.S.Bad
		if f.ID == "edition.missing" {
			style = &c.S.Warn
		}
		b = append(b, draw.Paragraph("× "+strings.TrimSpace(says+" "+try), room, style)...)
	}
	if r.chosen() {
		b = append(b, s.listed(c, r, labelW, w, room)...)
	}
	if r.field.Kind == fields.Lines && !r.leads() {
		b = append(b, s.prose(c, r, room)...)
	}
	return append(b, draw.Paragraph(s.help(c, r), room, &c.S.Muted)...).Indent(indent)
}

// proseLines is how many lines of a text stand under its row.
const proseLines = 4

// prose is the beginning of a text of several lines, where a line is not all
// of it.
func (s *Editor) prose(c page.Context, r row, w int) draw.Block {
	t := text.ShowLines(s.text(r))
	if !strings.Contains(t, "\n") && text.Width(t) < w/2 {
		return nil
	}
	var b draw.Block
	for line := range strings.SplitSeq(t, "\n") {
		b = append(b, draw.Paragraph(line, w, &c.S.Base)...)
	}
	return b.Top(proseLines)
}

// help is what a row is for.
func (s *Editor) help(c page.Context, r row) string {
	switch {
	case r.list != "":
		return s.purpose(c, r.list)
	case r.more > 0:
		return c.L.T("edit.more.help")
	case r.picked():
		return s.purposeOf(c, r) + " " + c.L.T("edit.enter.picks")
	case r.field.Kind == fields.Lines:
		return s.purposeOf(c, r) + " " + c.L.T("edit.enter.prose")
	}
	return s.purposeOf(c, r)
}

// purposeOf is what a field is for: in words of the screen, where it is filled
// in otherwise here than in a file.
func (s *Editor) purposeOf(c page.Context, r row) string {
	if key := "edit.help." + string(r.field.Part) + "." + r.key; c.L.Has(key) {
		return c.L.T(key)
	}
	return c.L.T(r.field.Help())
}
