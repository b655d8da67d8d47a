package editionfile

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/tooltest"
)

// A workbook that LibreOffice opened and saved again is the same edition, in a
// Norwegian one and an English one.
func TestOfficeKeepsAnEdition(t *testing.T) {
	read := func(text string) *award.Edition {
		e, err := Read([]byte(text), "edition.yaml")
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	for locale, e := range map[string]*award.Edition{
		"nb-NO": read(full(t)),
		"en-GB": read(string(Template("en"))),
		"nn-NO": read(string(Template("nn"))),
	} {
		o := tooltest.NewOffice(t, locale)
		for _, data := range o.Convert(t, "edition.xlsx", workbook(t, e, locale[:2]), "", "xlsx") {
			back, notices, err := ReadSheet(data, "edition.xlsx")
			if err != nil || len(notices) > 0 {
				t.Fatalf("%s: %v, %v", locale, err, notices)
			}
			if d := cmp.Diff(string(Write(e)), string(Write(back))); d != "" {
				t.Errorf("%s: %s", locale, d)
			}
			if !bytes.Equal(award.Freeze(e), award.Freeze(back)) {
				t.Errorf("%s: another fingerprint", locale)
			}
		}
	}
}
