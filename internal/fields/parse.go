package fields

import (
	"regexp"
	"strconv"
	"strings"

	"votering/internal/exact"
)

// plainNumber is a number as people type it turned into one as the edition
// file has it: a decimal point, no spaces between thousands, a plain minus.
func plainNumber(typed string) string {
	s := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2212", "-").Replace(strings.TrimSpace(typed))
	if thousands.MatchString(s) {
		s = strings.ReplaceAll(s, " ", "")
	}
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	return s
}

var thousands = regexp.MustCompile(`^-?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?( ?%)?$`)

// parseNumber reads a decimal; a percent sign says only what is counted.
func parseNumber(typed string) (exact.Rat, error) {
	s := strings.TrimSpace(strings.TrimSuffix(plainNumber(typed), "%"))
	v, err := exact.Decimal(s)
	if err != nil {
		return v, invalid("edition.number", "text", show(typed))
	}
	return v, nil
}

// parseRatio reads a decimal or a fraction; a percentage is a part of 100.
func parseRatio(typed string) (exact.Rat, error) {
	s, percent := strings.CutSuffix(plainNumber(typed), "%")
	v, err := exact.Ratio(strings.ReplaceAll(strings.TrimSpace(s), " ", ""))
	if err != nil {
		return v, invalid("edition.number", "text", show(typed))
	}
	if percent {
		v = v.Quo(exact.Int(100))
	}
	return v, nil
}

// Text writes a number as Get does, so that it can be read again: as a decimal
// where that is short enough, else as a fraction.
func Text(v exact.Rat) string {
	if s := v.Text(); len(s) <= 40 {
		if _, err := exact.Decimal(s); err == nil {
			return s
		}
	}
	return v.String()
}

// parseWhole reads a whole number from min to max.
func parseWhole(typed string, min, max int) (int, error) {
	s := plainNumber(typed)
	if whole, zeros, ok := strings.Cut(s, "."); ok && strings.Trim(zeros, "0") == "" {
		s = whole // as a sheet may have it
	}
	n, err := strconv.Atoi(s)
	if err != nil || len(s) > 9 || n < min || n > max {
		return 0, invalid("edition.range", "min", strconv.Itoa(min), "max", strconv.Itoa(max))
	}
	return n, nil
}

// truths are the words for yes and no, of people and of sheets.
var truths = map[string]bool{
	"true": true, "yes": true, "ja": true, "sann": true, "1": true, "x": true,
	"false": false, "no": false, "nei": false, "usann": false, "0": false,
}

func parseTruth(typed string, f *Field) (bool, error) {
	v, ok := truths[strings.ToLower(strings.TrimSpace(typed))]
	if !ok {
		return false, f.notOffered(typed)
	}
	return v, nil
}

// Join writes a list as one text: the items apart by semicolons, or each on a
// line of its own where one of them holds a semicolon.
func Join(items []string) string {
	for _, s := range items {
		if strings.Contains(s, ";") {
			return strings.Join(items, "\n") + "\n"
		}
	}
	if len(items) == 1 && strings.Contains(items[0], ",") {
		return items[0] + ";" // one item, and not those between the commas
	}
	return strings.Join(items, "; ")
}

// Split reads what Join wrote, and what a person types in its place: items
// apart by line ends, else by semicolons, else by commas.
func Split(s string) []string {
	sign := ","
	for _, sep := range []string{"\n", ";"} {
		if strings.Contains(s, sep) {
			sign = sep
			break
		}
	}
	var items []string
	for item := range strings.SplitSeq(s, sign) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// none is an empty list that is meant to be empty.
const none = "-"

// splitNumbers is Split for numbers, whose decimals may stand after a comma:
// where there are no semicolons, a comma divides where a space follows it, and
// spaces divide.
func splitNumbers(s string) ([]string, error) {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(s)
	if strings.ContainsAny(s, ";\n") {
		return Split(s), nil
	}
	items := strings.Fields(strings.ReplaceAll(s, ", ", " "))
	if len(items) != 1 || !strings.Contains(s, ",") {
		return items, nil
	}
	if strings.Count(s, ",") == 1 {
		return nil, invalid("fields.comma", "text", show(s)) // 8,5 or 8 and 5
	}
	return Split(s), nil
}
