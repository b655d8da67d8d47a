package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/votefile"
	"votering/ui/page"
)

// survey is what a form exported: times without a zone, and a name nobody has.
const survey = "Timestamp,Email Address,Who should win?\n" +
	"2031/10/07 10:00:00,a@example.no,Tussøy\n" +
	"2031/10/07 10:00:01,b@example.no,Trollbotn\n" +
	"2031/10/07 10:00:02,c@example.no,Troldbotn\n" +
	"2031/10/07 10:00:02,e@example.no,Trollbotn\n" +
	"2031/10/07 10:00:03,d@example.no,Troldbotn\n"

// surveyed is where the survey lies.
func surveyed(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "votes.csv")
	if err := os.WriteFile(path, []byte(survey), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// planned is an edition at whose public vote the survey is being read.
func planned(t *testing.T) *desk {
	t.Helper()
	d := sit(t, roomtest.MadeUp, nil)
	d.m.show(page.PublicVote)
	d.press("i")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(surveyed(t)), Paste: true})
	d.press("enter")
	d.rest()
	return d
}

// polled is planned once the survey is counted, and not stored.
func polled(t *testing.T) *desk {
	d := planned(t)
	d.press("enter")
	d.rest()
	d.press("enter")
	d.rest()
	return d
}

// voted is an edition whose public vote was counted from rows, and is open.
func voted(t *testing.T) *desk {
	t.Helper()
	return at(t, func(d *desk) *room.Room {
		r, _ := d.disk.Demo(t, roomtest.MadeUp)
		set, err := room.LookAtVotes(r.Edition(), []string{surveyed(t)}, votefile.Ask{Zone: "Europe/Oslo"})
		if err != nil {
			t.Fatal(err)
		}
		out, err := room.CountVotes(t.Context(), r.Edition(), set, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, act := range append([]func(*room.Room) error{func(r *room.Room) error { return r.SetTally("", out.Tally, "") }}, road...) {
			if err := act(r); err != nil {
				t.Fatal(err)
			}
		}
		return r
	})
}

// Keys that arrive in one write each count, and a paste where nothing is written
// does nothing.
func TestManyKeysWhileVotesAreRead(t *testing.T) {
	d := planned(t)
	d.shows("Europe/Oslo?")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("j", 200) + strings.Repeat("k", 200))})
	d.rest()
	d.shows("► ● Voted for")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("x", 1<<16)), Paste: true})
	d.rest()
	d.shows("► ● Voted for", "Europe/Oslo?")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("nzz")})
	d.rest()
	d.shows("A filter")
}

// Who leaves while votes are counted, or before they are stored, is asked; who
// leaves all the same stores nothing.
func TestLeavingWhileVotesAreCounted(t *testing.T) {
	d := planned(t)
	before := d.m.sess.sight.Tally.SHA256
	d.press("enter")
	d.rest()
	d.press("enter")
	if d.m.pace() != time.Second {
		t.Errorf("the screen is drawn anew every %v", d.m.pace())
	}
	d.press("ctrl+c")
	d.shows("being counted")
	d.press("esc")
	d.rest()
	d.shows("valid votes", "not stored yet")
	if d.m.pace() != 0 {
		t.Error("the clock runs on")
	}
	d.press("ctrl+c")
	d.shows("counted, but not stored")
	d.press("enter")
	d.rest()
	s, err := d.m.sess.room.Sight("")
	if !d.quit || err != nil || s.Tally.SHA256 != before {
		t.Errorf("left: %v; %+v, %v", d.quit, s.Tally, err)
	}
}

// A count that is stopped is given up at once, and its answer is not heard.
func TestACountThatIsStopped(t *testing.T) {
	d := planned(t)
	d.press("enter")
	d.rest()
	d.press("enter", "esc")
	if len(d.m.errands.open) != 0 {
		t.Error("it goes on")
	}
	d.rest()
	d.shows("ready to count", "Nothing is stored")
}

// Another page can be in front while votes are counted: what came of it waits.
func TestCountingGoesOnElsewhere(t *testing.T) {
	d := planned(t)
	d.press("enter")
	d.rest()
	d.press("enter")
	d.m.show(page.Record)
	d.rest()
	d.m.show(page.PublicVote)
	d.rest()
	d.shows("valid votes", "Troldbotn")
}
