package figures

import (
	"regexp"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// mark is the sign that a column sets before its decimals.
type mark int

// What the numbers of a column say about their decimal mark.
const (
	unmarked mark = iota // none has one
	point
	comma
	mixed // some have the one and some the other
)

// marking collects what the cells of a column show.
type marking struct {
	point, comma bool // before decimals
	thousands    bool // the other one stands between thousands
}

var (
	spaces  = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ")
	spaced  = regexp.MustCompile(`^[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?$`)
	digits  = regexp.MustCompile(`^[0-9]+$`)
	decimal = regexp.MustCompile(`^[0-9]+([.,])[0-9]+$`)
	three   = regexp.MustCompile(`^[1-9][0-9]{0,2}[.,][0-9]{3}$`)
	grouped = regexp.MustCompile(`^[1-9][0-9]{0,2}(\.[0-9]{3}){2,}(,[0-9]+)?$|^[1-9][0-9]{0,2}\.[0-9]{3},[0-9]+$`)
	english = regexp.MustCompile(`^[1-9][0-9]{0,2}(,[0-9]{3}){2,}(\.[0-9]+)?$|^[1-9][0-9]{0,2},[0-9]{3}\.[0-9]+$`)
)

// bare is a number as it is looked at: without its sign, and with plain spaces
// between thousands. It reports false for what is no number.
func bare(raw string) (s string, negative, ok bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(spaces.Replace(raw)), "%"))
	if rest, cut := strings.CutPrefix(s, "-"); cut {
		s, negative = rest, true
	} else if rest, cut := strings.CutPrefix(s, "\u2212"); cut {
		s, negative = rest, true
	}
	switch {
	case spaced.MatchString(s):
		s = strings.ReplaceAll(s, " ", "")
		return s, negative, true
	case digits.MatchString(s), decimal.MatchString(s), grouped.MatchString(s), english.MatchString(s):
		return s, negative, true
	}
	return "", false, false
}

// see takes a cell into account. One like 1,234 says nothing: it may be a
// thousand, or one and a bit.
func (m *marking) see(raw string) {
	s, _, ok := bare(raw)
	switch {
	case !ok, digits.MatchString(s), three.MatchString(s) && !apart(raw):
	case grouped.MatchString(s):
		m.comma, m.thousands = true, true
	case english.MatchString(s):
		m.point, m.thousands = true, true
	case strings.Contains(s, ","):
		m.comma = true
	default:
		m.point = true
	}
}

// apart reports whether spaces set thousands apart, so that any mark is before
// decimals.
func apart(raw string) bool {
	return spaced.MatchString(strings.TrimLeft(strings.TrimSpace(spaces.Replace(raw)), "-\u2212"))
}

// mark is what the column as a whole says.
func (m marking) mark() mark {
	switch {
	case m.point && m.comma:
		return mixed
	case m.comma:
		return comma
	case m.point:
		return point
	}
	return unmarked
}

// signs are the two marks by what stands before decimals: that one, and the
// one that may stand between thousands.
var signs = map[mark][2]string{point: {".", ","}, comma: {",", "."}}

// number reads a number of a column. Where it is none the reason says why.
func (m marking) number(raw string) (r exact.Rat, reason string) {
	s, negative, ok := bare(raw)
	column := m.mark()
	sign, marked := signs[column]
	switch {
	case !ok:
		return r, "not_a_number"
	case column == mixed:
		return r, "mixed_marks"
	case three.MatchString(s) && !apart(raw) && (!marked || !strings.Contains(s, sign[0]) && !m.thousands):
		return r, "unclear_mark"
	case marked:
		s = strings.Replace(strings.ReplaceAll(s, sign[1], ""), sign[0], ".", 1)
	}
	if s = strings.TrimLeft(s, "0"); s == "" || s[0] == '.' {
		s = "0" + s
	}
	if negative {
		s = "-" + s
	}
	r, err := exact.Decimal(s)
	if err != nil {
		return r, "not_a_number"
	}
	return r, ""
}

// missing is why there is no figure, by the sign that stands for one. It
// reports false for anything else.
func missing(sign string) (award.Missing, bool) {
	switch strings.ToLower(strings.TrimSpace(spaces.Replace(sign))) {
	case ".":
		return award.NotApplicable, true
	case ":":
		return award.Suppressed, true
	case "", "..", "...", "…", "-", "–", "\u2212", "inf", "-inf", "nan", "null", "na", "n/a", "#n/a", "#div/0!", "#verdi!", "#value!", "#i/t":
		return award.NotKnown, true
	}
	return "", false
}

// doubtful reports whether a sign may also mean zero.
func doubtful(sign string) bool {
	s := strings.TrimSpace(sign)
	return s == "-" || s == "–" || s == "\u2212"
}

// signed reports whether a sign beside a number says that there is none.
func signed(sign string) bool {
	_, ok := missing(sign)
	return ok && sign != ""
}
