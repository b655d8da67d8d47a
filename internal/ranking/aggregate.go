package ranking

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// Aggregate is what a nominee has on one criterion, A[n,c]: the marks taken
// together by the jury method, or a figure where the criterion is measured. Under
// a method that works on each juror's order of the nominees it is the plain mean.
type Aggregate struct {
	Criterion string
	Method    string       // how the marks are taken together: a jury method; empty where it is measured
	Measured  *award.Point // the figure that it is; nil where jurors mark
	Jurors    int          // how many marked; 0: nobody
	Value     exact.Rat    // A
	Unrounded *exact.Rat   // A before the rule rounded it; nil where it did not
	Shift     exact.Rat    // additive: how much less those who marked give than all jurors do; else 0

	cell  cell  // the marks
	known bool  // there is an A
	total bool  // the marks taken are added up, not divided
	trim  int   // trimmed: how many are dropped at each end
	band  *band // clamp: what marks count as
}

// Drawn is a mark that counts as another.
type Drawn struct{ From, To exact.Rat }

// Marks are the jurors' marks, the lowest first.
func (a Aggregate) Marks() []exact.Rat { return a.cell.marks() }

// Taken are the marks that the value is made of, the lowest first: the middle one
// or two of a median, without those that are dropped, and as they count where they
// are drawn in.
func (a Aggregate) Taken() []exact.Rat {
	marks := a.Marks()
	switch n := len(marks); {
	case a.Method == award.Median && n > 0:
		return marks[(n-1)/2 : n/2+1]
	case a.band != nil:
		for i := range marks {
			marks[i] = a.band.of(marks[i])
		}
	}
	return marks[a.trim : len(marks)-a.trim]
}

// Dropped are the marks that trimmed drops, at the low and at the high end.
func (a Aggregate) Dropped() (low, high []exact.Rat) {
	marks := a.Marks()
	return marks[:a.trim], marks[len(marks)-a.trim:]
}

// Drawn are the marks that clamp counts as others, because they lie too far from
// the mean or because it rounds them, the lowest first.
func (a Aggregate) Drawn() []Drawn {
	if a.band == nil {
		return nil
	}
	var drawn []Drawn
	for _, from := range a.Marks() {
		if to := a.band.of(from); !to.Equal(from) {
			drawn = append(drawn, Drawn{From: from, To: to})
		}
	}
	return drawn
}

// Sum is the sum of the marks taken.
func (a Aggregate) Sum() exact.Rat { return exact.Sum(a.Taken()...) }

// mostWritten is how many marks are written out one by one.
const mostWritten = 12

// String is the value as a person would work it out, without words. The sum of
// all marks and their number, and what the additive model adds or takes: "23 ÷ 5
// = 23/5", "18 ÷ 4 - 1/40 = 179/40". The marks added up: "4 + 5 + 5 = 14", "(4 +
// 5 + 5) ÷ 3 = 14/3". The middle of the marks: "2 4 [5] 5 6", "2 [4 5] 6, (4 + 5)
// ÷ 2 = 9/2". A figure: "98". Where the rule rounds, what it rounds to: "… → 4.67".
func (a Aggregate) String() string {
	s, value := "", a.Value
	if a.Unrounded != nil {
		value = *a.Unrounded
	}
	switch {
	case a.Measured != nil:
		s = Written(value)
	case a.Method == award.Median:
		s = a.middle()
	case a.Method == award.Trimmed, a.Method == award.Clamp, a.Method == award.Sum:
		s = a.division(plus(a.Taken()), value)
	default:
		s = factor(a.Sum()) + " ÷ " + strconv.Itoa(a.Jurors) + signed(a.Shift) + equals(value)
	}
	return s + a.rounded()
}

// division is a sum of marks and what comes of it.
func (a Aggregate) division(sum string, value exact.Rat) string {
	n := len(a.Taken())
	switch {
	case n == 1:
		return sum
	case a.total:
		return sum + equals(value)
	}
	return "(" + sum + ") ÷ " + strconv.Itoa(n) + equals(value)
}

// middle is the marks with the middle ones in brackets.
func (a Aggregate) middle() string {
	marks, taken := a.Marks(), a.Taken()
	low := (len(marks) - 1) / 2
	s := "[" + join(taken, " ") + "]"
	if below := shortened(marks[:low], " "); below != "" {
		s = below + " " + s
	}
	if above := shortened(marks[low+len(taken):], " "); above != "" {
		s += " " + above
	}
	if len(taken) == 1 {
		return s
	}
	return s + ", (" + plus(taken) + ") ÷ 2" + equals(exact.Sum(taken...).Mul(half))
}

// rounded is what the rule rounds the value to; empty where it does not, or
// where nothing is to be rounded.
func (a Aggregate) rounded() string { return roundedTo(a.Unrounded, a.Value) }

// signed is a number as something added or taken away; empty for 0.
func signed(v exact.Rat) string {
	switch v.Sign() {
	case 1:
		return " + " + Written(v)
	case -1:
		return " - " + Written(v.Neg())
	}
	return ""
}

func plus(vs []exact.Rat) string { return shortened(vs, " + ") }

// shortened is the numbers in a row; of many only the first and the last.
func shortened(vs []exact.Rat, sep string) string {
	if len(vs) <= mostWritten {
		return join(vs, sep)
	}
	return join(vs[:2], sep) + sep + "…" + sep + join(vs[len(vs)-2:], sep)
}

func join(vs []exact.Rat, sep string) string {
	texts := make([]string, len(vs))
	for i, v := range vs {
		texts[i] = factor(v)
	}
	return strings.Join(texts, sep)
}
