package start

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/layout"
	"votering/ui/theme"
)

func good(path string) room.Invite {
	return room.Invite{
		Path: path, Edition: award.Plain("Bosettings- og integreringsprisen 2022"), EditionID: "prisen-2022", Juror: "eli",
		Name: "Eli Strand", ChairName: "Kari Moe", ChairKeyFP: "SHA256:fe85JkIjo8VPe+XqXJGH5Mau1EMFdK1OdKvJUFicyA8",
		NomineeCount: 5, Into: "/home/eli/eli-prisen-2022.votering",
	}
}

func there(i room.Invite) room.Invite { i.Exists = true; return i }

func bad(path string) room.Invite {
	return room.Invite{Path: path, Problem: fault.New(fault.Sig, "mailing.broken").At(path)}
}

func look(lang locale.Lang, w, h int) page.Context {
	a := layout.Of(w, h, 0)
	return page.Context{L: locale.For(lang), S: theme.New(theme.None, true, termenv.ANSI), W: a.W, H: a.Body}
}

// The invitation greets at every size, in every language.
func TestGreeting(t *testing.T) {
	for name, i := range map[string]room.Invite{"new": good("/home/eli/eli.edition"), "there": there(good("/home/eli/eli.edition"))} {
		p := New()
		p.SetInvites([]room.Invite{i})
		for _, size := range pagetest.Sizes {
			for _, lang := range locale.Languages() {
				c := look(lang, size[0], size[1])
				frame := ansi.Strip(p.View(c))
				if lines := strings.Split(frame, "\n"); len(lines) != c.H {
					t.Errorf("%d lines at %v", len(lines), size)
				}
				if size[0] >= layout.FullW && !strings.Contains(frame, "Eli Strand") {
					t.Errorf("%s at %v greets nobody:\n%s", lang, size, frame)
				}
			}
			c := look(locale.NB, size[0], size[1])
			lines := strings.Split(ansi.Strip(p.View(c)), "\n")
			for i := range lines {
				lines[i] = strings.TrimRight(lines[i], " ")
			}
			golden.Same(t, "greeting-"+name+"-"+c.L.Int(int64(size[0]))+"x"+c.L.Int(int64(size[1])), strings.Join(lines, "\n")+"\n")
		}
	}
}

// Enter makes the file of who is invited, or opens it; one that cannot be used
// says why.
func TestAccepting(t *testing.T) {
	c := look(locale.EN, 80, 24)
	for name, x := range map[string]struct {
		invite room.Invite
		file   page.FileRequest
		fault  bool
	}{
		"new":   {good("a.edition"), page.FileRequest{Path: "/home/eli/eli-prisen-2022.votering", Invitation: "a.edition"}, false},
		"there": {there(good("a.edition")), page.FileRequest{Path: "/home/eli/eli-prisen-2022.votering"}, false},
		"bad":   {bad("a.edition"), page.FileRequest{}, true},
	} {
		p := New()
		p.SetInvites([]room.Invite{x.invite})
		a := press(p, c, "enter")
		switch {
		case x.fault != (a.Fault != nil):
			t.Errorf("%s: %v", name, a.Fault)
		case !x.fault && (a.File == nil || *a.File != x.file):
			t.Errorf("%s: %+v", name, a.File)
		}
	}
}

// The one that was named comes first, then those that can be used; recent files
// after all of them.
func TestTheOrderOfInvitations(t *testing.T) {
	p := New()
	p.Prefer("c.edition")
	p.SetRecents([]string{"old.votering"})
	p.SetInvites([]room.Invite{bad("a.edition"), good("b.edition"), bad("c.edition")})
	var got []string
	for _, it := range p.items[:4] {
		got = append(got, it.path)
	}
	if s := strings.Join(got, " "); s != "c.edition b.edition a.edition old.votering" {
		t.Errorf("in the order %s", s)
	}
	if p.at != 0 {
		t.Error("the cursor is not on the first")
	}
}

// The file can be made elsewhere than beside the invitation.
func TestMakingItElsewhere(t *testing.T) {
	c := look(locale.EN, 80, 24)
	p := New()
	p.SetInvites([]room.Invite{good("a.edition")})
	a := press(p, c, "e")
	if a.Ask == nil || a.Ask.Input.Value != "/home/eli/eli-prisen-2022.votering" {
		t.Fatalf("asked: %+v", a.Ask)
	}
	if f := a.Ask.Then("x.votering").File; f == nil || f.Path != "x.votering" || f.Invitation != "a.edition" {
		t.Errorf("made: %+v", f)
	}
	press(p, c, "down")
	if f := p.noInvite(); f == nil || f.ID != "start.no_invite" {
		t.Errorf("on another line: %v", f)
	}
}
