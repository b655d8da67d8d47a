package papers

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/decision"
	"votering/internal/locale"
)

func press(t *testing.T, d *decision.Document, lang locale.Lang) string {
	t.Helper()
	got, err := Press(d, locale.For(lang), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestPress(t *testing.T) {
	public, _ := decided(t).documents()
	for _, lang := range locale.Languages() {
		golden(t, "press."+string(lang)+".md", []byte(press(t, public, lang)))
	}
}

// Nothing stands in a press release that the public document does not hold.
func TestPressHoldsNothingThatThePublicDoesNot(t *testing.T) {
	all := kept(t)
	for path, d := range all {
		if d.Profile != decision.Complete {
			continue
		}
		public := all[strings.NewReplacer("/complete/", "/public/", "decision-complete.json", "decision.json").Replace(path)]
		for _, lang := range locale.Languages() {
			if diff := cmp.Diff(press(t, public, lang), press(t, d, lang)); diff != "" {
				t.Errorf("%s, %s (-public +complete):\n%s", path, lang, diff)
			}
		}
	}
}

// The face says until when nothing may be published, and that it is made up.
func TestFace(t *testing.T) {
	public, _ := decided(t).documents()
	noon := time.Date(2022, 11, 17, 11, 0, 0, 0, time.UTC)
	public.AnnounceAt = &noon
	after, before := noon.Add(-24*time.Hour), noon.Add(time.Hour)
	for name, c := range map[string]struct {
		decided, announced time.Time
		want, not          string
	}{
		"before the announcement": {after, time.Time{}, "> **EMBARGO: kan offentliggjøres fra 17. november 2022 kl. 12:00", "UTKAST"},
		"decided too late for it": {before, time.Time{}, "> **UTKAST, IKKE FRIGITT.**", "EMBARGO"},
		"announced":               {after, noon, "> **KUNNGJORT 17. november 2022 kl. 12:00 norsk tid.**", "EMBARGO"},
	} {
		public.DecidedAt = c.decided
		for what, write := range map[string]func() ([]byte, error){
			"press":  func() ([]byte, error) { return Press(public, locale.For(locale.NB), c.announced) },
			"letter": func() ([]byte, error) { return NomineeLetter(public, locale.For(locale.NB), "kinn", c.announced) },
		} {
			got, err := write()
			if err != nil {
				t.Fatal(err)
			}
			if s := string(got); !strings.Contains(s, c.want) || strings.Contains(s, c.not) {
				t.Errorf("%s, %s:\n%s", name, what, s)
			}
		}
	}
	public.AnnounceAt = nil
	if s := press(t, public, locale.NB); !strings.Contains(s, "> **UTKAST, IKKE FRIGITT.**") {
		t.Errorf("without a time of announcement:\n%s", s)
	}
}

// Grounds that are not in the language of the paper stand as they are, and it is
// said in which they are.
func TestGroundsInAnotherLanguage(t *testing.T) {
	public, _ := decided(t).documents()
	s := press(t, public, locale.EN)
	if !strings.Contains(s, "in Norwegian bokmål:\n\nKinn ser bosetting") {
		t.Errorf("the language of the grounds is not said:\n%s", s)
	}
	if s := press(t, public, locale.NB); strings.Contains(s, "et annet språk") {
		t.Errorf("grounds in bokmål are said to be in another language:\n%s", s)
	}
}
