package votefile_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// One voter who writes bytes that mean nothing, however many, does not make the
// votes of all others unreadable; that both kinds stand there is told, with
// numbers.
func TestOneVoterDoesNotChangeTheEncoding(t *testing.T) {
	e := edition()
	fair := strings.Repeat("Bodø,phone\n", 100) + strings.Repeat("kinn,phone\n", 50)
	noise := strings.Repeat("\xfe", 1000)
	unfair := strings.Repeat("kinn,"+noise+"\n", 40) + "\xff," + noise + "\n"
	late := strings.Repeat("kinn,phone\n", 100_000)
	for name, c := range map[string]struct {
		text           string
		encoding       string
		bodo, unknown  int64
		letters, other int64
	}{
		"at the end":                     {"choice,agent\n" + late + fair + unfair, "utf-8", 100, 1, 100, 41},
		"at the beginning":               {"choice,agent\n" + unfair + fair, "utf-8", 100, 1, 100, 41},
		"more rows than votes in UTF-8":  {"choice,agent\n" + strings.Repeat(unfair, 3) + fair, "utf-8", 100, 3, 100, 123},
		"the votes are in the other one": {"choice,agent\n" + encoded1252(fair) + strings.Repeat("kinn,på\n", 200), "windows-1252", 100, 0, 200, 100},
		"no choice tells":                {"choice,agent\n" + strings.Repeat("kinn,på\n", 3) + "kinn,\xe5\n\xff,a\n", "utf-8", 0, 1, 3, 2},
		"nothing else":                   {"choice,agent\n" + encoded1252(fair), "windows-1252", 100, 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			set := look(t, []votefile.Input{input("v.csv", c.text)}, votefile.Ask{}, e)
			choices, err := publicvote.Choices(e, nil)
			if err != nil {
				t.Fatal(err)
			}
			out, err := votefile.Count(context.Background(), set, publicvote.Rule{Choices: choices}, publicvote.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := out.Tally
			if got.Valid["bodo"].String() != fmt.Sprint(c.bodo) || got.Dropped.UnknownNominee != c.unknown || got.Files[0].Read.Encoding != c.encoding {
				t.Errorf("%s for Bodø, %+v, %s", got.Valid["bodo"], got.Dropped, got.Files[0].Read.Encoding)
			}
			var mixed publicvote.Mixed
			if len(out.Mixed) > 0 {
				mixed = out.Mixed[0]
			}
			want := publicvote.Mixed{File: "v.csv", Encoding: c.encoding, UTF8: c.letters, Others: c.other}
			if c.letters == 0 {
				want = publicvote.Mixed{}
			}
			if mixed != want || len(out.Mixed) > 1 {
				t.Errorf("told %+v; want %+v", out.Mixed, want)
			}
		})
	}
}

// What stands both ways in the beginning is told before anything is counted.
func TestTwoEncodingsAreToldBefore(t *testing.T) {
	for text, want := range map[string]bool{"choice\nBodø\n": false, "choice\nBod\xf8\n": false, "choice\nBodø\nBod\xf8\nBodø\n": true} {
		set := look(t, []votefile.Input{input("v.csv", text)}, votefile.Ask{}, edition())
		told := false
		for _, n := range set.Files[0].Notices {
			told = told || n.ID == "two_encodings" && n.Args != nil
		}
		if told != want {
			t.Errorf("%q: told %v; want %v", text, told, want)
		}
	}
}
