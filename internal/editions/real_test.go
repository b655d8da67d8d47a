package editions

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
)

// prizes are the editions of the prize as it was, with what the facts say of
// each.
var prizes = []struct {
	id      string
	codes   map[string]string // of the nominees, as they were numbered then
	year    int               // the last full year in it
	award   string            // the day of the announcement
	history int               // earlier winners
	winner  string
}{
	{"prisen-2018", map[string]string{
		"asker": "0220", "baerum": "0219", "bodo": "1804", "lorenskog": "0230", "stange": "0417", "steinkjer": "5004", "tromso": "1902",
	}, 2018, "2019-02-13", 9, "Bærum"},
	{"prisen-2021", map[string]string{
		"asker": "3025", "drammen": "3005", "harstad": "5402", "lillestrom": "3030", "lorenskog": "3029", "sandefjord": "3804",
	}, 2021, "2021-11-19", 11, "Lørenskog"},
	{"prisen-2022", map[string]string{
		"bodo": "1804", "haugesund": "1106", "kinn": "4602", "ralingen": "3027", "vennesla": "4223",
	}, 2022, "2022-11-17", 12, "Kinn"},
	{"prisen-2023", map[string]string{
		"harstad": "5402", "molde": "1506", "ullensvang": "4618", "tonsberg": "3803", "nordre-follo": "3020", "kristiansand": "4204",
	}, 2022, "2023-10-30", 13, "Tønsberg"},
}

// winners is the list of the prize, without 2017.
var winners = []string{
	"2008 Vadsø", "2009 Levanger", "2010 Kristiansand", "2011 Kragerø", "2012 Molde", "2013 Hammerfest", "2014 Drammen",
	"2015 Grimstad", "2016 Trondheim", "2018 Bærum", "2019/2020 Sunndal", "2021 Lørenskog", "2022 Kinn",
}

func readID(t *testing.T, id string) *award.Edition {
	t.Helper()
	b, ok := ByID(id)
	if !ok {
		t.Fatalf("no edition %s", id)
	}
	return read(t, b)
}

// The tables are a second copy of the published figures, taken from the
// sources another way, so that a slip in the edition does not go unseen.
func TestFiguresAreThePublishedOnes(t *testing.T) {
	for _, r := range prizes {
		want := map[[3]string]string{}
		year := strings.TrimPrefix(r.id, "prisen-")
		for _, row := range table(t, testFile(t, "testdata/figures-"+year+".csv")) {
			want[[3]string{row[0], row[1], row[2]}] = row[3]
		}
		e := readID(t, r.id)
		got := map[[3]string]string{}
		for _, n := range e.Nominees {
			add(t, got, n.ID, n.Values)
		}
		for _, x := range e.References {
			add(t, got, x.ID, x.Values)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: figures (-published +edition):\n%s", r.id, diff)
		}
	}
}

// add notes the figures of a row; each has a source.
func add(t *testing.T, figures map[[3]string]string, row string, values []award.Value) {
	t.Helper()
	for _, v := range values {
		text := string(v.Missing)
		if v.Missing == "" {
			text = v.Number.Text()
			if v.Source.NB == "" || v.Source.EN == "" {
				t.Errorf("%s %s %s has no source in some language", row, v.Metric, v.Period)
			}
		}
		figures[[3]string{row, v.Metric, v.Period}] = text
	}
}

// Figures of a whole year are known after it, never before.
func TestFiguresOfAFullYearAreMarkedAsKnownLater(t *testing.T) {
	for _, r := range prizes {
		for _, n := range readID(t, r.id).Nominees {
			for _, v := range n.Values {
				full := v.Period == strconv.Itoa(r.year) && v.Missing == "" && strings.HasPrefix(v.Metric, "settled") && v.Metric != "settled-so-far"
				switch {
				case full && v.KnownFrom != fmt.Sprintf("%d-01-01", r.year+1):
					t.Errorf("%s: %s %s %s: known from %q", r.id, n.ID, v.Metric, v.Period, v.KnownFrom)
				case v.KnownFrom != "" && v.KnownFrom <= v.Period+"-12-31":
					t.Errorf("%s: %s %s %s: known from %q, before its year is over", r.id, n.ID, v.Metric, v.Period, v.KnownFrom)
				case v.AsOf != "" && v.KnownFrom != "" && v.AsOf < v.KnownFrom:
					t.Errorf("%s: %s %s %s: published before it was known", r.id, n.ID, v.Metric, v.Period)
				}
			}
		}
	}
}

