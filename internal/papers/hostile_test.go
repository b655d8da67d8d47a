package papers

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/text"
)

// hostile are names that Markdown, HTML or a spreadsheet would act on.
var hostile = []string{
	"# x", "[a](javascript:alert(1))", "<script>alert(1)</script>", "a | b |", "=HYPERLINK(\"http://x\";\"y\")",
	"- x", "1. x", "> x", "**x** _y_ `z`", "![x](http://x/y.png)", "&lt;b&gt; \\", "+47 x", "~~~ x", ": x", "$x$ ^y^",
}

// hostileText is a text that tries to be more than a paragraph in each line.
const hostileText = "# x\nx\n===\nx\n---\n| a | b |\n| --- | --- |\n| c | d |\n\n```\n<script>\n```\n\n    x\n\n[a]: javascript:x\n> x\n* x\n1) x\n<!-- x"

// named is the worked case with other names and texts.
func named(t *testing.T, names []string, long string) *judging {
	j := worked(t)
	for i := range j.edition.Nominees {
		j.edition.Nominees[i].Name = names[i]
	}
	for i := range j.edition.Jurors {
		j.edition.Jurors[i].Name = names[len(j.edition.Nominees)+i]
	}
	j.edition.Title.NB, j.edition.Organiser.All = names[11], names[12]
	j.edition.Criteria[0].Title.NB = names[13]
	j.edition.Notes.All = long
	j.edition.Rule.Ties = []string{"criterion:results", award.TieChair}
	j = judgeAgain(j, long)
	j.software = "votering 0.5.0"
	return j
}

// judgeAgain takes an edition that was changed through its life.
func judgeAgain(j *judging, long string) *judging {
	j.t.Helper()
	j = judge(j.t, j.edition, file(j.t, "marks.csv"), file(j.t, "tally.csv"))
	yes, departure := true, long
	j.do(deliberation.Event{Kind: deliberation.RecusalDecided, Who: "kari", Juror: "eli", Nominee: "bodo",
		Upheld: &yes, By: []string{"kari"}, Reason: strings.ReplaceAll(long, "\n", " ")})
	j.reveal()
	votes := map[string]string{"kari": "kinn", "anne": "bodo", "bjorn": "bodo", "farid": "bodo"}
	if j.edition.Rule.Recusal == award.ScopeNominee {
		votes["eli"] = "kinn" // who may vote for all but Bodø
	}
	j.draft(deliberation.ProposalChange{
		Grounds: map[string]string{j.edition.Language: long}, Dissent: map[string]string{"farid": long}, Departure: &departure,
		Outcome: &deliberation.Outcome{Winner: "bodo"}, Votes: votes,
	})
	return j
}

var escaped = regexp.MustCompile(`\\.`)

// shape is what a line is to Markdown: its beginning, and how many cells it
// has. A line of foreign text is a plain one, whatever stands in it.
func shape(line string) string {
	bare := escaped.ReplaceAllString(line, "")
	cells := strings.Repeat("|", strings.Count(bare, "|"))
	for _, start := range []string{"### ", "## ", "# ", "- ", "> ", "    ", "| "} {
		if strings.HasPrefix(line, start) {
			return start + cells
		}
	}
	if strings.TrimSpace(line) == "" {
		return ""
	}
	return "text" + cells
}

func shapes(protocol []byte) []string {
	lines := strings.Split(string(protocol), "\n")
	for i := range lines {
		lines[i] = shape(lines[i])
	}
	return lines
}

// Whatever people are called and write, the minutes have the shape that they
// have with plain names and plain texts.
func TestForeignTextIsTextAlone(t *testing.T) {
	plain := make([]string, len(hostile))
	for i := range plain {
		plain[i] = "Navn " + string(rune('a'+i))
	}
	plainText := regexp.MustCompile(`[^\n]+`).ReplaceAllString(hostileText, "tekst")
	want, _ := named(t, plain, plainText).documents()
	got, full := named(t, hostile, hostileText).documents()
	expected, found := shapes(protocol(t, want, locale.NB)), protocol(t, got, locale.NB)
	if !slices.Equal(expected, shapes(found)) {
		for i, s := range shapes(found) {
			if i >= len(expected) || s != expected[i] {
				t.Fatalf("line %d is %q: %s", i+1, s, strings.Split(string(found), "\n")[i])
			}
		}
		t.Fatal("the minutes end early")
	}
	for _, p := range [][]byte{found, protocol(t, full, locale.NB)} {
		bare := escaped.ReplaceAllString(string(p), "")
		for _, bad := range []string{"<s", "](", "[", "![", "javascript:alert(1))](", "<!--", "```"} {
			if strings.Contains(bare, bad) {
				t.Errorf("%q acts in the minutes", bad)
			}
		}
	}
}

// What was escaped says the same when it is read as Markdown: taking the
// backslashes away gives the text back.
func TestEscapedTextIsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching("[#\\[\\]()<>|*_`~&^$\\\\+=:.!a-c0-9 -]{0,30}").Draw(t, "s")
		got := inline(s)
		if back := regexp.MustCompile(`\\(.)`).ReplaceAllString(got, "$1"); back != text.Show(s) {
			t.Fatalf("%q became %q, which reads %q", s, got, back)
		}
		bare := regexp.MustCompile(`([\pL\pN])_([\pL\pN])`).ReplaceAllString(escaped.ReplaceAllString(got, " "), "$1 $2") // inside a word _ is no mark
		bare = regexp.MustCompile(`([\pL\pN])_([\pL\pN])`).ReplaceAllString(bare, "$1 $2")                                // a_b_c has two
		if strings.ContainsAny(bare, "[]<>|*_`~&^$\\") {
			t.Fatalf("%q became %q: something acts", s, got)
		}
	})
}

// A spreadsheet computes nothing that somebody wrote, and gets back every
// number that the ranking has.
func TestRankingCSVComputesNothing(t *testing.T) {
	d, _ := named(t, hostile, hostileText).documents()
	rows, err := csv.NewReader(bytes.NewReader(RankingCSV(d))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, n := range d.Nominees {
		names[n.ID] = n.Name
	}
	for i, r := range rows[1:] {
		if want := text.SheetCell(names[r[1]]); r[2] != want {
			t.Errorf("%s is called %q, want %q", r[1], r[2], want)
		}
		if total := d.Ranking.Ranking[i].Total.String(); r[3] != total {
			t.Errorf("%s has %s, want %s", r[1], r[3], total)
		}
	}
}
