package publicvote_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
	"votering/internal/publicvote"
)

// Votes have one form each, and come back from it as they were.
func TestVotesInJSON(t *testing.T) {
	for want, votes := range map[string]exact.Rat{
		"0": {}, "4812": exact.Int(4812), "-3": exact.Int(-3), `"4.5"`: exact.New(9, 2), `"-0.25"`: exact.New(-1, 4),
		"9007199254740992": exact.Int(1 << 53), `"9007199254740993"`: exact.Int(1<<53 + 1),
	} {
		got, err := json.Marshal(publicvote.Votes{Rat: votes})
		if err != nil || string(got) != want {
			t.Errorf("%s is written %s, want %s (%v)", votes, got, want, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		want := publicvote.Votes{Rat: exact.New(rapid.Int64Range(-1e15, 1e15).Draw(t, "n"), rapid.SampledFrom([]int64{1, 2, 10, 1000, 1e9}).Draw(t, "d"))}
		data, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got publicvote.Votes
		if err := json.Unmarshal(data, &got); err != nil || !got.Equal(want.Rat) {
			t.Fatalf("%s: %v, %v", data, got, err)
		}
	})
}

// Whoever writes votes otherwise is refused.
func TestVotesInNoOtherForm(t *testing.T) {
	for _, s := range []string{
		"4.5", `"3"`, "-0", `"4.50"`, `"04.5"`, `"1/2"`, "1e3", "01", `""`, `"x"`, "null", "true", `"4,5"`, `"+4.5"`, "9007199254740993",
		`"4\u002e5"`, `"9007199254740992"`, "{}", "[]",
	} {
		var v publicvote.Votes
		if err := json.Unmarshal([]byte(s), &v); err == nil {
			t.Errorf("%s was read as %s", s, v)
		}
	}
}
