package decision

import (
	"slices"
	"strconv"

	"votering/internal/deliberation"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
)

// Cells of the overview.
const (
	besideW    = 104 // from here on what the chosen part says stands beside the list
	chosenRow  = " ► "
	otherRow   = "   "
	leastState = 22 // of a line, for all but the title: how far the part has come is worth more
)

// overviewKeys are what keys do in the overview.
func (p *Page) overviewKeys(c page.Context) []keys.Binding {
	if len(p.rows) == 0 {
		return nil
	}
	numbers := make([]string, min(len(p.rows), 9))
	for i := range numbers {
		numbers[i] = strconv.Itoa(i + 1)
	}
	label := "1-" + numbers[len(numbers)-1]
	if len(numbers) == 1 {
		label = "1"
	}
	chosen := p.rows[p.cursor.At]
	bs := []keys.Binding{
		{ID: "decide.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: openID(c, chosen), Keys: []string{"enter"}, Footer: true, Off: off(c.Sight, chosen)},
		{ID: "decide.number", Keys: numbers, Label: label, Footer: true},
	}
	if len(c.Sight.ToCast) > 0 {
		bs = slices.Insert(bs, 2, keys.Binding{ID: "decide.tie", Keys: []string{tieKey}, Footer: true})
	}
	for _, l := range letters {
		if r := (row{kind: l.kind}); p.number(r) != "" {
			bs = append(bs, keys.Binding{ID: openID(c, r), Keys: []string{l.key}, Off: off(c.Sight, r)})
		}
	}
	return bs
}

// letters are the parts that have a letter of their own: those that everything
// leads to.
var letters = []struct {
	key  string
	kind kind
}{{"s", ofSigning}, {"x", ofExport}}

// openID names what Enter does with a part.
func openID(c page.Context, r row) string {
	switch {
	case r.kind == ofSigning, r.kind == ofExport, r.kind == ofAnnounce, r.kind == ofCosigning, r.kind == ofReopening, r.kind == ofPurging:
		return "decide.open." + string(r.kind)
	case c.Sight.Phase == deliberation.Decided:
		return "decide.open.read"
	case r.kind == ofWinner, r.kind == ofVotes:
		return "decide.open.choose"
	}
	return "decide.open.write"
}

func (p *Page) overviewKey(c page.Context, key string) page.Action {
	switch {
	case len(p.rows) == 0:
	case key == "enter":
		return p.open(c, p.rows[p.cursor.At])
	case len(key) == 1 && key[0] >= '1' && key[0] <= '9':
		p.cursor.At = int(key[0] - '1')
		p.cursor.Clamp(len(p.rows))
		return p.open(c, p.rows[p.cursor.At])
	case key == tieKey && len(c.Sight.ToCast) > 0:
		return page.Action{Goto: page.Ranking}
	default:
		for _, l := range letters {
			if l.key == key {
				return p.open(c, row{kind: l.kind})
			}
		}
		p.cursor.Key(key, len(p.rows), p.seen)
	}
	return page.Action{}
}

// overview is what is decided, what stands in the way, the parts, and what
// there is to know about the chosen one.
func (p *Page) overview(c page.Context) draw.Block {
	if c.W < layout.FullW || c.H < 8 {
		return p.small(c)
	}
	head := p.head(c)
	if c.W >= besideW {
		left := min(max(p.listW(c), c.W*9/20), c.W/2)
		h := max(c.H-len(head), 1)
		lc, rc := c, c
		lc.W, rc.W = left, c.W-left-3
		body := p.left(lc, h, false).Pad(h).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, p.beside(rc, h))
		return append(head, body...)
	}
	return append(head, p.left(c, c.H-len(head), true)...)
}

// left is what stands in the way, the parts, and under them, where it has no
// place of its own, what there is to know about the chosen one.
func (p *Page) left(c page.Context, h int, alone bool) draw.Block {
	b := p.checklist(c, max(h-len(p.rows)-1, 1))
	room := h - len(b)
	about := draw.Block(nil)
	if alone {
		about = p.about(c, room-len(p.rows)-1)
	}
	if len(about) < 3 {
		about = nil
	}
	b = append(b, p.list(c, room-len(about))...)
	if len(about) > 0 && len(b)+1+len(about) <= h {
		b = append(b, nil)
	}
	return append(b, about...)
}

// head is the winner and why, and once it is signed, what was.
func (p *Page) head(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	b := draw.Block{draw.Rule(c.L.T("decide.heading"), stateWord(c), c.W, &c.S.Rule, &c.S.Heading)}
	b = append(b, draw.Paragraph(winnerLine(c), w, &c.S.Strong).Indent(1).Top(2)...)
	if c.H >= 13 {
		b = append(b, draw.Paragraph(why(c), w, &c.S.Base).Indent(1).Top(3)...)
	}
	if c.Sight.Decision != nil {
		b = append(b, signedLines(c, w)...)
	}
	if c.H >= 16 {
		b = append(b, nil)
	}
	return b
}

