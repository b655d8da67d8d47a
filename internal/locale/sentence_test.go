package locale_test

import (
	"testing"

	"votering/internal/fault"
	"votering/internal/locale"
)

func TestSentenceCountsAndShows(t *testing.T) {
	c := locale.For(locale.EN)
	for _, x := range []struct {
		args fault.Args
		want string
	}{
		{fault.Pairs("name", "Bob", "n", "1"), "Bob: 1 empty cell became an abstention"},
		{fault.Pairs("name", "Bob", "n", "2"), "Bob: 2 empty cells became abstentions"},
		{fault.Pairs("name", "Bo\x1bb", "n", "2"), `Bo\u001bb: 2 empty cells became abstentions`},
	} {
		if got := c.Sentence("notice.abstained", x.args); got != x.want {
			t.Errorf("%q, wants %q", got, x.want)
		}
	}
}
