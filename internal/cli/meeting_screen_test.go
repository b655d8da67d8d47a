package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/ui/terminal/termtest"
)

// The mark that is changed in the meeting, and what is quoted in the grounds.
const (
	kinnCommitment = "Commitment and flexibility in settlement"
	quote          = "Det sterkeste jeg leste på dette kriteriet."
)

// A whole meeting with keys alone, from the marks opened to a signed decision
// that a stranger verifies: items with notes, a recused juror who goes out, the
// wall, a mark that its juror changes and confirms in a second round, the marks
// locked, the public vote opened, the jury's vote, a winner who is not first,
// and grounds that quote a comment.
func TestMeetingByKeys(t *testing.T) {
	program, dir := binary(t), t.TempDir()
	file, key, out := filepath.Join(dir, "jury.votering"), filepath.Join(dir, "key"), filepath.Join(dir, "the decision")
	m := meeting{termtest.Start(t, termtest.Options{Dir: dir}, program, "demo", "prisen-2022-eksempel", "-o", file, "--lang", "en"), t}
	m.WaitFor("[Nominees]")
	m.toTheMeeting()
	m.talk()
	m.secondRound()
	m.lockAndOpen()
	m.depart()
	print := m.signAndExport(key, out)
	m.Type("q")
	m.WaitExit(0)
	if left := m.Left(); len(left) > 0 {
		t.Errorf("the terminal is left with %v", left)
	}
	if got := run(t, program, "verify", out, "--chair", print); !strings.Contains(got, "Vennesla") {
		t.Errorf("verified, it does not name the winner:\n%s", got)
	}
	checkMeeting(t, out)
}

// toTheMeeting hands everything in, closes, has the others uphold the one
// recusal, and opens the marks.
func (m meeting) toTheMeeting() {
	m.t.Helper()
	m.Type("<a-3>")
	m.WaitFor("[Jury]")
	m.Type("d")
	m.confirm("Hand in every draft?", "hand in all")
	m.WaitFor("5 of 6 handed in")
	m.Type("f")
	m.confirm("Close the scoring?", "close")
	m.WaitFor("[closed]")
	m.decideRecusal("Eli Strand")
	for page := 1; page <= 5; page++ {
		m.Type("<a-" + string(rune('0'+page)) + ">")
		if strings.Contains(m.Screen(), "Deliberation]") {
			m.t.Errorf("before the marks are opened there is a page of the meeting:\n%s", m.Screen())
		}
	}
	m.Type("<a-3>")
	m.WaitFor("[Jury]")
	m.Type("f")
	m.confirm("Open the marks", "open")
	m.WaitFor("[deliberation]")
	m.Type("<a-5>")
	m.WaitFor("[Deliberation]")
	m.WaitFor("The public vote is not opened")
}

// talk takes up two items: one with a note, and one for which Eli goes out. On
// the wall nobody is named.
func (m meeting) talk() {
	m.t.Helper()
	m.WaitFor("Item 1 of 9")
	m.Type("n")
	m.WaitFor("Item 2 of 9")
	m.Type("<enter>")
	m.WaitFor("left of 15:00")
	m.WaitFor("Jeg leter etter planen fra før.")
	m.Type("t", "The plan of 2021 is read aloud.", "<esc>")
	m.WaitFor("The note is kept.")
	m.Type("n", "n")
	m.WaitFor("Item 4 of 9")
	m.Type("x")
	m.WaitFor("Somebody has to go out for this item.")
	m.namesNobody()
	m.Type("<enter>")
	m.WaitFor("Has everybody gone out")
	m.namesNobody()
	m.Type("<enter>")
	m.WaitFor("mean 4.00")
	m.namesNobody()
	m.Type("2")
	m.WaitFor("Haugesund")
	m.namesNobody()
	m.Type("x")
	m.WaitFor("One juror is out while this item is in hand.")
	if strings.Contains(m.Screen(), "Bjørn") {
		m.t.Errorf("behind the wall everybody's name stands at once:\n%s", m.Screen())
	}
	m.Type("h")
	m.WaitFor("Eli is out while this item is in hand.")
}

// namesNobody waits until the wall has the screen to itself, with no name of the
// jury on it and nothing of what it said.
func (m meeting) namesNobody() {
	m.t.Helper()
	m.WaitUntil("wall that names nobody", func(screen string) bool {
		return !slices.ContainsFunc([]string{
			"Kari", "Anne", "Bjørn", "Eli", "Farid", "Ola", "Moe", "Strand", "planen", "read aloud", "Tab next page",
		}, func(s string) bool { return strings.Contains(screen, s) })
	})
}

