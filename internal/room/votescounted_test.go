package room_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/votefile"
)

// elsewhere is a vote that a database counts: the edition, the file with the rows,
// and the file with the answer.
type elsewhere struct {
	edition       *award.Edition
	ask           votefile.Ask
	votes, counts string
	set           *votefile.Set
}

// countedElsewhere writes the votes, and what a database would answer to their
// query.
func countedElsewhere(t *testing.T, ask votefile.Ask) elsewhere {
	t.Helper()
	dir := t.TempDir()
	x := elsewhere{edition: roomtest.Edition(t, roomtest.MadeUp), ask: ask, votes: filepath.Join(dir, "votes.csv"), counts: filepath.Join(dir, "counts.json")}
	x.edition.PublicVote = nil
	must(t, os.WriteFile(x.votes, []byte("choice,voter\nalvekroken,a\nalvekroken,a\ntussoy,b\n"), 0o600))
	x.set = x.look(t, x.votes)
	query, err := room.VoteQuery(x.edition, x.set, []string{x.votes}, nil, "duckdb")
	must(t, err)
	valid, without := "", ""
	for i, n := range x.edition.Nominees {
		votes, more := map[string]int{"alvekroken": 1, "tussoy": 1}, map[string]int{"alvekroken": 2, "tussoy": 1}
		if i > 0 {
			valid, without = valid+",", without+","
		}
		valid += fmt.Sprintf("%q:%d", n.ID, votes[n.ID])
		without += fmt.Sprintf("%q:%d", n.ID, more[n.ID])
	}
	must(t, os.WriteFile(x.counts, fmt.Appendf(nil, `{"schema":"votering-counts/1","edition":%q,%s,%s,"engine":"duckdb",`+
		`"files":[{"name":"votes.csv","read":{"encoding":"utf-8","delimiter":",","choice":"choice","voter":"voter"},"rows":3}],`+
		`"rows":3,"valid":{%s},"dropped":{"malformed":0,"outside_window":0,"unknown_nominee":0,"excluded":0,"duplicate":1},`+
		`"filters":[],"without":{"duplicate":{%s}},"other":{"open_quotes":0,"long_lines":0,"dates":0,"zones":0,"headers":0,"lists":0}}`,
		x.edition.ID, part(query, "fingerprint"), part(query, "rule_sha256"), valid, without), 0o600))
	return x
}

// part is a name and its value, as a query holds them for its answer.
func part(query, name string) string {
	return regexp.MustCompile(`"` + name + `":"[0-9a-f]+"`).FindString(query)
}

func (x elsewhere) look(t *testing.T, paths ...string) *votefile.Set {
	t.Helper()
	set, err := room.LookAtVotes(x.edition, paths, x.ask)
	must(t, err)
	return set
}

func (x elsewhere) take(ctx context.Context, set *votefile.Set) (*publicvote.Outcome, error) {
	return room.CountsOf(ctx, x.edition, set, nil, x.counts, nil)
}

// What a database answered is taken, and names the files that were counted where
// they are at hand.
func TestCountsOf(t *testing.T) {
	x := countedElsewhere(t, votefile.Ask{})
	data, err := os.ReadFile(x.votes)
	must(t, err)
	sum := sha256.Sum256(data)
	var at publicvote.Progress
	out, err := room.CountsOf(t.Context(), x.edition, x.set, nil, x.counts, func(p publicvote.Progress) { at = p })
	must(t, err)
	if f := out.Tally.Files; len(f) != 1 || f[0].SHA256 != hex.EncodeToString(sum[:]) || f[0].Rows != 3 {
		t.Errorf("files %+v", f)
	}
	if at.Bytes != int64(len(data)) || at.Size != at.Bytes || at.Files != 1 {
		t.Errorf("progress %+v", at)
	}
	if out.Tally.Valid["alvekroken"].String() != "1" || out.Tally.Dropped.Duplicate != 1 {
		t.Errorf("%+v", out.Tally)
	}
	out, err = x.take(t.Context(), &votefile.Set{})
	must(t, err)
	if len(out.Tally.Files) != 0 {
		t.Errorf("without files at hand: %+v", out.Tally.Files)
	}
}

// The decision names the choices of which somebody said whom they mean, whoever
// counted: without them nobody counts the same again.
func TestCountsOfKeepsTheMap(t *testing.T) {
	x := countedElsewhere(t, votefile.Ask{Map: map[string]string{" Alvekr. ": "alvekroken"}})
	out, err := x.take(t.Context(), x.set)
	must(t, err)
	if m := out.Tally.Counting.Map; len(m) != 1 || m["Alvekr."] != "alvekroken" {
		t.Errorf("%v", m)
	}
}

// Nothing is taken from a database where the files are others than those it
// counted, changed since, or where somebody stopped it.
func TestCountsOfRefused(t *testing.T) {
	x := countedElsewhere(t, votefile.Ask{})
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := x.take(ctx, x.set); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	more := filepath.Join(t.TempDir(), "more.csv")
	must(t, os.WriteFile(more, []byte("choice,voter\ntussoy,c\n"), 0o600))
	if _, err := x.take(t.Context(), x.look(t, x.votes, more)); fault.ClassOf(err) != fault.Pin {
		t.Errorf("another file too: %v", err)
	}
	must(t, os.WriteFile(x.votes, []byte("choice,voter\nalvekroken,a\n"), 0o600))
	if _, err := x.take(t.Context(), x.set); fault.ClassOf(err) != fault.IO {
		t.Errorf("changed since: %v", err)
	}
	if _, err := room.CountsOf(t.Context(), x.edition, &votefile.Set{}, nil, filepath.Dir(x.counts), nil); fault.ClassOf(err) != fault.IO {
		t.Errorf("a folder: %v", err)
	}
}
