package wall

import (
	"strings"

	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// Widths of the columns beside the axis.
const (
	leastName = 8
	meanW     = 8 // with the gap before it
	leastAxis = 12
)

// columns is how wide the parts of a row are.
type columns struct{ name, axis, count int }

// columnsOf divides the width: names have what they need, up to a third, and
// the axis the rest; none where that is too little.
func (w *wall) columnsOf(c page.Context) columns {
	longest := text.Width(c.L.T("wall.this_item"))
	for _, g := range w.both() {
		for _, s := range g.strips {
			longest = max(longest, text.Width(s.name))
		}
	}
	name := min(longest, max(leastName, c.W/3))
	count := text.Width(c.L.T("wall.of", "of", c.L.Int(int64(voters(c))))) + 2
	if axis := c.W - name - 2 - meanW - count; c.W >= wideW-4 && axis >= leastAxis {
		return columns{name, axis, count}
	}
	return columns{name: max(c.W-meanW, 1)}
}

// both are all groups, those of the item first.
func (w *wall) both() []group { return append(w.upper[:len(w.upper):len(w.upper)], w.lower...) }

// key is what a plot was made for.
type key struct {
	min, max string
	share    bool
	cells    int
	lang     locale.Lang
}

// plotOf lays out a ruler for all strips on it, in sight or not, so that turning
// the page moves nothing.
func (w *wall) plotOf(c page.Context, r ruler, cells int) *plot {
	k := key{r.scale.Min.String(), r.scale.Max.String(), r.share, cells, c.L.Lang()}
	if p, ok := w.plots[k]; ok {
		return p
	}
	var on []*strip
	for _, g := range w.both() {
		for i := range g.strips {
			if g.ruler.same(r) {
				on = append(on, &g.strips[i])
			}
		}
	}
	if w.plots == nil {
		w.plots = map[key]*plot{}
	}
	if w.spots[k] == nil {
		w.spots[k] = map[*strip][]spot{}
	}
	w.plots[k] = newPlot(r.on(c, cells), on, w.spots[k])
	return w.plots[k]
}

// entry is one line of what has pages: a strip, and what must stand over it
// where another kind comes before.
type entry struct {
	group *group
	strip *strip
}

func entries(gs []group) []entry {
	var out []entry
	for i := range gs {
		for k := range gs[i].strips {
			out = append(out, entry{&gs[i], &gs[i].strips[k]})
		}
	}
	return out
}

// length is how many rows there are that have pages.
func (w *wall) length(c page.Context) int {
	if w.shows == result && c.Sight.Ranking != nil {
		return len(c.Sight.Ranking.Rows)
	}
	n := 0
	for _, g := range w.lower {
		n += len(g.strips)
	}
	return n
}

// strips is the item's own rows, and below a line what was chosen besides, with
// as much room between them as there is.
func (w *wall) strips(c page.Context) draw.Block {
	w.drawn.piled = false
	if g := w.lone(); g != nil {
		if b := w.pile(c, g); b != nil {
			w.drawn.piled = true
			return b
		}
	}
	p := painter{w: w, c: c, cols: w.columnsOf(c)}
	for _, gap := range []int{3, 2, 1, 0} {
		p.begin(gap)
		if p.draw(); p.fits || gap == 0 {
			break
		}
	}
	w.drawn.fit = max(p.shown, 1)
	return trim(p.out)
}

// trim is a block without the empty lines at its end.
func trim(b draw.Block) draw.Block {
	for len(b) > 0 && b[len(b)-1] == nil {
		b = b[:len(b)-1]
	}
	return b
}

// painter draws rows one by one.
type painter struct {
	w     *wall
	c     page.Context
	cols  columns
	gap   int
	out   draw.Block
	last  *group // of the row before
	shown int    // rows that have pages, drawn
	fits  bool   // all there are
}

func (p *painter) begin(gap int) {
	p.gap, p.out, p.last, p.shown, p.fits = gap, nil, nil, 0, false
}

func (p *painter) draw() {
	upper, lower := entries(p.w.upper), entries(p.w.lower)
	for _, e := range upper {
		if !p.row(e, len(lower) > 0) {
			return
		}
	}
	if len(lower) == 0 {
		p.fits = true
		return
	}
	if len(upper) > 0 {
		p.out = append(p.out, draw.Rule("", "", p.c.W, &p.c.S.Rule, nil))
		p.out = append(p.out, make(draw.Block, p.gap)...)
	}
	for i := p.w.top; i < len(lower); i++ {
		if !p.row(lower[i], i < len(lower)-1 || p.w.top > 0) {
			break
		}
		p.shown++
	}
	if p.fits = p.shown == len(lower); !p.fits {
		n := func(i int) string { return p.c.L.Int(int64(i)) }
		p.out = append(p.out, draw.Of(p.c.L.T("wall.page", "from", n(p.w.top+1), "to", n(p.w.top+max(p.shown, 1)), "of", n(len(lower))), &p.c.S.Muted))
	}
}

// row draws one row where there is room for it, and for a line after it where
// more follows. Where there is room between rows a long name goes on there.
func (p *painter) row(e entry, more bool) bool {
	before := len(p.out)
	if p.last == nil || e.group != p.last && (e.group.heading != "" || !e.group.ruler.same(p.last.ruler)) {
		p.header(e.group)
	}
	name, rest := p.name(e.strip.name)
	p.out = append(p.out, p.line(e, name))
	after := p.gap
	if rest != "" {
		p.out = append(p.out, draw.Of(rest, &p.c.S.Strong))
		after--
	}
	room := p.c.H
	if more {
		room--
	}
	if len(p.out) > room {
		p.out = p.out[:before]
		return false
	}
	p.out = append(p.out, make(draw.Block, after)...)
	p.last = e.group
	return true
}

// name is the name of a row, in two lines where there is room for them.
func (p *painter) name(s string) (name, rest string) {
	if lines := text.Wrap(s, p.cols.name); p.gap > 0 && len(lines) == 2 {
		return lines[0], lines[1]
	}
	return text.Truncate(s, p.cols.name), ""
}

// header is what the values on the axis are called, and the columns after it.
func (p *painter) header(g *group) {
	l := draw.Of(text.PadRight(g.heading, p.cols.name), &p.c.S.Strong)
	if p.cols.axis > 0 {
		a := p.w.plotOf(p.c, g.ruler, p.cols.axis).axis
		l = l.Add(text.PadRight(values(p.c, g.ruler, &a, 2), 2+p.cols.axis), &p.c.S.Muted)
	}
	l = l.Add(text.PadLeft(p.c.L.T("wall.mean"), meanW), &p.c.S.Muted)
	if p.cols.count > 0 {
		l = l.Add(text.PadLeft(p.c.L.T("wall.of", "of", p.c.L.Int(int64(voters(p.c)))), p.cols.count), &p.c.S.Muted)
	}
	p.out = append(append(p.out, l), make(draw.Block, p.gap)...)
}

// values are what the marked values of an axis are called, each over its cell,
// with room before the first.
func values(c page.Context, r ruler, a *axis, before int) string {
	line := ""
	for _, v := range a.ticks {
		s := r.value(c, v)
		line = text.PadRight(line, max(before+a.cell(v)-(text.Width(s)-1)/2, 0)) + s
	}
	return line
}

// line is one strip with its name, its mean, and how many marks it is of.
func (p *painter) line(e entry, name string) draw.Line {
	l := draw.Of(text.PadRight(name, p.cols.name), &p.c.S.Strong)
	if e.strip.shut {
		return l.Add("  "+p.c.L.T("wall.covered"), &p.c.S.Muted)
	}
	if p.cols.axis > 0 {
		on := p.w.plotOf(p.c, e.group.ruler, p.cols.axis)
		l = append(l.Add("  ", nil), p.marks(on.line(e.strip))...)
	}
	mean := "–"
	if e.strip.mean != nil {
		mean = e.group.ruler.mean(p.c, *e.strip.mean)
	}
	l = l.Add(text.PadLeft(mean, meanW), &p.c.S.Base)
	if p.cols.count > 0 {
		l = l.Add(text.PadLeft(p.c.L.Int(int64(len(e.strip.marks))), p.cols.count), &p.c.S.Muted)
	}
	return l
}

// marks is a line of marks on the axis; the values that nobody is at stand back.
func (p *painter) marks(line string) draw.Line {
	var l draw.Line
	for i, s := range strings.Split(text.PadRight(line, p.cols.axis), tick) {
		if i > 0 {
			l = l.Add(tick, &p.c.S.Base)
		}
		l = l.Add(s, &p.c.S.Accent)
	}
	return l
}

// legend says what the signs mean, and how many jurors there are.
func (w *wall) legend(c page.Context) string {
	cols := w.columnsOf(c)
	if !w.drawn.piled && cols.axis == 0 {
		return w.jurors(c)
	}
	sign := one
	if w.drawn.piled {
		sign = w.drawn.stone
	}
	said := []string{sign + " " + c.L.T("wall.one")}
	near := w.near(c, cols)
	switch {
	case w.drawn.piled && len(near) == 0:
	case w.drawn.piled:
		said = append(said, c.L.T("wall.near.piled", "n", near[0]))
	case len(near) == 0:
		said = append(said, c.L.T("wall.alike"))
	case len(near) == 1:
		said = append(said, c.L.T("wall.near", "n", near[0]))
	default:
		said = append(said, c.L.T("wall.near.some"))
	}
	if w.drawn.piled {
		said = append(said, w.jurors(c))
	}
	return strings.Join(said, "   ")
}

// near is how wide the places are that put different marks together, of every
// ruler.
func (w *wall) near(c page.Context, cols columns) []string {
	if w.drawn.piled {
		return w.drawn.wide
	}
	var said []string
	var last *plot
	for _, g := range w.both() {
		p := w.plotOf(c, g.ruler, cols.axis)
		if p != last && p.wide != nil {
			said = append(said, g.ruler.reach(c, *p.wide))
		}
		last = p
	}
	return said
}

// jurors says of how many of the jury the marks are where no column does.
func (w *wall) jurors(c page.Context) string {
	n := len(c.Sight.Ballots)
	if g := w.lone(); g != nil {
		n = len(g.strips[0].marks)
	}
	return c.L.T("wall.jurors", "n", c.L.Int(int64(n)), "of", c.L.Int(int64(voters(c))))
}

// voters is how many of the jury give marks.
func voters(c page.Context) int {
	n := 0
	for _, j := range c.Sight.Edition.Jurors {
		if j.Votes {
			n++
		}
	}
	return n
}
