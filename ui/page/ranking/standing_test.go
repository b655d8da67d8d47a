package ranking

import (
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/ui/page/pagetest"
)

// A public vote that was read anew says so, by whom and why, and what was
// counted before.
func TestTheVoteWasReadAnew(t *testing.T) {
	r := stood(t, worked(t, nil))
	counts := map[string]exact.Rat{"bodo": exact.Int(1), "kinn": exact.Int(2)}
	must(t, r.SetTally("", publicvote.Totals(counts, r.Edition()), "en urne ble funnet."))
	s := pagetest.Sit(t, r, "", New())
	s.C.Sight.Replaced[0].At = time.Date(2022, 11, 16, 12, 27, 0, 0, time.UTC)
	s.C.Sight.RankedAt = s.C.Sight.Replaced[0].At
	want := []string{
		"▲ Publikumsstemmene ble lest på nytt 16.11.2022 13:27 av Kari Moe: en urne ble funnet. Før: Bodø 4 812, Haugesund 2 377,",
		"lagret, 16.11.2022 13:27; den er rådgivende, og juryen avgjør etter en samlet vurdering. Først åpnet 16.11.2022 12:05.",
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		s.Size(size[0], size[1])
		wants(t, s.Frame(), want[0])
	}
	wants(t, s.Frame(), want[1])
	s.Press("enter")
	s.Size(120, 200)
	wants(t, s.Frame(), "Kinn 3 105, Rælingen 884, Vennesla 1 460.")
}

// Advice is not called decided, and what is binding is.
func TestWhatTheRankingIsFor(t *testing.T) {
	for outcome, want := range map[award.Outcome]string{
		award.Advice:  "Den utregnede rangeringen er lagret, 16.11.2022 12:05; den er rådgivende, og juryen avgjør etter en samlet vurdering.",
		award.Binding: "Rangeringen står og er lagret, 16.11.2022 12:05. Etter regelen er det rangeringen som avgjør.",
	} {
		s := pagetest.Sit(t, stood(t, worked(t, func(e *award.Edition) { e.Rule.Outcome = outcome })), "", New())
		s.Size(120, 40)
		wants(t, s.Frame(), want)
		if outcome == award.Advice && strings.Contains(s.Frame(), "Rangeringen står") {
			t.Errorf("advice is said to stand:\n%s", s.Frame())
		}
	}
}

// Shares are of the votes that count, and votes that do not count are said.
func TestWhoseVotesCount(t *testing.T) {
	s := pagetest.Sit(t, stood(t, madeUp(t, nil)), "", New())
	wants(t, s.Frame(), "Av 208 telte Sum", "Nissegård 61 stemmer teller ikke; stoppet av")
	s.Size(120, 40)
	wants(t, s.Frame(), "Nissegård 61 stemmer teller ikke; stoppet av et inngangskriterium: «Veier med lys» 2030 er 47 %")
}

// What an edition says of itself stands on a line of its own.
func TestTheNoteOfTheEdition(t *testing.T) {
	s := pagetest.Sit(t, stood(t, madeUp(t, nil)), "", New())
	for _, c := range []struct {
		lang locale.Lang
		want string
	}{{locale.NB, "\n Merk: Alt her er oppdiktet:"}, {locale.EN, "\n Note: Everything here is invented:"}} {
		s.C.L = locale.For(c.lang)
		if !strings.Contains(s.Frame(), c.want) {
			t.Errorf("%q is not in\n%s", c.want, s.Frame())
		}
	}
	e := *s.C.Sight.Edition
	e.Notes = award.Text{}
	s.C.Sight.Edition = &e
	if f := s.Frame(); strings.Contains(f, "Note: ") {
		t.Errorf("a note of nothing:\n%s", f)
	}
}
