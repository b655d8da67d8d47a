package deliberation

import (
	"strconv"
	"strings"
	"time"

	"votering/internal/publicvote"
)

// TallyNote is how a note tells of a counted public vote: the first file that was
// read, and of raw rows how many files and rows there were, and what was dropped
// by which cause, by which filters, and how many texts were taken for a nominee.
// Who got votes it does not tell: everybody may read the record
// before they may know.
func TallyNote(t *publicvote.Tally) string {
	if t == nil {
		return ""
	}
	var parts []string
	if len(t.Files) > 0 {
		parts = append(parts, HashNote(t.Files[0].SHA256))
	}
	if t.Counting == nil {
		return strings.Join(parts, " ")
	}
	say := func(what string, n int64) { parts = append(parts, what, strconv.FormatInt(n, 10)) }
	if n := len(t.Files); n > 1 {
		say("files", int64(n))
	}
	say("rows", t.Rows)
	for _, c := range t.Dropped.Causes() {
		say(c.ID, c.N)
	}
	r := ReadingOf(t, time.Time{})
	if len(r.Filters) > 0 {
		parts = append(parts, "filters", strings.Join(r.Filters, ","))
	}
	if r.Mapped > 0 {
		say("mapped", int64(r.Mapped))
	}
	return strings.Join(parts, " ")
}
