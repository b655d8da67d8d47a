package papers

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
)

func letterTo(t *testing.T, d *decision.Document, lang locale.Lang, nominee string) string {
	t.Helper()
	got, err := NomineeLetter(d, locale.For(lang), nominee, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestLetters(t *testing.T) {
	_, complete := decided(t).documents()
	for _, lang := range locale.Languages() {
		for _, n := range []string{"kinn", "bodo"} {
			golden(t, "letter-"+n+"."+string(lang)+".md", []byte(letterTo(t, complete, lang, n)))
		}
	}
	if _, err := NomineeLetter(complete, locale.For(locale.NB), "oslo", time.Time{}); err == nil {
		t.Error("a letter to nobody")
	}
}

// tableRow is a row of a table.
var tableRow = regexp.MustCompile(`(?m)^\| .*$`)

// No letter names a juror, or tells what another nominee was given.
func TestLettersTellNothingOfOthers(t *testing.T) {
	for path, d := range kept(t) {
		for _, n := range d.Nominees {
			s := letterTo(t, d, locale.NB, n.ID)
			for _, j := range d.Jurors {
				if j.Name != "" && mentions(s, j.Name) {
					t.Errorf("%s: the letter to %s names %s", path, n.ID, j.Name)
				}
			}
			if mentions(s, d.Chair.Name) {
				t.Errorf("%s: the letter to %s names the chair", path, n.ID)
			}
			for _, m := range d.Marks {
				if m.Comment != "" && strings.Contains(s, m.Comment) && !slices.ContainsFunc([]string{"nb", "nn", "en"}, func(lang string) bool {
					return strings.Contains(d.Grounds[lang], m.Comment)
				}) {
					t.Errorf("%s: the letter to %s has the comment %q", path, n.ID, m.Comment)
				}
			}
			for _, line := range tableRow.FindAllString(s, -1) {
				for _, other := range d.Nominees {
					if other.ID != n.ID && mentions(line, other.Name) {
						t.Errorf("%s: the letter to %s has a line of %s: %s", path, n.ID, other.ID, line)
					}
				}
			}
		}
	}
}

// The passages are those about the nominee; where a paragraph names others too,
// its own sentences are taken.
func TestPassages(t *testing.T) {
	const grounds = "Bodø har et godt apparat. Bodøs tall er gode. Kinn og Bodø skiller seg ut.\n\n" +
		"Kinn ser alt i sammenheng.\n\nKari Moe ville ha Vennesla. Vennesla får folk i arbeid."
	j := worked(t)
	upheld(j)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": grounds},
		Votes: map[string]string{"kari": "kinn", "anne": "kinn", "bjorn": "kinn", "eli": "kinn", "farid": "kinn"}})
	_, d := j.documents()
	for nominee, want := range map[string][]string{
		"bodo":      {"Bodø har et godt apparat.", "Bodøs tall er gode."},
		"vennesla":  {"Vennesla får folk i arbeid."},
		"haugesund": nil,
		"kinn": {"Bodø har et godt apparat. Bodøs tall er gode. Kinn og Bodø skiller seg ut.", "Kinn ser alt i sammenheng.",
			"Vennesla får folk i arbeid."},
	} {
		w := letterOf(t, d, nominee)
		if got := w.passages(grounds); !slices.Equal(got, want) {
			t.Errorf("%s: %q, wants %q", nominee, got, want)
		}
	}
}

