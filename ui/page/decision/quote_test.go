package decision

import (
	"strings"
	"testing"

	"votering/internal/locale"
	"votering/ui/page/pagetest"
)

// quoting is the grounds of that language being written.
func quoting(t *testing.T, lang string) (*pagetest.Seat, *writer) {
	t.Helper()
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{ofGrounds, lang})
	return s, p.steps.Front().(*writer)
}

// A comment is chosen with the keys and stands in the text as a quotation where
// one wrote, at every size; typing goes on at once.
func TestACommentIsQuoted(t *testing.T) {
	for _, size := range pagetest.Sizes {
		s, w := quoting(t, "nb")
		s.Size(size[0], size[1])
		s.Type("Bjørn? Juryen: og mer.")
		for range " og mer." {
			s.Press("left")
		}
		s.Press("f2", "down", "down", "up", "enter")
		s.Type(",")
		want := "Bjørn? Juryen: «175 av 175 etter at anmodningen ble økt fra 40.», og mer."
		if got := w.editor.Value(); got != want {
			t.Errorf("%v: %q", size, got)
		}
		if s.Press("alt+u"); w.editor.Value() != "Bjørn? Juryen: og mer." {
			t.Errorf("%v: undone it is %q", size, w.editor.Value())
		}
	}
}

// In another language it stands between the marks of that one.
func TestACommentIsQuotedInEnglish(t *testing.T) {
	s, w := quoting(t, "en")
	s.Press("f2", "end", "enter")
	if got := w.editor.Value(); got != "“Tallene kom med Ukraina. Jeg leter etter planen fra før.”" {
		t.Errorf("%q", got)
	}
}

// Whoever goes to the comments and types on is writing again, and loses nothing;
// neither does who changes their mind.
func TestBackToWritingAtOnce(t *testing.T) {
	for _, back := range [][]string{{"f2"}, {"esc"}, {"down", "f2"}, nil} {
		s, w := quoting(t, "nb")
		s.Type("sa")
		s.Press("f2")
		s.Press(back...)
		s.Type("nn")
		if got := w.editor.Value(); got != "sann" || w.aside.picking {
			t.Errorf("%v: %q, picking %v", back, got, w.aside.picking)
		}
	}
}

// The comments stay in sight for who asks for it, and go away for who does not.
func TestTheCommentsStayOrGo(t *testing.T) {
	for key, want := range map[string]bool{"f2": true, "esc": false, "enter": false} {
		s, _ := quoting(t, "nb")
		s.Size(80, 24)
		s.Press("f2", key)
		if got := strings.Contains(s.Frame(), "leter etter planen fra før"); got != want {
			t.Errorf("after %s: %v", key, got)
		}
	}
}

// The text says how many of its quotations are linked and to what, and warns of
// one that was changed and of people whom it names.
func TestWhatTheTextQuotes(t *testing.T) {
	s, w := quoting(t, "nb")
	s.Press("f2", "enter")
	shows(t, s, "● 1 sitat er knyttet til en kommentar (Engasjement og fleksibilitet i bosettingen)")
	s.Type(" Og «noe helt annet sted fra».")
	shows(t, s, "· 1 annet sitat er ikke fra en kommentar")
	s.Press("ctrl+home", "right")
	s.Type("Hele ")
	shows(t, s, "▲ Ingen har skrevet akkurat «Hele 175 av 175 etter at", "Det ligner på en kommentar om Engasjement")
	s.Press("ctrl+end", "enter")
	s.Type("Anne sa det.")
	shows(t, s, "begrunnelsen nevner Anne")
	for _, lang := range locale.Languages() {
		s.C.L = locale.For(lang)
		s.AllSizes(func(size string) {
			if f := s.Frame(); strings.ContainsAny(f, "⟦{") {
				t.Errorf("%s, %s: %s", lang, size, f)
			}
		})
	}
	s.C.L = locale.For(locale.NB)
	if s.Press("esc"); s.C.Sight.Proposal.Grounds["nb"] != w.editor.Value() {
		t.Error("it is not saved")
	}
	shows(t, s, "1 annet sitat er ikke fra en kommentar")
	for _, want := range []string{"quote_changed", "names_juror.grounds"} {
		found := false
		for _, n := range s.C.Sight.Public {
			found = found || n.ID == want
		}
		if !found {
			t.Errorf("before signing nothing is said of %s: %v", want, s.C.Sight.Public)
		}
	}
}

// There is no more room than there is: what does not fit is not put in, and said.
func TestAQuotationThatDoesNotFit(t *testing.T) {
	s, w := quoting(t, "nb")
	s.Paste(strings.Repeat("x", 39_990))
	s.Press("f2", "enter")
	if w.editor.Len() != 39_990 {
		t.Errorf("%d characters", w.editor.Len())
	}
	shows(t, s, "× ")
}

// What was noted in the meeting stands beside the comments, and goes into the
// text as it is.
func TestANoteOfTheMeeting(t *testing.T) {
	s, p := sit(t, met(t, newRing(t)))
	s.Size(160, 40)
	open(t, s, p, row{ofGrounds, "nb"})
	shows(t, s, "Kommentarer og notater: Kinn", "Notater fra møtet", "Kinn · Engasjement og", "Boligplanen er fra 2021:", "Kaffe: Anne hentet kaffe.")
	s.Type("Vi leste: ")
	s.Press("f2", "down", "enter")
	w := p.steps.Front().(*writer)
	if got := w.editor.Value(); got != "Vi leste: Boligplanen er fra 2021:\nside 4 i nominasjonen." {
		t.Errorf("%q", got)
	}
	if w.found(s.C).warnings(s.C, false) != nil {
		t.Errorf("it warns of %v", w.looked)
	}
	s.Press("f2", "end", "enter")
	shows(t, s, "▲ begrunnelsen nevner Anne")
}
