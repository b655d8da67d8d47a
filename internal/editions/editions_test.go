package editions

import (
	"bytes"
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"votering/internal/award"
	"votering/internal/editionfile"
)

func read(t *testing.T, b Bundled) *award.Edition {
	t.Helper()
	e, err := editionfile.Read(b.Edition, EditionFile)
	if err != nil {
		t.Fatalf("%s: %v", b.ID, err)
	}
	return e
}

func table(t *testing.T, data string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func testFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// principal is what the address of somebody who signs has to look like.
var principal = regexp.MustCompile(`^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9.-]{1,190}$`)

func TestEveryBundledEditionReads(t *testing.T) {
	for _, b := range List() {
		e := read(t, b)
		if e.ID != b.ID {
			t.Errorf("edition %q is listed as %q", e.ID, b.ID)
		}
		if got, ok := ByID(b.ID); !ok || !cmp.Equal(got.Files(), b.Files()) {
			t.Errorf("ByID(%q) gives something else", b.ID)
		}
		roll := e.Jurors
		if len(roll) == 0 {
			roll = b.DemoJurors
		}
		chairs := 0
		for _, j := range roll {
			if j.Role == award.ChairRole {
				chairs++
			}
			if !principal.MatchString(j.Email) || !strings.HasSuffix(j.Email, "@example.org") {
				t.Errorf("%s: %s could be somebody's address, or cannot sign", b.ID, j.Email)
			}
		}
		if chairs != 1 {
			t.Errorf("%s: %d chairs", b.ID, chairs)
		}
		var files []string
		for _, n := range e.Nominees {
			for _, d := range n.Documents {
				files = append(files, d.File)
			}
		}
		if diff := cmp.Diff(slices.Sorted(slices.Values(files)), slices.Sorted(maps.Keys(b.Documents))); diff != "" {
			t.Errorf("%s: documents named and documents there differ:\n%s", b.ID, diff)
		}
	}
}

func TestTheList(t *testing.T) {
	if got := Default().ID; got != "prisen-2022" {
		t.Errorf("the default edition is %q", got)
	}
	var ids []string
	for _, b := range List() {
		ids = append(ids, b.ID)
	}
	if diff := cmp.Diff([]string{
		"prisen-2022", "fjordlyktprisen-2031", "prisen-2022-eksempel", "prisen-2020-eksempel",
		"prisen-2023", "prisen-2021", "prisen-2018",
	}, ids); diff != "" {
		t.Errorf("the list (-wanted +there):\n%s", diff)
	}
	if _, ok := ByID("no-such-prize"); ok {
		t.Error("found an edition that is not there")
	}
}

func TestOnlyEditionsWithInventedMarksSayTheyAreMadeUp(t *testing.T) {
	for _, b := range List() {
		invented := b.ID == "fjordlyktprisen-2031" || strings.HasSuffix(b.ID, "-eksempel")
		if e := read(t, b); e.MadeUp != invented {
			t.Errorf("%s: made_up is %v", b.ID, e.MadeUp)
		}
		if (b.Marks != nil) != invented || (b.Tally != nil) != invented || b.Votes != nil && !invented {
			t.Errorf("%s: marks and votes must come with an invented edition, and with no other", b.ID)
		}
		if (b.DemoJurors == nil) != (len(read(t, b).Jurors) > 0) {
			t.Errorf("%s: jurors to try it with belong to an edition without its own", b.ID)
		}
	}
}

func TestNamesOfTheInventedEditionAreNobodys(t *testing.T) {
	b, _ := ByID("fjordlyktprisen-2031")
	e := read(t, b)
	for _, n := range e.Nominees {
		for real := range strings.Lines(testFile(t, "testdata/municipalities.txt")) {
			real = strings.TrimSpace(real)
			for _, name := range append([]string{n.Name}, n.Aliases...) {
				name = strings.TrimSuffix(name, " kommune")
				if strings.Contains(strings.ToLower(name), strings.ToLower(real)) ||
					strings.Contains(strings.ToLower(real), strings.ToLower(name)) {
					t.Errorf("%s could be taken for %s", name, real)
				}
			}
		}
	}
}

func TestEveryTextIsInBokmålAndEnglish(t *testing.T) {
	for _, b := range List() {
		e := read(t, b)
		check := func(where string, x award.Text) {
			if x.NB == "" || x.EN == "" {
				t.Errorf("%s: %s lacks a language", b.ID, where)
			}
		}
		check("title", e.Title)
		check("notes", e.Notes)
		for _, c := range e.Criteria {
			check(c.ID, c.Title)
			check(c.ID+" help", c.Help)
			for _, l := range c.Levels {
				check(c.ID+" level", l.Text)
				if n := max(len([]rune(l.Text.NB)), len([]rune(l.Text.EN))); n > 45 {
					t.Errorf("%s: a level of %s is %d characters long", b.ID, c.ID, n)
				}
			}
		}
		for _, m := range e.Metrics {
			check(m.ID, m.Title)
		}
		for _, n := range e.Nominees {
			check(n.ID, n.Summary)
		}
		for _, r := range e.References {
			check(r.ID, r.Name)
		}
	}
}

// The count here follows the order of reasons in the plainest way there is, so
// that the rows and the tally cannot drift apart.
func TestRawVotesCountToTheTally(t *testing.T) {
	b, _ := ByID("fjordlyktprisen-2031")
	e := read(t, b)
	choices := map[string]string{}
	for _, n := range e.Nominees {
		for _, name := range append([]string{n.ID, n.Name, n.Code}, n.Aliases...) {
			choices[name] = n.ID
		}
	}
	var want tally
	decode(t, []byte(testFile(t, filepath.Join(cases, "made-up", "expected-tally.json"))), &want)
	got := tally{Valid: map[string]int{}, Dropped: map[string]int{"excluded": 0}}
	voted := map[string]bool{}
	rows := csv.NewReader(bytes.NewReader(b.Votes))
	rows.FieldsPerRecord = -1 // a row of another length is malformed, not an error
	all, err := rows.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[1:] {
		got.Rows++
		if nominee, reason := judge(row, e.PublicVote, choices, voted); reason != "" {
			got.Dropped[reason]++
		} else {
			got.Valid[nominee]++
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("votes (-expected +counted):\n%s", diff)
	}
	totals := map[string]int{}
	for _, r := range table(t, string(b.Tally)) {
		if totals[r[0]], err = strconv.Atoi(r[1]); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(totals, got.Valid); diff != "" {
		t.Errorf("votes (-tally.csv +votes.csv):\n%s", diff)
	}
}

type tally struct {
	Rows    int
	Valid   map[string]int
	Dropped map[string]int
}

// judge is the nominee that a row is a vote for, or why it is none.
func judge(row []string, window *award.Window, choices map[string]string, voted map[string]bool) (nominee, reason string) {
	if len(row) != 3 || row[2] == "" {
		return "", "malformed"
	}
	at, err := time.Parse(time.RFC3339, row[1])
	if err != nil {
		return "", "malformed"
	}
	if at.Before(window.Opens) || !at.Before(window.Closes) {
		return "", "outside_window"
	}
	nominee, ok := choices[norm.NFC.String(strings.TrimSpace(row[0]))]
	switch {
	case !ok:
		return "", "unknown_nominee"
	case voted[row[2]]:
		return "", "duplicate"
	}
	voted[row[2]] = true
	return nominee, ""
}
