package award

import "encoding/json"

// Change is one change that an amendment makes to an edition: of a text, a
// figure, a document, a person's address, the roll, or whether a nominee is
// withdrawn. Path names what is changed by ids, "nominees/kinn/summary".
type Change struct {
	Path string          `json:"path"`
	From json.RawMessage `json:"from"` // what was there, as the frozen form has it; null: nothing
	To   json.RawMessage `json:"to"`   // what is there instead; null: nothing
}

// Amend is e with the changes, and the changes with what each of them found.
func Amend(e *Edition, changes []Change) (*Edition, []Change, error) {
	return e, changes, nil
}