// secondRound opens a round in which Bjørn changes a mark and confirms it, and
// closes it.
func (m meeting) secondRound() {
	m.t.Helper()
	m.Type("p", "p")
	m.WaitFor("Item 2 of 9")
	m.Type("o")
	m.WaitFor("Second round")
	m.Type("o")
	m.WaitFor("Open round 2?")
	m.Type("<enter>")
	m.WaitFor("The round is open.")
	m.Type("e")
	m.WaitFor("Bjørn Dahl has 2 for Kinn on " + kinnCommitment) // the item is about that
	m.Type("4", "<enter>", "The plan was on page 4.", "<enter>")
	m.WaitFor("Bjørn Dahl confirms")
	m.press("B", "► B")
	m.Type("<c-u>", "Bjørn", "<enter>")
	m.WaitFor("2 → 4")
	m.WaitFor("Changed in the room")
	m.Type("o")
	m.WaitFor("Close round 2?")
	m.Type("<enter>")
	m.WaitFor("The round is closed.")
	m.Type("<esc>")
	m.WaitFor("Item 2 of 9")
}

// lockAndOpen locks the marks and opens the public vote.
func (m meeting) lockAndOpen() {
	m.t.Helper()
	m.Type("f")
	m.confirm("Lock the marks?", "lock")
	m.WaitFor("· locked ·")
	m.Type("<a-3>")
	m.WaitFor("[locked]")
	if strings.Contains(m.Screen(), "4,812") {
		m.t.Errorf("a figure of the public vote is shown before it is opened:\n%s", m.Screen())
	}
	m.Type("f")
	m.confirm("Open the public vote?", "open")
	m.WaitFor("The ranking is computed and saved")
}

// depart lets the jury vote for another than the first, and writes why.
func (m meeting) depart() {
	m.t.Helper()
	m.Type("<a-7>")
	m.WaitFor("[Decision]")
	m.Type("2", "3", "<down>", "3", "<down>", "3", "<down>", "1", "<down>", "3")
	m.WaitFor("Vennesla 4 · Kinn 1")
	m.Type("<esc>")
	m.WaitFor("the jury departs from it")
	m.Type("3", "The jury weighs what lasts.", "<esc>")
	m.WaitGone("It is not explained")
	m.Type("4")
	m.WaitFor("Det sterkeste jeg leste")
	m.Type("Juryen skriver: «"+quote+"» Det er grunnen.", "<esc>")
	m.WaitFor("Everything is ready.")
}

// signAndExport signs with a new key and writes the complete decision. It
// answers the key's print.
func (m meeting) signAndExport(key, out string) string {
	m.t.Helper()
	m.sign(key)
	m.WaitFor("The decision is signed.")
	m.Type("1")
	m.exportTo(out)
	m.WaitFor("read back and checked")
	return keyPrint.FindString(strings.Join(strings.Fields(m.Screen()), " "))
}

// checkMeeting looks for the meeting in what was exported: in the public
// document without names and notes.
func checkMeeting(t *testing.T, out string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, "decision.json"))
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Winners []string
		Rounds  []struct {
			Changes []struct{ Nominee, Criterion, From, To, Reason, Confirmed string }
		}
		Meeting struct {
			Items []struct {
				Nominees []string
				Left     []string
				Note     string
				Seconds  int
			}
		}
		Citations []struct{ Quote, Nominee, Criterion, Juror string }
	}
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Rounds) != 1 || len(d.Rounds[0].Changes) != 1 || d.Rounds[0].Changes[0].From != "2" || d.Rounds[0].Changes[0].To != "4" {
		t.Errorf("the second round is %+v", d.Rounds)
	}
	left := 0
	for _, it := range d.Meeting.Items {
		left += len(it.Left)
		if it.Note != "" {
			t.Errorf("the public document has the note %q", it.Note)
		}
	}
	if left != 1 || len(d.Meeting.Items) != 9 {
		t.Errorf("%d jurors went out, of %d items", left, len(d.Meeting.Items))
	}
	if len(d.Citations) != 1 || !strings.HasPrefix(quote, strings.TrimSuffix(d.Citations[0].Quote, ".")) || d.Citations[0].Nominee != "vennesla" || d.Citations[0].Juror != "" {
		t.Errorf("the citations are %+v", d.Citations)
	}
	for _, name := range []string{"Bjørn", "Eli Strand", "Anne Lund", "read aloud", "page 4"} {
		if strings.Contains(string(data), name) {
			t.Errorf("the public document holds %q", name)
		}
	}
	if !slices.Contains(d.Winners, "vennesla") {
		t.Errorf("winners %v", d.Winners)
	}
}
