package tabular

import (
	"strconv"
	"strings"
)

// digitsOfFloat is how many digits a spreadsheet shows of a number: what comes
// after them are traces of binary arithmetic (1.1000000000000001).
const digitsOfFloat = 15

// plainNumber writes a number without an exponent, with all its digits; false
// where it is none, or one that is absurdly large or small.
func plainNumber(s string) (string, bool) {
	d, ok := parseNumber(s)
	return d.text(), ok
}

// shownNumber writes a number of a workbook as a spreadsheet shows it where it
// has room: 15 digits, no exponent. Hundredfold is for those shown as per cent.
func shownNumber(s string, hundredfold bool) (string, bool) {
	d, ok := parseNumber(s)
	if hundredfold {
		d.point += 2
	}
	d.round(digitsOfFloat)
	return d.text(), ok
}

// number is 0.digits times ten to the power of point.
type number struct {
	negative bool
	digits   string
	point    int
}

// parseNumber reads a number as JSON and workbooks write it.
func parseNumber(s string) (number, bool) {
	var n number
	mantissa, exponent, scientific := strings.Cut(strings.ToLower(s), "e")
	mantissa, n.negative = strings.CutPrefix(mantissa, "-")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	n.digits, n.point = whole+fraction, len(whole)
	if n.digits == "" || strings.Trim(n.digits, "0123456789") != "" {
		return number{}, false
	}
	if scientific {
		e, err := strconv.Atoi(exponent)
		if err != nil || e > maxExponent || e < -maxExponent {
			return number{}, false
		}
		n.point += e
	}
	zeros := len(n.digits) - len(strings.TrimLeft(n.digits, "0"))
	n.digits, n.point = strings.TrimRight(n.digits[zeros:], "0"), n.point-zeros
	return n, true
}

// round keeps so many digits, half away from zero.
func (n *number) round(keep int) {
	if len(n.digits) <= keep {
		return
	}
	up := n.digits[keep] >= '5'
	kept := []byte(n.digits[:keep])
	for i := keep - 1; up && i >= 0; i-- {
		if up = kept[i] == '9'; up {
			kept[i] = '0'
		} else {
			kept[i]++
		}
	}
	if up {
		kept, n.point = append([]byte("1"), kept...), n.point+1
	}
	n.digits = strings.TrimRight(string(kept), "0")
}

// text writes the number: no zeros that say nothing, no minus on zero.
func (n number) text() string {
	if n.digits == "" {
		return "0"
	}
	digits, sign := n.digits, ""
	if n.negative {
		sign = "-"
	}
	switch {
	case n.point <= 0:
		return sign + "0." + strings.Repeat("0", -n.point) + digits
	case n.point >= len(digits):
		return sign + digits + strings.Repeat("0", n.point-len(digits))
	}
	return sign + digits[:n.point] + "." + digits[n.point:]
}
