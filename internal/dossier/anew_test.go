package dossier

import (
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/mailing"
)

// What a decision says of the life before is held against the record, and a
// receipt is of that life where rules and time are those that are named.
func TestAnew(t *testing.T) {
	seen, n, at := true, 2, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	said := decision.Reopening{At: at, To: deliberation.Draft, From: deliberation.Decided, MarksSeen: &seen, Ballots: &n, Fingerprint: "abcd"}
	told := deliberation.Reopening{At: at, To: deliberation.Draft, From: deliberation.Decided, MarksSeen: true, Ballots: 2, Fingerprint: "ab"}
	if !sameBefore(&said, &told) || !sameBefore(&decision.Reopening{}, &told) {
		t.Error("what the record tells too is refused")
	}
	for what, change := range map[string]func(*deliberation.Reopening){
		"from":        func(r *deliberation.Reopening) { r.From = deliberation.Open },
		"marks_seen":  func(r *deliberation.Reopening) { r.MarksSeen = false },
		"ballots":     func(r *deliberation.Reopening) { r.Ballots = 3 },
		"fingerprint": func(r *deliberation.Reopening) { r.Fingerprint = "ac" },
	} {
		other := told
		if change(&other); sameBefore(&said, &other) {
			t.Errorf("%s: another one is taken", what)
		}
	}
	d := &decision.Document{Edition: decision.Edition{Fingerprint: "ef01"}, Reopened: []decision.Reopening{said}}
	for _, c := range []struct {
		fingerprint string
		at          time.Time
		want        int
	}{{"abcd", at.Add(-time.Hour), 0}, {"abcd", at.Add(time.Hour), -1}, {"ef01", at.Add(-time.Hour), -1}, {"2345", at.Add(-time.Hour), -1}} {
		r := receipt{Receipt: &mailing.Receipt{Fingerprint: c.fingerprint, At: c.at}}
		if got := endedBy(d, r); got != c.want {
			t.Errorf("%s at %s: %d, want %d", c.fingerprint, c.at, got, c.want)
		}
	}
}
