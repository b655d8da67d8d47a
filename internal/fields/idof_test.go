package fields

import (
	"strings"
	"testing"
)

func TestIDOf(t *testing.T) {
	for name, want := range map[string]string{
		"For mange!": "for-mange", " Ærlig Østfold ": "aerlig-ostfold", "": "", "日本": "", strings.Repeat("a", 80): strings.Repeat("a", 63),
	} {
		if got := IDOf(name); got != want {
			t.Errorf("%q makes %q, wants %q", name, got, want)
		}
	}
}
