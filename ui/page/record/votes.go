package record

import (
	"strconv"
	"strings"

	"votering/internal/text"
	"votering/ui/page"
)

// readVotes is what a count of raw rows read and dropped, as its note tells it
// in pairs of a word and a number. What this version has no words for stays as it
// stands there.
func readVotes(c page.Context, note string) about {
	words := strings.Fields(note)
	var a about
	if len(words) > 1 && words[0] == "sha256" {
		a.mark, words = text.Show("sha256 "+words[1]), words[2:]
	}
	var said []string
	for len(words) > 1 {
		said = append(said, pair(c, words[0], words[1]))
		words = words[2:]
	}
	for _, w := range words {
		said = append(said, text.Show(w))
	}
	a.other = strings.Join(said, ", ")
	return a
}

// pair is one word and its number.
func pair(c page.Context, what, number string) string {
	n, err := strconv.ParseInt(number, 10, 64)
	switch key := "votes.cause." + what; {
	case err != nil:
	case what == "rows", what == "files":
		return c.L.N("record.votes."+what, int(n))
	case c.L.Has(key):
		return c.L.T(key) + " " + c.L.Int(n)
	}
	return text.Show(what + " " + number)
}
