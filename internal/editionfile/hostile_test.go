package editionfile

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"votering/internal/award"
	"votering/internal/fault"
)

// The files in testdata/hostile say in their first lines what is wrong with
// them.
func TestHostile(t *testing.T) {
	paths, err := filepath.Glob("testdata/hostile/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, len(paths))
	}
	want := regexp.MustCompile(`(?m)^# want (.*)$`)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var wants []string
		for _, m := range want.FindAllSubmatch(data, -1) {
			wants = append(wants, "e.yaml:"+string(m[1]))
		}
		_, err = Read(data, "e.yaml")
		if got := said(err); got != strings.Join(wants, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", path, got, strings.Join(wants, "\n"))
		}
	}
}

// edition is a small edition with something added.
func small(more string) string {
	return "schema: votering-edition/1\nid: a\ntitle: A\nscale: {min: 1, max: 6, step: 1}\nrule: {recusal: nominee}\n" + more
}

// rows is a list of so many items.
func rows(key string, n int, item string) string {
	var b strings.Builder
	b.WriteString(key + ":\n")
	for i := range n {
		fmt.Fprintf(&b, item+"\n", i)
	}
	return b.String()
}

const (
	criterionRow = "  - {id: c%[1]d, title: C}"
	nomineeRow   = "- {id: n%[1]d, name: N%[1]d}"
	jurorRow     = "  - {id: j%[1]d, name: J, email: j%[1]d@example.org, role: juror}"
	metricRow    = "  - {id: m%[1]d, title: M, unit: count}"
)

func TestLimits(t *testing.T) {
	one := "criteria: [{id: c, title: C}]\n"
	flow := "nominees: [" + strings.Repeat("{id: a, name: b},", 501) + "]\n"
	cases := []struct{ name, file, want string }{
		{"as many as can be", small(rows("criteria", 4, criterionRow) + rows("nominees", 500, nomineeRow)), ""},
		{"jurors at the limit", small(one + rows("nominees", 200, nomineeRow) + rows("jurors", 999, jurorRow) +
			"  - {id: k, name: K, email: k@example.org, role: chair}\n"), ""},
		{"nominees", small(one + rows("nominees", 501, nomineeRow)), "7: nominees: edition.many"},
		{"nominees in a row", small(one + flow), "7: nominees: edition.many"},
		{"criteria", small(rows("criteria", 101, criterionRow) + rows("nominees", 2, nomineeRow)), "6: criteria: edition.many"},
		{"metrics", small(one + rows("metrics", 201, metricRow) + rows("nominees", 2, nomineeRow)), "7: metrics: edition.many"},
		{"jurors", small(one + rows("nominees", 2, nomineeRow) + rows("jurors", 1001, jurorRow)), "10: jurors: edition.many"},
		{"cells", small(rows("criteria", 5, criterionRow) + rows("nominees", 401, nomineeRow)), "12: nominees: edition.cells"},
		{"marks", small(rows("criteria", 4, criterionRow) + rows("nominees", 500, nomineeRow) + rows("jurors", 101, jurorRow)),
			"512: jurors: edition.marks"},
		{"structure", small("x:\n" + strings.Repeat("- a\n", 400_000)), "edition.file_parts"},
		{"size", small("notes: " + strings.Repeat("x", MaxSize)), "io.too_large"},
		{"faults", small(one + rows("nominees", 300, "- {id: N%d, name: }")), "…"},
	}
	for _, c := range cases {
		_, err := Read([]byte(c.file), "e.yaml")
		switch got := said(err); {
		case c.want == "…":
			if n := strings.Count(got, "\n") + 1; n != award.MaxFaults {
				t.Errorf("%s: %d faults, want %d", c.name, n, award.MaxFaults)
			}
		case strings.Contains(c.want, " ") && got != "e.yaml:"+c.want, !strings.HasSuffix(got, c.want), c.want == "" && got != "":
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// Bytes that no editor writes are refused before anything is parsed.
func TestBytes(t *testing.T) {
	good := small("criteria: [{id: c, title: C}]\nnominees: [{id: n, name: Ålesund}]\n")
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(good)
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		file, want string
		class      fault.Class
	}{
		{good, "", ""},
		{"\ufeff" + good, "", ""},
		{strings.ReplaceAll(good, "\n", "\r\n"), "", ""},
		{strings.Replace(good, "Ålesund", "\xc5lesund", 1), "e.yaml:7: text.utf8", fault.Text},
		{strings.Replace(good, "Ålesund", "\x1b[2JX", 1), "e.yaml:7: text.control", fault.Text},
		{strings.Replace(good, "Ålesund", "\x00", 1), "e.yaml:7: text.control", fault.Text},
		{utf16, "e.yaml:1: text.control", fault.Text},
		{"", "e.yaml:1: edition.file_empty", fault.Edition},
		{"%YAML 1.1\n---\n" + good, "", ""},
	}
	for _, c := range cases {
		_, err := Read([]byte(c.file), "e.yaml")
		if got := said(err); got != c.want || c.class != "" && fault.ClassOf(err) != c.class {
			t.Errorf("%.40q: got %s, want %s", c.file, got, c.want)
		}
	}
}

// A name from outside is shown, not printed.
func TestHostileNames(t *testing.T) {
	_, err := Read([]byte("schema: votering-edition/1\n\"\\e]0;x\\a\": 1\n"), "\x1b[2Jevil.yaml")
	if err == nil || bytes.ContainsAny([]byte(err.Error()), "\x1b\x07") {
		t.Errorf("%q", err)
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadFile(dir); fault.ClassOf(err) != fault.IO {
		t.Errorf("a folder: %v", err)
	}
	if _, err := ReadFile(filepath.Join(dir, "none.yaml")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	path := filepath.Join(dir, "e.yaml")
	if err := os.WriteFile(path, Template("en"), 0o600); err != nil {
		t.Fatal(err)
	}
	if e, err := ReadFile(path); err != nil || e.ID != "our-prize-2026" {
		t.Errorf("%v", err)
	}
}
