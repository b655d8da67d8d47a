package award

import (
	"bytes"
	"encoding/json"
	"io"

	"votering/internal/fault"
)

// textAt is a text for people.
func textAt(t *Text) target {
	return target{
		get: func() any {
			if t.Empty() {
				return nil
			}
			return *t
		},
		put: func(to json.RawMessage) *fault.Error { return put(t, to) },
	}
}

// stringAt is a string; empty where there is none.
func stringAt(s *string) target {
	return target{
		get: func() any { return orNull(*s) },
		put: func(to json.RawMessage) *fault.Error { return put(s, to) },
	}
}

// boolAt is something that holds or does not.
func boolAt(b *bool) target {
	return target{
		get: func() any { return *b },
		put: func(to json.RawMessage) *fault.Error { return put(b, to) },
	}
}

// put reads to into place; null is the zero value.
func put[T any](place *T, to json.RawMessage) *fault.Error {
	v, f := readJSON[T](to)
	if f == nil {
		*place = v
	}
	return f
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func isNull(raw json.RawMessage) bool { return string(bytes.TrimSpace(raw)) == "null" }

// readJSON reads one JSON value and nothing more.
func readJSON[T any](raw json.RawMessage) (T, *fault.Error) {
	var v T
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if dec.Decode(&v) != nil {
		return v, unreadable()
	}
	if _, err := dec.Token(); err != io.EOF {
		return v, unreadable()
	}
	return v, nil
}

func unreadable() *fault.Error { return fault.New(fault.Edition, "amend.value") }

// compact is a value as one line of JSON in which < > & stay as they are.
func compact(v any) json.RawMessage {
	var b bytes.Buffer
	if err := json.Compact(&b, quote(v)); err != nil {
		panic("award: a plain value did not encode: " + err.Error())
	}
	return b.Bytes()
}
