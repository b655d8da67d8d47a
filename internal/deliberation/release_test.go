package deliberation

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/fault"
)

// signed is what happens until there is a signed decision.
func signed() []Event { return script(from("propose grounds nb Fordi", "prepare 1", "sign 1")...) }

func TestWhatWasReleasedIsKept(t *testing.T) {
	events := append(signed(), script("release press public Avisa", "release folder complete Arkivet")...)
	s, err := Replay(events, bound())
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, r := range s.Releases {
		told = append(told, r.What+" "+r.Profile+" "+r.To)
	}
	if d := cmp.Diff([]string{"press public Avisa", "folder complete Arkivet"}, told); d != "" {
		t.Error(d)
	}
	if s.Releases[0].Decision != 1 || s.Releases[0].SHA256 != hexOf("press") || s.Releases[0].Who != "kari" {
		t.Errorf("released: %+v", s.Releases[0])
	}
	if s.Phase != Decided {
		t.Errorf("a release leads to %s", s.Phase)
	}
}

// A State that was handed out does not change with the next release.
func TestReleasesAreNotShared(t *testing.T) {
	s, err := Replay(append(signed(), line("release press public")), bound())
	if err != nil {
		t.Fatal(err)
	}
	one, err := Apply(s, line("release letters public"), bound())
	if err != nil {
		t.Fatal(err)
	}
	two, err := Apply(s, line("release archive complete"), bound())
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Releases) != 1 || one.Releases[1].What != "letters" || two.Releases[1].What != "archive" {
		t.Errorf("%v, %v, %v", s.Releases, one.Releases, two.Releases)
	}
}

// To whom and on what basis never stands in a note, which everybody may read.
func TestAReleaseIsNotedWithoutWhomItWentTo(t *testing.T) {
	e := line("release press public Avisa")
	e.Release.Basis = "offentleglova"
	if got, want := e.Note(), "press public 1 "+HashNote(hexOf("press")); got != want {
		t.Errorf("the note is %q, wants %q", got, want)
	}
	back := Told(e.Kind, e.Note())
	if back.Release.What != "press" || back.Release.Profile != "public" || back.Number != 1 || back.SHA256 != short(e.SHA256) {
		t.Errorf("read back: %+v", back)
	}
}

func TestWhatCannotBeReleased(t *testing.T) {
	s, err := Replay(signed(), bound())
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Event){
		"nothing":                func(e *Event) { e.Release = nil },
		"no file":                func(e *Event) { e.Release.Files = 0 },
		"of another decision":    func(e *Event) { e.Number = 2 },
		"without its checksum":   func(e *Event) { e.SHA256 = "" },
		"for another profile":    func(e *Event) { e.Release.Profile = "secret" },
		"in no language":         func(e *Event) { e.Release.Language = "norsk" },
		"something with a space": func(e *Event) { e.Release.What = "press release" },
		"to lines":               func(e *Event) { e.Release.To = "a\nb" },
		"on a long basis":        func(e *Event) { e.Release.Basis = strings.Repeat("a", MaxBasis+1) },
	} {
		e := line("release press public Avisa")
		change(&e)
		if _, err := Apply(s, e, bound()); err == nil {
			t.Errorf("%s was released", name)
		}
	}
	early, err := Replay(signed()[:len(signed())-1], bound())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Apply(early, line("release press public"), bound()); fault.ClassOf(err) != fault.State {
		t.Errorf("before it is decided: %v", err)
	}
}

// The record alone is held to it too: what is released is the decision that
// stands.
func TestATraceHoldsReleasesToTheirDecision(t *testing.T) {
	trace := NewTrace(bound(), 0)
	for _, e := range signed() {
		if f := trace.Take(told(e)); f != nil {
			t.Fatal(f)
		}
	}
	if f := trace.Take(told(line("release press public"))); f != nil {
		t.Fatal(f)
	}
	other := line("release press public")
	other.Number = 2
	if f := trace.Take(told(other)); !errors.Is(f, fault.New(fault.Log, "event.form")) {
		t.Errorf("of another decision: %v", f)
	}
}
