package decision

import (
	"bytes"
	"encoding/json"
	"errors"

	"votering/internal/strict"
)

// MarshalJSON writes null for the empty text.
func (m Maybe) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	return bytes.TrimSuffix(strict.Encode(string(m)), []byte("\n")), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Maybe) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*m = ""
		return nil
	}
	if err := json.Unmarshal(b, (*string)(m)); err != nil {
		return err
	}
	if *m == "" {
		return errors.New("decision: an empty text stands where null belongs")
	}
	return nil
}
