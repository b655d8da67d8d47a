package locale

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"votering/internal/fault"
)

// of is a catalogue with just these sentences and what English needs to write
// numbers and lists.
func of(texts map[string]string) *Catalog {
	all := map[string]string{
		"number.thousands": ",", "number.point": ".",
		"list.and": "{items} and {last}", "list.or": "{items} or {last}",
	}
	for k, v := range texts {
		all[k] = v
	}
	return &Catalog{lang: EN, texts: func() map[string]string { return all }}
}

func TestT(t *testing.T) {
	c := of(map[string]string{
		"plain":      "Votes",
		"place":      "{name} has {n}",
		"twice":      "{a}{a}",
		"odd":        "a { b {} c } {name",
		"state.open": "now open",
		"needs":      "needs {s|state}",
	})
	for _, x := range []struct{ got, want string }{
		{c.T("plain"), "Votes"},
		{c.T("plain", "name", "x"), "Votes"},
		{c.T("place", "name", "Kinn", "n", "2"), "Kinn has 2"},
		{c.T("place", "name", "{n}", "n", "2"), "{n} has 2"},
		{c.T("place", "n", "2"), "{name} has 2"},
		{c.T("place", "name"), "{name} has {n}"},
		{c.T("twice", "a", "x"), "xx"},
		{c.T("odd", "name", "x"), "a { b {} c } {name"},
		{c.T("no.such"), "⟦no.such⟧"},
		{c.T(""), "⟦⟧"},
		{c.T("needs", "s", "open"), "needs now open"},
		{c.T("needs", "s", "open,shut"), "needs now open or shut"},
	} {
		if x.got != x.want {
			t.Errorf("got %q; want %q", x.got, x.want)
		}
	}
	if !c.Has("plain") || c.Has("no.such") {
		t.Error("Has: wrong")
	}
}

func TestN(t *testing.T) {
	c := of(map[string]string{"votes.one": "{n} vote for {who}", "votes.other": "{n} votes for {who}"})
	for n, want := range map[int]string{0: "0 votes for Kinn", 1: "1 vote for Kinn", 2: "2 votes for Kinn", 4812: "4,812 votes for Kinn"} {
		if got := c.N("votes", n, "who", "Kinn"); got != want {
			t.Errorf("N(%d) = %q; want %q", n, got, want)
		}
	}
	if got := c.N("no.such", 1); got != "⟦no.such.one⟧" {
		t.Errorf("got %q", got)
	}
}

func TestFault(t *testing.T) {
	c := of(map[string]string{
		"fault.mark":          "{who} gave {mark}: {cause}",
		"fault.mark.try":      "ask {who}",
		"fault.low":           "too low.",
		"fault.low.try":       "-",
		"class.E_STATE":       "Not now.",
		"class.E_STATE.try":   "wait",
		"error.other":         "The computer answered: {error}.",
		"error.other.try":     "look",
		"fault.unrelated.try": "-",
	})
	mark := fault.New(fault.Score, "mark", "who", "Kari\x1b[2J", "mark", "9").At("marks.csv:4")
	for _, x := range []struct {
		err          error
		message, try string
	}{
		{mark.Because(fault.New(fault.Score, "low")), `Kari\u001b[2J gave 9: too low`, `ask Kari\u001b[2J`},
		{mark.Because(errors.New("disk\a")), `Kari\u001b[2J gave 9: disk\u0007`, `ask Kari\u001b[2J`},
		{mark, `Kari\u001b[2J gave 9: {cause}`, `ask Kari\u001b[2J`},
		{fmt.Errorf("wrapped: %w", fault.New(fault.State, "no.sentence")), "Not now", "wait"},
		{errors.New("no\nspace"), `The computer answered: no\u000aspace`, "look"},
		{fault.List{fault.New(fault.Score, "low"), mark}, "too low", "-"},
	} {
		message, try := c.Fault(x.err)
		if message != x.message || try != x.try {
			t.Errorf("%v:\n got %q, try %q\nwant %q, try %q", x.err, message, try, x.message, x.try)
		}
	}
}

// Every class answers with a sentence of its own, in every language.
func TestEveryClassHasASentence(t *testing.T) {
	for _, class := range classes(t) {
		for _, l := range Languages() {
			message, try := For(l).Fault(fault.New(class, "no.such.sentence"))
			if strings.Contains(message+try, "⟦") {
				t.Errorf("%s, %s: %q, %q", l, class, message, try)
			}
		}
	}
}

func BenchmarkT(b *testing.B) {
	c := For(NB)
	for b.Loop() {
		c.T("fault.text.control", "code", "U+001B", "byte", "7")
	}
}
