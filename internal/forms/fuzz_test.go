package forms_test

import (
	"errors"
	"testing"

	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/forms"
	"votering/internal/locale"
	"votering/internal/text"
)

// FuzzRead holds that nothing but a ballot of clean text and marks on the
// scale, or a list of faults with places, comes of any file.
func FuzzRead(f *testing.F) {
	e := edition(f)
	f.Add(forms.WriteText(e, head, locale.For(locale.NB), filled(e)))
	f.Add(forms.WriteText(e, head, locale.For(locale.EN), nil))
	f.Add([]byte("Skjema: votering-form/1\n=== x [kinn]\n[results]: 4\nKommentar: a\n b\n=== slutt på skjemaet"))
	data, err := forms.WriteSheet(e, head, locale.For(locale.NB), filled(e))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		forms.IsForm(data, "k.xlsx")
		got, err := forms.Read(data, "k.xlsx", e)
		if err != nil {
			var list fault.List
			if !errors.As(err, &list) || len(list) == 0 || len(list) > forms.MaxFaults {
				t.Fatalf("%v", err)
			}
			for _, f := range list {
				if f.Where == "" || text.Show(f.Where) != f.Where {
					t.Fatalf("%+v has no place that can be shown", f)
				}
			}
			return
		}
		for c, entry := range got.Ballot.Cells {
			k, ok := e.Criterion(c.Criterion)
			_, nominee := e.Nominee(c.Nominee)
			if !ok || !nominee || k.ValueFrom != nil || entry.Set && (entry.Abstained || !k.Scale.Holds(entry.Mark)) ||
				text.StrictLines(entry.Comment, ballot.MaxComment) != nil {
				t.Fatalf("%v: %+v", c, entry)
			}
		}
		for n, r := range got.Ballot.Recused {
			if text.Strict(r.Ground, ballot.MaxComment) != nil || got.Ballot.Declared[n].Ground != r.Ground {
				t.Fatalf("%s: %+v", n, r)
			}
		}
	})
}
