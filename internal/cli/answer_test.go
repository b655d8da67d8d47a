package cli_test

import (
	"bytes"
	"testing"
	"time"

	"votering/internal/cli"
)

// An answer that JSON cannot hold is a fault, and not an empty answer.
func TestAnAnswerThatJSONCannotHold(t *testing.T) {
	var out bytes.Buffer
	if err := cli.WriteJSON(&out, struct{ At time.Time }{time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)}); err == nil {
		t.Errorf("written as %q", &out)
	}
	if err := cli.WriteJSON(&out, struct{ N int }{1}); err != nil || out.String() != "{\n  \"N\": 1\n}\n" {
		t.Errorf("%q, %v", &out, err)
	}
}
