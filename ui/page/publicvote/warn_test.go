package publicvote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/votefile"
	"votering/ui/page/pagetest"
)

// Before counted rows are stored one is told that most of them are no votes, and
// whom texts were said to mean; once others were opened also what changes, and
// what was read in another way.
func TestWhatIsAskedBeforeRowsAreStored(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	path := filepath.Join(t.TempDir(), "votes.csv")
	lines := "time,nominee,voter,phone\n" + strings.Repeat("2031-10-09T10:00:00Z,ingen av dem,,1\n", 3)
	lines = strings.ReplaceAll(lines, ",,1", ",v,1") + "2031-10-09T10:00:00Z,Tussøy,a,1\n2031-10-09T10:00:01Z,Tusen,b,1\n"
	must(t, os.WriteFile(path, []byte(lines), 0o600))
	count := func(ask votefile.Ask) {
		ask.Choice = "nominee"
		set, err := room.LookAtVotes(r.Edition(), []string{path}, ask)
		must(t, err)
		out, err := room.CountVotes(t.Context(), r.Edition(), set, nil, nil)
		must(t, err)
		s := pagetest.Sit(t, r, "", New())
		a := store(s.C, out.Tally)
		told := strings.ReplaceAll(a.Ask.Text+"\n"+strings.Join(a.Ask.Lines, "\n"), "\u00a0", " ")
		if len(ask.Map) > 0 {
			wants(t, told, "Du har sagt: «Tusen» betyr Tussøy.", "3 av 5 rader teller ikke: nevner ingen nominert.")
		} else {
			wants(t, told, "Sist betydde «Tusen» Tussøy; nå betyr det ingen.", "hvem som stemte: voter da, phone nå.")
			if strings.Contains(told, "→") != s.C.Sight.TallySeen {
				t.Errorf("old and new are told at the wrong time:\n%s", told)
			}
		}
		must(t, r.SetTally("", out.Tally, "lest igjen"))
	}
	mapped := votefile.Ask{Map: map[string]string{"Tusen": "tussoy"}}
	count(mapped)
	count(votefile.Ask{Voter: "phone"})
	count(mapped)
	reveal(t, r)
	count(votefile.Ask{Voter: "phone"})
	s := pagetest.Sit(t, r, "", New())
	s.Size(120, 40)
	s.Press("left")
	wants(t, s.Frame(), "Tussøy 2", "lest igjen. Før:") // every nominee
}

// The strongest minute is told of before anything is opened, and not whom it is
// for.
func TestTheStrongestMinute(t *testing.T) {
	path := filepath.Join(t.TempDir(), "votes.csv")
	must(t, os.WriteFile(path, []byte(votes()), 0o600))
	s := pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", New())
	s.C.Now = time.Date(2031, 10, 28, 12, 0, 0, 0, time.FixedZone("", 3600))
	s.Press("i")
	s.Answer(path)
	s.Press("enter")
	wants(t, s.Frame(), "90 stemmer til én nominert på ett minutt, 12.10.2031 02:14")
	if strings.Contains(s.Frame(), "Nissegård") {
		t.Errorf("it says for whom:\n%s", s.Frame())
	}
}

// Reading again begins with what was said the last time.
func TestReadingAgainAsBefore(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	path := filepath.Join(t.TempDir(), "votes.csv")
	must(t, os.WriteFile(path, []byte("time,nominee,voter,phone\n2031-10-09T10:00:00Z,Tussøy,a,1\n2031-10-09T10:00:01Z,Tusen,b,1\n"), 0o600))
	set, err := room.LookAtVotes(r.Edition(), []string{path}, votefile.Ask{Voter: "phone", Map: map[string]string{"Tusen": "tussoy"}})
	must(t, err)
	out, err := room.CountVotes(t.Context(), r.Edition(), set, []room.FilterAsk{perMinute}, nil)
	must(t, err)
	must(t, r.SetTally("", out.Tally, ""))
	s := pagetest.Sit(t, r, "", New())
	s.Press("i")
	s.Answer(path)
	wants(t, s.Frame(), "● Hvem som stemte phone", "«Tusen» betyr Tussøy", "Filter for-fort")
	if !strings.Contains(s.Said, "som sist") {
		t.Errorf("nobody is told: %q", s.Said)
	}
}
