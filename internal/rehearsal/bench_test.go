package rehearsal_test

import (
	"strconv"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/rehearsal"
)

// sized is an edition of so many jurors, nominees and criteria.
func sized(jurors, nominees, criteria int) *award.Edition {
	e := plain(0)
	e.Criteria, e.Nominees, e.Jurors = nil, nil, nil
	scale := award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.Int(1)}
	for i := range criteria {
		id := "c" + strconv.Itoa(i)
		e.Criteria = append(e.Criteria, award.Criterion{ID: id, Title: award.Plain(id), Weight: exact.Int(1), Scale: scale, Better: award.Higher})
	}
	for i := range nominees {
		id := "n" + strconv.Itoa(i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
	}
	for i := range jurors {
		id := "j" + strconv.Itoa(i)
		e.Jurors = append(e.Jurors, award.Juror{ID: id, Name: id, Votes: true})
	}
	return e
}

// What it takes to try a rule out with all its choices, as the page does.
func BenchmarkTryOut(b *testing.B) {
	for _, size := range []struct{ jurors, nominees, criteria int }{{12, 20, 10}, {100, 50, 5}, {1000, 50, 4}} {
		e := sized(size.jurors, size.nominees, size.criteria)
		name := strconv.Itoa(size.jurors) + "x" + strconv.Itoa(size.nominees) + "x" + strconv.Itoa(size.criteria)
		b.Run(name+"/try", func(b *testing.B) {
			for b.Loop() {
				if _, err := rehearsal.Try(e, 1); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/choices", func(b *testing.B) {
			h, err := rehearsal.Try(e, 1)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				h.Choices()
			}
		})
	}
}
