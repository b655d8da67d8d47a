package municipality

import "slices"

// Relation says how the area of one code is to the area of another.
type Relation int

// The relations. A figure of one area is a figure of the other only where they
// are Same or Renumbered.
const (
	Unrelated  Relation = iota // no part of one is known to be in the other
	Same                       // one code, one area
	Renumbered                 // one area under two codes
	Part                       // the first became a part of the second
	Whole                      // the first has more than the second in it
	Overlap                    // they share a part
)

// Relate says how the area that stood under a code in a year is to the area
// that stands under another code, or stood there last. A code that was not in
// use in that year stands for its nearest area: some sources carry figures back
// to codes that came later, or keep codes that have ended.
func Relate(code string, year int, to string) Relation {
	a, b := units().near(code, year), units().near(to, latest)
	switch {
	case a == nil || b == nil:
		if code == to {
			return Same
		}
		return Unrelated
	case a == b:
		return Same
	}
	return a.relate(b)
}

// latest is a year after all others.
const latest = 9999

// near is the unit under a code in a year, or the one nearest to it in time.
func (a *atlas) near(code string, year int) *node {
	if n := a.at(code, year); n != nil {
		return n
	}
	nodes := a.byCode[code]
	i := slices.IndexFunc(nodes, func(n *node) bool { return n.From > year })
	switch {
	case len(nodes) == 0:
		return nil
	case i >= 0:
		return nodes[i]
	}
	return nodes[len(nodes)-1]
}

func (n *node) relate(to *node) Relation {
	if way, ok := n.way(to); ok {
		return way.relation()
	}
	way, ok := to.way(n)
	if !ok {
		return Unrelated
	}
	switch r := way.relation(); r {
	case Part:
		return Whole
	case Whole:
		return Part
	default:
		return r
	}
}

// way is what happened to a unit on its way to being another.
type way struct {
	joined  bool // it was joined with others
	divided bool // it was divided, and only a part went on
}

func (w way) relation() Relation {
	switch {
	case w.joined && w.divided:
		return Overlap
	case w.joined:
		return Part
	case w.divided:
		return Whole
	}
	return Renumbered
}

// way finds how n became to, in later years.
func (n *node) way(to *node) (way, bool) {
	if n == to {
		return way{}, true
	}
	for _, next := range n.after {
		if w, ok := next.way(to); ok {
			w.joined = w.joined || len(next.before) > 1
			w.divided = w.divided || len(n.after) > 1
			return w, true
		}
	}
	return way{}, false
}
