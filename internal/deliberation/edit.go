package deliberation

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
)

// MaxPaths is how many of the places that an edit changed its event names.
const MaxPaths = 5

// planEdited plans a change of the edition while it is being set up. What it is
// after that does not stand in the event: the file keeps it as a document, of
// which the event has the hash.
func planEdited(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActEdit); f != nil {
		return nil, f
	}
	if !isSHA256(e.SHA256) || e.Documents != "" && !isSHA256(e.Documents) || len(e.Paths) > min(MaxPaths, e.Changed) {
		return nil, fault.New(fault.Log, "event.form")
	}
	return func(*State) {}, nil
}

// editNote is the note of an edit: the first places it changed, how many there
// are besides, and the edition file as it is after it.
func (e *Event) editNote() []string {
	parts := append([]string(nil), e.Paths...)
	if more := e.Changed - len(e.Paths); more > 0 {
		parts = append(parts, "+"+strconv.Itoa(more))
	}
	return append(parts, HashNote(e.SHA256))
}
