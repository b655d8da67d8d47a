package locale

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// The embedded files mean to parse what they mean to encoding/json.
func TestParseOfTheCatalogues(t *testing.T) {
	for _, l := range Languages() {
		raw, err := files.ReadFile("catalog/" + string(l) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]string
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		if got := For(l).texts(); !maps.Equal(got, want) || len(got) == 0 {
			t.Errorf("%s: %d sentences are read where there are %d, or not the same", l, len(got), len(want))
		}
	}
}

func TestParseIsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{`\`, `"`, "\n", `\"`, `\\`, "{n}", "å"}))
		want := rapid.MapOf(piece, piece).Draw(t, "texts")
		raw, err := json.MarshalIndent(want, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		// What is not UTF-8 was replaced in writing.
		clear(want)
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		if got := parse(string(raw)); !maps.Equal(got, want) {
			t.Fatalf("%s\ngave %q\nwant %q", raw, got, want)
		}
	})
}

func TestParseOfBrokenFiles(t *testing.T) {
	for _, raw := range []string{"", "{}", `{"a`, `{"a": "\`, `{"\x": "b"}`} {
		for key, value := range parse(raw) {
			t.Errorf("parse(%q) holds %q: %q", raw, key, value)
		}
	}
	if got := parse(`{"a": "b", "c": "d`); got["a"] != "b" {
		t.Errorf("what stands before the break is lost: %q", got)
	}
	if got := load("xx"); got != nil {
		t.Errorf("a language without a file: %v", got)
	}
}

// BenchmarkParse reads a catalogue of 1500 sentences, as it is done once, when
// the first is asked for.
func BenchmarkParse(b *testing.B) {
	texts := map[string]string{}
	for i := range 1500 {
		texts[fmt.Sprintf("fault.part%d.sentence%04d.try", i%40, i)] = "Juryen har ikke gitt {name} poeng for {criterion} ennå; åpne siden og gi dem."
	}
	raw, err := json.MarshalIndent(texts, "", "  ")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if got := parse(string(raw)); len(got) != len(texts) {
			b.Fatal("sentences are missing")
		}
	}
}
