package publicvote_test

import (
	"errors"
	"testing"

	"votering/internal/publicvote"
)

// A column is found by its name as it stands, as people read it, and without
// regard to case; never where several could be meant.
func TestColumn(t *testing.T) {
	header := []string{"time", "Hva er &#34;best&#34;?", " <b>Valg&nbsp;1</b> ", "Voter", "voter", "twice", "twice", "", "A&amp;amp;B", "Choice"}
	for name, want := range map[string]int{
		"time": 0, "Time": 0, `Hva er "best"?`: 1, "Hva er &#34;best&#34;?": 1, "Valg 1": 2, "valg 1": 2,
		"Voter": 3, "voter": 4, "A&amp;B": 8, "A&amp;amp;B": 8, "choice": 9, " choice ": 9,
	} {
		if at, err := publicvote.Column(header, name); at != want || err != nil {
			t.Errorf("%q: %d, %v; want %d", name, at, err, want)
		}
	}
	for name, want := range map[string]error{
		"twice": publicvote.ErrColumnTwice, "VOTER": publicvote.ErrColumnTwice,
		"nobody": publicvote.ErrNoColumn, "-": publicvote.ErrNoColumn, " ": publicvote.ErrNoColumn, "\u200b": publicvote.ErrNoColumn,
	} {
		if at, err := publicvote.Column(header, name); at != -1 || !errors.Is(err, want) {
			t.Errorf("%q: %d, %v; want %v", name, at, err, want)
		}
	}
}

// What people read of a column's name has nothing in it that a page or a
// terminal would act upon, and is the name of the same column.
func TestColumnName(t *testing.T) {
	for cell, want := range map[string]string{
		"choice": "choice", "": "", " to\nlinjer ": "to linjer", "a &lt;b&gt;c&lt;/b&gt;": "a c", "<span class=\"x\">Bodø</span>": "Bodø",
		"3 < 4 > 2": "3 < 4 > 2", "\x1b[31mred": "red", "a\u202eb": "ab", "A\u030a": "Å", "bad\xff": "bad", "&#0;x": "x",
	} {
		if got := publicvote.ColumnName(cell); got != want {
			t.Errorf("%q: %q; want %q", cell, got, want)
		}
	}
}
