package ui

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/editions"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// The answers of effects. Each carries what tells whether it still matters.
type (
	// actMsg is what became of a job, with what its asker may see after it.
	actMsg struct {
		seq    int
		err    error
		note   []room.Notice
		looked looked
	}
	// lookMsg is the sight for whoever sits down.
	lookMsg struct {
		who    string
		looked looked
	}
	// openMsg is a file that was opened, or why it was not.
	openMsg struct {
		req    page.FileRequest
		err    error
		looked looked // of the room that is open now; without one there is no new room
		mend   bool   // the file it was to be made from can be mended on the screen
	}
	// recentMsg is the list of recent files.
	recentMsg struct{ paths []string }
	// invitesMsg is the invitations that lie near.
	invitesMsg struct{ found []room.Invite }
	// backMsg is the answer of a look of a page, or of the user's own editor.
	backMsg struct {
		key   errandKey
		seq   int
		value any
		err   error
	}
	// heardMsg ends the time in which what opened by itself ignores keys.
	heardMsg struct{ seq int }
	// readMsg ends the time in which a message stays in spite of keys.
	readMsg struct{ seq int }
	// tickMsg is what the time is, for a page on which it is seen to pass.
	tickMsg struct {
		seq int
		at  time.Time
	}
)

// looked is a sight of the room, and when it was taken.
type looked struct {
	room  *room.Room
	sight room.Sight
	err   error
	at    time.Time
}

func takeLook(r *room.Room, who string, clock room.Clock) looked {
	s, err := r.Sight(who)
	return looked{r, s, err, clock.Now()}
}

// runAct does one job and looks at the room after it.
func runAct(r *room.Room, j job, seq int, clock room.Clock) tea.Cmd {
	return func() tea.Msg {
		notes, err := j.act.Run(r, j.who)
		return actMsg{seq: seq, err: err, note: notes, looked: takeLook(r, j.who, clock)}
	}
}

// runLook does what a page looks for.
func runLook(ctx context.Context, r *room.Room, who string, l page.Look, key errandKey, seq int) tea.Cmd {
	return func() tea.Msg {
		value, err := l.Run(ctx, r, who)
		return backMsg{key, seq, value, err}
	}
}

// runEditor hands a text to the editor of the environment, in a file that
// nobody else can read and that is taken away after.
func runEditor(o outside, r page.EditRequest, key errandKey, seq int) tea.Cmd {
	return func() tea.Msg {
		fail := func(err error) tea.Msg { return backMsg{key: key, seq: seq, err: err} }
		args := editorOf(o.getenv)
		if len(args) == 0 {
			return fail(fault.New(fault.Usage, "edit.none"))
		}
		dir, err := os.MkdirTemp("", "votering-text-")
		if err != nil {
			return fail(files.Fault(err, os.TempDir()))
		}
		path := filepath.Join(dir, "text.md")
		if err := os.WriteFile(path, []byte(r.Text), 0o600); err != nil {
			_ = os.RemoveAll(dir)
			return fail(files.Fault(err, path))
		}
		cmd := exec.Command(args[0], append(args[1:], path)...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = o.in, o.out, o.out
		return o.exec(cmd, func(err error) tea.Msg {
			if err != nil {
				return fail(editorFailed(err, args[0], path, r.Text))
			}
			value, err := edited(path, r.Max)
			if err != nil {
				return fail(err)
			}
			_ = os.RemoveAll(dir) // a private folder among the temporary ones; what it held is on the screen again
			return backMsg{key, seq, value, nil}
		})()
	}
}

// editorFailed says why an editor answers nothing. What it had written stays in
// the file at path; where it had written nothing the file is taken away.
func editorFailed(err error, editor, path, text string) *fault.Error {
	f := fault.New(fault.IO, "edit.missing", "editor", editor)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code := strconv.Itoa(exit.ExitCode())
		if data, err := os.ReadFile(path); err == nil && string(data) != text {
			return fault.New(fault.IO, "edit.failed.kept", "editor", editor, "code", code, "path", path).Because(exit)
		}
		f = fault.New(fault.IO, "edit.failed", "editor", editor, "code", code)
	}
	_ = os.RemoveAll(filepath.Dir(path)) // it holds what is on the screen, and nothing else
	return f.Because(err)
}

// editorOf is the user's editor with its arguments; none where the environment
// names no editor. A name with spaces in it stands in quotes.
func editorOf(getenv func(string) string) []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		quoted := false
		args := strings.FieldsFunc(getenv(name), func(r rune) bool {
			if r == '"' {
				quoted = !quoted
			}
			return r == '"' || r == ' ' && !quoted
		})
		if len(args) > 0 {
			return args
		}
	}
	return nil
}

// maxEdited is the largest file that is taken back from an editor, in bytes.
const maxEdited = 1 << 20

// edited is the text that an editor left, without what may not stand in one.
// Where it is too long the file stays, and the fault says where.
func edited(path string, most int) (string, error) {
	data, err := files.Read(path, maxEdited)
	if err != nil {
		return "", err
	}
	s := strings.TrimRight(text.KeepLines(strings.ToValidUTF8(string(data), "")), "\n")
	if n := utf8.RuneCountInString(s); n > most {
		return "", fault.New(fault.Size, "edit.long", "n", strconv.Itoa(n), "max", strconv.Itoa(most), "path", path)
	}
	return s, nil
}

