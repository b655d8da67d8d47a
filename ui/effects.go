package ui

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/editions"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
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
	}
	// recentMsg is the list of recent files.
	recentMsg struct{ paths []string }
	// heardMsg ends the time in which what opened by itself ignores keys.
	heardMsg struct{ seq int }
	// readMsg ends the time in which a message stays in spite of keys.
	readMsg struct{ seq int }
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

// lookAs looks at the room as who.
func lookAs(r *room.Room, who string, clock room.Clock) tea.Cmd {
	return func() tea.Msg { return lookMsg{who, takeLook(r, who, clock)} }
}

// openFile opens or founds the file of a request. Old is the file open so far:
// it is closed once the new one is there, and stays where there is none.
func openFile(d room.Desk, old *room.Room, req page.FileRequest, recents Recents) tea.Cmd {
	return func() tea.Msg {
		if old != nil && req.Source == "" && req.Demo == "" && sameFile(old.Path(), req.Path) {
			return openMsg{req: req, looked: takeLook(old, "", d.Clock)}
		}
		r, err := enter(d, withHome(req))
		if err != nil {
			return openMsg{req: req, err: err}
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

func enter(d room.Desk, req page.FileRequest) (*room.Room, error) {
	switch {
	case req.Demo != "":
		return demo(d, req)
	case req.Source != "":
		data, err := files.Read(req.Source, maxEdition)
		if err != nil {
			return nil, err
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

// withHome puts the user's own folder for a ~ in front of a typed path, which
// no shell has done here.
func withHome(req page.FileRequest) page.FileRequest {
	home, err := os.UserHomeDir()
	if err != nil {
		return req
	}
	for _, p := range []*string{&req.Path, &req.Source} {
		if rest, ok := strings.CutPrefix(*p, "~/"); ok {
			*p = filepath.Join(home, rest)
		}
	}
	return req
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// listRecent reads the list of recent files.
func listRecent(r Recents) tea.Cmd {
	if r == nil {
		return nil
	}
	return func() tea.Msg { return recentMsg{r.List()} }
}

// after answers msg when d has passed.
func after(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}
