package tabular

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"votering/internal/fault"
)

// The bounds of a cube.
const (
	maxDims     = 20
	maxStatus   = 40 // bytes of a sign
	maxExponent = 40 // of a number
)

// dataset is a JSON-stat 2 dataset as it is written. Its values are read apart
// from the rest.
type dataset struct {
	Version   string
	Class     string
	Label     string
	Source    string
	Updated   string
	ID        []string
	Size      []int
	Dimension map[string]struct {
		Label    string
		Category struct {
			Index json.RawMessage
			Label map[string]string
			Unit  json.RawMessage
		}
	}
	Status    json.RawMessage
	Role      map[string][]string
	Extension struct {
		Px struct {
			Table    string `json:"tableid"`
			Decimals *int
		}
	}
	value json.RawMessage
}

// jsonStat reads a JSON-stat 2 dataset.
func (r *gridReader) jsonStat(data []byte) (*Grid, error) {
	var d dataset
	if err := d.read(data); err != nil {
		return nil, r.fail("", "table.json").Because(err)
	}
	if d.Class != "dataset" || len(d.ID) == 0 {
		return nil, r.fail("", "table.jsonstat")
	}
	g := &Grid{}
	c := &cubeReader{gridReader: r, data: &d, tidy: &tidier{max: r.limits.Cell}, cube: &Cube{Decimals: -1}}
	for _, step := range []func() error{c.head, c.dimensions, c.values, c.statuses} {
		if err := step(); err != nil {
			if fault.Of(err) == nil {
				err = r.fail("", "table.jsonstat").Because(err)
			}
			return nil, err
		}
	}
	g.Cube = c.cube
	g.Notices = c.tidy.notices(&Grid{File: r.name})
	for i := range g.Notices {
		g.Notices[i].Where = r.name
	}
	return g, nil
}

// read takes the members of the dataset one by one: one that is there twice
// would be read in another way by every program.
func (d *dataset) read(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if first, err := dec.Token(); err != nil || first != json.Delim('{') {
		return err // of another kind, which has no class
	}
	to := map[string]any{
		"version": &d.Version, "class": &d.Class, "label": &d.Label, "source": &d.Source, "updated": &d.Updated,
		"id": &d.ID, "size": &d.Size, "dimension": &d.Dimension, "status": &d.Status, "role": &d.Role,
		"extension": &d.Extension, "value": &d.value,
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		into, known := to[name]
		if known && into == nil {
			return fmt.Errorf("%q is there twice", name)
		}
		if known {
			to[name] = nil
		} else {
			into = new(json.RawMessage)
		}
		if err := dec.Decode(into); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil {
		return err
	}
	if dec.More() {
		return errors.New("something stands after the dataset")
	}
	return nil
}

// cubeReader makes a cube of a dataset.
type cubeReader struct {
	*gridReader
	data *dataset
	cube *Cube
	tidy *tidier
}

// clean cleans texts in place.
func (c *cubeReader) clean(texts ...*string) error {
	for _, s := range texts {
		line, err := c.tidy.cell(*s, GridCell{})
		if err != nil {
			return c.fail("", "table.json").Because(err)
		}
		*s = line
	}
	return nil
}

// head reads what the dataset says of itself.
func (c *cubeReader) head() error {
	d := c.data
	c.cube.Label, c.cube.Source, c.cube.Updated, c.cube.Table = d.Label, d.Source, d.Updated, d.Extension.Px.Table
	if n := d.Extension.Px.Decimals; n != nil && *n >= 0 && *n <= maxExponent {
		c.cube.Decimals = *n
	}
	if len(d.ID) > maxDims || len(d.Size) != len(d.ID) {
		return errors.New("id and size do not fit together")
	}
	if err := c.clean(&c.cube.Label, &c.cube.Source, &c.cube.Updated, &c.cube.Table); err != nil {
		return err
	}
	for role, to := range map[string]*string{"time": &c.cube.Time, "metric": &c.cube.Metric} {
		if ids := d.Role[role]; len(ids) == 1 && slices.Contains(d.ID, ids[0]) {
			*to = ids[0]
		}
	}
	return c.clean(&c.cube.Time, &c.cube.Metric)
}

// dimensions reads the categories of each dimension.
func (c *cubeReader) dimensions() error {
	cells := 1
	for i, id := range c.data.ID {
		d, ok := c.data.Dimension[id]
		if !ok || slices.Contains(c.data.ID[:i], id) {
			return fmt.Errorf("dimension %d is missing, or there twice", i+1)
		}
		codes, err := categories(d.Category.Index, d.Category.Label)
		if err != nil {
			return err
		}
		if len(codes) == 0 || len(codes) != c.data.Size[i] {
			return fmt.Errorf("dimension %d has %d categories, not %d", i+1, len(codes), c.data.Size[i])
		}
		if cells *= len(codes); cells > c.cells {
			return fault.New(fault.Size, "table.cells", "max", strconv.Itoa(maxCells)).At(c.name)
		}
		dim := Dim{ID: id, Label: d.Label, Codes: codes, Labels: make([]string, len(codes)), Units: unitsOf(d.Category.Unit, codes)}
		if dim.Label == "" {
			dim.Label = id
		}
		for k, code := range codes {
			if dim.Labels[k] = d.Category.Label[code]; dim.Labels[k] == "" {
				dim.Labels[k] = code
			}
			if err := c.clean(&dim.Codes[k], &dim.Labels[k]); err != nil {
				return err
			}
		}
		for k := range dim.Units {
			if err := c.clean(&dim.Units[k]); err != nil {
				return err
			}
		}
		if err := c.clean(&dim.ID, &dim.Label); err != nil {
			return err
		}
		c.cube.Dims = append(c.cube.Dims, dim)
	}
	c.cube.Values = make([]CubeValue, cells)
	return nil
}

// categories are a dimension's codes in order: the format allows a list, an
// object with the place of each, or, for a single one, its label alone.
func categories(index json.RawMessage, labels map[string]string) ([]string, error) {
	if len(index) == 0 || string(index) == "null" {
		if len(labels) != 1 {
			return nil, errors.New("categories without an order")
		}
		for code := range labels {
			return []string{code}, nil
		}
	}
	if index[0] == '[' {
		var list []string
		if err := json.Unmarshal(index, &list); err != nil {
			return nil, err
		}
		once := slices.Clone(list)
		slices.Sort(once)
		if len(slices.Compact(once)) < len(list) {
			return nil, errors.New("a category twice")
		}
		return list, nil
	}
	var places map[string]int
	if err := json.Unmarshal(index, &places); err != nil {
		return nil, err
	}
	list, taken := make([]string, len(places)), make([]bool, len(places))
	for code, n := range places {
		if n < 0 || n >= len(list) || taken[n] {
			return nil, errors.New("categories out of order")
		}
		list[n], taken[n] = code, true
	}
	return list, nil
}
