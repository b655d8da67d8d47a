package scrolled

import (
	"strconv"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"votering/internal/locale"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// A text is read to its end under what stands above it, and signs tell of the
// rest.
func TestReading(t *testing.T) {
	c := page.Context{W: 20, H: 5, L: locale.For(locale.EN), S: theme.New(theme.None, true, termenv.ANSI)}
	var text draw.Block
	for i := range 9 {
		text = append(text, draw.Of("line "+strconv.Itoa(i), nil))
	}
	var r Text
	drawn := func() string {
		var lines []string
		for _, l := range r.Under(c, draw.Block{draw.Of("above", nil)}, text) {
			lines = append(lines, strings.Join(strings.Fields(l.Plain()), " "))
		}
		return strings.Join(lines, "|")
	}
	for _, x := range []struct{ key, want string }{
		{"", "above|line 0|line 1|line 2|line 3 ▼"},
		{"down", "above|line 1 ▲|line 2|line 3|line 4 ▼"},
		{"end", "above|line 5 ▲|line 6|line 7|line 8"},
		{"pgup", "above|line 2 ▲|line 3|line 4|line 5 ▼"},
		{"home", "above|line 0|line 1|line 2|line 3 ▼"},
		{"x", "above|line 0|line 1|line 2|line 3 ▼"},
	} {
		r.Key(x.key)
		if got := drawn(); got != x.want {
			t.Errorf("after %q: %s", x.key, got)
		}
	}
	r.Key("end")
	drawn()
	text = text[:2] // what is read gets shorter
	if got := drawn(); got != "above|line 0|line 1" {
		t.Errorf("a shorter text: %s", got)
	}
}
