package nominees

import (
	"strings"
	"testing"

	"votering/internal/mailing/mailingtest"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// reader is a juror of the kit in a file of their own: the first nominee has a
// document.
func reader(t *testing.T) *pagetest.Seat {
	t.Helper()
	k := mailingtest.New(t)
	r := roomtest.NewDisk().Joined(t, k, "per")
	return pagetest.Sit(t, r, "", New())
}

// The documents of a nomination are read in the program, where they came with
// the invitation.
func TestDocuments(t *testing.T) {
	s := reader(t)
	s.Press("a")
	if got := s.Frame(); !strings.Contains(got, "Søknad") || !strings.Contains(got, "Ved havet.") || strings.Contains(got, "# Kinn") {
		t.Errorf("the document is not set for reading:\n%s", got)
	}
	s.AllSizes(func(size string) { golden.Same(t, "document-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Press("a", "n")
	if s.Off != nil || s.Page.(*Page).reading != readAll {
		t.Errorf("the next nominee has none, and is not shown instead: %v", s.Off)
	}
	s.Press("a")
	if s.Off == nil || s.Off.ID != "nominees.no_document" {
		t.Errorf("a nominee without documents: %v", s.Off)
	}
	s.Press("p", "esc", "enter")
	if got := s.Frame(); !strings.Contains(got, "a leser dem") {
		t.Errorf("nobody is told that they can be read:\n%s", got)
	}
	s.Press("a", "s")
	if s.Last.Goto != page.Scoring {
		t.Errorf("s leads to %q", s.Last.Goto)
	}
}

// What a document holds takes nothing over, whatever it is.
func TestHostileDocument(t *testing.T) {
	s := reader(t)
	p := s.Page.(*Page)
	s.Press("a")
	for _, data := range []string{"", "\n\n", "#\n# \n##### x\n" + strings.Repeat("ord ", 5000), strings.Repeat("x", 10000)} {
		p.Looked(s.C, lookDocument, data, nil)
		s.AllSizes(func(string) {})
		s.Press("end", "home", " ")
	}
}

// Documents that are not in the file are named, with where to get them.
func TestDocumentsElsewhere(t *testing.T) {
	s := reader(t)
	s.C.Sight.Documents = nil
	s.Press("enter")
	if got := s.Frame(); !strings.Contains(got, "kinn.md") || strings.Contains(got, "a leser dem") {
		t.Errorf("the document is not named:\n%s", got)
	}
}
