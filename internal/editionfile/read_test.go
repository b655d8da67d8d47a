package editionfile

import (
	"os"
	"testing"

	"votering/internal/award"
)

func TestContract(t *testing.T) {
	data, err := os.ReadFile("testdata/contract.yaml")
	if err != nil {
		t.Fatal(err)
	}
	e, err := Read(data, "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if e.Criteria[1].Weight.String() != "8269/10000" || len(award.Fingerprint(e)) != 64 {
		t.Errorf("weight %s, fingerprint %q", e.Criteria[1].Weight, award.Fingerprint(e))
	}
}
