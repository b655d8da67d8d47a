package dossier_test

import (
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

func BenchmarkVerify(b *testing.B) {
	f := dossiertest.Folder(worked(b).Files(b, "complete"))
	for b.Loop() {
		if !dossier.Verify(f, dossier.Options{}).Good {
			b.Fatal("not good")
		}
	}
}
