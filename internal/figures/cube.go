package figures

import (
	"slices"

	"votering/internal/municipality"
	"votering/internal/tabular"
)

// axes are what the dimensions of a cube are: their numbers, -1 for none.
type axes struct {
	region, time, metric int
	apart                []int // the others
}

// axesOf tells the dimensions of a cube apart. Where the dataset does not say
// which is time and which is what was measured, their names do.
func axesOf(c *tabular.Cube) axes {
	a := axes{region: -1, time: -1, metric: -1}
	for i, d := range c.Dims {
		switch {
		case d.ID == c.Time, c.Time == "" && a.time < 0 && (is(d.ID, periodWords) || is(d.Label, periodWords)) && !slices.ContainsFunc(d.Labels, func(s string) bool { return !clearPeriod.MatchString(s) }):
			a.time = i
		case d.ID == c.Metric, c.Metric == "" && a.metric < 0 && (is(d.ID, contentWords) || is(d.Label, contentWords)):
			a.metric = i
		case a.region < 0 && (is(d.ID, regionWords) || is(d.Label, regionWords) || regional(d.Codes)):
			a.region = i
		default:
			a.apart = append(a.apart, i)
		}
	}
	return a
}

// cube reads a JSON-stat dataset.
func (t *table) cube() {
	c := t.grid.Cube
	t.title, t.scale = c.Label, scale(c.Label)
	if m := day.FindStringSubmatch(c.Updated); m != nil {
		t.asOf = m[1] + "-" + m[2] + "-" + m[3]
	}
	a := axesOf(c)
	for _, i := range a.apart {
		d := c.Dims[i]
		t.apart = append(t.apart, &dimension{title: d.Label, categories: d.Labels, codes: d.Codes, parts: is(d.Label, partWords) || is(d.ID, partWords)})
	}
	if a.metric < 0 {
		t.measureOf(c.Label, "")
	} else {
		for i, label := range c.Dims[a.metric].Labels {
			m := &measure{name: label, code: c.Dims[a.metric].Codes[i], scale: t.scale, periods: map[string]bool{}}
			if units := c.Dims[a.metric].Units; units != nil {
				m.unit = units[i]
			}
			if m.unit != "" {
				m.scale = "" // its own unit says more than the table's name
			}
			t.measures = append(t.measures, m)
		}
	}
	if t.whole = a.region < 0; t.whole {
		t.regions = []region{{Region: municipality.Region{Name: t.grid.File}, text: t.grid.File, where: t.grid.File}}
	} else {
		for i, code := range c.Dims[a.region].Codes {
			t.regions = append(t.regions, cubeRegion(code, c.Dims[a.region].Labels[i], t.grid.File))
		}
	}
	t.cells = func(yield func(figure) bool) {
		for n := range c.Values {
			if !yield(cubeFigure(c, a, n)) {
				return
			}
		}
	}
}

// cubeFigure is value n of a cube.
func cubeFigure(c *tabular.Cube, a axes, n int) figure {
	places := c.Places(n)
	f := figure{raw: c.Values[n].Number, sign: c.Values[n].Status, typed: true, line: n, categories: make([]int, len(a.apart))}
	for i, d := range a.apart {
		f.categories[i] = places[d]
	}
	if a.metric >= 0 {
		f.measure = places[a.metric]
	}
	if a.region >= 0 {
		f.region = places[a.region]
	}
	if a.time >= 0 {
		f.period = c.Dims[a.time].Labels[places[a.time]]
	}
	return f
}

// regional reports whether most codes of a dimension are municipalities'.
func regional(codes []string) bool {
	known := 0
	for _, code := range codes {
		if r, ok := municipality.Parse(code); ok && r.Municipal() && municipality.Known(r.Code) {
			known++
		}
	}
	return known > 0 && 2*known >= len(codes)
}

// cubeRegion is a region by its code and label; the label may have the code in
// it too.
func cubeRegion(code, label, where string) region {
	r := region{text: label, where: where}
	parsed, ok := municipality.Parse(label)
	if !ok || parsed.Code == "" {
		r.text = code + " " + label
		parsed, ok = municipality.Parse(r.text)
	}
	r.Region, r.odd = parsed, !ok
	return r
}
