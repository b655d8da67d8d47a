package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/cli"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/record"
)

// travelled is the case in which ballots came in every way, as this program
// would have made it.
func travelled(t testing.TB) *dossiertest.Decision {
	t.Helper()
	c := dossiertest.Travelled(t, "../../testdata/cases/worked")
	c.Software = cli.NewDesk().Software
	d := dossiertest.Make(t, c)
	d.Cosign("anne", "eli")
	return d
}

// laidReceipts writes receipts with their signatures beside them, and gives the
// arguments that bring them.
func laidReceipts(t testing.TB, list ...dossier.NamedFile) (args []string) {
	t.Helper()
	for _, f := range list {
		path := filepath.Join(t.TempDir(), f.Name)
		for name, data := range map[string][]byte{path: f.Data, path + ".sig": f.Sig} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		args = append(args, "--receipt", path)
	}
	return args
}

// What a chair does who signs again is told with its class, whatever stock
// tools say of the signature.
func TestVerifyAnswersAttacksOfTheChair(t *testing.T) {
	honest := travelled(t)
	for _, attack := range dossiertest.ChairAttacks {
		t.Run(attack.Name, func(t *testing.T) {
			d := honest
			if attack.Do != nil {
				d = honest.Forged(attack.Do)
			}
			args := []string{laid(t, d.Files(t, "complete")), "--chair", d.Key.Fingerprint()}
			if attack.Receipts != nil {
				args = append(args, laidReceipts(t, attack.Receipts(t, honest)...)...)
			}
			a, words, code := verify(t, args...)
			if code != 1 || a.Good || a.Error == nil || a.Error.Class != string(attack.Class) || a.Error.Message == "" {
				t.Errorf("exit %d, %+v, want %s", code, a.Error, attack.Class)
			}
			if !strings.HasPrefix(words, "NOT GOOD: ") || strings.Contains(words, "Winner: ") || strings.ContainsAny(words, "{}⟦⟧") {
				t.Errorf("%s", words)
			}
		})
	}
}

// Receipts are held against both folders; the hash of a ballot that is gone is
// told, and of two receipts with one number both hashes and both files.
func TestVerifyWithReceipts(t *testing.T) {
	d := travelled(t)
	var all []dossier.NamedFile
	for n := 1; n <= 3; n++ {
		all = append(all, d.Kept(n))
	}
	for _, profile := range []string{"public", "complete"} {
		a, words, code := verify(t, append([]string{laid(t, d.Files(t, profile)), "--chair", d.Key.Fingerprint()}, laidReceipts(t, all...)...)...)
		if code != 0 || !a.Authenticated || !strings.Contains(words, "3 receipts agree") {
			t.Errorf("%s: exit %d\n%s", profile, code, words)
		}
	}
	for _, attack := range dossiertest.ChairAttacks {
		switch attack.Name {
		case "52 drops a ballot":
			a, _, _ := verify(t, append([]string{laid(t, d.Forged(attack.Do).Files(t, "complete"))}, laidReceipts(t, all[1])...)...)
			if hash := record.Hash(d.Ballots["anne"][0]); a.Error == nil || !strings.Contains(a.Error.Message, hash) || !strings.HasSuffix(a.Error.Where, "receipt-3.json") {
				t.Errorf("%+v", a.Error)
			}
		case "55 gives two receipts one number":
			brought := attack.Receipts(t, d)
			a, _, _ := verify(t, append([]string{laid(t, d.Files(t, "complete"))}, laidReceipts(t, brought...)...)...)
			for _, f := range brought {
				if a.Error == nil || !strings.Contains(a.Error.Message, record.Hash(f.Data)) || !strings.Contains(a.Error.Where, f.Name) {
					t.Errorf("%+v does not name %s", a.Error, f.Name)
				}
			}
		}
	}
}

// A receipt whose signature is not beside it proves nothing, and one that
// cannot be read ends the run.
func TestVerifyWithBrokenReceipts(t *testing.T) {
	d := travelled(t)
	dir := laid(t, d.Files(t, "complete"))
	args := laidReceipts(t, d.Kept(1))
	if err := os.Remove(args[1] + ".sig"); err != nil {
		t.Fatal(err)
	}
	if a, _, code := verify(t, dir, args[0], args[1]); code != 1 || a.Error == nil || a.Error.Class != "E_SIG" {
		t.Errorf("exit %d, %+v", code, a.Error)
	}
	for class, path := range map[string]string{"E_IO": filepath.Join(dir, "none.json"), "E_SIZE": filepath.Join(t.TempDir(), "large")} {
		if class == "E_SIZE" {
			if err := os.WriteFile(path, make([]byte, 2<<20), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		ends(t, class, "verify", dir, "--receipt", path)
	}
	ends(t, "E_IO", "verify", dir, "--receipt", dir)
	ends(t, "E_IO", "verify", dir, "--votes", dir)
}

// ends wants a command to end with a class.
func ends(t testing.TB, class string, args ...string) {
	t.Helper()
	var out, errs strings.Builder
	if code := cli.Main(append(args, "--lang", "en"), strings.NewReader(""), &out, &errs); code == 0 || !strings.Contains(errs.String(), "("+class+")") {
		t.Errorf("%q: exit %d, %s", args, code, errs.String())
	}
}

// The public vote was counted from the file that the reader has, or not.
func TestVerifyWithVotes(t *testing.T) {
	d := signed(t, nil)
	dir, votes := laid(t, d.Files(t, "public")), "../../testdata/cases/worked/tally.csv"
	if a, words, code := verify(t, dir, "--votes", votes, "--chair", d.Key.Fingerprint()); code != 0 || !strings.Contains(words, "Files of votes that the decision names and you gave: 1 of 1.") {
		t.Errorf("exit %d, %+v\n%s", code, a.Error, words)
	}
	if a, _, code := verify(t, dir, "--votes", "../../testdata/cases/worked/marks.csv"); code != 1 || a.Error == nil || a.Error.Class != "E_PIN" {
		t.Errorf("exit %d, %+v", code, a.Error)
	}
}
