package editionfile

import (
	"regexp"
	"strconv"
	"time"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
	"votering/internal/exact"
)

// scalar is the text of a scalar, as it stands in the file.
func (a *at) scalar() (string, bool) {
	if !a.plain() {
		return "", false
	}
	if a.node.Kind != yaml.ScalarNode {
		a.fault("edition.want_text")
		return "", false
	}
	return a.node.Value, true
}

// str is the text of a key; empty where it is not there.
func (o object) str(key string) string {
	a, ok := o.get(key)
	if !ok {
		return ""
	}
	s, _ := a.scalar()
	return s
}

// words is a list of texts. It is nil only where the key is not there.
func (o object) words(key string) []string {
	if !o.has(key) {
		return nil
	}
	words := []string{}
	for _, a := range o.list(key) {
		s, _ := a.scalar()
		words = append(words, s)
	}
	return words
}

// text is a text for people: one for all, or one per language.
func (o object) text(key string) award.Text {
	a, ok := o.get(key)
	if !ok {
		return award.Text{}
	}
	return a.text()
}

func (a *at) text() award.Text {
	if a.node.Kind != yaml.MappingNode {
		s, _ := a.scalar()
		return award.Plain(s)
	}
	o := a.object("nb", "nn", "en")
	if len(a.node.Content) == 0 {
		a.fault("edition.empty")
	}
	return award.Text{NB: o.str("nb"), NN: o.str("nn"), EN: o.str("en")}
}

// parser reads a number from its text.
type parser func(string) (exact.Rat, error)

// rat is a number of a key; nil where it is not there.
func (o object) rat(key string, parse parser) *exact.Rat {
	a, ok := o.get(key)
	if !ok {
		return nil
	}
	v, ok := a.rat(parse)
	if !ok {
		return nil
	}
	return &v
}

func (a *at) rat(parse parser) (exact.Rat, bool) {
	s, ok := a.scalar()
	if !ok {
		return exact.Rat{}, false
	}
	if a.r.frozen {
		parse = lowest
	}
	v, err := parse(s)
	if err != nil {
		a.fault("edition.number", "text", show(s))
		return exact.Rat{}, false
	}
	return v, true
}

// lowest reads a number as the frozen form has it: "p" or "p/q" in lowest
// terms.
func lowest(s string) (exact.Rat, error) {
	var v exact.Rat
	err := v.UnmarshalJSON([]byte(strconv.Quote(s)))
	return v, err
}

// ratOr is rat with a default.
func (o object) ratOr(key string, parse parser, otherwise exact.Rat) exact.Rat {
	if v := o.rat(key, parse); v != nil {
		return *v
	}
	return otherwise
}

// rats is a list of numbers.
func (o object) rats(key string) []exact.Rat {
	var vs []exact.Rat
	for _, a := range o.list(key) {
		if v, ok := a.rat(exact.Decimal); ok {
			vs = append(vs, v)
		}
	}
	return vs
}

var wholeForm = regexp.MustCompile(`^(0|[1-9][0-9]{0,8})$`)

// whole is a whole number from min to max; nil where the key is not there.
func (o object) whole(key string, min, max int) *int {
	a, ok := o.get(key)
	if !ok {
		return nil
	}
	s, ok := a.scalar()
	if !ok {
		return nil
	}
	n, err := strconv.Atoi(s)
	if !wholeForm.MatchString(s) || err != nil || n < min || n > max {
		a.fault("edition.range", "min", strconv.Itoa(min), "max", strconv.Itoa(max))
		return nil
	}
	return &n
}

// orZero is what p points to, or nothing where p is nil.
func orZero[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}

// truth is true or false, or the default.
func (o object) truth(key string, otherwise bool) bool {
	a, ok := o.get(key)
	if !ok {
		return otherwise
	}
	switch s, ok := a.scalar(); {
	case !ok:
	case s == "true":
		return true
	case s == "false":
		return false
	default:
		a.fault("edition.word", "word", show(s), "words", "true, false")
	}
	return otherwise
}

var timeForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$`)

// time is a time with an offset; nil where the key is not there.
func (o object) time(key string) *time.Time {
	a, ok := o.get(key)
	if !ok {
		return nil
	}
	s, ok := a.scalar()
	if !ok {
		return nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if !timeForm.MatchString(s) || err != nil {
		a.fault("edition.time", "text", show(s))
		return nil
	}
	t = t.UTC()
	return &t
}
