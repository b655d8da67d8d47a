package fields

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
)

// optional is a field that holds a number, or none.
func optional[T any](key string, kind Kind, of func(*T) **exact.Rat) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: kind},
		get: func(c cell[T]) string {
			if v := *of(c.x); v != nil {
				return Text(*v)
			}
			return ""
		},
		set: func(c cell[T], typed string) error {
			if strings.TrimSpace(typed) == "" {
				*of(c.x) = nil
				return nil
			}
			v, err := parse(kind, typed)
			if err == nil {
				*of(c.x) = &v
			}
			return err
		},
	}
}

// given is a field that always holds a number; otherwise is that of an empty
// text.
func given[T any](key string, kind Kind, otherwise exact.Rat, of func(*T) *exact.Rat) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: kind},
		get:   func(c cell[T]) string { return Text(*of(c.x)) },
		set: func(c cell[T], typed string) error {
			v, err := otherwise, error(nil)
			if strings.TrimSpace(typed) != "" {
				v, err = parse(kind, typed)
			}
			if err == nil {
				*of(c.x) = v
			}
			return err
		},
	}
}

func parse(kind Kind, typed string) (exact.Rat, error) {
	if kind == Ratio {
		return parseRatio(typed)
	}
	return parseNumber(typed)
}

// whole is a field that holds a whole number from least to most; 0 is that of
// an empty text, and shown as such unless it is one that can be meant.
func whole[T any](key string, least, most int, of func(*T) *int) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: Whole},
		get: func(c cell[T]) string {
			if n := *of(c.x); n != 0 || least == 0 {
				return strconv.Itoa(n)
			}
			return ""
		},
		set: func(c cell[T], typed string) error {
			n, err := 0, error(nil)
			if strings.TrimSpace(typed) != "" {
				n, err = parseWhole(typed, least, most)
			}
			if err == nil {
				*of(c.x) = n
			}
			return err
		},
	}
}

// truth is a field that holds yes or no; otherwise is what an empty text means.
func truth[T any](key string, otherwise func(*T) bool, of func(*T) *bool) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: YesNo, Choices: []string{"true", "false"}},
		get:   func(c cell[T]) string { return strconv.FormatBool(*of(c.x)) },
		set: func(c cell[T], typed string) error {
			v, err := otherwise(c.x), error(nil)
			if strings.TrimSpace(typed) != "" {
				v, err = parseTruth(typed, c.field)
			}
			if err == nil {
				*of(c.x) = v
			}
			return err
		},
	}
}

// date is a field that holds a day, or none.
func date[T any](key string, of func(*T) *string) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: Date},
		get:   func(c cell[T]) string { return *of(c.x) },
		set: func(c cell[T], typed string) error {
			if strings.TrimSpace(typed) == "" {
				*of(c.x) = ""
				return nil
			}
			day, ok := parseDay(typed)
			if !ok {
				return invalid("edition.date", "text", show(typed))
			}
			*of(c.x) = day.Format(time.DateOnly)
			return nil
		},
	}
}

// moment is a field that holds a point in time, or none.
func moment[T any](key string, get func(*T) time.Time, set func(*T, time.Time)) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: Moment},
		get: func(c cell[T]) string {
			if t := get(c.x); !t.IsZero() {
				return momentText(t)
			}
			return ""
		},
		set: func(c cell[T], typed string) error {
			t, err := time.Time{}, error(nil)
			if strings.TrimSpace(typed) != "" {
				t, err = parseMoment(typed)
			}
			if err == nil {
				set(c.x, t)
			}
			return err
		},
	}
}

// list is a field that holds some words.
func list[T any](key string, of func(*T) *[]string) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: IDs},
		get:   func(c cell[T]) string { return Join(*of(c.x)) },
		set: func(c cell[T], typed string) error {
			*of(c.x) = Split(typed)
			return nil
		},
	}
}

// numbers is a field that holds a list of numbers.
func numbers[T any](key string, of func(*T) *[]exact.Rat) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: Numbers},
		get: func(c cell[T]) string {
			var items []string
			for _, v := range *of(c.x) {
				items = append(items, Text(v))
			}
			return Join(items)
		},
		set: func(c cell[T], typed string) error {
			items, err := splitNumbers(typed)
			if err != nil {
				return err
			}
			var vs []exact.Rat
			for _, item := range items {
				v, err := parseNumber(item)
				if err != nil {
					return err
				}
				vs = append(vs, v)
			}
			*of(c.x) = vs
			return nil
		},
	}
}

// scale is the three fields of a scale. Where there is none yet, its step
// begins as 1; without a lowest and a highest mark it is none.
func scale[T any](get func(c cell[T]) award.Scale, set func(c cell[T], s award.Scale)) []entry[T] {
	part := func(key string, of func(*award.Scale) *exact.Rat) entry[T] {
		return entry[T]{
			Field: Field{Key: "scale." + key, Kind: Number},
			get: func(c cell[T]) string {
				s := get(c)
				if s == (award.Scale{}) {
					return ""
				}
				return Text(*of(&s))
			},
			set: func(c cell[T], typed string) error {
				s := get(c)
				if s == (award.Scale{}) {
					s.Step = exact.Int(1)
				}
				*of(&s) = exact.Rat{}
				if strings.TrimSpace(typed) != "" {
					v, err := parseNumber(typed)
					if err != nil {
						return err
					}
					*of(&s) = v
				}
				if s.Min.Sign() == 0 && s.Max.Sign() == 0 {
					s = award.Scale{}
				}
				set(c, s)
				return nil
			},
		}
	}
	return []entry[T]{
		part("min", func(s *award.Scale) *exact.Rat { return &s.Min }),
		part("max", func(s *award.Scale) *exact.Rat { return &s.Max }),
		part("step", func(s *award.Scale) *exact.Rat { return &s.Step }),
	}
}

// with is entries and lists of entries in one list.
func with[T any](lists ...[]entry[T]) []entry[T] { return slices.Concat(lists...) }
