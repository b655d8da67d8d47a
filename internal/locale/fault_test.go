package locale

import (
	"errors"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/tabular"
	"votering/internal/text"
)

// A fault says what happened and what to do next, never one without the other.
// What to do next may have another sentence for the screen.
func TestFaultsComeInPairs(t *testing.T) {
	texts := For(EN).texts()
	for key := range texts {
		id, isTry := strings.CutSuffix(strings.TrimSuffix(key, ".screen"), ".try")
		other := key + ".try"
		if isTry {
			other = id
		}
		if _, ok := texts[other]; !ok && (strings.HasPrefix(key, "fault.") || strings.HasPrefix(key, "class.")) {
			t.Errorf("%q has no %q", key, other)
		}
	}
}

// The rooms below make many of their faults from tables and helpers, where no
// reading of the source finds the sentence.
func TestForeignTextIsAnswered(t *testing.T) {
	clean := func(s string) error { _, err := text.Clean(s, 9); return err }
	table := func(s string, lim tabular.Limits) error {
		_, err := tabular.ReadCSV(strings.NewReader(s), "t.csv", lim)
		return err
	}
	for name, err := range map[string]error{
		"control":        clean("a\x1b"),
		"line":           clean("a\nb"),
		"direction":      clean("a\u202eb"),
		"invisible":      clean("a\u200bb"),
		"broken":         clean("a\ufffdb"),
		"not UTF-8":      clean("a\xff"),
		"marks":          clean("\u0301"),
		"long":           clean("abcdefghijk"),
		"NFD":            text.Strict("e\u0301", 9),
		"edges":          text.Strict(" a", 9),
		"id":             text.ValidID("A"),
		"device":         text.ValidID("con"),
		"empty table":    table("", tabular.Limits{}),
		"large table":    table("a,b\n", tabular.Limits{Bytes: 2}),
		"wide table":     table("a,b,c\n", tabular.Limits{Columns: 2}),
		"long table":     table("a\nb\nc\n", tabular.Limits{Rows: 1}),
		"unnamed column": table("a,,b\n", tabular.Limits{}),
		"column twice":   table("a,A\n", tabular.Limits{}),
		"ragged row":     table("a,b\nc\n", tabular.Limits{}),
		"cell":           table("a\n\x1b\n", tabular.Limits{}),
		"quotes":         table("a\nb\"c\n", tabular.Limits{}),
	} {
		f := fault.Of(err)
		if f == nil {
			t.Errorf("%s: %v is no fault", name, err)
			continue
		}
		for _, l := range Languages() {
			c := For(l)
			message, try := c.Fault(err)
			if !c.Has("fault."+f.ID) || strings.ContainsAny(message+try, "{}⟦⟧") {
				t.Errorf("%s, %s: %v: %q, %q", l, name, err, message, try)
			}
		}
	}
}

func TestFaultOfAReader(t *testing.T) {
	err := fault.New(fault.IO, "csv.read").Because(errors.New("gone"))
	if got, _ := For(EN).Fault(err); got != "The table cannot be read: gone" {
		t.Errorf("got %q", got)
	}
}
