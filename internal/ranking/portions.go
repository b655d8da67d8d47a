package ranking

import (
	"votering/internal/award"
	"votering/internal/exact"
)

// portions are what places are worth to each of those who share them, worked out
// once for all who take the same.
type portions struct {
	worth  func(first, last, of int) exact.Rat
	known  map[int32][]int32 // by the length of an order, and by first and last place: 1 + which of the points
	points numbers
	wholes *wholes
}

// of is the portion of the places first to last in the order of a juror who has that
// many nominees in it, as which of the points it is.
func (p *portions) of(first, last, of int32) int32 {
	if p.known == nil {
		p.known = map[int32][]int32{}
	}
	table := p.known[of]
	if table == nil {
		table = make([]int32, of*of)
		p.known[of] = table
	}
	portion := &table[(first-1)*of+last-1]
	if *portion == 0 {
		*portion = 1 + p.points.number(p.worth(int(first), int(last), int(of)))
	}
	return *portion - 1
}

// sort puts the points in ascending order, each once, and says anew which of them
// were given. No portion can be asked for after it.
func (p *portions) sort(given [][]int32) {
	now := p.points.sort()
	for _, portions := range given {
		for i, portion := range portions {
			portions[i] = now[portion]
		}
	}
	p.wholes = wholesOf(p.points.values)
}

// sum adds up the portions that jurors gave, the most first; under borda it is
// divided by the jurors. There is none under majority.
func (p *portions) sum(method string, given []int32) Sum {
	if method == award.Majority {
		return Sum{Divisor: one}
	}
	s := Sum{Divisor: one}
	if method == award.Borda {
		s.Divisor = exact.Int(int64(len(given)))
	}
	jurors := make([]int64, len(p.points.values))
	for _, portion := range given {
		jurors[portion]++
	}
	for portion := len(jurors) - 1; portion >= 0; portion-- {
		if n, points := jurors[portion], p.points.values[portion]; n > 0 {
			s.Terms = append(s.Terms, Term{Role: RoleJurors, Weight: exact.Int(n), Value: points, Of: asIs(points)})
		}
	}
	s.Total = p.wholes.sum(jurors).Quo(s.Divisor)
	return s
}
