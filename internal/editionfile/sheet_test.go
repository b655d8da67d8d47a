package editionfile

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
)

// workbook is an edition as a workbook.
func workbook(t fataler, e *award.Edition, lang string) []byte {
	t.Helper()
	data, err := WriteSheet(e, lang)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

type fataler interface {
	Helper()
	Fatal(args ...any)
}

// An edition goes from YAML to a workbook and back as what it is, in every
// language.
func TestSheetThenRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		data := workbook(t, e, rapid.SampledFrom([]string{"nb", "nn", "en"}).Draw(t, "in"))
		back, notices, err := ReadSheet(data, "written.xlsx")
		if err != nil || len(notices) > 0 {
			t.Fatalf("%v, %v\n%s", err, notices, Write(e))
		}
		if d := cmp.Diff(e.Jurors, back.Jurors, sameNumbers); d != "" && len(e.Jurors)+len(back.Jurors) > 0 {
			t.Errorf("another jury: %s", d)
		}
		if want, got := award.Freeze(e), award.Freeze(back); !bytes.Equal(want, got) {
			t.Fatalf("another edition: %s", cmp.Diff(string(want), string(got)))
		}
		if want, got := award.FreezeRoll(e.Jurors), award.FreezeRoll(back.Jurors); !bytes.Equal(want, got) {
			t.Fatalf("another roll: %s", cmp.Diff(string(want), string(got)))
		}
		if again := workbook(t, e, "nb"); !bytes.Equal(again, workbook(t, back, "nb")) {
			t.Fatal("another workbook")
		}
	})
}

func TestTemplateSheetIsAnExample(t *testing.T) {
	for _, lang := range []string{"nb", "nn", "en"} {
		data, err := TemplateSheet(lang)
		if err != nil {
			t.Fatal(err)
		}
		e, notices, err := ReadSheet(data, "template.xlsx")
		if err != nil || len(notices) > 0 {
			t.Fatalf("%s: %v, %v", lang, err, notices)
		}
		if !e.MadeUp {
			t.Errorf("%s: it does not say that it is made up", lang)
		}
		want, err := Read(Template(lang), "template.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(Write(want)), string(Write(e))); d != "" {
			t.Errorf("%s: %s", lang, d)
		}
	}
}
