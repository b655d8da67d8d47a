package record

import (
	"strings"
	"testing"
)

// What went by mail is told with its version or number in words, and nothing raw in
// the table.
func TestMailed(t *testing.T) {
	entries, head := chained(
		"edition.created", "juror.joined eli sha256 0123456789abcdef", "ballot.sealed 3 sealed sha256 1c980123456789ab",
		"ballot.collected eli 2 sealed sha256 1c980123456789ab", "receipt.kept 4 sha256 1c980123456789ab", "ballot.chosen eli sha256 1c980123456789ab",
	)
	s := at(t, entries, head)
	s.Size(200, 60)
	got := s.Frame()
	for _, want := range []string{"versjon 3", "versjon 2", "nummer 4"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "sealed") {
		t.Errorf("raw words in\n%s", got)
	}
	for range entries {
		if s.Press("enter"); strings.Contains(s.Frame(), "1c98") {
			return
		}
		s.Press("esc", "down")
	}
	t.Error("no page of an entry shows the fingerprint")
}
