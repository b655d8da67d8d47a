package votefile_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/votefile"
)

// Whatever a file holds, it is a fault with a sentence, or what was found can be
// counted, shown and found again.
func FuzzLook(f *testing.F) {
	for _, s := range []string{nettskjema, microsoftEN, microsoftNB, googleEN, googleNB, "choice\nkinn\n", "a;b\r\n\"x\"y;kinn\r\n"} {
		for _, encode := range encodings {
			f.Add(encode(strings.NewReplacer("\u00a0", " ").Replace(s)), false)
		}
		f.Add(gzipped([]byte(s)), true)
		f.Add(zstded([]byte(s)), false)
	}
	e := edition()
	f.Fuzz(func(t *testing.T, data []byte, second bool) {
		inputs := []votefile.Input{input("v\x1b[2J", data)}
		if second {
			inputs = append(inputs, input("labels", "choice,1,Kinn\nchoice,2,Bodø\n"))
		}
		set, err := votefile.Look(inputs, votefile.Ask{}, e)
		if err != nil {
			if f := fault.Of(err); f == nil || strings.Contains(f.Where, "\x1b") {
				t.Fatalf("no fault that can be told: %v", err)
			}
			return
		}
		for _, found := range set.Files {
			holds(t, found)
		}
		if err := set.Fault(); err != nil {
			return
		}
		var files []publicvote.File
		for i := range set.Files {
			if set.Files[i].Role == votefile.RoleVotes {
				files = append(files, publicvote.File{SHA256: sum(t, inputs[i]), Read: &set.Files[i].Source.Layout.Reading})
			}
		}
		again, err := votefile.Again(inputs, files)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range again.Votes() {
			l := set.Votes()[i].Layout
			if s.Layout.ChoiceAt != l.ChoiceAt || s.Layout.TimeAt != l.TimeAt || s.Layout.VoterAt != l.VoterAt || s.Layout.Reading != l.Reading {
				t.Fatalf("found again as %+v; was %+v", s.Layout, l)
			}
		}
	})
}

func sum(t *testing.T, in votefile.Input) string {
	t.Helper()
	s, err := votefile.Sum(in)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// holds checks what holds of every file that was found.
func holds(t *testing.T, f votefile.Found) {
	t.Helper()
	shown := append([]string{f.Source.Name}, f.Columns...)
	for _, row := range f.First {
		shown = append(shown, row...)
	}
	for _, s := range shown {
		if s != text.Show(s) {
			t.Fatalf("%q is not fit to be shown", s)
		}
	}
	if f.Role != votefile.RoleVotes {
		return
	}
	l := f.Source.Layout
	if len(l.Header) != len(f.Columns) || len(l.Delimiter) != 1 || l.ChoiceAt >= len(l.Header) || l.TimeAt >= len(l.Header) || l.VoterAt >= len(l.Header) {
		t.Fatalf("%+v", l)
	}
	stream, err := f.Source.Open()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, stream); err != nil && fault.Of(err) == nil {
		t.Fatal(err)
	}
	if err := errors.Join(stream.Close()); err != nil {
		t.Fatal(err)
	}
}
