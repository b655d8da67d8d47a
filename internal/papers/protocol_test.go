package papers

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/decision"
	"votering/internal/locale"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds what was written against the file of that name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-golden +written):\n%s", name, diff)
	}
}

func protocol(t *testing.T, d *decision.Document, lang locale.Lang) []byte {
	t.Helper()
	got, err := Protocol(d, locale.For(lang))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestTheWorkedCase(t *testing.T) {
	public, complete := decided(t).documents()
	for _, lang := range locale.Languages() {
		golden(t, "protocol-public."+string(lang)+".md", protocol(t, public, lang))
		golden(t, "protocol-complete."+string(lang)+".md", protocol(t, complete, lang))
	}
	golden(t, "ranking.csv", RankingCSV(public))
	if diff := cmp.Diff(RankingCSV(complete), RankingCSV(public)); diff != "" {
		t.Errorf("the ranking is another in the public document:\n%s", diff)
	}
	golden(t, "VERIFY-public.txt", Instructions(public))
	golden(t, "VERIFY-complete.txt", Instructions(complete))
}
