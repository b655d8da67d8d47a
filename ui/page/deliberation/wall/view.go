package wall

import (
	"strings"

	"votering/internal/accord"
	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// The sizes from which on there is room for more than the least.
const (
	wideW  = 60 // a margin, and marks on an axis
	airyH  = 20 // lines between the parts
	grandW = 100
	grandH = 36 // digits as high as a hand
)

// View draws the wall.
func (w *wall) View(c page.Context) draw.Block {
	side := margin(c)
	if w.lang != c.L.Lang() {
		w.everyone, w.spots = nil, map[key]map[*strip][]spot{}
		w.build(c)
	}
	w.drawn.airy = c.H >= airyH
	inner := c
	inner.W = max(c.W-2*side, 1)
	var head draw.Block
	body := max(c.H-w.footLines(c), 0)
	if w.shows != nothing && c.Sight.Meeting != nil {
		head = w.head(inner)
		body = max(body-len(head), 0)
	}
	room := inner
	room.H = body
	b := append(head, w.body(room).Top(body).Pad(body)...)
	return append(b, w.foot(inner)...).Indent(side)
}

// margin is how many cells are left free at each side.
func margin(c page.Context) int {
	if c.W >= wideW {
		return 2
	}
	return 0
}

// air is an empty line where there is room for one.
func (w *wall) air() draw.Block {
	if w.drawn.airy {
		return draw.Block{nil}
	}
	return nil
}

// head says which item is in hand and how much of its time is left.
func (w *wall) head(c page.Context) draw.Block {
	var b draw.Block
	b = append(b, w.air()...)
	left := draw.Of(c.L.T("page.deliberation"), &c.S.Muted)
	if w.shows == result {
		return append(append(b, left), w.air()...)
	}
	it := w.now(c)
	if it == nil {
		return append(b, left)
	}
	number := c.L.T("wall.item", "n", c.L.Int(int64(w.at(c)+1)), "of", c.L.Int(int64(len(c.Sight.Meeting.Items))))
	switch {
	case c.W >= wideW/2:
		left = left.Add("   "+number, &c.S.Base)
	case w.shut(it): // nothing else says which it is
		left = draw.Of(number, &c.S.Base)
	}
	if t := timeOf(c, it); t.runs && c.W >= grandW && c.H >= grandH {
		b = append(b, beside(c.W, draw.Block{left}, digits(t.text, &c.S.Strong))...)
	} else {
		b = append(b, apart(c.W, left, draw.Of(t.text, &c.S.Strong)))
	}
	return append(b, w.air()...)
}

// apart is a line with one end at either side.
func apart(w int, left, right draw.Line) draw.Line {
	gap := max(w-left.Width()-right.Width(), 1)
	return append(left.Add(strings.Repeat(" ", gap), nil), right...)
}

// beside puts a block at the right end of others.
func beside(w int, left, right draw.Block) draw.Block {
	var out draw.Block
	for i := range max(len(left), len(right)) {
		var l, r draw.Line
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out = append(out, apart(w, l, r))
	}
	return out
}

// body is what the chair chose.
func (w *wall) body(c page.Context) draw.Block {
	it := w.now(c)
	switch {
	case w.shows == nothing:
		return middle(c, c.L.T("wall.pause"))
	case w.shows == result:
		return w.ranking(c)
	case it == nil:
		return middle(c, c.L.T("wall.empty"))
	}
	var b draw.Block
	if !w.shut(it) {
		b = w.title(c, it)
	}
	switch {
	case w.asks:
		q := sentence(c, question(c, it))
		b = append(b.Top(max(c.H-len(q), 0)), q...)
	case it.Out:
		b = append(b, sentence(c, c.L.T("wall.not_yours"))...)
	case w.shut(it):
		b = append(b, sentence(c, c.L.T("wall.shut"))...)
	default:
		c.H = max(c.H-len(b), 0)
		b = append(b, w.strips(c)...)
	}
	return b
}

// title is what the item is called: never what the chair wrote of it.
func (w *wall) title(c page.Context, it *room.ItemSight) draw.Block {
	named := it.Item
	named.Title = ""
	s := accord.ItemTitle(c.L, c.Sight.Edition, text.Show, named)
	if len(it.Nominees) == 1 && it.Kind != agenda.Agreed {
		s = strings.Replace(s, " · ", ": ", 1)
	}
	b := draw.Paragraph(s, c.W, &c.S.Strong).Top(max(min(2, c.H), 1))
	return append(b, w.air()...)
}

// sentence is what stands where figures would.
func sentence(c page.Context, s string) draw.Block {
	return draw.Paragraph(s, min(c.W, 72), &c.S.Base)
}

// middle is a word in the middle of the screen.
func middle(c page.Context, s string) draw.Block {
	s = text.Truncate(s, c.W)
	l := draw.Of(strings.Repeat(" ", max((c.W-text.Width(s))/2, 0)), nil).Add(s, &c.S.Strong)
	return append(make(draw.Block, max((c.H-1)/2, 0)), l)
}

// foot is what the signs mean, how things stand with the public vote, and the
// keys. That an edition is made up is always said.
func (w *wall) foot(c page.Context) draw.Block {
	var b draw.Block
	status := draw.Of("", nil)
	if w.shows != nothing {
		if s := public(c); s != "" {
			status = draw.Of(s, &c.S.Base)
		}
		if w.explains(c) {
			b = append(b, draw.Of(w.legend(c), &c.S.Base))
		}
	}
	if c.Sight.Edition.MadeUp {
		badge := draw.Of(" "+c.L.T("app.made_up")+" ", &c.S.MadeUp).Add("", nil)
		status = apart(c.W, status.Fit(max(min(status.Width(), c.W-badge.Width()-1), 0)), badge)
	}
	b = append(b, status)
	if c.H >= 8 {
		b = append(append(b, w.air()...), w.keys(c))
	}
	return b
}

// footLines is how many lines foot draws.
func (w *wall) footLines(c page.Context) int {
	n := 1
	if w.shows != nothing && w.explains(c) {
		n++
	}
	if c.H >= 8 {
		n += 1 + len(w.air())
	}
	return n
}

// explains reports whether there are signs to be explained, and room for that.
func (w *wall) explains(c page.Context) bool {
	return c.H >= 12 && w.shows != result && len(w.upper)+len(w.lower) > 0 && !w.asks
}

// public says that the public vote is not opened, while it is not, and that it
// was seen where the edition was reopened after that.
func public(c page.Context) string {
	switch p := c.Sight.Phase; {
	case c.Sight.Edition.Rule.Public == nil, p == deliberation.Revealed, p == deliberation.Decided:
		return ""
	case c.Sight.TallySeen:
		return c.L.T("wall.public.seen")
	}
	return c.L.T("wall.public.shut")
}

// keys are as many as there is room for, or why the last one did nothing. The
// last of them takes the wall down, and is always there.
func (w *wall) keys(c page.Context) draw.Line {
	if w.hint != "" {
		return draw.Of(w.hint, &c.S.Base).Fit(c.W)
	}
	bs := w.Bindings(c)
	last := word(c, bs[len(bs)-1])
	var line draw.Line
	for _, b := range bs[:len(bs)-1] {
		if next := word(c, b); line.Width()+next.Width()+2+last.Width() <= c.W {
			line = append(line, next...).Add("  ", nil)
		}
	}
	return append(line, last...).Fit(c.W)
}

func word(c page.Context, b keys.Binding) draw.Line {
	return draw.Of(b.Show(c.L), &c.S.Key).Add(" "+b.Word(c.L), &c.S.KeyText)
}
