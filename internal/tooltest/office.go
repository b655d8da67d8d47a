package tooltest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// settings make LibreOffice one of a language's users, who has never started it
// before: numbers and days are written as there.
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>LOCALE</value></prop></item>
</oor:items>
`

// Office is LibreOffice as one user has it.
type Office struct {
	path, profile string
}

// NewOffice gives LibreOffice to a test, with settings of its own and the
// locale of a user ("nb-NO"); the test is skipped where there is none.
func NewOffice(t testing.TB, locale string) *Office {
	t.Helper()
	if testing.Short() {
		t.Skip("an office program answers the same whether races are looked for or not")
	}
	o := &Office{path: Need(t, "soffice"), profile: t.TempDir()}
	user := filepath.Join(o.profile, "user")
	if err := os.Mkdir(user, 0o700); err != nil {
		t.Fatal(err)
	}
	err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(strings.Replace(settings, "LOCALE", locale, 1)), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// Convert opens a file of that name and gives, by name, the files as which
// LibreOffice saves it. In and to name filters with their options, as
// --infilter and --convert-to take them; in may be empty.
func (o *Office) Convert(t testing.TB, name string, data []byte, in, to string) map[string][]byte {
	t.Helper()
	from, out := filepath.Join(t.TempDir(), name), t.TempDir()
	if err := os.WriteFile(from, data, 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(o.profile), "--headless", "--convert-to", to, "--outdir", out}
	if in != "" {
		args = append(args, "--infilter="+in)
	}
	if said, err := exec.Command(o.path, append(args, from)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, said)
	}
	list, err := os.ReadDir(out)
	if err != nil || len(list) == 0 {
		t.Fatalf("soffice made nothing of %s: %v", name, err)
	}
	files := map[string][]byte{}
	for _, e := range list {
		if files[e.Name()], err = os.ReadFile(filepath.Join(out, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// AllSheets is the filter that saves every sheet as a CSV, as it is shown:
// semicolons, UTF-8, text in quotes and numbers without.
const AllSheets = `csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false,false,false,-1`
