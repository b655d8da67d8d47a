// Package exact holds the numbers that decide: rationals that are never
// rounded. Text becomes a Rat digit by digit, never through a float.
package exact

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// Rat is an immutable exact rational. The zero value is 0. The same numbers are
// alike under == where they fit a machine word, else only under Equal.
type Rat struct {
	n, under int64    // n/(under + 1) in lowest terms, where v is nil
	v        *big.Rat // a number that does not fit; never changed
}

// New is n/d; d must not be 0.
func New(n, d int64) Rat {
	if d <= 0 || n == math.MinInt64 {
		return held(big.NewRat(n, d))
	}
	g := gcd(d, n)
	return word{n / g, d / g}.rat()
}

// Int is the whole number n.
func Int(n int64) Rat { return New(n, 1) }

// FromBig takes a copy of v; nil is 0.
func FromBig(v *big.Rat) Rat {
	if v == nil {
		return Rat{}
	}
	return held(new(big.Rat).Set(v))
}

// Big gives a copy that the caller may change.
func (a Rat) Big() *big.Rat { return new(big.Rat).Set(a.big()) }

// big gives the number to read.
func (a Rat) big() *big.Rat {
	if a.v == nil {
		return big.NewRat(a.n, a.under+1)
	}
	return a.v
}

// Add is a + b.
func (a Rat) Add(b Rat) Rat {
	if x, y, ok := words(a, b); ok {
		if w, ok := x.plus(y); ok {
			return w.rat()
		}
	}
	return held(new(big.Rat).Add(a.big(), b.big()))
}

// Sub is a − b.
func (a Rat) Sub(b Rat) Rat { return a.Add(b.Neg()) }

// Mul is a · b.
func (a Rat) Mul(b Rat) Rat {
	if x, y, ok := words(a, b); ok {
		if w, ok := x.times(y); ok {
			return w.rat()
		}
	}
	return held(new(big.Rat).Mul(a.big(), b.big()))
}

// Quo is a / b; b must not be 0.
func (a Rat) Quo(b Rat) Rat {
	if x, y, ok := words(a, b); ok && y.n != 0 {
		if w, ok := x.times(y.inverse()); ok {
			return w.rat()
		}
	}
	return held(new(big.Rat).Quo(a.big(), b.big()))
}

// Neg is −a.
func (a Rat) Neg() Rat {
	if a.v == nil {
		return Rat{n: -a.n, under: a.under}
	}
	return Rat{v: new(big.Rat).Neg(a.v)}
}

// Abs is |a|.
func (a Rat) Abs() Rat {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

// Cmp is −1, 0 or +1 as a is less than, equal to or greater than b.
func (a Rat) Cmp(b Rat) int {
	if x, y, ok := words(a, b); ok {
		return x.compare(y)
	}
	return a.big().Cmp(b.big())
}

// Equal reports whether a and b are the same number.
func (a Rat) Equal(b Rat) bool { return a == b || a.Cmp(b) == 0 }

// Less reports whether a < b.
func (a Rat) Less(b Rat) bool { return a.Cmp(b) < 0 }

// Sign is −1, 0 or +1.
func (a Rat) Sign() int {
	if a.v == nil {
		return sign(a.n)
	}
	return a.v.Sign()
}

// IsInt reports whether a is a whole number.
func (a Rat) IsInt() bool {
	if a.v == nil {
		return a.under == 0
	}
	return a.v.IsInt()
}

// String is "p/q" in lowest terms, or "p" for a whole number.
func (a Rat) String() string {
	switch {
	case a.v != nil:
		return a.v.RatString()
	case a.under == 0:
		return strconv.FormatInt(a.n, 10)
	}
	return strconv.FormatInt(a.n, 10) + "/" + strconv.FormatInt(a.under+1, 10)
}

// Round is a rounded for the eye to that many decimals, halves away from
// zero, with a point: "4.90". Nothing is decided by it.
func (a Rat) Round(decimals int) string { return a.big().FloatString(decimals) }

// Text is the shortest exact form people write: the decimal where it ends,
// else "p/q".
func (a Rat) Text() string {
	r := a.big()
	if n, ok := r.FloatPrec(); ok {
		return r.FloatString(n)
	}
	return r.RatString()
}

// MarshalJSON writes the String form as a JSON string.
func (a Rat) MarshalJSON() ([]byte, error) { return json.Marshal(a.String()) }

// UnmarshalJSON reads what MarshalJSON writes and nothing else.
func (a *Rat) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if len(s) > MaxJSON || !jsonForm.MatchString(s) {
		return ErrForm
	}
	r, err := set(s)
	if err != nil {
		return err
	}
	if r.String() != s {
		return errors.New("exact: not in lowest terms: " + s)
	}
	*a = r
	return nil
}

