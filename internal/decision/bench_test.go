package decision_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
)

// field is an edition of so many jurors, nominees and criteria, and marks that
// lie close together, of which one in so many is missing; 0: none is.
func field(jurors, nominees, criteria, gaps int, method string) (edition, marks, votes string) {
	var e, m, v strings.Builder
	r := rand.New(rand.NewPCG(1, 2))
	e.WriteString("schema: votering-edition/1\nid: field\ntitle: Field\nscale: {min: 0, max: 10, step: 0.1}\ncriteria:\n")
	for c := range criteria {
		fmt.Fprintf(&e, "  - {id: c%d, title: C, weight: %d}\n", c, 1+c%3)
	}
	e.WriteString("nominees:\n")
	v.WriteString("nominee,votes\n")
	for n := range nominees {
		fmt.Fprintf(&e, "  - {id: n%d, name: N %d}\n", n, n)
		fmt.Fprintf(&v, "n%d,%d\n", n, 1000+r.IntN(9000))
	}
	e.WriteString("jurors:\n")
	m.WriteString("juror,nominee,criterion,mark\n")
	for j := range jurors {
		seat(&e, j)
		for n := range nominees {
			for c := range criteria {
				if gaps > 0 && r.IntN(gaps) == 0 {
					continue
				}
				fmt.Fprintf(&m, "j%d,n%d,c%d,%d.%d\n", j, n, c, 4+r.IntN(4), r.IntN(10))
			}
		}
	}
	fmt.Fprintf(&e, "rule: {jury: %s, public: {method: minmax, weight: 0.25}, recusal: nominee}\n", method)
	return e.String(), m.String(), v.String()
}

// seat writes a juror into an edition; the first one chairs.
func seat(e *strings.Builder, j int) {
	role := ""
	if j == 0 {
		role = ", role: chair"
	}
	fmt.Fprintf(e, "  - {id: j%d, name: J %d, email: j%d@example.org%s}\n", j, j, j, role)
}

// What a reader pays for a decision, and of it for how firmly the ranking stands,
// in a jury of the usual size and in the largest ones.
func BenchmarkRecompute(b *testing.B) {
	for _, size := range []struct {
		jurors, nominees, criteria, gaps int
		method                           string
	}{
		{12, 20, 10, 0, "{method: mean}"}, {12, 20, 10, 10, "{method: additive}"},
		{100, 50, 5, 0, "{method: mean}"},
		{1000, 50, 4, 0, "{method: mean}"}, {1000, 50, 4, 10, "{method: mean}"}, {1000, 50, 4, 20000, "{method: additive}"},
		{1000, 50, 4, 10, "{method: exponential}"}, {1000, 50, 4, 10, "{method: majority}"},
		{100, 500, 4, 10, "{method: mean}"},
	} {
		name := fmt.Sprintf("%dx%dx%d gaps %d %s", size.jurors, size.nominees, size.criteria, size.gaps, size.method)
		b.Run(name, func(b *testing.B) {
			edition, marks, votes := field(size.jurors, size.nominees, size.criteria, size.gaps, size.method)
			c, err := decisiontest.Judged([]byte(edition), []byte(marks), []byte(votes), deliberation.ProposalChange{Grounds: map[string]string{"en": "A."}})
			if err != nil {
				b.Fatal(err)
			}
			c.Software = decisiontest.Firm
			public, _ := build(b, c, "bench")
			b.SetBytes(int64(len(public)))
			for b.Loop() {
				d, err := decision.Read(public, "decision.json")
				if err != nil {
					b.Fatal(err)
				}
				if f := first(decision.Recompute(d)); f != nil {
					b.Fatal(f.Fault)
				}
			}
		})
	}
}
