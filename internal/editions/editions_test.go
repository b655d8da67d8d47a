package editions

import (
	"bytes"
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
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
			if !strings.HasSuffix(j.Email, "@example.org") {
				t.Errorf("%s: %s could be somebody's address", b.ID, j.Email)
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
	if got := Default().ID; got != "prisen-2022" {
		t.Errorf("the default edition is %q", got)
	}
	if _, ok := ByID("no-such-prize"); ok {
		t.Error("found an edition that is not there")
	}
}

func TestOnlyTheInventedEditionSaysItIsMadeUp(t *testing.T) {
	for _, b := range List() {
		invented := b.ID != "prisen-2022"
		if e := read(t, b); e.MadeUp != invented {
			t.Errorf("%s: made_up is %v", b.ID, e.MadeUp)
		}
		if (b.Marks != nil || b.Tally != nil || b.Votes != nil) != invented {
			t.Errorf("%s: marks and votes must come with the invented edition, and with no other", b.ID)
		}
	}
}

// The table is a second copy of the published figures, so that a slip of the
// hand in the edition does not go unseen.
func TestFiguresOf2022AreThePublishedOnes(t *testing.T) {
	want := map[[3]string]string{}
	for _, r := range table(t, testFile(t, "testdata/figures-2022.csv")) {
		want[[3]string{r[0], r[1], r[2]}] = r[3]
	}
	e := read(t, Default())
	got := map[[3]string]string{}
	add := func(row string, values []award.Value) {
		for _, v := range values {
			text := string(v.Missing)
			if v.Missing == "" {
				text = v.Number.Text()
				if v.Source.Empty() {
					t.Errorf("%s %s %s has no source", row, v.Metric, v.Period)
				}
			}
			got[[3]string{row, v.Metric, v.Period}] = text
		}
	}
	for _, n := range e.Nominees {
		add(n.ID, n.Values)
	}
	for _, r := range e.References {
		add(r.ID, r.Values)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures (-published +edition):\n%s", diff)
	}
}

// Figures of a whole year are known after it, never before.
func TestFullYearOf2022IsMarkedAsKnownLater(t *testing.T) {
	e := read(t, Default())
	for _, n := range e.Nominees {
		for _, v := range n.Values {
			late := v.Period == "2022" && strings.HasPrefix(v.Metric, "settled")
			if late != (v.KnownFrom == "2023-01-01") {
				t.Errorf("%s %s %s: known from %q", n.ID, v.Metric, v.Period, v.KnownFrom)
			}
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
