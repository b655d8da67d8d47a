package votefile_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// The same votes are known again in another packing and another encoding, and
// with other line ends at the end; votes that differ are not taken for the same.
func TestTheSameVotesTwice(t *testing.T) {
	const votes = "choice\nkinn\nBodø\n"
	for name, c := range map[string]struct {
		text string
		same bool
	}{
		"packed":           {string(gzipped([]byte(votes))), true},
		"marked":           {"\xef\xbb\xbf" + votes, true},
		"another encoding": {"choice\nkinn\nBod\xf8\n", true},
		"no last line end": {"choice\nkinn\nBodø", true},
		"an empty line":    {votes + "\n", true},
		"a vote more":      {votes + "kinn\n", false},
		"line ends amid":   {"choice\nkinn\n\nBodø\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			e := edition()
			set := look(t, []votefile.Input{input("a.csv", votes), input("b.csv", c.text)}, votefile.Ask{}, e)
			choices, err := publicvote.Choices(e, nil)
			if err != nil {
				t.Fatal(err)
			}
			_, err = votefile.Count(context.Background(), set, publicvote.Rule{Choices: choices, Zone: time.UTC}, publicvote.Options{})
			if same := errors.Is(err, fault.New(fault.Pin, "votes.same")); same != c.same || !same && err != nil {
				t.Errorf("%v; same is %v", err, c.same)
			}
		})
	}
}
