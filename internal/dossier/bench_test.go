package dossier_test

import (
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

// What a reader pays for a complete folder.
func BenchmarkVerify(b *testing.B) {
	for name, c := range map[string]dossiertest.Case{
		"worked": dossiertest.Worked(b, cases+"worked"), "firm": dossiertest.Firm(b, cases), "points": dossiertest.Points(b, cases),
	} {
		b.Run(name, func(b *testing.B) {
			f := dossiertest.Folder(dossiertest.Make(b, c).Files(b, "complete"))
			for b.Loop() {
				if !dossier.Verify(f, dossier.Options{}).Good {
					b.Fatal("not good")
				}
			}
		})
	}
}
