package award

import (
	"encoding/json"
	"slices"
	"strings"

	"votering/internal/exact"
	"votering/internal/fault"
)

// amendedValue is a figure as an amendment has it, without the metric and the
// period, which stand in the path.
type amendedValue struct {
	Value     any     `json:"value,omitempty"`
	Missing   Missing `json:"missing,omitempty"`
	Source    Text    `json:"source,omitzero"`
	AsOf      string  `json:"as_of,omitempty"`
	KnownFrom string  `json:"known_from,omitempty"`
	Note      Text    `json:"note,omitzero"`
}

// valueTarget is a figure as a whole, METRIC/PERIOD, or a part of one that is
// there, METRIC/PERIOD/PART. A period may hold a slash, as that of a school year
// does.
func (e *Edition) valueTarget(values *[]Value, path string, rest []string) (target, *fault.Error) {
	m, ok := e.Metric(rest[0])
	if !ok {
		return target{}, noSuch(path)
	}
	last := len(rest) - 1
	part := rest[last]
	at := func(period string) int {
		return slices.IndexFunc(*values, func(v Value) bool { return v.Metric == m.ID && v.Period == period })
	}
	if last < 2 || !slices.Contains([]string{"value", "missing", "source", "as_of", "known_from", "note"}, part) {
		period := strings.Join(rest[1:], "/")
		return wholeValue(values, m, period, func() int { return at(period) }), nil
	}
	i := at(strings.Join(rest[1:last], "/"))
	if i < 0 {
		return target{}, noSuch(path)
	}
	return valuePart(&(*values)[i], m, part), nil
}

func wholeValue(values *[]Value, m *Metric, period string, at func() int) target {
	return target{
		get: func() any {
			i := at()
			if i < 0 {
				return nil
			}
			v := (*values)[i]
			return amendedValue{v.figure(), v.Missing, v.Source, v.AsOf, v.KnownFrom, v.Note}
		},
		put: func(to json.RawMessage) *fault.Error {
			i := at()
			if isNull(to) {
				*values = slices.Delete(*values, i, i+1)
				return nil
			}
			v, f := readValue(to, m, period)
			if f != nil {
				return f
			}
			if i < 0 {
				*values = append(*values, v)
			} else {
				(*values)[i] = v
			}
			return nil
		},
	}
}

// readValue reads a figure with all that is said of it.
func readValue(to json.RawMessage, m *Metric, period string) (Value, *fault.Error) {
	r, f := readJSON[struct {
		Value json.RawMessage `json:"value"`
		amendedValue
	}](to)
	if f != nil {
		return Value{}, f
	}
	v := Value{
		Metric: m.ID, Period: period, Missing: r.Missing,
		Source: r.Source, Note: r.Note, AsOf: r.AsOf, KnownFrom: r.KnownFrom,
	}
	if (len(r.Value) == 0) == (r.Missing == "") {
		return Value{}, fault.New(fault.Edition, "edition.value_or_missing")
	}
	if len(r.Value) > 0 {
		f = v.setFigure(r.Value, m)
	}
	return v, f
}

func valuePart(v *Value, m *Metric, part string) target {
	switch part {
	case "value":
		return target{get: v.figure, put: func(to json.RawMessage) *fault.Error { return v.setFigure(to, m) }}
	case "missing":
		return target{
			get: func() any { return orNull(string(v.Missing)) },
			put: func(to json.RawMessage) *fault.Error {
				why, f := readJSON[string](to)
				if f != nil || why == "" { // a figure is given, not taken to be there
					return unreadable()
				}
				v.Missing, v.Number, v.Words = Missing(why), exact.Rat{}, Text{}
				return nil
			},
		}
	case "source":
		return textAt(&v.Source)
	case "as_of":
		return stringAt(&v.AsOf)
	case "known_from":
		return stringAt(&v.KnownFrom)
	}
	return textAt(&v.Note)
}

// figure is the figure itself: a number as people write it, or words; nil where
// it is missing.
func (v *Value) figure() any {
	switch {
	case v.Missing != "":
		return nil
	case !v.Words.Empty():
		return v.Words
	}
	return v.Number.Text()
}

func (v *Value) setFigure(to json.RawMessage, m *Metric) *fault.Error {
	if m.Unit == Words {
		words, f := readJSON[Text](to)
		if f != nil || words.Empty() {
			return unreadable()
		}
		v.Words, v.Missing = words, ""
		return nil
	}
	s, f := readJSON[string](to)
	if f != nil {
		return f
	}
	number, err := exact.Decimal(s)
	if err != nil {
		return fault.New(fault.Edition, "edition.number", "text", show(s))
	}
	v.Number, v.Missing = number, ""
	return nil
}
