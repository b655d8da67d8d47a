package decision

import "testing"

// Where a name is taken the next one is offered.
func TestAnotherPath(t *testing.T) {
	for path, want := range map[string]string{
		"prisen": "prisen-2", "a/prisen-2 ": "a/prisen-3", "prisen-9.zip": "prisen-10.zip", "prisen-2022": "prisen-2022-2", "x-0": "x-0-2", "prisen-9.html": "prisen-10.html", "v1.2 utkast": "v1.2 utkast-2",
	} {
		if got := another(path); got != want {
			t.Errorf("%q: %q, wants %q", path, got, want)
		}
	}
}
