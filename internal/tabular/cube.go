package tabular

import "fmt"

// Cube is a table of JSON-stat 2: a value for each combination of its
// dimensions' categories.
type Cube struct {
	Label   string // what the table is
	Source  string
	Table   string // its number at the publisher, "05300"; empty where it has none
	Updated string // when the publisher wrote it last, as the file has it
	Dims    []Dim  // in the order of the values: the last changes fastest
	Time    string // the id of the dimension that is time; empty where none is
	Metric  string // the id of the dimension that is what was measured; empty where none is
	// Decimals are those that the publisher shows; -1 where the file does not say.
	Decimals int
	Values   []CubeValue // one for each combination
}

// Dim is a dimension of a cube.
type Dim struct {
	ID, Label string
	Codes     []string // of its categories, in order
	Labels    []string // as many; a category without a label has its code
	Units     []string // as many, as the publisher states them ("prosent"); nil where it states none
}

// CubeValue is a value of a cube: a number, a sign, or neither.
type CubeValue struct {
	Number string // as the file writes it; empty where it has none
	Status string // the publisher's sign ("." or ".."); empty where it has none
}

// Places are the positions of value n in its dimensions: Dims[i].Codes[places[i]]
// is its category.
func (c *Cube) Places(n int) []int {
	places := make([]int, len(c.Dims))
	for i := len(c.Dims) - 1; i >= 0; i-- {
		size := len(c.Dims[i].Codes)
		places[i], n = n%size, n/size
	}
	return places
}

// WhereValue names a value of the grid's cube as people look it up:
// FILE:value[12], the position in the file's list of values counted from 0, as
// the format counts.
func (g *Grid) WhereValue(n int) string { return fmt.Sprintf("%s:value[%d]", g.File, n) }
