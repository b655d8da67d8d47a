package ui

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/page"
)

// seeker is a page that looks for things.
type seeker struct {
	fake
	values []any
	errs   []error
}

func (s *seeker) Looked(_ page.Context, _ string, value any, err error) page.Action {
	s.values, s.errs = append(s.values, value), append(s.errs, err)
	return s.after
}

// atSeeker is a program with one page, which looks for things.
func atSeeker(t *testing.T) (*desk, *seeker) {
	s := &seeker{fake: fake{id: page.Nominees}}
	return sit(t, prize, func() map[page.ID]page.Page { return map[page.ID]page.Page{page.Nominees: s} }), s
}

// finds is a look that answers value, and notes whether it was given up.
func finds(value string, writes bool, gone *bool) page.Action {
	return page.Action{Look: &page.Look{Name: "x", Writes: writes, Run: func(ctx context.Context, _ *room.Room, who string) (any, error) {
		if gone != nil {
			*gone = ctx.Err() != nil
		}
		return value + who, nil
	}}}
}

func TestALookIsAnsweredOnce(t *testing.T) {
	d, s := atSeeker(t)
	gone := map[string]*bool{"a": new(bool), "b": new(bool)}
	s.on = func(key string) page.Action { return finds(key, false, gone[key]) }
	s.after = page.Action{Say: "found it"}
	d.press("a", "b")
	d.rest()
	if len(s.values) != 1 || s.values[0] != "b" {
		t.Errorf("answered %v, wants the later alone", s.values)
	}
	if !*gone["a"] || *gone["b"] {
		t.Errorf("given up: %v, %v", *gone["a"], *gone["b"])
	}
	d.shows("found it")
	if d.m.context().Busy != 0 {
		t.Error("a look counts as something to be saved")
	}
}

func TestALookIsGivenUp(t *testing.T) {
	for name, leave := range map[string]func(d *desk, s *seeker){
		"cancelled": func(d *desk, s *seeker) {
			s.on = func(string) page.Action { return page.Action{Cancel: "x"} }
			d.press("b")
		},
		"handed over":     func(d *desk, _ *seeker) { d.m.drop(d.m.sess.sight.Jurors[1].Juror.ID) },
		"another file":    func(d *desk, _ *seeker) { d.m.enter(takeLook(d.m.sess.room, "", d.disk.Clock), "", false) },
		"no such request": func(d *desk, _ *seeker) { d.m.errands.drop(errandKey{page.Nominees, "x"}) },
	} {
		d, s := atSeeker(t)
		gone := false
		s.on = func(string) page.Action { return finds("v", false, &gone) }
		d.press("a")
		leave(d, s)
		d.rest()
		if len(s.values) != 0 || !gone {
			t.Errorf("%s: answered %v, given up %v", name, s.values, gone)
		}
	}
}

// What writes files is waited for; what only looks is not.
func TestLeavingWaitsForWhatIsBeingWritten(t *testing.T) {
	for _, writes := range []bool{true, false} {
		d, s := atSeeker(t)
		s.on = func(string) page.Action { return finds("v", writes, nil) }
		d.press("a")
		looking := d.todo
		d.todo = nil
		d.press("q")
		d.rest()
		if d.quit == writes {
			t.Errorf("writes %v: left %v before it was done", writes, d.quit)
		}
		d.todo = looking
		d.rest()
		if !d.quit {
			t.Errorf("writes %v: the program is never left", writes)
		}
	}
}

// atEditor is a program whose environment names an editor: a shell script.
func atEditor(t *testing.T, script string) (*desk, *seeker) {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell here")
	}
	path := filepath.Join(t.TempDir(), "the editor")
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	d, s := atSeeker(t)
	d.m.outside.getenv = func(name string) string { return map[string]string{"EDITOR": sh + ` "` + path + `"`}[name] }
	d.m.outside.exec = func(c *exec.Cmd, fn tea.ExecCallback) tea.Cmd {
		c.Stdin, c.Stdout, c.Stderr = nil, nil, nil
		return func() tea.Msg { return fn(c.Run()) }
	}
	s.on = func(string) page.Action {
		return page.Action{Edit: &page.EditRequest{Name: "grounds", Text: "before\n", Max: 40}}
	}
	return d, s
}

func TestTheUsersOwnEditor(t *testing.T) {
	note := filepath.Join(t.TempDir(), "note")
	d, s := atEditor(t, `ls -l "$1" > "`+note+`"; echo "$1" >> "`+note+`"; printf 'and\033]52;c;x\007 after\r\n\n' >> "$1"`)
	d.press("a")
	d.rest()
	if len(s.values) != 1 || s.values[0] != "before\nand after" || s.errs[0] != nil {
		t.Fatalf("it answers %q, %v", s.values, s.errs)
	}
	data, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	if !strings.HasPrefix(lines[0], "-rw-------") {
		t.Errorf("others can read it: %s", lines[0])
	}
	if _, err := os.Stat(filepath.Dir(lines[1])); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", lines[1], err)
	}
}

// What the editor wrote is never thrown away unseen.
func TestAnEditorThatFails(t *testing.T) {
	for name, c := range map[string]struct{ script, id string }{
		"ends with an error": {`echo more >> "$1"; exit 3`, "edit.failed.kept"},
		"too long":           {`printf '%0100d' 7 >> "$1"`, "edit.long"},
	} {
		d, s := atEditor(t, c.script)
		d.press("a")
		d.rest()
		if len(s.errs) != 1 || fault.Of(s.errs[0]) == nil || fault.Of(s.errs[0]).ID != c.id {
			t.Fatalf("%s: %v", name, s.errs)
		}
		path := fault.Of(s.errs[0]).Args["path"]
		if data, err := os.ReadFile(path); err != nil || len(data) <= len("before\n") {
			t.Errorf("%s: the text is gone: %q, %v", name, data, err)
		}
		_ = os.RemoveAll(filepath.Dir(path))
	}
	for name, c := range map[string]struct {
		editor string
		script string
		args   map[string]string
	}{
		"changed nothing": {"", "exit 3", map[string]string{"code": "3"}},
		"is not there":    {"/nowhere/an-editor", "", map[string]string{"editor": "/nowhere/an-editor"}},
	} {
		dir := t.TempDir()
		t.Setenv("TMPDIR", dir)
		d, s := atEditor(t, c.script)
		if c.editor != "" {
			d.m.outside.getenv = func(string) string { return c.editor }
		}
		d.press("a")
		d.rest()
		f := fault.Of(s.errs[0])
		if f == nil || f.Args["path"] != "" || f.Args["detail"] != "" {
			t.Fatalf("%s: %v", name, s.errs)
		}
		for k, want := range c.args {
			if f.Args[k] != want {
				t.Errorf("%s: %v", name, f)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "votering-text-*")); len(left) > 0 {
			t.Errorf("%s: the text is left behind in %v", name, left)
		}
	}
	d, s := atEditor(t, "")
	d.m.outside.getenv = func(string) string { return "" }
	d.press("a")
	d.rest()
	if len(s.errs) != 1 || fault.Of(s.errs[0]).ID != "edit.none" {
		t.Errorf("without an editor: %v", s.errs)
	}
}
