package edition

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/text"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/scroll"
)

const prize = "prisen-2022"

func TestFrames(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "eli", New())
	s.AllSizes(func(size string) { golden.Same(t, "prize-"+size, s.Frame()) })
	s = pagetest.Sit(t, roomtest.Draft(t, roomtest.Edition(t, prize)), "", New())
	s.AllSizes(func(size string) { golden.Same(t, "draft-"+size, s.Frame()) })
	s = pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", New())
	s.C.L = locale.For(locale.EN)
	s.AllSizes(func(size string) { golden.Same(t, "made-up-en-"+size, s.Frame()) })
}

// The whole text, as somebody reads it who goes from part to part.
func TestParts(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "eli", New())
	for i := range s.Page.(*Page).text.parts {
		s.Press(strconv.Itoa(i + 1))
		golden.Same(t, "part-"+strconv.Itoa(i+1), s.Frame())
	}
}

// whole is the text as it is set at 120 columns.
func whole(s *pagetest.Seat) string {
	s.Size(120, 40)
	var b strings.Builder
	for _, l := range s.Page.(*Page).text.lines {
		b.WriteString(strings.TrimSpace(l.Plain()) + "\n")
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

func has(t *testing.T, got string, wants ...string) {
	t.Helper()
	for _, w := range wants {
		if !strings.Contains(strings.ReplaceAll(got, "\n", " "), w) {
			t.Errorf("no %q in\n%s", w, got)
		}
	}
}

func TestWhatIsNotFrozen(t *testing.T) {
	r := roomtest.Draft(t, roomtest.Edition(t, prize))
	s := pagetest.Sit(t, r, "", New())
	has(t, whole(s), "Ingenting er låst ennå", "ikke noe fingeravtrykk ennå")
	if err := r.Open(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	got := whole(s)
	has(t, got, s.C.Sight.Fingerprint, "Regelen ble låst 16. november 2022 kl. 12:05.", "Ikke fastsatt ennå.")
	if strings.Contains(got, "Ingenting er låst") {
		t.Error("it says that nothing is frozen")
	}
	decided, _ := roomtest.NewDisk().Decided(t)
	s = pagetest.Sit(t, decided, "", New())
	if s.C.Sight.ChairKeyFP == "" {
		t.Fatal("the chair has no key")
	}
	has(t, whole(s), s.C.Sight.ChairKeyFP, "Avgjort: avgjørelsen er signert.")
}

// A fingerprint is never cut: on narrow screens it stands on several lines of
// one length.
func TestFingerprintsAreWhole(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
	for w := 20; w < 140; w++ {
		s.Size(w, 40)
		var got string
		for _, l := range s.Page.(*Page).text.lines {
			if plain := l.Plain(); regexp.MustCompile(`^[0-9a-f]{8,}$`).MatchString(plain) {
				got += plain
			}
		}
		if got != s.C.Sight.Fingerprint {
			t.Errorf("%d cells show %q", w, got)
		}
	}
}

func TestEveryRuleIsExplained(t *testing.T) {
	e := roomtest.Edition(t, prize)
	for _, lang := range locale.Languages() {
		for _, change := range variants(e) {
			r := *e
			change(&r)
			s := pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
			s.C.L, s.C.Sight.Edition = locale.For(lang), &r
			s.Page.Seen(s.C)
			if got := whole(s); strings.ContainsAny(got, "⟦{") {
				t.Errorf("%s: %s", lang, got)
			}
		}
	}
}

// variants are the ways in which rules differ.
func variants(e *award.Edition) []func(*award.Edition) {
	all := []func(*award.Edition){
		func(e *award.Edition) { e.Rule.Public = nil },
		func(e *award.Edition) { e.Rule.Outcome, e.Rule.Places = award.Binding, award.Dense },
		func(e *award.Edition) { e.Rule.Recusal, e.Rule.Ties = award.ScopeNominee, nil },
		func(e *award.Edition) { e.Language = "nn" },
		func(e *award.Edition) { e.Language = "en" },
		func(e *award.Edition) {
			e.Criteria = slices.Clone(e.Criteria)
			e.Criteria[0].ValueFrom = &award.Point{Metric: e.Metrics[0].ID, Period: "2022"}
		},
		func(e *award.Edition) {
			n := 2
			e.Rule.Jury.Rounding = &award.Rounding{Criterion: &n, Total: &n, Mode: award.HalfUp}
		},
		func(e *award.Edition) { e.Criteria, e.History, e.Notes = e.Criteria[:1], nil, award.Text{} },
	}
	for _, m := range award.JuryMethods() {
		all = append(all, func(e *award.Edition) { e.Rule.Jury.Method = m })
	}
	for _, m := range award.PublicMethods() {
		all = append(all, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: m, Weight: exact.New(1, 4), Top: 3}
		})
	}
	return all
}

func TestEveryStateIsExplained(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
	for _, s.C.Sight.Phase = range []deliberation.Phase{
		deliberation.Draft, deliberation.Open, deliberation.Closed, deliberation.Deliberating,
		deliberation.Locked, deliberation.Revealed, deliberation.Decided,
	} {
		if got := whole(s); strings.Contains(got, "⟦") {
			t.Errorf("%s: %s", s.C.Sight.Phase, got)
		}
	}
}

func TestTheJury(t *testing.T) {
	e := roomtest.Edition(t, prize)
	e.Jurors[1].Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl anne"
	e.Jurors = append(e.Jurors, award.Juror{ID: "siv", Name: "Siv", Email: "siv@example.org", Role: award.SecretaryRole})
	s := pagetest.Sit(t, roomtest.Draft(t, e), "", New())
	got := whole(s)
	has(t, got, "7 personer i juryen; 6 gir poeng.", "Siv, jurysekretær, gir ikke poeng", "ingen nøkkel oppgitt",
		"nøkkel "+room.KeyFingerprint(e.Jurors[1].Key))
	if strings.Contains(got, "@example") {
		t.Error("it shows addresses")
	}
	s = pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
	if got := whole(s); !strings.Contains(got, "Ingen i juryen har oppgitt en nøkkel.") {
		t.Errorf("nobody has a key, and it does not say so:\n%s", got)
	}
	s.C.Sight.Jurors[0].KeyFP = "SHA256:confirmed"
	if got := whole(s); !strings.Contains(got, "nøkkel SHA256:confirmed") || strings.Contains(got, "Ingen i juryen har oppgitt") {
		t.Errorf("a key was confirmed since:\n%s", got)
	}
	e.Jurors = nil
	has(t, whole(pagetest.Sit(t, roomtest.Draft(t, e), "", New())), "Ingen er i juryen ennå.")
}

func TestTheWindow(t *testing.T) {
	e := roomtest.Edition(t, prize)
	zone := time.FixedZone("Oslo", 3600)
	e.PublicVote = &award.Window{
		Opens: time.Date(2022, 10, 1, 0, 0, 0, 0, zone), Closes: time.Date(2022, 10, 29, 0, 0, 0, 0, zone), Source: award.Plain("IMDi"),
	}
	has(t, whole(pagetest.Sit(t, roomtest.Draft(t, e), "", New())),
		"Stemmer gitt fra og med 1. oktober 2022 kl. 00:00 og før 29. oktober 2022 kl. 00:00 teller.", "Kilde: IMDi")
}

func TestGates(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	s := pagetest.Sit(t, r, "", New())
	has(t, whole(s), "«Veier med lys» 2030 må være minst 60 %")
	if err := r.Override("", "lit-roads", "nissegard", "veien ble bygd i fjor"); err != nil {
		t.Fatal(err)
	}
	s.Look()
	has(t, whole(s), "Nissegård er sluppet gjennom: veien ble bygd i fjor")
	if got := whole(pagetest.Sit(t, roomtest.Demo(t, prize), "", New())); !strings.Contains(got, "Tidligere vinnere") {
		t.Error("no history")
	}
}

// A change of size, or of language, leaves one in the part that was being read.
func TestTheTextIsSetAnewWhereOneReads(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
	p := s.Page.(*Page)
	for part := range p.text.parts {
		s.Press(strconv.Itoa(part + 1))
		s.AllSizes(func(size string) {
			if got := p.part(); got != part {
				t.Errorf("%s: part %d became %d", size, part, got)
			}
		})
		s.C.L = locale.For(locale.EN)
		if s.Page.Seen(s.C); p.part() != part {
			t.Errorf("in English part %d became %d", part, p.part())
		}
	}
}

func TestGoingThroughTheParts(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
	p := s.Page.(*Page)
	last := len(p.text.parts) - 1
	for range last + 3 {
		s.Press("n")
	}
	if p.part() != last {
		t.Errorf("n leads to part %d of %d", p.part(), last)
	}
	s.Press("down")
	if p.part() != last {
		t.Errorf("down leads to part %d", p.part())
	}
	s.Press("p", "p", "down", "down", "p")
	if p.part() != last-1 || p.scroll.Top != p.text.parts[last-1].at {
		t.Errorf("p leads to line %d of part %d", p.scroll.Top, p.part())
	}
	for range last {
		s.Press("left")
	}
	if p.scroll.Top != 0 {
		t.Errorf("the beginning is line %d", p.scroll.Top)
	}
	s.Press("end")
	if f := s.Frame(); !strings.Contains(f, "IMDi") && !strings.Contains(f, "Ikke kjent") {
		t.Errorf("the end is\n%s", f)
	}
}

func TestAnyKeys(t *testing.T) {
	all := append(scroll.Keys(), "n", "p", "left", "right", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	r := roomtest.Demo(t, prize)
	rapid.Check(t, func(rt *rapid.T) {
		s := pagetest.Sit(t, r, "", New())
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			size := rapid.SampledFrom(pagetest.Sizes).Draw(rt, "size")
			s.Size(size[0], size[1])
			s.Press(rapid.SampledFrom(all).Draw(rt, "key"))
			s.Frame()
		}
	})
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// What stands in an edition is foreign text.
func TestForeignText(t *testing.T) {
	evil := "a\x1b]52;c;x\a\u202eb" + strings.Repeat("日本 語Æ", 40)
	foreign := award.Plain(evil + "\n\x1b[2J" + evil)
	s := pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", New())
	e := *s.C.Sight.Edition
	e.Title, e.Organiser, e.Notes = foreign, foreign, foreign
	e.Criteria = []award.Criterion{e.Criteria[0]}
	e.Criteria[0].Title, e.Criteria[0].Help = foreign, foreign
	e.Criteria[0].Levels = []award.Level{{Mark: exact.Int(1), Text: foreign}, {Mark: exact.Int(2)}}
	e.Nominees = []award.Nominee{{ID: "x", Name: evil, Code: evil, Documents: []award.Document{{Title: foreign, File: evil}}}}
	e.Jurors = []award.Juror{{ID: "x", Name: evil, Role: award.ChairRole, Key: evil}}
	e.History = []award.Winner{{Year: evil, Winner: evil, Source: foreign}, {Year: "2021", Winner: "Kinn"}}
	e.PublicVote = &award.Window{Source: foreign}
	s.C.Sight.Edition, s.C.Sight.Overrides = &e, []ranking.Override{{Metric: "lit-roads", Nominee: "x", Reason: evil}}
	s.Page.Seen(s.C)
	s.AllSizes(func(size string) {
		for range s.Page.(*Page).text.parts {
			s.Frame()
			if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
				t.Fatalf("%s: %q", size, f)
			}
			s.Press("n")
		}
		s.Press("home")
	})
	for _, l := range s.Page.(*Page).text.lines {
		if w := text.Width(l.Plain()); w > readW {
			t.Errorf("a line of %d cells: %q", w, l.Plain())
		}
	}
}

func TestKeys(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
	seen := map[string]string{}
	for _, b := range s.Page.Bindings(s.C) {
		for _, k := range b.Keys {
			if seen[k] != "" {
				t.Errorf("%s is %s and %s", k, seen[k], b.ID)
			}
			seen[k] = b.ID
		}
	}
}
