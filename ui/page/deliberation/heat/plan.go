package heat

import (
	"votering/internal/locale"
	"votering/internal/text"
)

// Words are what the table says in few cells.
type Words struct {
	Title  string // over the names; may be empty
	Mean   string
	Spread string
	None   string           // where there is no mean
	Said   map[State]string // what stands in a cell without a number
	High   string           // over the first of the sorted cells
	Low    string           // over the last
}

// Grid is a table of marks.
type Grid struct {
	L        *locale.Catalog
	Words    Words
	Names    []string // of the columns, in few cells, ready to be shown
	Lines    []Line
	Steps    Steps
	Decimals int  // of a cell; below 0: as many as it has
	Hidden   bool // nobody is named, and each line is sorted
	NameW    int  // cells for the names of lines; 0: as many as they take

	// How wide things are, by what was drawn first: a jury may be large.
	widths map[int]int // of the widest cell, by decimals
	told   *[2]int     // of mean and spread
	names  int         // of the longest name; 0: not known yet
}

// Plan is how a grid stands in a width.
type Plan struct {
	First, Shown int // the columns in sight: from First on, so many
	name, col    int // cells of a line's name, and of a column
	gap          int
	decimals     int
	mean, spread int
}

const (
	signW     = 3 // of the sign of what is chosen
	afterName = 2
	leastName = 8
	keptName  = 14 // of a name, before columns come closer
	mostHead  = 8  // of a juror's name, where there is room
	fewHead   = 5  // where there is not
	shortCell = 1  // decimals where there is no room for more
)

// Plan lays the grid into w cells, with as many columns in sight from first on
// as there is room for. Names of lines give way first, then the gaps, then
// decimals, and then columns.
func (g *Grid) Plan(w, first int) Plan {
	p := Plan{decimals: g.Decimals}
	p.mean, p.spread = g.tail()
	room := w - signW - afterName - p.mean - p.spread
	if room--; p.mean > 0 { // the cell after the last column
		room -= 2*tailGap - 1
	}
	head, name := 0, g.nameW()
	for _, n := range g.Names {
		head = max(head, text.Width(n))
	}
	short := p.decimals
	if short > shortCell {
		short = shortCell
	}
	for _, try := range []struct{ head, gap, decimals, name int }{
		{mostHead, 2, p.decimals, name}, {mostHead, 1, p.decimals, name}, {fewHead, 2, p.decimals, name}, // whole names
		{mostHead, 2, p.decimals, keptName}, {mostHead, 1, p.decimals, keptName}, {fewHead, 2, p.decimals, keptName},
		{fewHead, 1, p.decimals, keptName}, {fewHead, 1, short, leastName},
	} {
		p.gap, p.decimals = try.gap, try.decimals
		p.col = max(g.cellW(p.decimals), min(head, try.head))
		n := len(g.Names)
		if left := room - (n*(p.col+p.gap) - p.gap); left >= min(name, try.name) {
			p.Shown, p.name = n, min(name, left)
			return p
		}
	}
	p.name = max(min(name, w/4), leastName)
	p.Shown = max((room-p.name+p.gap)/(p.col+p.gap), 1)
	p.First = max(min(first, len(g.Names)-p.Shown), 0)
	return p
}

// Width is how many cells the grid takes with all columns in sight.
func (g *Grid) Width() int {
	const plenty = 1 << 12
	p := g.Plan(plenty, 0)
	w := signW + g.nameW() + afterName + len(g.Names)*(p.col+p.gap) - p.gap
	if p.mean > 0 {
		w += 2*tailGap + p.mean + p.spread
	}
	return w
}

// NaturalName is how many cells the longest name of a line takes.
func (g *Grid) NaturalName() int {
	if g.names > 0 {
		return g.names
	}
	n := max(text.Width(g.Words.Title), leastName)
	for i := range g.Lines {
		n = max(n, text.Width(g.Lines[i].Name))
	}
	g.names = n
	return n
}

func (g *Grid) nameW() int {
	if g.NameW > 0 {
		return g.NameW
	}
	return g.NaturalName()
}

// cellW is how many cells the widest of the cells takes, with the sign of its
// shade.
func (g *Grid) cellW(decimals int) int {
	if w, ok := g.widths[decimals]; ok {
		return w
	}
	w := 0
	for i := range g.Lines {
		for _, c := range g.Lines[i].Cells {
			number, shade := g.cell(c, decimals)
			w = max(w, text.Width(number)+text.Width(shade))
		}
	}
	if g.widths == nil {
		g.widths = map[int]int{}
	}
	g.widths[decimals] = w
	return w
}

// tailGap stands before the mean and before the spread.
const tailGap = 2

// tail is how wide the columns of mean and spread are; 0 where no line has a
// mean.
func (g *Grid) tail() (mean, spread int) {
	if g.told == nil {
		mean, spread = g.measured()
		g.told = &[2]int{mean, spread}
	}
	return g.told[0], g.told[1]
}

func (g *Grid) measured() (mean, spread int) {
	for i := range g.Lines {
		if m := g.Lines[i].Mean; m != nil {
			mean = max(mean, text.Width(g.number(*m, g.meanDecimals())))
		}
		if s := g.Lines[i].Spread; s != nil {
			spread = max(spread, text.Width(g.number(*s, g.Decimals)))
		}
	}
	if mean == 0 && spread == 0 {
		return 0, 0
	}
	return max(mean, text.Width(g.Words.Mean)), max(spread, text.Width(g.Words.Spread))
}
