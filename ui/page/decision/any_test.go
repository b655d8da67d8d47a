package decision

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
	"votering/ui/page/pagetest"
	"votering/ui/part/stack"
)

// signFiles signs the documents in a folder as somebody does elsewhere.
func signFiles(t testing.TB, dir string, n byte) {
	t.Helper()
	for _, name := range []string{room.PublicFile, room.CompleteFile} {
		doc, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		sig, err := trusttest.Signer(t, n).Sign(t.Context(), trust.NamespaceDecision, doc)
		must(t, err, os.WriteFile(filepath.Join(dir, name+".sig"), sig, 0o600))
	}
}

// states are rooms in which the page has something to show.
func states(t testing.TB) map[string]*room.Room {
	signed := advice(t, newRing(t))
	vote(t, signed, "kinn")
	grounds(t, signed)
	ready := advice(t, newRing(t))
	vote(t, ready, "bodo")
	grounds(t, ready)
	sign(t, signed)
	return map[string]*room.Room{
		"fresh": advice(t, newRing(t)), "binding": binding(t, newRing(t)), "departing": ready, "signed": signed,
	}
}

// Every part, every step: one key means one thing, and all have their words.
func TestKeys(t *testing.T) {
	for name, r := range states(t) {
		s, p := sit(t, r)
		for i := range append(p.rows, row{}) {
			p.steps.Clear()
			if i < len(p.rows) {
				s.Press(string(rune('1' + i)))
			}
			consistent(t, name, s)
			for _, more := range []string{"enter", "h"} {
				s.Press(more)
				consistent(t, name, s)
			}
		}
	}
	s, p := atKeys(t, advice(t, newRing(t)))
	for _, st := range []stack.Step{&elsewhere{p: p}, newExport(p, s.C, things[0]), &written{p: p}} {
		p.steps.Push(st)
		consistent(t, "signing", s)
	}
}

func consistent(t *testing.T, where string, s *pagetest.Seat) {
	t.Helper()
	seen := map[string]string{}
	for _, b := range s.Page.Bindings(s.C) {
		for _, k := range b.Keys {
			if seen[k] != "" {
				t.Errorf("%s: %s is %s and %s", where, k, seen[k], b.ID)
			}
			seen[k] = b.ID
			if letter := len([]rune(k)) == 1; letter && s.Page.Typing() {
				t.Errorf("%s: %s is a letter where one writes", where, k)
			}
		}
		for _, lang := range locale.Languages() {
			if l := locale.For(lang); strings.Contains(b.Word(l)+b.Help(l), "⟦") || b.Off != nil && !l.Has("fault."+b.Off.ID) {
				t.Errorf("%s: %s has no words in %s", where, b.ID, lang)
			}
		}
	}
}

// Any keys at any size leave a drawing of the right size, and what was written
// is in the room in the end.
func TestAnyKeys(t *testing.T) {
	all := []string{
		"enter", "esc", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "tab", "shift+tab", "backspace", "delete",
		"ctrl+s", "ctrl+u", "ctrl+w", "f2", "ctrl+up", "ctrl+down", "alt+u", "alt+e", " ", "-", "h", "r", "x", "æ", "q",
		"1", "2", "3", "4", "5", "6", "7", "8", "9", "0",
	}
	rapid.Check(t, func(rt *rapid.T) {
		k := newRing(t)
		r := advice(t, k)
		if rapid.Bool().Draw(rt, "ready") {
			vote(t, r, "kinn")
			grounds(t, r)
		}
		s, p := sit(t, r)
		home := filepath.Join(t.TempDir(), hexOf(rapid.Uint64().Draw(rt, "dir")))
		s.Slow = rapid.Bool().Draw(rt, "slow")
		for range rapid.IntRange(1, 60).Draw(rt, "n") {
			key := rapid.SampledFrom(all).Draw(rt, "key")
			if _, exporting := p.steps.Front().(*export); exporting && key == "enter" {
				key = "down" // it would write into the folder of the test
			}
			s.Press(key)
			if rapid.IntRange(0, 4).Draw(rt, "size") == 0 {
				size := rapid.SampledFrom(pagetest.Sizes).Draw(rt, "to")
				s.Size(size[0], size[1])
			}
			if s.Asked != nil && rapid.Bool().Draw(rt, "yes") {
				s.Answer(home)
			}
			s.Asked = nil
			s.Frame()
		}
		w, ok := p.steps.Front().(*writer)
		s.Leave()
		s.Settle()
		if ok && s.C.Sight.Phase == deliberation.Revealed { // else the way back was asked for before
			if got := strings.TrimSpace(w.editor.Value()); got != strings.TrimSpace(w.id.stored(&s.C.Sight.Proposal)) {
				rt.Fatalf("%v is %q here, and %q in the room", w.id, got, w.id.stored(&s.C.Sight.Proposal))
			}
		}
		if p.texts.refused() && s.C.Sight.Phase == deliberation.Revealed { // else it was asked for after the way back
			rt.Fatal("a text is not saved")
		}
	})
}

