package robustness_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/robustness"
)

// The robustness of the worked case, to the last digit, under every public
// method; what is not in the file is not claimed.
func TestWorkedCase(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", "worked", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]struct{ Robustness map[string]any }
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) != 5 {
		t.Fatalf("%d methods are expected", len(expected))
	}
	for method, want := range expected {
		t.Run(method, func(t *testing.T) {
			card := of(t, worked(t, award.PublicRule{Method: method, Weight: rat("1/4"), Top: 3}))
			var got map[string]any
			if err := json.Unmarshal(robustness.JSON(card), &got); err != nil {
				t.Fatal(err)
			}
			for key, want := range want.Robustness {
				got := got[key]
				if weight, ok := got.(map[string]any); ok && key == "public_weight" {
					delete(weight, "winner_stands")
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", key, diff)
				}
			}
		})
	}
}
