package dossier_test

import (
	"runtime"
	"slices"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/record"
)

// A record with ten thousand lines that claim millions of changed marks is
// refused, and takes no more memory than its lines do.
func TestARecordThatClaimsMillions(t *testing.T) {
	const lines, enough = 10_000, 50 << 20
	honest := met(t)
	for who, note := range map[string]string{
		"nobody on the roll": "nobody 3 sealed 2 20 sha256 aaaaaaaaaaaaaaaa",
		"more than a ballot": "anne 3 sealed 2 2000 sha256 aaaaaaaaaaaaaaaa",
	} {
		d := honest.Forged(func(f *dossiertest.Forgery) {
			at := slices.IndexFunc(f.Entries, func(e record.Entry) bool { return e.Kind == string(deliberation.BallotRevised) })
			e := f.Entries[at]
			e.Note = note
			f.Entries = slices.Insert(f.Entries, at+1, slices.Repeat([]record.Entry{e}, lines)...)
		})
		folder := dossiertest.Folder(d.Files(t, "complete"))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := dossier.Verify(folder, dossier.Options{Software: dossiertest.MetSoftware, Chair: d.Key.Fingerprint()})
		runtime.ReadMemStats(&after)
		if r.Good || !failed(r, "record", fault.Log) {
			t.Errorf("%s: %v", who, r.Fault)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > enough {
			t.Errorf("%s: %d MiB", who, took>>20)
		}
	}
}
