package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSheetCell(t *testing.T) {
	for s, guarded := range map[string]bool{
		"": false, "Kinn": false, "4602": false, "a=b": false, "Å være": false, "'quoted": false, "   ": false,
		"=1+1": true, "+47": true, "-5": true, "@SUM(A1)": true, "|calc": true, "%x": true,
		" =1": true, "\u00a0=1": true, "\u200b=1": true, "\u202e=1": true,
		"＝1": true, "＋1": true, "－1": true, "＠1": true, "｜1": true, "％1": true,
		"\tKinn": true, "\rKinn": true, "\nKinn": true,
	} {
		want := s
		if guarded {
			want = "'" + s
		}
		if got := SheetCell(s); got != want {
			t.Errorf("SheetCell(%q) = %q, want %q", s, got, want)
		}
		if got := FromSheetCell(want); got != s {
			t.Errorf("FromSheetCell(%q) = %q, want %q", want, got, s)
		}
	}
}

// Whatever the text, what comes out begins no formula and holds the text
// whole.
func TestSheetCellIsNeverAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[ \t\n\x{200b}=+@|%＝a-]{0,4}.*`).Draw(t, "s")
		got := SheetCell(s)
		if !strings.HasSuffix(got, s) || len(got) > len(s)+1 {
			t.Fatalf("%q became %q", s, got)
		}
		if again := SheetCell(got); again != got {
			t.Fatalf("%q is guarded and still taken for a formula", got)
		}
	})
}
