package record

import (
	"strings"
	"testing"

	"votering/internal/deliberation"
)

// What was read and dropped of raw votes is told in words; what this version does
// not know, as it stands.
func TestReadVotes(t *testing.T) {
	sum := deliberation.HashNote(strings.Repeat("ab", 32))
	entries, head := chained("edition.created", "tally.read "+sum+" files 2 rows 31200 malformed 7 duplicate 1",
		"tally.read rows 1", "tally.read "+sum+" rows 5 moody 3 odd", "tally.read "+sum)
	s := at(t, entries, head)
	for i, want := range map[int]string{
		1: "2 filer, 31 200 rader, " + s.C.L.T("votes.cause.malformed") + " 7, " + s.C.L.T("votes.cause.duplicate") + " 1",
		2: "1 rad", 3: "5 rader, moody 3, odd", 4: "",
	} {
		got := concerns(s.C, entries[i])
		if strings.ReplaceAll(got.list(), "\u00a0", " ") != want {
			t.Errorf("line %d tells %q, wants %q", i+1, got.list(), want)
		}
		if (got.mark == sum) != (i != 2) {
			t.Errorf("line %d has the mark %q", i+1, got.mark)
		}
	}
}
