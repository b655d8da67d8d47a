package publicvote

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ends are where the records of a text end that are ended by a line end, told
// character by character.
func ends(text string, delimiter byte) []int {
	var list []int
	const begins, inText, inQuotes, after = 0, 1, 2, 3
	state := begins
	for i := range len(text) {
		c := text[i]
		switch {
		case state == inQuotes && c == '"':
			state = after
		case state == inQuotes:
		case state == after && c == '"':
			state = inQuotes
		case state == after && c != delimiter && c != '\n' && (c != '\r' || !strings.HasPrefix(text[i:], "\r\n")):
			// What follows is not quoted again until the line ends.
			nl := strings.IndexByte(text[i:], '\n')
			if nl < 0 {
				return list
			}
			state = -i - nl // until there
		case state < 0 && i < -state:
		case c == '\n':
			list = append(list, i+1)
			state = begins
		case c == delimiter:
			state = begins
		case state == begins && c == '"':
			state = inQuotes
		case state == begins:
			state = inText
		}
	}
	return list
}

// A text is cut behind its last whole record, wherever it breaks off.
func TestCutBehindTheLastRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", ",", `"`, `""`, "\n", "\r\n", "\r", `,"`, `",`, "\"\n"}), 0, 40).Draw(t, "text"), "")
		all := ends(text, ',')
		c := cutter{delimiter: ','}
		for n := range len(text) + 1 {
			want := 0
			for _, end := range all {
				if end <= n {
					want = end
				}
			}
			if got := c.last([]byte(text[:n])); got != want {
				t.Fatalf("%q is cut at %d, want %d", text[:n], got, want)
			}
		}
	})
}
