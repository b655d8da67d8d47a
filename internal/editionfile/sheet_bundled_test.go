package editionfile_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/tooltest"
)

// The prizes that are bundled go through a workbook, and through one that
// LibreOffice saved, as what they are.
func TestBundledEditionsThroughWorkbooks(t *testing.T) {
	for _, b := range editions.List() {
		want, err := editionfile.Read(b.Edition, b.ID+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range []string{"nb", "nn", "en"} {
			data, err := editionfile.WriteSheet(want, lang)
			if err != nil {
				t.Fatal(err)
			}
			same(t, b.ID+" "+lang, data, want)
		}
	}
}

func same(t *testing.T, name string, data []byte, want *award.Edition) {
	t.Helper()
	got, notices, err := editionfile.ReadSheet(data, name)
	switch {
	case err != nil || len(notices) > 0:
		t.Errorf("%s: %v, %v", name, err, notices)
	case award.Fingerprint(got) != award.Fingerprint(want):
		t.Errorf("%s is another edition", name)
	case string(award.FreezeRoll(got.Jurors)) != string(award.FreezeRoll(want.Jurors)):
		t.Errorf("%s has another jury", name)
	}
}

func TestBundledEditionsThroughLibreOffice(t *testing.T) {
	o := tooltest.NewOffice(t, "nb-NO")
	for _, b := range editions.List() {
		want, err := editionfile.Read(b.Edition, b.ID+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		data, err := editionfile.WriteSheet(want, "nb")
		if err != nil {
			t.Fatal(err)
		}
		for name, saved := range o.Convert(t, b.ID+".xlsx", data, "", "xlsx") {
			same(t, name, saved, want)
		}
	}
}