// A part of a juror's name is a name too, and so is an address; a word that
// only looks like one is not.
func TestNamesOfTheJuryInPassages(t *testing.T) {
	j := worked(t)
	upheld(j)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Kinn vant."},
		Votes: map[string]string{"kari": "kinn", "anne": "kinn", "bjorn": "kinn", "eli": "kinn", "farid": "kinn"}})
	_, d := j.documents()
	w := letterOf(t, d, "kinn")
	for s, want := range map[string]bool{
		"Kari ville ha Kinn.": true, "Karis sekser avgjorde.": true, "KARI ville.": true, "Moe og Lund var uenige.": true,
		"Spør kari@example.no.": true, "Eli var inhabil.": true,
		"Kinn ser alt i sammenheng.": false, "Karina vant.": false, "en moe med folk": false, "Eliten var enig.": false,
	} {
		if got := w.namesJuror(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestMentions(t *testing.T) {
	for s, want := range map[string]bool{
		"Kinn vant": true, "Kinns tall": true, "i Kinn.": true, "«Kinn»": true, "Kinnarodden": false, "Åkinn": false, "MyKinn": false,
		"Kinnss": false, "": false, "Kinnarodden og Kinn": true, "Kinn-modellen": true,
	} {
		if got := mentions(s, "Kinn"); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	if mentions("Kinn", "") {
		t.Error("no name is mentioned")
	}
}

// letterOf is a letter with nothing written yet.
func letterOf(t *testing.T, d *decision.Document, nominee string) letter {
	t.Helper()
	m, err := open(d, locale.For(locale.NB))
	if err != nil {
		t.Fatal(err)
	}
	n, ok := m.e.Nominee(nominee)
	if !ok {
		t.Fatalf("no nominee %s", nominee)
	}
	return letter{paper{m}, n}
}

// Whoever was stopped, let through, not ranked or withdrawn reads why.
func TestALetterSaysWhyNot(t *testing.T) {
	j := worked(t)
	fifty := exact.Int(50)
	j.edition.Rule.Quorum = 5
	j.edition.Metrics = []award.Metric{{ID: "direct", Title: award.Plain("Direkte etter"), Unit: award.Percent}}
	j.edition.Gates = []award.Gate{{Metric: "direct", Period: "2021", AtLeast: &fifty}}
	for i, of := range []award.Value{{Number: exact.Int(82)}, {Missing: award.NotKnown}, {Number: exact.Int(61)}, {Number: exact.Int(47)}, {Number: exact.Int(48)}} {
		of.Metric, of.Period = "direct", "2021"
		j.edition.Nominees[i].Values = []award.Value{of}
	}
	marks, votes := file(t, "marks.csv"), file(t, "tally.csv")
	j = judge(t, j.edition, marks, votes)
	j.uphold()
	j.do(deliberation.Event{Kind: deliberation.GateOverridden, Who: "kari", Metric: "direct", Nominee: "vennesla", Reason: "Tallet er feil i kilden"})
	j.do(deliberation.Event{Kind: deliberation.EditionAmended, Who: "kari", Number: 1, SHA256: strings.Repeat("ab", 32), Key: chairKey, Reason: "Trakk seg",
		Changes: []award.Change{{Path: "nominees/haugesund/withdrawn", To: json.RawMessage("true")}}})
	j.reveal()
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Kinn."}, Votes: open5("kinn", "-")})
	_, d := j.documents()
	for nominee, c := range map[string]struct{ wants, nots []string }{
		"kinn":      {[]string{"Kinn får prisen.", "Møtt: «Direkte etter» 2021 er 61 %", "nummer 1 av"}, []string{"likevel"}},
		"ralingen":  {[]string{"Den er ikke rangert, fordi et inngangskriterium ikke er møtt: «Direkte etter» 2021 er 47 %", "Ikke møtt:"}, []string{"Poengene fra juryen", "I rangeringen"}},
		"vennesla":  {[]string{"Ikke møtt: «Direkte etter» 2021 er 48 %", "likevel. Grunn: Tallet er feil i kilden", "I rangeringen er det"}, []string{"ikke rangert"}},
		"bodo":      {[]string{"Minst 5 jurymedlemmer må ha gitt", "Møtt:", "fikk 4 812"}, []string{"Poengene fra juryen"}},
		"haugesund": {[]string{"Nominasjonen av Haugesund ble trukket", "Trakk seg"}, []string{"Publikums stemmer", "Inngangskriteri", "nominert til prisen"}},
	} {
		s := strings.ReplaceAll(letterTo(t, d, locale.NB, nominee), "\u00a0", " ")
		for _, want := range c.wants {
			if !strings.Contains(s, want) {
				t.Errorf("%s does not read %q:\n%s", nominee, want, s)
			}
		}
		for _, not := range c.nots {
			if strings.Contains(s, not) {
				t.Errorf("%s reads %q:\n%s", nominee, not, s)
			}
		}
	}
}

// A winner who is not first, a first one who does not win, and nobody winning
// are told so.
func TestALetterTellsADeparture(t *testing.T) {
	j := worked(t)
	upheld(j)
	why := "Mer vekt på bosetting."
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Bodø."}, Votes: open5("bodo", "kinn"), Outcome: winner("bodo"), Departure: &why})
	_, d := j.documents()
	for nominee, told := range map[string]bool{"kinn": true, "bodo": true, "vennesla": false} {
		if s := letterTo(t, d, locale.NB, nominee); strings.Contains(s, "annet resultat enn rangeringen") != told {
			t.Errorf("%s:\n%s", nominee, s)
		}
	}
	j = worked(t)
	upheld(j)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Ingen."}, Votes: open5("-", "kinn"), Outcome: &deliberation.Outcome{NoAward: true}})
	_, d = j.documents()
	if s := letterTo(t, d, locale.NB, "kinn"); !strings.Contains(s, "ikke deles ut denne gangen") {
		t.Errorf("no award:\n%s", s)
	}
	if s := press(t, d, locale.NB); !strings.HasPrefix(s, "# Ingen får ") || !strings.Contains(s, "Prisen deles ikke ut") {
		t.Errorf("no award:\n%s", s)
	}
}
