package decision_test

import (
	"bytes"
	"testing"

	"votering/internal/decision"
)

// Whatever is read is what it says, and can be recomputed without harm.
func FuzzRead(f *testing.F) {
	public, complete := build(f, smallCase(f), "small")
	f.Add(public)
	f.Add(complete)
	f.Add(kept(f, publicName))
	for _, data := range tied(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := decision.Read(data, "decision.json")
		if err != nil {
			return
		}
		if !bytes.Equal(decision.Encode(d), data) {
			t.Fatalf("read as another document than it is:\n%s", data)
		}
		for _, finding := range decision.Recompute(d) {
			if bad := finding.OK != nil && !*finding.OK; bad != (finding.Fault != nil) {
				t.Fatalf("%s: %v without a fault, or with one", finding.Check, bad)
			}
		}
		decision.MarksCSV(d)
		decision.PublicVote(d)
	})
}