// The forms of numbers that are read from outside, each bounded.
var (
	decimalForm = regexp.MustCompile(`^-?[0-9]{1,18}(\.[0-9]{1,18})?$`)
	ratioForm   = regexp.MustCompile(`^-?[0-9]{1,18}(/[0-9]{1,18})?$`)
	jsonForm    = regexp.MustCompile(`^-?[0-9]+(/[0-9]+)?$`)
	markForm    = regexp.MustCompile(`^(0|-?(0\.[0-9]{0,8}[1-9]|[1-9][0-9]{0,8}(\.[0-9]{0,8}[1-9])?))$`)
	looseMark   = regexp.MustCompile(`^-?[0-9]{1,9}([.,][0-9]{1,9})?$`)
)

// MaxJSON is the longest a number may be in JSON, in characters. The form leaves
// it open: to count that far, a regular expression would cost every start of the
// program.
const MaxJSON = 2000

// ErrForm says that text is not a number of the expected form.
var ErrForm = errors.New("exact: not a number of the expected form")

// Decimal reads a plain decimal: "177", "-0.25".
func Decimal(s string) (Rat, error) {
	if !decimalForm.MatchString(s) {
		return Rat{}, ErrForm
	}
	return set(s)
}

// Ratio reads a plain decimal or a fraction "p/q" (weights and ratios).
func Ratio(s string) (Rat, error) {
	if !ratioForm.MatchString(s) && !decimalForm.MatchString(s) {
		return Rat{}, ErrForm
	}
	return set(s)
}

func set(s string) (Rat, error) {
	if _, q, ok := strings.Cut(s, "/"); ok && strings.Trim(q, "0") == "" {
		return Rat{}, ErrForm
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Rat{}, ErrForm
	}
	return held(r), nil
}

// Mark reads a mark as a person may write it ("4", "4,0", "4.50") and returns
// it with its canonical text ("4", "4", "4.5").
func Mark(s string) (Rat, string, error) {
	if !looseMark.MatchString(s) {
		return Rat{}, "", ErrForm
	}
	r, err := set(strings.Replace(s, ",", ".", 1))
	if err == nil && r.Sign() == 0 && s[0] == '-' {
		err = ErrForm // there is no minus nothing
	}
	if err != nil {
		return Rat{}, "", err
	}
	return r, r.Text(), nil
}

// CanonicalMark reads a mark that must already be in canonical form, as
// documents carry it: `0|-?(0\.[0-9]{0,8}[1-9]|[1-9][0-9]{0,8}(\.[0-9]{0,8}[1-9])?)`.
func CanonicalMark(s string) (Rat, error) {
	if !markForm.MatchString(s) {
		return Rat{}, ErrForm
	}
	return set(s)
}

// Writable reports whether the number is short enough to be read from JSON.
func (a Rat) Writable() bool {
	const safe = 3 * MaxJSON // bits; a digit takes more than three
	return a.v == nil || a.v.Num().BitLen()+a.v.Denom().BitLen() < safe || len(a.String()) <= MaxJSON
}

// Sum adds up.
func Sum(rs ...Rat) Rat {
	var t Adder
	for _, r := range rs {
		t.Add(r)
	}
	return t.Sum()
}
