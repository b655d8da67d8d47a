package publicvote

import "testing"

func TestCount(t *testing.T) {
	for typed, want := range map[string]string{
		"0": "0", "4812": "4812", "4 812": "4812", " 1\u00a0234\u202f567 ": "1234567", "007": "7",
		"999999999999999": "999999999999999",
	} {
		if got, ok := Count(typed); !ok || got.String() != want {
			t.Errorf("%q: %s, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"", " ", "-1", "+1", "4,5", "4.5", "1e3", "fire", "٤", "1000000000000000"} {
		if got, ok := Count(typed); ok {
			t.Errorf("%q is taken for %s", typed, got)
		}
	}
}