// checklist is what stands in the way, in at most h lines, each with the key that
// leads to where it is mended.
func (p *Page) checklist(c page.Context, h int) draw.Block {
	bs := p.missing(c.Sight)
	if c.Sight.Phase != deliberation.Revealed || len(bs) == 0 {
		return p.nothingMissing(c, h)
	}
	press := "decide.missing.n"
	if len(c.Sight.ToCast) > 0 {
		press = "decide.missing.keys"
	}
	b := draw.Block{draw.Rule(c.L.T("decide.missing"), c.L.N(press, len(bs)), c.W, &c.S.Rule, &c.S.Heading)}
	for i, blocker := range bs {
		lines := draw.Paragraph(blockerText(c, blocker), max(c.W-14, 8), &c.S.Base)
		key := " → " + p.key(blocker)
		lines[len(lines)-1] = lines[len(lines)-1].Add(key, &c.S.Key)
		for j := range lines {
			lead := "   "
			if j == 0 {
				lead = " × "
			}
			lines[j] = append(draw.Of(lead, &c.S.Warn), lines[j]...)
		}
		spare := 0
		if i < len(bs)-1 {
			spare = 1
		}
		if len(b)+len(lines)+spare > h && i > 0 {
			return append(b, draw.Of("   "+c.L.N("jury.more", len(bs)-i), &c.S.Muted))
		}
		b = append(b, lines...)
	}
	return append(b, draw.Rule("", "", c.W, &c.S.Rule, nil))
}

// nothingMissing says what comes next, where nothing stands in its way, and in
// the rest of h lines what to look at first.
func (p *Page) nothingMissing(c page.Context, h int) draw.Block {
	var s string
	switch {
	case c.Sight.Phase == deliberation.Revealed && c.Sight.Prepared:
		s = c.L.T("decide.next.prepared", "key", p.number(row{kind: ofSigning}))
	case c.Sight.Phase == deliberation.Revealed:
		s = c.L.T("decide.next.sign", "key", p.number(row{kind: ofSigning}))
	case leads(c.Sight) && !p.handedOn(c.Sight):
		s = c.L.T("decide.next.export", "key", p.number(row{kind: ofExport}))
	default:
		return nil
	}
	b := draw.Paragraph(s, max(c.W-4, 1), &c.S.Good).Indent(3)
	b[0] = append(draw.Of(chosenRow, &c.S.Good), b[0][1:]...)
	return append(append(b, notices(c, h-len(b)-1)...), nil)
}

// notices are what to look at before signing, in at most h lines.
func notices(c page.Context, h int) draw.Block {
	var b draw.Block
	for _, s := range lookFirst(c) {
		lines := draw.Paragraph(s, max(c.W-4, 1), &c.S.Base).Indent(3)
		lines[0] = append(draw.Of(" ▲ ", &c.S.Warn), lines[0][1:]...)
		b = append(b, lines...)
	}
	return b.Top(min(h, mostNotices))
}

// mostNotices is how many lines they take at most.
const mostNotices = 4

// list is the parts in at most h lines, with the chosen one in sight.
func (p *Page) list(c page.Context, h int) draw.Block {
	h = max(min(h, len(p.rows)), min(len(p.rows), 1))
	from, to := p.cursor.Window(len(p.rows), h)
	p.seen = h
	rowC := c
	rowC.W = frame.RowW(c.W, to-from, len(p.rows))
	var b draw.Block
	for i := from; i < to; i++ {
		b = append(b, p.line(rowC, i))
	}
	return frame.More(b, from, to, len(p.rows), c.W, &c.S.Accent)
}

// titleW is the width of the widest title.
func (p *Page) titleW(c page.Context) int {
	w := 0
	for _, r := range p.rows {
		w = max(w, text.Width(brief(c, r)))
	}
	return w
}

// listW is how wide the list would be with room for everything.
func (p *Page) listW(c page.Context) int {
	w := 0
	for i := range p.rows {
		w = max(w, p.line(page.Context{W: 4 * besideW, S: c.S, L: c.L, Sight: c.Sight, Now: c.Now}, i).Width())
	}
	return w + 1
}

// line is a part in the list: its key, what it is, and how far it has come.
func (p *Page) line(c page.Context, i int) draw.Line {
	r := p.rows[i]
	sign, name := otherRow, &c.S.Base
	if i == p.cursor.At {
		sign, name = chosenRow, &c.S.Selected
	}
	st := p.state(c, r)
	w := min(p.titleW(c), max(c.W-leastState, 8))
	return draw.Of(sign, &c.S.Accent).Add(strconv.Itoa(i+1)+" ", &c.S.Key).
		Add(text.PadRight(brief(c, r), w), name).Add("  ", nil).
		Add(st.sign+" ", st.style).Add(text.Truncate(st.words, max(c.W-len(otherRow)-2-w-2-2, 1)), st.style)
}

// small is the overview where there is hardly room: the winner, and the parts.
func (p *Page) small(c page.Context) draw.Block {
	var b draw.Block
	if c.H > 3 {
		b = draw.Paragraph(winnerLine(c), max(c.W-1, 1), &c.S.Strong).Top(min(2, c.H-3))
	}
	return append(b, p.list(c, c.H-len(b))...)
}
