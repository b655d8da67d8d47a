package record

import (
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/ui/page/pagetest/golden"
)

// The record holds no reasons; the page tells them where the file has them.
func TestWhyAnEditionWasReopened(t *testing.T) {
	entries, head := chained("edition.created", "edition.opened", "edition.closed", "edition.reopened open", "edition.closed", "edition.reopened draft")
	s := at(t, entries, head)
	s.C.Sight.Reopened = []deliberation.Reopening{{Reason: "Ola kom hjem\x1b[31m"}, {Reason: "feil regel"}}
	s.Page.Seen(s.C)
	s.C.Sight.Head = "anew"
	s.Size(80, 24)
	if f := s.Frame(); !strings.Contains(f, "feil regel") {
		t.Errorf("the newest reason is not told:\n%s", f)
	}
	s.Press("down", "down", "enter")
	golden.Same(t, "reopened-80x24", s.Frame())
	s.Press("esc", "/")
	s.Type("hjem")
	if f := s.Frame(); !strings.Contains(f, "1 av 6 linjer") || !strings.Contains(f, "«Ola") {
		t.Errorf("a reason is not found:\n%s", f)
	}
}
