package xlsx

import (
	"fmt"
	"strings"
)

// A spreadsheet keeps so many digits of a number, and shows so many after the
// point.
const (
	maxDigits   = 15
	maxDecimals = 15
)

// decimal reports whether s is a number as cells have it: digits, with a point
// among them or not, without zeros before.
func decimal(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(whole) && (whole == "0" || whole[0] != '0') && (!point || digits(fraction))
}

// typed is what a cell holds that is no text: a value and how it is shown;
// false where it is written as text.
func (c *Cell) typed() (value, format string, ok bool) {
	if c.Date != "" {
		value, ok = serial(c.Date)
		return value, dayFormat, ok
	}
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(c.Number, "-"), ".")
	if c.Number == "" || len(strings.TrimLeft(whole+fraction, "0.")) > maxDigits {
		return "", "", false
	}
	decimals := min(max(c.Decimals, len(fraction)), maxDecimals)
	if decimals > 0 && (c.Percent || c.Decimals > 0) {
		format = "0." + strings.Repeat("0", decimals)
	}
	if !c.Percent {
		return c.Number, format, true
	}
	if format == "" {
		format = "0"
	}
	return hundredth(c.Number), format + "%", true
}

// hundredth is a number divided by a hundred.
func hundredth(number string) string {
	digits, negative := strings.CutPrefix(number, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	whole = "00" + whole
	cut := len(whole) - 2
	digits = strings.TrimLeft(whole[:cut], "0")
	if digits == "" {
		digits = "0"
	}
	digits += "." + whole[cut:] + fraction
	if negative {
		return "-" + digits
	}
	return digits
}

// text is what is written where a cell holds text.
func (c *Cell) text() string { return c.Text + c.Number + c.Date }

// check reports a cell that says several things, or a number that is none.
func (c *Cell) check() error {
	said := 0
	for _, s := range []string{c.Text, c.Number, c.Date} {
		if s != "" {
			said++
		}
	}
	if said > 1 || c.Number != "" && !decimal(c.Number) {
		return fmt.Errorf("xlsx: a cell cannot hold %q, %q and %q", c.Text, c.Number, c.Date)
	}
	return nil
}

// source is what a list offers, as the format writes it.
func (l *List) source() (string, error) {
	if len(l.Choices) == 0 {
		return l.Source, nil
	}
	const most = 255 // characters that programs take
	s := strings.Join(l.Choices, ",")
	if strings.Contains(s, `"`) || strings.Count(s, ",") != len(l.Choices)-1 || len([]rune(s)) > most {
		return "", fmt.Errorf("xlsx: the choices %q do not fit into a list", l.Choices)
	}
	return `"` + s + `"`, nil
}
