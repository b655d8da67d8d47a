package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"votering/internal/cli"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
)

// signed is the worked case, signed by the key of a number, as this program
// would have made it.
func signed(t testing.TB, change func(*dossiertest.Case)) *dossiertest.Decision {
	t.Helper()
	c := dossiertest.Worked(t, "../../testdata/cases/worked")
	c.Software = cli.NewDesk().Software
	if change != nil {
		change(&c)
	}
	return dossiertest.Make(t, c)
}

// laid writes files into a new folder, also such as no program writes.
func laid(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "decision")
	if err := dossier.WriteFolder(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// verification is the answer of verify, read without the code that writes it.
type verification struct {
	Schema        string
	Good          bool
	Authenticated bool
	Checks        []struct {
		ID     string
		OK     *bool
		Detail string
	}
	Error    *struct{ Class, Message, Where string }
	Warnings []string

	Decisions []struct {
		File, SHA256  string
		InForce       bool `json:"in_force"`
		Good          bool
		Authenticated bool
	}
}

// verify runs the command, with --json and without, and wants the same exit
// code of both.
func verify(t testing.TB, args ...string) (a verification, words string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = cli.Main(append([]string{"verify", "--json", "--lang", "en"}, args...), strings.NewReader(""), &out, &errs)
	if err := json.Unmarshal(out.Bytes(), &a); err != nil || errs.Len() > 0 {
		t.Fatalf("%v\n%s\n%s", err, out.String(), errs.String())
	}
	var text bytes.Buffer
	if plain := cli.Main(append([]string{"verify", "--lang", "en"}, args...), strings.NewReader(""), &text, &errs); plain != code {
		t.Errorf("%d with --json, %d without", code, plain)
	}
	return a, text.String(), code
}

func TestVerifyAnswers(t *testing.T) {
	d := signed(t, nil)
	for _, profile := range []string{"public", "complete"} {
		dir := laid(t, d.Files(t, profile))
		for _, path := range []string{dir, filepath.Join(dir, "decision.json")} {
			a, words, code := verify(t, path)
			if code != 3 || !a.Good || a.Authenticated || a.Error != nil || !strings.HasPrefix(words, "CONSISTENT, NOT AUTHENTICATED") {
				t.Errorf("%s: exit %d, %+v\n%s", path, code, a, words)
			}
			a, words, code = verify(t, path, "--chair", d.Key.Fingerprint())
			if code != 0 || !a.Good || !a.Authenticated || a.Error != nil || !strings.HasPrefix(words, "GOOD") {
				t.Errorf("%s: exit %d, %+v\n%s", path, code, a, words)
			}
			var ids []string
			for _, c := range a.Checks {
				ids = append(ids, c.ID)
				if c.Detail == "" || strings.ContainsAny(c.Detail, "{}⟦⟧") {
					t.Errorf("%s: the check %s says %q", path, c.ID, c.Detail)
				}
			}
			if !slices.Equal(ids, dossier.Checks) || a.Schema != "votering-verification/1" || a.Decisions != nil {
				t.Errorf("%s: %+v", path, a)
			}
			for _, say := range []string{"Winner: Kinn", d.Key.Fingerprint(), "the time is a claim", "MADE UP", "Not proved"} {
				if !strings.Contains(words, say) {
					t.Errorf("%s does not say %q:\n%s", path, say, words)
				}
			}
		}
	}
}

// Every attack has its class in the answer, the exit code of a no, and no
// winner on the screen.
func TestVerifyAnswersAttacks(t *testing.T) {
	d := signed(t, nil)
	for _, attack := range dossiertest.Attacks {
		t.Run(attack.Name, func(t *testing.T) {
			dir := laid(t, attack.Folder(t, d))
			for _, chair := range [][]string{nil, {"--chair", d.Key.Fingerprint()}} {
				a, words, code := verify(t, append([]string{dir}, chair...)...)
				if code != 1 || a.Good || a.Authenticated || a.Error == nil || a.Error.Class != string(attack.Class) {
					t.Errorf("exit %d, %+v, want %s", code, a, attack.Class)
				}
				if !strings.HasPrefix(words, "NOT GOOD: ") || !strings.Contains(words, "("+string(attack.Class)+")") || strings.Contains(words, "Winner: ") {
					t.Errorf("%s", words)
				}
			}
		})
	}
}

// A folder that brings its own key is consistent, and never authenticated.
func TestVerifyAFolderThatVouchesForItself(t *testing.T) {
	chair := signed(t, nil).Key.Fingerprint()
	forged := signed(t, func(c *dossiertest.Case) { c.Key = 2 })
	dir := laid(t, forged.Files(t, "complete"))
	if a, words, code := verify(t, dir); code != 3 || a.Authenticated || !strings.Contains(words, forged.Key.Fingerprint()) {
		t.Errorf("exit %d, %s", code, words)
	}
	a, words, code := verify(t, dir, "--chair", chair)
	if code != 1 || a.Error == nil || a.Error.Class != string(fault.Trust) || !strings.Contains(words, chair) || !strings.Contains(words, forged.Key.Fingerprint()) {
		t.Errorf("exit %d, %s", code, words)
	}
}

func TestVerifyRevokedKeys(t *testing.T) {
	d := signed(t, nil)
	dir := laid(t, d.Files(t, "public"))
	list := filepath.Join(t.TempDir(), "revoked")
	if err := os.WriteFile(list, []byte("# stolen in 2021\n"+d.Key.Fingerprint()+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	a, words, code := verify(t, dir, "--chair", d.Key.Fingerprint(), "--revoked", list)
	if code != 1 || a.Error == nil || a.Error.Class != string(fault.Key) {
		t.Errorf("exit %d, %s", code, words)
	}
}

// Two decisions of one edition: no winner is printed, unless one replaces the
// other; then the one in force is told.
func TestVerifySeveralDecisions(t *testing.T) {
	first := signed(t, nil)
	hash := dossier.Verify(dossiertest.Folder(first.Files(t, "public")), dossier.Options{}).SHA256
	a, b := laid(t, first.Files(t, "public")), laid(t, signed(t, func(c *dossiertest.Case) { c.Seed = 1 }).Files(t, "public"))
	newer := laid(t, signed(t, func(c *dossiertest.Case) { c.Replaces = hash }).Files(t, "public"))
	chair := []string{"--chair", first.Key.Fingerprint()}

	got, words, code := verify(t, append([]string{a, b}, chair...)...)
	if code != 1 || got.Good || got.Authenticated || got.Error == nil || got.Error.Class != string(fault.Fork) || len(got.Decisions) != 2 {
		t.Errorf("exit %d, %+v", code, got)
	}
	line, _, _ := strings.Cut(words, "\n")
	if !strings.HasPrefix(line, "FORK: ") || !strings.Contains(line, "E_FORK") || strings.Contains(words, "GOOD") {
		t.Errorf("%s", words)
	}
	told := words
	for _, c := range got.Checks {
		told += c.Detail
	}
	if strings.Contains(told, "Kinn") || strings.Contains(words, "Winner") || !strings.Contains(words, got.Decisions[0].SHA256) || !strings.Contains(words, got.Decisions[1].SHA256) {
		t.Errorf("%s", words)
	}
	for _, d := range got.Decisions {
		if d.InForce || !d.Good {
			t.Errorf("%+v", d)
		}
	}
	got, words, code = verify(t, append([]string{newer, a}, chair...)...)
	if code != 0 || !got.Good || !got.Authenticated || got.Error != nil || !got.Decisions[0].InForce || got.Decisions[1].InForce {
		t.Errorf("exit %d, %+v", code, got)
	}
	if strings.Count(words, "GOOD: ") != 1 || !strings.Contains(words, a+":\nREPLACED") {
		t.Errorf("%s", words)
	}
	if !strings.Contains(words, "In force: "+newer) || !strings.Contains(words, "Replaced by another: "+a) {
		t.Errorf("%s", words)
	}
	older := signed(t, func(c *dossiertest.Case) { c.Replaces, c.Key = hash, 2 })
	if _, words, code = verify(t, a, laid(t, older.Files(t, "public"))); code != 1 || strings.Contains(words, "eplaces the") || !strings.Contains(words, "different keys") {
		t.Errorf("exit %d\n%s", code, words)
	}
	if _, _, code = verify(t, a, filepath.Join(a, "decision.json"), newer); code != 3 {
		t.Errorf("exit %d for the same decision twice and its replacement, unauthenticated", code)
	}
}

// What is there and is no decision is told in the same shape.
func TestVerifyOfWhatIsNoDecision(t *testing.T) {
	junk := filepath.Join(t.TempDir(), "a.tar.gz")
	if err := os.WriteFile(junk, []byte("\x1f\x8b\x08"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{junk, t.TempDir()} {
		a, words, code := verify(t, path)
		if code != 1 || a.Good || a.Error == nil || a.Error.Class != "E_FORMAT" || len(a.Checks) != len(dossier.Checks) || !strings.Contains(words, "E_FORMAT") || strings.Contains(words, "Not checked") {
			t.Errorf("%s: exit %d, %+v\n%s", path, code, a, words)
		}
	}
}

// What cannot be read, or cannot be understood, ends the run in the words of
// every command, and nothing is said to be checked.
func TestVerifyRefuses(t *testing.T) {
	d := signed(t, nil)
	dir, fp := laid(t, d.Files(t, "public")), d.Key.Fingerprint()
	junk := filepath.Join(t.TempDir(), "revoked")
	if err := os.WriteFile(junk, []byte("kari\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args       []string
		class, say string
	}{
		"a path that is not there":   {[]string{filepath.Join(dir, "none")}, "E_IO", "none"},
		"the second is not there":    {[]string{dir, filepath.Join(dir, "none")}, "E_IO", "none"},
		"a fingerprint without name": {[]string{dir, "--chair", strings.TrimPrefix(fp, "SHA256:")}, "E_USAGE", "SHA256: and 43"},
		"no fingerprint":             {[]string{dir, "--chair", ""}, "E_USAGE", "SHA256: and 43"},
		"a key file":                 {[]string{dir, "--chair", "chair.pub"}, "E_USAGE", "SHA256: and 43"},
		"a list of something":        {[]string{dir, "--chair", fp, "--revoked", junk}, "E_USAGE", "kari"},
		"no list":                    {[]string{dir, "--chair", fp, "--revoked", ""}, "E_IO", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			code := cli.Main(append([]string{"verify", "--lang", "en"}, c.args...), strings.NewReader(""), &out, &errs)
			if code != 2 || out.Len() > 0 || !strings.HasPrefix(errs.String(), "votering: verify: ") ||
				!strings.Contains(errs.String(), "("+c.class+")") || !strings.Contains(errs.String(), c.say) {
				t.Errorf("exit %d\n%s%s", code, out.String(), errs.String())
			}
			out.Reset()
			code = cli.Main(append([]string{"verify", "--json"}, c.args...), strings.NewReader(""), &out, &errs)
			if code != 2 || !strings.HasPrefix(out.String(), "{\n  \"error\": {") || !strings.Contains(out.String(), c.class) {
				t.Errorf("exit %d\n%s", code, out.String())
			}
		})
	}
}

// Names that others chose do nothing to the terminal.
func TestVerifyShowsNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such names there")
	}
	dir := filepath.Join(t.TempDir(), "\x1b]0;mine\a")
	if err := dossier.WriteFolder(dir, signed(t, nil).Files(t, "public")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"\x1b[2J", "a\nGOOD b", "\u202e.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	junk := filepath.Join(dir, "junk")
	if err := os.WriteFile(junk, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	a, words, _ := verify(t, dir, junk)
	told := words + a.Error.Message + a.Error.Where
	for _, c := range a.Checks {
		told += c.Detail
	}
	if strings.ContainsAny(told, "\x1b\a\u202e") || strings.Contains(words, "\nGOOD b") || !strings.Contains(words, `\u001b[2J`) {
		t.Errorf("%q", told)
	}
}

// An answer that could not be written is none.
func TestVerifyOnAFullDisk(t *testing.T) {
	dir := laid(t, signed(t, nil).Files(t, "public"))
	for _, args := range [][]string{{"verify", dir}, {"verify", "--json", dir}} {
		var errs bytes.Buffer
		if code := cli.Main(args, strings.NewReader(""), full{}, &errs); code != 2 || !strings.Contains(errs.String(), "E_IO") && len(args) == 2 {
			t.Errorf("%q: exit %d, %s", args, code, errs.String())
		}
	}
}

// full is a disk with no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

// Words that another version wrote, or that somebody changed, are told of
// where people look, and are no fault: they are not signed.
func TestVerifyTellsOfOtherWords(t *testing.T) {
	d := signed(t, func(c *dossiertest.Case) { c.Software = "votering 999.0.0" })
	files := d.Files(t, "public")
	files["protocol.md"] = bytes.Replace(files["protocol.md"], []byte("Kinn"), []byte("Bodø"), 1)
	files["SHA256SUMS"] = dossier.Sums(files)
	a, words, code := verify(t, laid(t, files), "--chair", d.Key.Fingerprint())
	first, _, _ := strings.Cut(words, "Winner: ")
	if code != 0 || !a.Good || !strings.Contains(first, "protocol.md") || len(a.Warnings) != 1 {
		t.Errorf("exit %d\n%s", code, words)
	}
}

// The script of VERIFY.txt stands in the program's own help too, so that it can
// be had from somewhere else than from the folder.
func TestVerifyHelpHasTheScript(t *testing.T) {
	script := []byte("import base64")
	verify := signed(t, nil).Files(t, "public")["VERIFY.txt"]
	verify = verify[bytes.Index(verify, script):bytes.LastIndex(verify, []byte("END\n"))]
	var out, errs bytes.Buffer
	if code := cli.Main([]string{"verify", "--help", "--lang", "en"}, strings.NewReader(""), &out, &errs); code != 0 || errs.Len() > 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	at := max(bytes.Index(out.Bytes(), script), 0)
	if found := out.Bytes()[at:]; !bytes.Equal(found, verify) {
		t.Errorf("%s\nVERIFY.txt has\n%s", found, verify)
	}
}

func TestCommit(t *testing.T) {
	files := signed(t, nil).Files(t, "public")
	var out, errs bytes.Buffer
	if code := cli.Main([]string{"commit", laid(t, files)}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	line := out.String()
	if strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "  decision.json\n") || !strings.Contains(string(files["SHA256SUMS"]), line) {
		t.Errorf("%q", line)
	}
	bad := maps.Clone(files)
	bad["decision.json"] = bytes.TrimSpace(bad["decision.json"])
	out.Reset()
	if code := cli.Main([]string{"commit", laid(t, bad)}, strings.NewReader(""), &out, &errs); code != 1 || out.Len() > 0 || !strings.Contains(errs.String(), "E_SIG") {
		t.Errorf("exit %d, %q, %s", code, out.String(), errs.String())
	}
}
