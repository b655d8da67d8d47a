package figures

import (
	"iter"

	"votering/internal/municipality"
	"votering/internal/tabular"
)

// table is what a grid says, whatever its shape: figures, each of a measure, a
// region and a period.
type table struct {
	grid     *tabular.Grid
	label    string // file and sheet
	title    string // empty: none
	asOf     string // 2006-01-02; empty: not stated
	after    string // the first row with a code below the notes; empty: none
	other    string // where another header breaks the table off; empty: nowhere
	scale    string // of all measures
	problem  string // the sentence id of why nothing can be read from it; empty: something can
	measures []*measure
	apart    []*dimension
	regions  []region
	whole    bool // it has no regions: it is about one, which it does not name
	cells    iter.Seq[figure]

	kept   []figure // those of nominees and references
	others int      // regions that are none of them
}

// measure is what is measured, in one unit.
type measure struct {
	name    string
	code    string // of the publisher; empty: none
	unit    string // as stated; empty: not
	scale   string // what lines about the table say of all figures: "1000 kr"; empty: nothing
	percent bool   // a workbook shows the figures as per cent

	periods map[string]bool
	figures int
	metric  string // as which it is taken
	chosen  []int  // per dimension of the table: the category taken; all: add them up
	reason  string // why it is not taken
}

// all is a choice of every category of a dimension, added up.
const all = -1

// dimension is what sets figures apart besides measure, region and period.
type dimension struct {
	title      string
	categories []string
	codes      []string // of the publisher, as many; or none
	parts      bool     // ages or sexes: parts of a whole
	index      map[string]int
	cells      []int // how many figures each category has
}

// count takes note of a figure in a category.
func (d *dimension) count(category int) {
	for len(d.cells) <= category {
		d.cells = append(d.cells, 0)
	}
	d.cells[category]++
}

// category is the number of a category, which is added where it is new.
func (d *dimension) category(s string) int {
	i, ok := d.index[s]
	if !ok {
		if d.index == nil {
			d.index = map[string]int{}
		}
		i = len(d.categories)
		d.index[s], d.categories = i, append(d.categories, s)
	}
	return i
}

// region is a region as it stands in the table.
type region struct {
	municipality.Region
	text  string
	where string // the first cell
	odd   bool   // it cannot be read
}

// figure is one cell of figures.
type figure struct {
	measure    int
	categories []int // per dimension of the table
	region     int
	period     string
	raw        string
	sign       string   // of a cube: what stands where no number does
	typed      bool     // a number as such: no mark is in doubt
	marks      *marking // of its column; nil: typed
	line, col  int      // in a cube: position, 0
	bySheet    bool     // only the name of its sheet states the period
	ragged     bool     // its row does not fit the header
	verdict    *verdict
}

// where names the cell of a figure.
func (t *table) where(f figure) string {
	if t.grid.Cube != nil {
		return t.grid.WhereValue(f.line)
	}
	return t.grid.Where(tabular.GridCell{Line: f.line, Column: f.col})
}

// tableOf reads a grid as a table. Columns with these headers are of words that
// are taken like figures.
func tableOf(g *tabular.Grid, words []string) *table {
	t := &table{grid: g, label: g.File}
	if g.Sheet != "" {
		t.label += "!" + g.Sheet
	}
	if g.Cube != nil {
		t.cube()
	} else {
		t.sheet(words)
	}
	return t
}
