package editionfile_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
)

func TestReadAmendment(t *testing.T) {
	got, err := editionfile.ReadAmendment([]byte(`# What the county sent on 4 October.
changes:
  - {path: nominees/kinn/values/settled/2022/value, to: 178}
  - {path: nominees/bodo/withdrawn, to: true}
  - {path: nominees/kinn/summary, to: "true"}
  - {path: notes, to: null}
  - path: nominees/kinn/values/settled/2023
    to: {value: 1e3, source: {nb: "<SSB> & co", en: SSB}, as_of: 2023-09-25}
`), "a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	to := func(path, value string) award.Change { return award.Change{Path: path, To: json.RawMessage(value)} }
	want := []award.Change{
		to("nominees/kinn/values/settled/2022/value", `"178"`), to("nominees/bodo/withdrawn", `true`),
		to("nominees/kinn/summary", `"true"`), to("notes", `null`),
		to("nominees/kinn/values/settled/2023", `{"as_of":"2023-09-25","source":{"en":"SSB","nb":"<SSB> & co"},"value":"1e3"}`),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestReadAmendmentRefuses(t *testing.T) {
	for name, c := range map[string]struct{ text, id, where string }{
		"nothing":           {"", "edition.file_empty", "a.yaml:1"},
		"no changes":        {"change: []\n", "edition.unknown_key_near", "a.yaml:1: change"},
		"another key":       {"changes:\n- {path: a, to: b, from: c}\n", "edition.unknown_key", "a.yaml:2: changes[0].from"},
		"no path":           {"changes:\n- {to: b}\n", "edition.missing", "a.yaml:2: changes[0].path"},
		"nothing to change": {"changes:\n- {path: a}\n", "edition.missing", "a.yaml:2: changes[0].to"},
		"a key twice":       {"changes:\n- path: a\n  to:\n    nb: x\n    nb: y\n", "edition.key_twice", "a.yaml:5: changes[0].to.nb"},
		"an anchor":         {"changes:\n- {path: a, to: &x b}\n", "edition.anchor", "a.yaml:2: changes[0].to"},
		"an alias":          {"changes:\n- {path: &x a, to: *x}\n", "edition.anchor", "a.yaml:2: changes[0].path"},
		"a tag":             {"changes:\n- {path: a, to: !!binary aGVp}\n", "edition.anchor", "a.yaml:2: changes[0].to"},
		"a list":            {"changes:\n- {path: a, to: [b]}\n", "edition.want_text", "a.yaml:2: changes[0].to"},
		"a merge":           {"changes:\n- path: a\n  to: {<<: b}\n", "edition.anchor", "a.yaml:3: changes[0].to.<<"},
		"not a list":        {"changes: a\n", "edition.want_list", "a.yaml:1: changes"},
		"two documents":     {"changes: []\n---\nchanges: []\n", "edition.documents", "a.yaml:2"},
		"bent":              {"changes: [\n", "edition.yaml", "a.yaml:1"},
	} {
		_, err := editionfile.ReadAmendment([]byte(c.text), "a.yaml")
		f := fault.Of(err)
		if f == nil || f.ID != c.id || f.Where != c.where {
			t.Errorf("%s: %v, want %s at %s", name, err, c.id, c.where)
		}
	}
}

// What is nested deeply or large is refused before it is read.
func TestHostileAmendments(t *testing.T) {
	for name, text := range map[string]string{
		"deep":    "changes: [{path: a, to: " + strings.Repeat("{a: ", 5_000) + "b" + strings.Repeat("}", 5_000) + "}]",
		"large":   "changes:\n" + strings.Repeat("- {path: a, to: b}\n", editionfile.MaxSize/10),
		"bombing": "a: &a [x,x]\nb: &b [*a,*a]\nchanges: [{path: a, to: *b}]",
	} {
		_, err := editionfile.ReadAmendment([]byte(text), "a.yaml")
		var list fault.List
		if f := fault.Of(err); f == nil && !errors.As(err, &list) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
