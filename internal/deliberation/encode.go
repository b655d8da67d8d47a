package deliberation

import (
	"bytes"
	"encoding/json"
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// Encode is e as it is stored: one line of JSON in the order of Event's
// fields, without a newline. The same event gives the same bytes, always.
func Encode(e Event) []byte {
	e.At = e.At.UTC()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		panic("deliberation: an event that JSON cannot hold: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// Decode reads what Encode wrote and nothing else: repeated names, other
// spellings of the same value and anything after it are refused (E_LOG). A kind
// or a name that is not known is what a newer version writes (E_VERSION).
func Decode(b []byte) (Event, error) {
	var e Event
	err := json.Unmarshal(b, &e)
	if err == nil && e.Kind.Known() && bytes.Equal(Encode(e), b) {
		return e, nil
	}
	if f := newer(b); f != nil {
		return Event{}, f
	}
	return Event{}, fault.New(fault.Log, "event.form").Because(err)
}

// newer says that an event is one of a newer version, by its kind or by the
// names in it; nil: it is not.
func newer(b []byte) *fault.Error {
	var of struct {
		Kind Kind `json:"kind"`
	}
	if json.Unmarshal(b, &of) != nil {
		return nil
	}
	known := json.NewDecoder(bytes.NewReader(b))
	known.DisallowUnknownFields()
	err := known.Decode(&Event{})
	if !of.Kind.Known() || err != nil && strings.HasPrefix(err.Error(), "json: unknown field ") {
		return fault.New(fault.Version, "event.newer", "kind", text.Show(string(of.Kind)))
	}
	return nil
}
