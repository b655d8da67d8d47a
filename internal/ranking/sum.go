package ranking

import (
	"strings"

	"votering/internal/exact"
)

// Sum is a number and how it comes about, as a person would write it down:
// weighted terms, added up and divided.
type Sum struct {
	Terms   []Term
	Divisor exact.Rat // what the weighted terms are divided by; 1 in a total
	Total   exact.Rat

	Unrounded *exact.Rat // Total before the rule rounded it; nil where it did not
}

// Term is one weighted number of a sum.
type Term struct {
	Role   string // RoleJury, RolePublic, or the id of a criterion
	Weight exact.Rat
	Value  exact.Rat // what is weighted
	Of     Position  // how Value is found from the nominee's own number
	Place  exact.Rat // the place that Value goes by, under rank_linear and rank_points: equal ones share the mean; else 0

	Rounded *exact.Rat // what the rule rounds Weight · Value to, which counts then; nil where it does not
}

// The roles of the terms of a total.
const (
	RoleJury   = "jury"
	RolePublic = "public"
)

// Position is where a number lies between two others: 0 at Zero, 1 at One.
// Every method is one: a share of the whole lies between 0 and the sum, a
// min–max value between the lowest and the highest, a place between the last
// and the first, and a number taken as it is between 0 and 1.
type Position struct{ Own, Zero, One exact.Rat }

var (
	zero = exact.Rat{}
	one  = exact.Int(1)
	half = exact.New(1, 2)
)

// asIs is the position of a number that is its own value.
func asIs(v exact.Rat) Position { return Position{Own: v, One: one} }

// value is (Own − Zero) / (One − Zero), or level where Zero and One are the
// same, so that nothing sets the nominees apart.
func (p Position) value(level exact.Rat) exact.Rat {
	width := p.One.Sub(p.Zero)
	if width.Sign() == 0 {
		return level
	}
	return p.Own.Sub(p.Zero).Quo(width)
}

// Flat reports whether the position says nothing, because all are alike.
func (p Position) Flat() bool { return p.Zero.Equal(p.One) }

// part is what the term adds before the division.
func (t Term) part() exact.Rat {
	if t.Rounded != nil {
		return *t.Rounded
	}
	return t.Weight.Mul(t.Value)
}

// sumOf adds the terms up and divides them; divisor must not be 0.
func sumOf(divisor exact.Rat, terms ...Term) Sum {
	var a exact.Adder
	for _, t := range terms {
		a.Add(t.part())
	}
	return Sum{Terms: terms, Divisor: divisor, Total: a.Sum().Quo(divisor)}
}

// Term finds the term of that role; false where the sum has none.
func (s Sum) Term(role string) (Term, bool) {
	for _, t := range s.Terms {
		if t.Role == role {
			return t, true
		}
	}
	return Term{}, false
}

// String is the sum with each term's value worked out:
// "3/4 × 1 + 1/4 × 2221/3928 = 14005/15712".
func (s Sum) String() string {
	return s.write(func(t Term) string { return factor(t.Value) })
}

// Working is the sum with each term's value written as it is found:
// "3/4 × (7/10 ÷ 87/25) + 1/4 × (4812 ÷ 12638) = 360713/1466008".
func (s Sum) Working() string {
	return s.write(func(t Term) string {
		if w := t.Of.String(); w != "" {
			return "(" + w + ")"
		}
		return factor(t.Value)
	})
}

func (s Sum) write(value func(Term) string) string {
	if len(s.Terms) == 0 {
		return ""
	}
	parts := make([]string, len(s.Terms))
	for i, t := range s.Terms {
		parts[i] = value(t)
		if !t.Weight.Equal(one) {
			parts[i] = factor(t.Weight) + " × " + parts[i]
		}
		if t.Rounded != nil {
			if r := roundedTo(new(t.Weight.Mul(t.Value)), *t.Rounded); r != "" {
				parts[i] = "(" + parts[i] + r + ")"
			}
		}
	}
	left := strings.Join(parts, " + ")
	if !s.Divisor.Equal(one) {
		left = "(" + left + ") ÷ " + factor(s.Divisor)
	}
	total := s.Total
	if s.Unrounded != nil {
		total = *s.Unrounded
	}
	if left != total.String() {
		left += equals(total)
	}
	return left + roundedTo(s.Unrounded, s.Total)
}

// roundedTo says what the rule rounds a number to, " → 4.67"; nothing where it
// does not, or where rounding changes nothing. " ≈ " is for the eye alone: what
// counts is the number before it.
func roundedTo(unrounded *exact.Rat, v exact.Rat) string {
	if unrounded == nil || unrounded.Equal(v) {
		return ""
	}
	return " → " + v.Text()
}

// String is the position as a division: "4812 ÷ 12638", "(5 - 2) ÷ (5 - 1)".
// It is empty for a number taken as it is, and where all are alike.
func (p Position) String() string {
	switch {
	case p.Flat(), p.Zero.Sign() == 0 && p.One.Equal(one):
		return ""
	case p.Zero.Sign() == 0:
		return factor(p.Own) + " ÷ " + factor(p.One)
	case p.One.Less(p.Zero):
		return minus(p.Zero, p.Own) + " ÷ " + minus(p.Zero, p.One)
	}
	return minus(p.Own, p.Zero) + " ÷ " + minus(p.One, p.Zero)
}

func minus(a, b exact.Rat) string { return "(" + factor(a) + " - " + factor(b) + ")" }

// factor is a number that can stand between two signs.
func factor(v exact.Rat) string {
	if v.Sign() < 0 {
		return "(" + Written(v) + ")"
	}
	return Written(v)
}

// equals is a number as what a sum comes to.
func equals(v exact.Rat) string {
	if Long(v) {
		return " " + Written(v)
	}
	return " = " + Written(v)
}

// longNumber is how many characters of a number people still read.
const longNumber = 60

// Long reports whether nobody would read the number in full. The additive model
// makes such numbers where many marks are missing.
func Long(v exact.Rat) bool { return len(v.String()) > longNumber }

// Written is a number as it stands in a sum: exactly, or rounded where it is
// Long, "≈ 4.175312". The JSON form has it exactly always.
func Written(v exact.Rat) string {
	if Long(v) {
		return "≈ " + v.Round(6)
	}
	return v.String()
}