// lookAs looks at the room as who.
func lookAs(r *room.Room, who string, clock room.Clock) tea.Cmd {
	return func() tea.Msg { return lookMsg{who, takeLook(r, who, clock)} }
}

// openFile opens or founds the file of a request. Old is the file open so far:
// it is closed once the new one is there, and stays where there is none.
func openFile(d room.Desk, old *room.Room, req page.FileRequest, recents Recents) tea.Cmd {
	return func() tea.Msg {
		if req.Template != "" {
			req.Template = page.Path(req.Template)
			return openMsg{req: req, err: room.WriteTemplate(req.Template, req.Language)}
		}
		req, err := taken(d, req)
		if err != nil {
			return openMsg{req: req, err: err}
		}
		if old != nil && !makes(req) && files.Same(old.Path(), req.Path) {
			return openMsg{req: req, looked: takeLook(old, "", d.Clock)}
		}
		r, err := enter(d, req)
		if err != nil {
			return openMsg{req: req, err: err, mend: mendable(req, err)}
		}
		if old != nil {
			err = old.Close()
		}
		if recents != nil {
			recents.Add(r.Path())
		}
		return openMsg{req: req, err: err, looked: takeLook(r, "", d.Clock)}
	}
}

// mendable reports whether an edition file that was refused can be mended on the
// screen.
func mendable(req page.FileRequest, why error) bool {
	if req.Source == "" || req.Mend || fault.ClassOf(why) == fault.IO {
		return false
	}
	data, err := files.Read(req.Source, maxEdition)
	return err == nil && room.Mendable(data, req.Source)
}

// taken is a request with its paths as the system takes them. Where what was to
// be opened is an invitation, its file is to be made, or opened where it is
// there.
func taken(d room.Desk, req page.FileRequest) (page.FileRequest, error) {
	req.Path, req.Source, req.Invitation = page.Path(req.Path), page.Path(req.Source), page.Path(req.Invitation)
	if makes(req) || !room.IsInvitation(req.Path) {
		return req, nil
	}
	i, err := d.Invitation(req.Path)
	switch {
	case err != nil:
		return req, err
	case i.Problem != nil:
		return req, i.Problem
	case !i.Exists:
		req.Invitation = i.Path
	}
	req.Path = i.Into
	return req, nil
}

// makes reports whether a request makes a new file.
func makes(req page.FileRequest) bool {
	return req.Source != "" || req.Demo != "" || req.Invitation != "" || req.Empty != nil
}

func enter(d room.Desk, req page.FileRequest) (*room.Room, error) {
	switch {
	case req.Empty != nil:
		return d.Found(req.Path, &award.Edition{
			ID: req.Empty.ID, Title: award.Plain(req.Empty.Title), Language: req.Empty.Language,
		})
	case req.Invitation != "":
		return d.Join(req.Invitation, req.Path, "", "")
	case req.Demo != "":
		return demo(d, req)
	case req.Source != "":
		data, err := files.Read(req.Source, maxEdition)
		if err != nil {
			return nil, err
		}
		if req.Mend {
			return d.Mend(req.Path, data, req.Source)
		}
		return d.New(req.Path, data, req.Source)
	}
	return d.Enter(req.Path, false)
}

// demo founds a bundled edition, in a scratch file where no path is given.
func demo(d room.Desk, req page.FileRequest) (*room.Room, error) {
	b, ok := editions.ByID(req.Demo)
	if !ok {
		return nil, fault.New(fault.Usage, "demo.unknown", "edition", req.Demo, "editions", "")
	}
	path := req.Path
	if path == "" {
		dir, err := os.MkdirTemp("", "votering-demo-")
		if err != nil {
			return nil, files.Fault(err, os.TempDir())
		}
		path = filepath.Join(dir, b.ID+".votering")
	}
	return d.Demo(path, b)
}

// maxEdition is the largest edition file that is read, in bytes.
const maxEdition = 4 << 20

// listRecent reads the list of recent files.
func listRecent(r Recents) tea.Cmd {
	if r == nil {
		return nil
	}
	return func() tea.Msg { return recentMsg{r.List()} }
}

// listInvites looks for invitations: the one that was named, and those that lie
// in the folders near.
func (m *Model) listInvites() tea.Cmd {
	d, named, near := m.desk, m.start.Preferred(), m.near
	if named == "" && len(near) == 0 {
		return nil
	}
	return func() tea.Msg {
		found := d.Invitations(near...)
		if named == "" || slices.ContainsFunc(found, func(i room.Invite) bool { return files.Same(i.Path, named) }) {
			return invitesMsg{found}
		}
		one, err := d.Invitation(named)
		if err != nil {
			one = room.Invite{Path: named, Problem: fault.Of(err)}
		}
		return invitesMsg{append([]room.Invite{one}, found...)}
	}
}

// tick answers the time at the next full multiple of every: so seconds are
// counted as they pass, and none is left out because drawing takes time, too.
func tick(clock room.Clock, every time.Duration, seq int) tea.Cmd {
	return func() tea.Msg {
		now := clock.Now()
		<-time.After(now.Truncate(every).Add(every).Sub(now))
		return tickMsg{seq, clock.Now()}
	}
}

// after answers msg when d has passed.
func after(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}
