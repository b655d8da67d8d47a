package award

import (
	"encoding/json"
	"testing"

	"votering/internal/fault"
)

// A document that is not there cannot be taken away, whoever asks.
func TestNoDocumentToTakeAway(t *testing.T) {
	n := Nominee{Documents: []Document{{File: "kinn.md"}}}
	f := n.documentTarget("nominees/kinn/documents/more.md", "more.md").put(json.RawMessage("null"))
	if fault.ClassOf(f) != fault.Edition || len(n.Documents) != 1 {
		t.Errorf("%v, and %d documents stay", f, len(n.Documents))
	}
}
