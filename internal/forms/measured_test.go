package forms_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"votering/internal/award"
	"votering/internal/forms"
	"votering/internal/locale"
)

// A criterion that nobody marks is not asked about; both forms say where its
// number is from.
func TestMeasured(t *testing.T) {
	e := edition(t)
	e.Metrics = append(e.Metrics, award.Metric{ID: "lit", Title: award.Plain("Opplyste veier"), Unit: award.Percent})
	e.Criteria[1].ValueFrom = &award.Point{Metric: "lit", Period: "2030"}
	l := locale.For(locale.NB)
	const says = "Ingen gir poeng for «Innsats"
	if form := string(forms.WriteText(e, head, l, nil)); strings.Contains(form, "[effort]") || !strings.Contains(form, says) {
		t.Errorf("the form asks for a mark, or does not say %q:\n%s", says, form)
	}
	data, err := forms.WriteSheet(e, head, l, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		cells = append(cells, slices.Concat(rows...)...)
	}
	asks := func(c string) bool { return strings.HasSuffix(c, "/effort") }
	tells := func(c string) bool { return strings.HasPrefix(c, says) }
	if slices.ContainsFunc(cells, asks) || !slices.ContainsFunc(cells, tells) {
		t.Errorf("the sheet asks for a mark, or does not say %q: %q", says, cells)
	}
}
