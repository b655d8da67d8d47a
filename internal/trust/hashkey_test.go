package trust_test

import (
	"testing"

	"votering/internal/trust"
)

func TestHashKeysAreFresh(t *testing.T) {
	seen := map[[16]byte]bool{{}: true}
	for range 100 {
		key := trust.HashKey()
		if seen[key] {
			t.Fatalf("%x came twice, or is no key", key)
		}
		seen[key] = true
	}
}
