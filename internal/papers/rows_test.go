package papers

import (
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
)

// fromRows is the worked case with a public vote that was counted from raw rows.
func fromRows(t *testing.T, tally *publicvote.Tally) *judging {
	return countedIn(worked(t), tally)
}

// countedIn is an edition judged again, with votes that were counted from raw rows.
func countedIn(j *judging, tally *publicvote.Tally) *judging {
	j.edition.PublicVote = decisiontest.Polling()
	j = judgeAgain(j, "Kinn.")
	for i := range j.events {
		if j.events[i].Tally != nil {
			j.events[i].Tally = tally
		}
	}
	return j
}

// section is the minutes' section on the public vote.
func votesSection(t *testing.T, d *decision.Document, lang locale.Lang) string {
	t.Helper()
	got := string(protocol(t, d, lang))
	_, rest, found := strings.Cut(got, "\n## "+locale.For(lang).T("minutes.votes")+"\n")
	if !found {
		t.Fatal("no section on the public vote")
	}
	section, _, _ := strings.Cut(rest, "\n## ")
	return section
}

// How rows became votes stands in the minutes, in each language.
func TestHowRowsWereCounted(t *testing.T) {
	public, _ := fromRows(t, decisiontest.Counted()).documents()
	for _, lang := range locale.Languages() {
		golden(t, "rows-"+string(lang)+".md", []byte(votesSection(t, public, lang)))
	}
}

// What only some counts have is told where it is so.
func TestWhatIsToldOfACount(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*publicvote.Tally)
		says   string
	}{
		"everybody is known": {func(t *publicvote.Tally) {
			t.Files[1].Read.Voter, t.Flags = "voter", []string{}
		}, "of several the first valid one counts, in the order of the files"},
		"submissions alone": {func(t *publicvote.Tally) { t.Files[0].Read.Voter = publicvote.Submission },
			"“\\$submission_id” numbers what was sent in: what was exported twice counts once."},
		"nobody is known": {func(t *publicvote.Tally) {
			t.Files[0].Read.Voter, t.Dropped = "", publicvote.Dropped{}
			t.Counting.Filters, t.Rows, t.Files[0].Rows, t.Files[1].Rows = nil, 12638, 638, 12000
			t.Counting.Without = map[string]map[string]int64{"outside_window": t.Counting.Without["duplicate"]}
			for id, n := range t.Valid {
				t.Counting.Without["outside_window"][id] = n.Big().Num().Int64()
			}
		}, "No file says who voted: a person may have voted more than once.\n"},
		"nothing came too late": {func(t *publicvote.Tally) {
			t.Rows, t.Files[0].Rows, t.Dropped.OutsideWindow = 15_700, 14_690, 0
			for id, n := range t.Valid {
				t.Counting.Without["outside_window"][id] = n.Big().Num().Int64()
			}
		}, "\n\nThe totals would be the same without the window.\n"},
		"a database counted": {func(t *publicvote.Tally) {
			t.Counting.Engine, t.Files, t.Flags = "postgres", nil, []string{publicvote.FlagElsewhere, publicvote.FlagNoVoter}
		}, "The rows were counted by PostgreSQL, by a query that this program wrote. Only its answer was read in.\n- The files themselves were not at hand"},
		"many texts": {func(t *publicvote.Tally) {
			for i := range 30 {
				t.Counting.Map[strings.Repeat("R", i+1)] = "ralingen"
			}
		}, "and “RRRRRRRRRRRRRRRRRRRR” for Rælingen. 11 more stand in the decision."},
		"an empty field": {func(t *publicvote.Tally) { t.Counting.Filters[2].Text = "" }, "rows with nothing in the column “kilde”"},
	} {
		tally := decisiontest.Counted()
		c.change(tally)
		public, _ := fromRows(t, tally).documents()
		if got := votesSection(t, public, locale.EN); !strings.Contains(got, c.says) {
			t.Errorf("%s: the minutes do not say %q:\n%s", name, c.says, got)
		}
	}
}

// Who would have the most votes, or be first in the ranking, had a cause not been
// held against any row, stands in the minutes.
func TestWhoWouldBeFirst(t *testing.T) {
	for _, c := range []struct {
		weight exact.Rat
		says   string
	}{
		{exact.New(1, 4), "- Kinn would have the most votes without the filter bots.\n- Who is first in the ranking stays the same in each of these.\n"},
		{exact.New(9, 10), "- Kinn would have the most votes without the filter bots.\n- Kinn would be first in the ranking without the filters.\n" +
			"- Kinn would be first in the ranking without the filter bots.\n"},
	} {
		j := worked(t)
		j.edition.Rule.Public.Weight = c.weight
		public, _ := countedIn(j, decisiontest.Counted()).documents()
		if got := votesSection(t, public, locale.EN); !strings.Contains(got, c.says) {
			t.Errorf("the minutes do not say %q:\n%s", c.says, got)
		}
	}
}

// Names, reasons and texts of a count are text and act on nothing.
func TestTextsOfACountActOnNothing(t *testing.T) {
	hostile := `<script>alert(1)</script> | ## x [a](http://b) =HYPERLINK("http://c")`
	tally := decisiontest.Counted()
	tally.Files[0].Read.Choice, tally.Files[0].Read.Time, tally.Files[0].Read.Voter = hostile, hostile+" t", hostile+" v"
	tally.Counting.Map = map[string]string{hostile: "ralingen"}
	for i := range tally.Counting.Filters {
		tally.Counting.Filters[i].Reason = hostile
	}
	tally.Counting.Filters[2].Column, tally.Counting.Filters[2].Text = hostile, hostile
	public, _ := fromRows(t, tally).documents()
	page, err := ProtocolHTML(public, locale.For(locale.NB))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(page), "<script") || strings.Contains(string(page), `href="http://b"`) {
		t.Error("what a count holds acts on the page")
	}
	for _, line := range strings.Split(votesSection(t, public, locale.EN), "\n") {
		if strings.HasPrefix(line, "| burst") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 5 {
			t.Errorf("a cell became two: %s", line)
		}
	}
}
