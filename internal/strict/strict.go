// Package strict writes and reads the JSON of signed documents, so that
// everybody who reads the same bytes reads the same document. Readers of JSON
// differ on names that stand twice, on names in other letters, on large
// numbers, on broken text and on what follows the document; here all of that
// is refused.
//
// A document is written once, by [Encode], and kept as it is. Whoever wants to
// know that a document was written by Encode encodes what was read and compares
// the bytes; see [Same].
package strict

import (
	"bytes"
	"encoding/json"
	"reflect"

	"votering/internal/fault"
)

// The bounds of every document, whatever its size in bytes may be.
const (
	MaxDepth  = 8         // objects and lists inside each other
	MaxItems  = 200_000   // of one list
	MaxNames  = 2_000     // of one object
	MaxValues = 4_000_000 // of the whole document
	MaxText   = 40_000    // characters of one text
)

// Check refuses a document that two readers could read differently, with
// E_JSON at name:LINE:COLUMN: what is not JSON, anything after the document, a
// byte order mark, a name that stands twice in an object, text that is not
// valid, normalised and harmless, and numbers other than whole ones within
// ±2^53. Above max bytes, and above the bounds of this package, it is E_SIZE.
// It stops at the first fault and keeps nothing. The argument byte of an E_JSON
// is the number of the byte it is at, from 1.
func Check(data []byte, name string, max int) error { return check(data, name, max, nil) }

// Decode reads a document into v, a pointer to a struct. What Check refuses is
// refused, and so is what does not have the shape of v: a name that v does not
// know was written by a newer version (E_VERSION); one in other letters, one
// that is missing and not marked omitempty or omitzero, and a value of another
// kind are E_JSON. null stands for pointers alone, and for types that read
// JSON themselves.
func Decode(data []byte, name string, max int, v any) error {
	if err := check(data, name, max, shapeOf(reflect.TypeOf(v).Elem())); err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fault.New(fault.JSON, "json.value").At(name).Because(err)
	}
	return nil
}

// Encode writes v: two spaces, the order of its fields, LF, < > & as they are,
// and one newline at the end. It panics where v cannot be JSON.
func Encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		panic("strict: a document that JSON cannot hold: " + err.Error())
	}
	return b.Bytes()
}

// Same refuses data that is not what Encode writes of v, with E_JSON at the
// first place where they differ.
func Same(data []byte, name string, v any) error {
	want := Encode(v)
	if bytes.Equal(want, data) {
		return nil
	}
	at := 0
	for at < len(want) && at < len(data) && want[at] == data[at] {
		at++
	}
	return fault.New(fault.JSON, "json.layout").At(place(data, name, at))
}
