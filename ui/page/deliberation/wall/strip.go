package wall

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/exact"
)

// The signs of a strip.
const (
	one  = "●" // one juror
	tick = "·" // a marked value that nobody is at
)

// strip is how marks lie on an axis, without whose they are.
type strip struct {
	name  string
	marks []exact.Rat // smallest first
	mean  *exact.Rat  // nil: nobody marked
	shut  bool        // nothing of it is shown: somebody would have to go out
}

// label is so many jurors at one place.
type label struct {
	at   int // first cell
	text string
}

func (l label) end() int { return l.at + len([]rune(l.text)) }

func (l label) number() bool { return l.text != one }

// plot is strips on one axis: where their marks lie, and how large a place has
// to be so that all of them can be read.
type plot struct {
	axis  axis
	spots map[*strip][]spot
	grain int        // cells of a place
	wide  *exact.Rat // how wide a place is, where it puts different marks together; nil where none does
}

// newPlot puts strips on an axis. What is known of where their marks lie on it is
// used, and the rest added to that.
func newPlot(a axis, strips []*strip, known map[*strip][]spot) *plot {
	p := &plot{axis: a, spots: known}
	for _, s := range strips {
		if len(p.spots[s]) == len(s.marks) {
			continue
		}
		for _, v := range s.marks {
			p.spots[s] = append(p.spots[s], a.spot(v))
		}
	}
	for p.grain = 1; p.grain < a.w; p.grain++ {
		if !slices.ContainsFunc(strips, func(s *strip) bool { _, clear := p.labels(s, p.grain); return !clear }) {
			break
		}
	}
	if slices.ContainsFunc(strips, p.joins) {
		wide := a.reach(p.grain)
		p.wide = &wide
	}
	return p
}

// labels puts the marks into places of g cells. It reports whether each can be
// read: none lies on another, and nothing touches a number.
func (p *plot) labels(s *strip, g int) ([]label, bool) {
	var out []label
	clear := true
	spots := p.spots[s]
	for i := 0; i < len(spots); {
		at, j := p.axis.place(spots[i], g), i+1
		for j < len(spots) && p.axis.place(spots[j], g) == at {
			j++
		}
		l := label{text: one}
		if j > i+1 {
			l.text = strconv.Itoa(j - i)
		}
		n := len(l.text)
		if !l.number() {
			n = 1
		}
		l.at = max(min(at*g-(n-1)/2, p.axis.w-n), 0)
		if k := len(out) - 1; k >= 0 {
			before := out[k]
			clear = clear && (l.at > before.end() || l.at == before.end() && !before.number() && !l.number())
		}
		out = append(out, l)
		i = j
	}
	return out, clear
}

// joins reports whether places put different marks of a strip together.
func (p *plot) joins(s *strip) bool {
	spots := p.spots[s]
	for i := 1; i < len(spots); i++ {
		if p.axis.place(spots[i], p.grain) == p.axis.place(spots[i-1], p.grain) && !s.marks[i].Equal(s.marks[i-1]) {
			return true
		}
	}
	return false
}

// line is a strip on the axis: a label for every place that somebody is at.
func (p *plot) line(s *strip) string {
	cells := slices.Repeat([]string{" "}, p.axis.w)
	for _, v := range p.axis.ticks {
		if p.grain == 1 {
			cells[p.axis.cell(v)] = tick
		}
	}
	labels, _ := p.labels(s, p.grain)
	for _, l := range labels { // a sign beside a number would be taken for a mark
		for i := max(l.at-1, 0); l.number() && i <= min(l.end(), p.axis.w-1); i++ {
			cells[i] = " "
		}
	}
	for _, l := range labels {
		for i, r := range []rune(l.text) {
			if l.at+i < p.axis.w {
				cells[l.at+i] = string(r)
			}
		}
	}
	return strings.Join(cells, "")
}
