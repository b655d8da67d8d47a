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

// ugly is an edition whose numbers have as little in common as they may: every
// weight and every scale has a denominator of its own.
func ugly(jurors, nominees, criteria int, rule string) (edition, marks, votes string) {
	var e, m, v strings.Builder
	r := rand.New(rand.NewPCG(3, 4))
	e.WriteString("schema: votering-edition/1\nid: ugly\ntitle: Ugly\ncriteria:\n")
	for c := range criteria {
		fmt.Fprintf(&e, "  - {id: c%d, title: C, weight: %d/%d, scale: {min: 0, max: 0.%09d, step: 0.000000001}}\n",
			c, int64(1e17)+r.Int64N(8e17), int64(1e17)+r.Int64N(8e17), steps(c))
	}
	e.WriteString("nominees:\n")
	v.WriteString("nominee,votes\n")
	for n := range nominees {
		fmt.Fprintf(&e, "  - {id: n%d, name: N %d}\n", n, n)
		fmt.Fprintf(&v, "n%d,%d\n", n, 1+r.Int64N(1e14))
	}
	e.WriteString("jurors:\n")
	m.WriteString("juror,nominee,criterion,mark\n")
	for j := range jurors {
		seat(&e, j)
		for n := range nominees {
			for c := range criteria {
				if r.IntN(10) > 0 {
					fmt.Fprintf(&m, "j%d,n%d,c%d,0.%09d\n", j, n, c, 1+r.IntN(steps(c)))
				}
			}
		}
	}
	fmt.Fprintf(&e, "rule: {jury: %s, public: {method: share, weight: 123456789012345677/999999999999999989}, recusal: nominee}\n", rule)
	return e.String(), m.String(), v.String()
}

// steps are how many steps the scale of a criterion has.
func steps(c int) int { return 9_999 - 2*c }

// What a reader pays for a decision that was made to cost as much as can be.
func BenchmarkHostile(b *testing.B) {
	for _, size := range []struct {
		jurors, nominees, criteria int
		rule                       string
	}{
		{100, 200, 10, "{method: mean}"}, {1000, 10, 20, "{method: mean}"}, {1000, 50, 4, "{method: exponential}"}, {1000, 50, 4, "{method: majority}"},
	} {
		b.Run(fmt.Sprintf("%dx%dx%d %s", size.jurors, size.nominees, size.criteria, size.rule), func(b *testing.B) {
			edition, marks, votes := ugly(size.jurors, size.nominees, size.criteria, size.rule)
			c, err := decisiontest.Judged([]byte(edition), []byte(marks), []byte(votes), deliberation.ProposalChange{Grounds: map[string]string{"en": "A."}})
			if err != nil {
				b.Fatal(err)
			}
			c.Software = decisiontest.Firm
			public, _ := build(b, c, "ugly")
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
