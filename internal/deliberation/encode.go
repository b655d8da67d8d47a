package deliberation

import (
	"bytes"
	"encoding/json"

	"votering/internal/fault"
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

// Decode reads what Encode wrote and nothing else: unknown or repeated names,
// other spellings of the same value and anything after it are refused (E_LOG).
func Decode(b []byte) (Event, error) {
	var e Event
	if err := json.Unmarshal(b, &e); err != nil {
		return Event{}, fault.New(fault.Log, "event.form").Because(err)
	}
	if !bytes.Equal(Encode(e), b) {
		return Event{}, fault.New(fault.Log, "event.form")
	}
	return e, nil
}