func hexOf(n uint64) string {
	sum := sha256.Sum256([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
	return hex.EncodeToString(sum[:8])
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Foreign names, comments, texts and keys take nothing over.
func TestForeignText(t *testing.T) {
	evil := []string{strings.Repeat("Æ", 120), "a\x1b]52;c;x\a\u202eb", "日本" + strings.Repeat("語", 58), "", "e\u0301"}
	for name, r := range states(t) {
		s, p := sit(t, r)
		e := *s.C.Sight.Edition
		e.Nominees, e.Jurors = append([]award.Nominee(nil), e.Nominees...), append([]award.Juror(nil), e.Jurors...)
		for i := range e.Nominees {
			e.Nominees[i].Name = evil[i%len(evil)]
		}
		for i := range e.Jurors {
			e.Jurors[i].Name = evil[i%len(evil)]
		}
		s.C.Sight.Edition, s.C.Sight.Path = &e, evil[1]
		s.C.Sight.Meeting = &room.MeetingSight{Items: []room.ItemSight{
			{Item: agenda.Item{Kind: agenda.Own, Title: evil[1]}, Note: evil[1] + "\n" + evil[0]},
			{Item: agenda.Item{Kind: agenda.Apart, Nominees: []string{evil[1]}, Criterion: evil[2]}, Note: evil[2]},
		}}
		s.Page.Seen(s.C)
		for i := range append(p.rows, row{}) {
			p.steps.Clear()
			s.Page.Seen(s.C)
			if i < len(p.rows) && s.Page.Bindings(s.C) != nil {
				s.Asked = nil
				p.open(s.C, p.rows[i])
			}
			s.AllSizes(func(size string) {
				for range 2 {
					if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
						t.Fatalf("%s, %s: %q", name, size, f)
					}
					s.Page.Key(s.C, tea.KeyMsg{Type: tea.KeyF2})
				}
				if s.Page.Typing() {
					s.Page.Key(s.C, tea.KeyMsg{Type: tea.KeyF2})
					s.Page.Key(s.C, tea.KeyMsg{Type: tea.KeyEnter})
					s.Page.Key(s.C, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(evil[1] + strings.Repeat("\u0301", 9)), Paste: true})
				}
			})
		}
	}
}

// Of marks towering over each other those are dropped that cannot stand.
func TestTowersAreTakenDown(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{ofGrounds, "nb"})
	s.Paste("Kinn" + strings.Repeat("\u0301", 9) + " vant")
	s.Press("esc")
	got := s.C.Sight.Proposal.Grounds["nb"]
	if !strings.HasPrefix(got, "Kin") || strings.Contains(got, `\u`) || !strings.HasSuffix(got, " vant") || s.Last.Fault != nil {
		t.Errorf("%q, %v", got, s.Last.Fault)
	}
}

// The largest edition: the page still has its size, and its lists their rows.
func TestManyNomineesAndJurors(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	e := *s.C.Sight.Edition
	for len(e.Nominees) < award.MaxNominees {
		e.Nominees = append(e.Nominees, e.Nominees[0])
	}
	for len(e.Jurors) < award.MaxJurors {
		e.Jurors = append(e.Jurors, e.Jurors[1])
	}
	s.C.Sight.Edition = &e
	s.C.Sight.Proposal.Winner = e.Nominees[1].ID
	for _, r := range []row{{kind: ofWinner}, {kind: ofVotes}, {kind: ofDissent}} {
		p.steps.Clear()
		p.open(s.C, r)
		s.AllSizes(func(string) { s.Press("end"); s.Frame(); s.Press("pgup"); s.Frame() })
	}
	if s.C.Sight.Phase != deliberation.Revealed {
		t.Error("something was done")
	}
}
