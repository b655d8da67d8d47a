package ranking

import (
	"votering/internal/award"
	"votering/internal/exact"
)

// portions are what the places that jurors give are worth to each of those who share
// them.
type portions struct {
	points []exact.Rat // the different ones, ascending
	given  [][]int32   // by entrant and juror of the table: which of them, or none
	wholes *wholes
}

func newPortions(rule award.JuryRule, o *opinions) *portions {
	p := &portions{given: make([][]int32, len(o.views))}
	d := division{worth: worth(rule), known: map[[3]int32]int32{}}
	for i := range o.views {
		v := &o.views[i]
		p.given[i] = make([]int32, len(o.of))
		for j, of := range o.of {
			p.given[i][j] = none
			if v.total[j] != none {
				p.given[i][j] = d.portion(v.place[j], v.last[j], of)
			}
		}
	}
	now := d.points.sort()
	for _, given := range p.given {
		for j, portion := range given {
			if portion != none {
				given[j] = now[portion]
			}
		}
	}
	p.points = d.points.values
	p.wholes = wholesOf(p.points)
	return p
}

// division works out portions, once for all who take the same places.
type division struct {
	worth  func(first, last, of int) exact.Rat
	known  map[[3]int32]int32 // by first and last place and the length of the order: which of the points
	points numbers
}

// portion is that of the places first to last in an order of so many nominees.
func (d *division) portion(first, last, of int32) int32 {
	portion, ok := d.known[[3]int32{first, last, of}]
	if !ok {
		portion = d.points.number(d.worth(int(first), int(last), int(of)))
		d.known[[3]int32{first, last, of}] = portion
	}
	return portion
}

// mostPortions is how many different portions a sum is written out with: more would
// be read by nobody.
const mostPortions = 100

// sum adds up the portions that so many jurors gave, the most first; under borda it
// is divided by the jurors in all. Majority judgment adds nothing up.
func (p *portions) sum(method string, jurors []int64, all int) Sum {
	s := Sum{Divisor: one}
	switch method {
	case award.Majority:
		return s
	case award.Borda:
		s.Divisor = exact.Int(int64(all))
	}
	s.Total = p.wholes.sum(jurors).Quo(s.Divisor)
	for portion := len(jurors) - 1; portion >= 0; portion-- {
		if n, points := jurors[portion], p.points[portion]; n > 0 {
			s.Terms = append(s.Terms, Term{Role: RoleJurors, Weight: exact.Int(n), Value: points, Of: asIs(points)})
		}
		if len(s.Terms) > mostPortions {
			s.Terms = nil
			break
		}
	}
	return s
}
