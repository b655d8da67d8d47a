package figures

import (
	"votering/internal/municipality"
)

// cube reads a JSON-stat dataset.
func (t *table) cube() {
	c := t.grid.Cube
	t.title = c.Label
	if m := day.FindStringSubmatch(c.Updated); m != nil {
		t.asOf = m[1] + "-" + m[2] + "-" + m[3]
	}
	at, time, metric := -1, -1, -1
	var apart []int
	for i, d := range c.Dims {
		switch {
		case d.ID == c.Time:
			time = i
		case d.ID == c.Metric:
			metric = i
		case at < 0 && (is(d.ID, regionWords) || is(d.Label, regionWords) || regional(d.Codes)):
			at = i
		default:
			apart = append(apart, i)
			t.apart = append(t.apart, &dimension{title: d.Label, categories: d.Labels, codes: d.Codes, parts: is(d.Label, partWords) || is(d.ID, partWords)})
		}
	}
	switch {
	case metric < 0:
		t.measureOf(c.Label, "")
	default:
		for i, label := range c.Dims[metric].Labels {
			m := &measure{name: label, code: c.Dims[metric].Codes[i], periods: map[string]bool{}}
			t.measures = append(t.measures, m)
		}
	}
	if t.whole = at < 0; t.whole {
		t.regions = []region{{Region: municipality.Region{Name: t.grid.File}, text: t.grid.File, where: t.grid.File}}
	} else {
		for i, code := range c.Dims[at].Codes {
			t.regions = append(t.regions, cubeRegion(code, c.Dims[at].Labels[i], t.grid.File))
		}
	}
	t.cells = func(yield func(figure) bool) {
		for n, v := range c.Values {
			places := c.Places(n)
			f := figure{raw: v.Number, sign: v.Status, typed: true, line: n, categories: make([]int, len(apart))}
			for i, d := range apart {
				f.categories[i] = places[d]
			}
			if metric >= 0 {
				f.measure = places[metric]
			}
			if at >= 0 {
				f.region = places[at]
			}
			if time >= 0 {
				f.period = c.Dims[time].Labels[places[time]]
			}
			if !yield(f) {
				return
			}
		}
	}
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