func TestNomineesHaveTheCodesOfTheTime(t *testing.T) {
	for _, r := range prizes {
		got := map[string]string{}
		for _, n := range readID(t, r.id).Nominees {
			got[n.ID] = n.Code
		}
		if diff := cmp.Diff(r.codes, got); diff != "" {
			t.Errorf("%s: codes (-then +edition):\n%s", r.id, diff)
		}
	}
}

func TestWinnersAreThoseOfTheList(t *testing.T) {
	for _, r := range prizes {
		e := readID(t, r.id)
		var got []string
		for _, w := range e.History {
			got = append(got, w.Year+" "+w.Winner)
			if w.Source.Empty() {
				t.Errorf("%s: the winner of %s has no source", r.id, w.Year)
			}
		}
		if diff := cmp.Diff(winners[:r.history], got); diff != "" {
			t.Errorf("%s: earlier winners (-list +edition):\n%s", r.id, diff)
		}
		if !strings.Contains(e.Notes.NB, "Den virkelige prisen gikk til "+r.winner+".") ||
			!strings.Contains(e.Notes.EN, "The real prize went to "+r.winner+".") {
			t.Errorf("%s: the notes do not say that %s won", r.id, r.winner)
		}
		if e.AnnounceAt == nil || e.AnnounceAt.Format(time.DateOnly) != r.award {
			t.Errorf("%s: announced %v", r.id, e.AnnounceAt)
		}
	}
}

// What nobody published and we put there is said, and said first where it is
// the criteria themselves.
func TestAssumptionsAreSaid(t *testing.T) {
	prize := readID(t, "prisen-2022")
	for _, r := range prizes {
		e := readID(t, r.id)
		if !strings.Contains(e.Notes.NB, "Regelen er vår antakelse") || !strings.Contains(e.Notes.EN, "The rule is our assumption") ||
			!strings.Contains(e.Notes.NB, "Ikke kjent: ") || !strings.Contains(e.Notes.EN, "Not known: ") {
			t.Errorf("%s: the notes hold back what is assumed or not known", r.id)
		}
		borrowed := strings.HasPrefix(e.Notes.NB, "Kriteriene er lånt fra 2022.") && strings.HasPrefix(e.Notes.EN, "The criteria are borrowed from 2022.")
		if same := cmp.Equal(e.Criteria, prize.Criteria); r.id != "prisen-2022" && same != borrowed {
			t.Errorf("%s: has the criteria of 2022: %v; says so first: %v", r.id, same, borrowed)
		}
	}
}

// "11 October" includes that day: the last vote may come a second before
// midnight.
func TestTheVoteOf2023EndsWithThe11th(t *testing.T) {
	w := readID(t, "prisen-2023").PublicVote
	last := time.Date(2023, 10, 11, 23, 59, 59, 0, time.FixedZone("", 2*60*60))
	if !last.Before(w.Closes) || last.Add(time.Second).Before(w.Closes) {
		t.Errorf("closes %s", w.Closes)
	}
	if !w.Opens.Equal(time.Date(2023, 10, 2, 0, 0, 0, 0, last.Location())) {
		t.Errorf("opens %s", w.Opens)
	}
	if !strings.Contains(w.Source.NB, "vår lesning") || !strings.Contains(w.Source.EN, "our reading") {
		t.Error("the source does not say that this is our reading")
	}
}

// Where sources disagree, all of them stand by the figure.
func TestConflictsAreKept(t *testing.T) {
	for _, c := range []struct{ nominee, metric, value, others string }{
		{"baerum", "requested", "79", "65 89"}, {"baerum", "intro-direct", "67.9", "67"}, {"tromso", "decided", "98", "75"},
	} {
		n, _ := readID(t, "prisen-2018").Nominee(c.nominee)
		found := false
		for _, v := range n.Values {
			if v.Metric != c.metric || v.Period != "2018" {
				continue
			}
			found = v.Number.Text() == c.value
			for other := range strings.FieldsSeq(c.others) {
				if !strings.Contains(v.Note.NB, other) || !strings.Contains(v.Note.EN, other) {
					t.Errorf("%s %s: the note lacks %s", c.nominee, c.metric, other)
				}
			}
		}
		if !found {
			t.Errorf("%s %s is not %s", c.nominee, c.metric, c.value)
		}
	}
}
