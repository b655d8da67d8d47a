package dossier_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// fixtures are decisions of every version of the format, with the test key that
// signed them. Every later version of the program must verify each of them, for
// ever: a decision that was good stays good. They are never written anew; a
// change that breaks one is the change that is wrong.
const fixtures = "../../testdata/decisions"

var newFixture = flag.Bool("new-fixture", false, "write testdata/decisions/v1-worked, if it is not there yet")

func TestEveryEarlierDecisionIsGood(t *testing.T) {
	if *newFixture {
		found(t, filepath.Join(fixtures, "v1-worked"))
	}
	versions, err := filepath.Glob(filepath.Join(fixtures, "*"))
	if err != nil || len(versions) == 0 {
		t.Fatalf("no decisions to verify: %v", err)
	}
	for _, version := range versions {
		line, err := os.ReadFile(filepath.Join(version, "test-key.pub"))
		if err != nil {
			t.Fatal(err)
		}
		key, err := trust.ParsePublicKey(string(line))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"public", "complete", "public.zip", "complete/decision.json", "complete/decision-complete.json"} {
			f := opens(t, filepath.Join(version, filepath.FromSlash(name)), "")
			if r := dossier.Verify(f, dossier.Options{Chair: key.Fingerprint()}); !r.Good || !r.Authenticated {
				findings(t, r)
				t.Errorf("%s, %s: %v", version, name, r.Fault)
			}
		}
	}
}

// found writes the fixture of this version.
func found(t *testing.T, dir string) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	d := worked(t)
	for _, profile := range []string{"public", "complete"} {
		if err := dossier.WriteFolder(filepath.Join(dir, profile), d.Files(t, profile)); err != nil {
			t.Fatal(err)
		}
	}
	if err := dossier.WriteZip(filepath.Join(dir, "public.zip"), d.Files(t, "public")); err != nil {
		t.Fatal(err)
	}
	private, err := os.ReadFile(trusttest.KeyFile(t, dossiertest.ChairKey))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "test-key"), private)
	put(t, filepath.Join(dir, "test-key.pub"), []byte(d.Key.Line()+"\n"))
}
