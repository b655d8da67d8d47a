package publicvote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
)

// wants reports what a frame does not say.
func wants(t *testing.T, frame string, sentences ...string) {
	t.Helper()
	flat := strings.Join(strings.Fields(frame), " ")
	for _, s := range sentences {
		if !strings.Contains(flat, s) {
			t.Errorf("%q is not in\n%s", s, frame)
		}
	}
}

// The first digit typed in a cell that holds what was read before replaces it;
// once the cell is edited, what is typed joins on.
func TestTypingOverWhatWasRead(t *testing.T) {
	s := pagetest.Sit(t, opened(t), "", New())
	value := func(i int) string { return s.Page.(*Page).form.lines[i].Value() }
	s.Press("t")
	s.Type("300")
	if got := value(0); got != "300" {
		t.Errorf("300 typed over 4812 is %s", got)
	}
	s.Press("down", "backspace")
	s.Type("1")
	if got := value(1); got != "2371" {
		t.Errorf("2377 edited is %s", got)
	}
	s.Press("down")
	s.Paste("1 000")
	if got := value(2); got != "1 000" {
		t.Errorf("1 000 pasted over 3105 is %s", got)
	}
	s.Press("up", "up")
	s.Type("0")
	if got := value(0); got != "3000" {
		t.Errorf("typing on in 300 gives %s", got)
	}
}

// Saving anew shows what changes, and warns of what can hardly be right.
func TestWhatIsSavedIsShown(t *testing.T) {
	s := pagetest.Sit(t, opened(t), "", New())
	s.Press("t")
	s.Type("60 000")
	s.Press("down")
	s.Type("2377")
	s.Press("ctrl+s")
	plain := strings.NewReplacer("\u00a0", " ")
	if got := plain.Replace(strings.Join(s.Asked.Lines, "|")); got != "Bodø: flere stemmer (60 000) enn innbyggere (52 803)." {
		t.Errorf("%q", got)
	}
	if got := plain.Replace(s.Asked.Text); !strings.HasSuffix(got, "\n\nEndres: Bodø 4 812 → 60 000") {
		t.Errorf("%q", got)
	}

	s = pagetest.Sit(t, roomtest.Demo(t, "prisen-2022"), "", New())
	s.Press("t", "ctrl+s")
	if len(s.Asked.Lines) == 0 || s.Asked.Lines[0] != "Ingen stemmer i det hele tatt?" {
		t.Errorf("%q", s.Asked.Lines)
	}
}

// What was seen once is not replaced without a reason, however far back the
// edition was taken.
func TestWhatWasSeenTakesAReason(t *testing.T) {
	r := opened(t)
	must(t, r.Reopen("", deliberation.Locked, "en feil"))
	path := filepath.Join(t.TempDir(), "tally.csv")
	must(t, os.WriteFile(path, []byte("nominee,votes\nkinn,9\n"), 0o600))
	for _, keys := range [][]string{{"t", "ctrl+s"}, {"esc", "i"}} {
		s := pagetest.Sit(t, r, "", New())
		s.Press(keys...)
		if keys[1] == "i" {
			s.Answer(path)
		}
		q := s.Asked
		if q == nil || q.Input == nil || !q.Input.Required || !strings.Contains(q.Text, "har vært åpne") {
			t.Errorf("%v: %+v", keys, q)
		}
	}
}

// What was read before is not shown while the public vote is closed.
func TestWhatIsClosedStaysSo(t *testing.T) {
	s := pagetest.Sit(t, totalled(t), "", New())
	s.Press("t")
	s.Type("1")
	s.Press("ctrl+s")
	if f := s.Asked.Text + strings.Join(s.Asked.Lines, "\n"); strings.Contains(f, "→") || strings.Contains(f, "4 812") || strings.Contains(f, "4\u00a0812") {
		t.Errorf("%s", f)
	}
}

// The voting window is told in the zone of all other times, and names it once.
func TestTheWindow(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.PublicVote = &award.Window{
		Opens: time.Date(2022, 10, 1, 6, 0, 0, 0, time.UTC), Closes: time.Date(2022, 10, 20, 22, 30, 0, 0, time.FixedZone("", -3600)),
	}
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	s := pagetest.Sit(t, r, "", New())
	wants(t, s.Frame(), "1. oktober 2022 kl. 07:00 til 21. oktober 2022 kl. 00:30 (UTC+01:00)")
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Skip("no time zones here")
	}
	s.C.Now = s.C.Now.In(oslo)
	e.PublicVote.Closes = time.Date(2022, 11, 2, 11, 0, 0, 0, time.UTC)
	s.C.Sight.Edition = e
	wants(t, s.Frame(), "kl. 08:00 (UTC+02:00) til 2. november 2022 kl. 12:00 (UTC+01:00)")
}

// The page says whose votes do not count, what shares are shares of, and that
// the votes were read anew.
func TestWhatCounts(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	counts := map[string]exact.Rat{"nissegard": exact.Int(61), "trollbotn": exact.Int(208)}
	must(t, r.SetTally("", publicvote.Totals(counts, r.Edition()), ""))
	for _, n := range r.Edition().Nominees {
		must(t, r.Mark("alva", n.ID, "light", "4"))
	}
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""), r.RevealTally(""), r.SetTally("", publicvote.Totals(counts, r.Edition()), "talt om igjen"))
	s := pagetest.Sit(t, r, "", New())
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		s.Size(size[0], size[1])
		wants(t, s.Frame(), "Av alle 269", "61 stemmer for Nissegård teller ikke (stoppet av et inngangskriterium: «Veier med lys» 2030 er 47 %, minst 60 % kreves).",
			"Rangeringen regner andeler av de 208 som teller.", "▲ Publikumsstemmene ble lest på nytt", "talt om igjen. Før:")
	}
	s.C.L = locale.For(locale.EN)
	wants(t, s.Frame(), "Of all 269", "61 votes for Nissegård do not count (stopped by an entry criterion")
}
