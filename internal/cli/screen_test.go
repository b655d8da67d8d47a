package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"votering/ui/terminal/termtest"
)

// meeting is a terminal on which a jury works.
type meeting struct {
	*termtest.Terminal
	t *testing.T
}

// confirm answers the question that is open by typing its word. A question
// that opens by itself would not listen yet; these were asked for.
func (m meeting) confirm(title, word string) {
	m.t.Helper()
	m.WaitFor(title)
	m.Type(word, "<enter>")
	m.WaitGone("Type “" + word + "”")
}

// press types the key until the text is there: what opens by itself is deaf for
// a moment, so that nobody confirms it in the middle of typing.
func (m meeting) press(key, text string) {
	m.t.Helper()
	for range 100 {
		if strings.Contains(m.Screen(), text) {
			return
		}
		m.Type(key)
		time.Sleep(50 * time.Millisecond)
	}
	m.WaitFor(text)
}

// handOver sits the juror down behind the curtain.
func (m meeting) handOver(name string) {
	m.t.Helper()
	m.WaitFor("Give the laptop to " + name)
	m.press("<enter>", "The rule is locked")
}

// score sets every mark of the form, nominee by nominee, and hands in. With the
// first mark of each the juror says that there are no ties to it.
func (m meeting) score(marks string) {
	m.t.Helper()
	m.WaitFor("0 of 20 set")
	for _, nominee := range strings.Split(marks, "  ") {
		for i, mark := range strings.Fields(nominee) {
			m.Type(mark)
			if i == 0 {
				m.Type("i")
			}
			m.Type("<enter>")
		}
	}
	m.WaitFor("All 20 set")
	m.Type("l")
	m.confirm("Nothing can be changed", "hand in")
	m.WaitFor("handed in")
}

// A whole edition with keys alone: two jurors score every nominee, the chair
// closes, opens the marks, locks them, types the public totals, opens them and
// reads the ranking; the program is left and the file opened again.
func TestEditionByKeys(t *testing.T) {
	program, file := binary(t), filepath.Join(t.TempDir(), "jury.votering")
	m := meeting{termtest.Start(t, termtest.Options{}, program, "demo", "-o", file, "--lang", "en"), t}
	m.WaitFor("Haugesund")
	m.Type("s")
	m.score("4 6 4 4  5 5 3 4  4 5 6 6  4 3 4 4  5 4 5 5") // Kari

	m.Type("<tab>")
	m.WaitFor("Next step")
	m.Type("<down>", "<enter>")
	m.handOver("Anne")
	m.score("4 5 4 4  5 5 4 4  4 6 6 5  4 4 4 4  5 5 4 5")
	m.WaitFor("Hand the laptop back to Kari Moe?")
	m.press("<enter>", "Give the laptop to Kari Moe")
	m.handOver("Kari Moe")
	m.WaitFor("Next step")
	m.WaitFor("2 of 6 handed in")
	m.Type("f")
	m.confirm("Close the scoring?", "close")
	m.WaitFor("[closed]")
	m.Type("f")
	m.confirm("Open the marks", "open")
	m.WaitFor("[deliberation]")
	m.Type("f")
	m.WaitFor("[Deliberation]")
	m.Type("f")
	m.confirm("Lock the marks?", "lock")
	m.WaitFor("· locked ·")
	m.Type("<a-3>")
	m.WaitFor("[locked]")

	m.Type("f")
	m.WaitFor("[Public vote]")
	m.Type("t")
	m.WaitFor("Nothing is stored")
	for _, votes := range []string{"4812", "2377", "3105", "884", "1460"} {
		m.Type(votes, "<down>")
	}
	m.Type("<c-s>")
	m.WaitFor("12,638")
	m.Type("<enter>")
	m.WaitFor("Who leads is not shown")
	m.Type("f")
	m.confirm("Open the public vote?", "open")
	m.WaitFor("The ranking is computed and saved")
	m.Type("<tab>", "<tab>")
	m.WaitFor("[Ranking]")
	first := shownRanking(m)

	m.Type("q")
	m.WaitExit(0)
	m.WaitFor("Everything is saved in " + file)
	if left := m.Left(); len(left) > 0 {
		t.Errorf("the terminal is left with %v", left)
	}

	again := meeting{termtest.Start(t, termtest.Options{}, program, file, "--lang", "en"), t}
	again.WaitFor("Ranking")
	again.Type("<a-6>")
	again.WaitFor("[Ranking]")
	if second := shownRanking(again); second != first {
		t.Errorf("the ranking is another one after reopening:\n%s\nbefore:\n%s", second, first)
	}
	again.Type("q")
	again.WaitExit(0)

	// By hand: Kari's and Anne's means are 4.5, 4.25, 5.25, 3.75, 4.75 and
	// 4.25, 4.5, 5.25, 4, 4.75; the jury's 4.375, 4.375, 5.25, 3.875, 4.75.
	// Between 3.875 (0) and 5.25 (1) Kinn has 1, Vennesla 7/11, Bodø and
	// Haugesund 4/11, Rælingen 0; of the votes between 884 and 4812 Kinn has
	// 2221/3928. Kinn: 3/4 × 1 + 1/4 × 2221/3928 = 14005/15712.
	if got := run(t, program, "rank", file, "--json"); !strings.Contains(got, `"total": "14005/15712"`) {
		t.Errorf("the saved ranking has no total of 14005/15712:\n%s", got)
	}
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

var placed = regexp.MustCompile(`(?m)^[ ►]*\d+=? +\pL.*$`)

// shownRanking is the rows of the ranking as the screen shows them.
func shownRanking(m meeting) string {
	m.t.Helper()
	m.WaitUntil("a ranking of five", func(screen string) bool { return len(placed.FindAllString(screen, -1)) == 5 })
	return strings.Join(placed.FindAllString(m.Screen(), -1), "\n")
}
