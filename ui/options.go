// Package ui is the screen program: one Bubble Tea model at the root, which
// knows the size, the file that is open and who acts in it, gives keys to the
// page in front, runs what pages ask for, and draws what stands around them.
//
// The root's Update does no I/O and asks no clock: everything of that kind is
// a command in effects.go, and time comes with its answer.
package ui

import (
	"errors"
	"os"
	"os/exec"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/terminal"
	"votering/ui/theme"
)

// Options say what the screen program starts with.
type Options struct {
	Desk       room.Desk
	Room       *room.Room  // the file that is open already; nil: the start page. The program closes it
	Who        string      // who acts; empty: the chair, or whose own file it is
	ReadOnly   bool        // Room was opened for reading only
	Near       []string    // folders where an invitation may lie: the start page offers it
	Invitation string      // the file of one that is to be offered first; empty: none is named
	Lang       locale.Lang // English where empty
	Theme      string      // the flag --theme; empty: as the environment and the terminal say
	Getenv     func(string) string
	Recents    Recents        // nil: none are remembered
	Notices    []room.Notice  // shown first
	Zone       *time.Location // of the times that are shown; nil: the machine's
	In, Out    *os.File       // the terminal; standard input and output where nil
}

// outside is what the user's own editor is run with.
type outside struct {
	getenv  func(string) string
	in, out *os.File
	exec    func(cmd *exec.Cmd, fn tea.ExecCallback) tea.Cmd // gives the terminal to cmd until that ends
}

func outsideOf(o Options) outside { return outside{o.Getenv, o.In, o.Out, tea.ExecProcess} }

// Recents remembers the files that were opened.
type Recents interface {
	List() []string // paths, the newest first
	Add(path string)
}

// Run shows the program until it is left, and closes the file that is open
// then. It answers which file that is, where there is one and everything in it is
// saved. Changes that could not be saved and were given up are a fault,
// and so is an error of the program itself; where a signal ended it the answer
// is [terminal.Ended], joined with what was lost.
func Run(opts Options) (left Left, err error) {
	opts = withDefaults(opts)
	if err := terminal.Check(opts.In, opts.Out, opts.Getenv); err != nil {
		return Left{}, closed(opts.Room, err)
	}
	name, err := theme.Pick(opts.Theme, opts.Getenv)
	if err != nil {
		return Left{}, closed(opts.Room, err)
	}
	ground := terminal.Background(opts.In, opts.Out, opts.Getenv, terminal.AskLimit)
	m := New(opts, Look{Theme: name, Dark: ground.Dark, Profile: terminal.Profile(opts.Getenv, true)})
	err = terminal.Run(m, terminal.Options{In: opts.In, Out: opts.Out, Ground: ground})
	return m.leave(err)
}

// leave closes what is open when the screen is gone, and says what was lost.
func (m *Model) leave(err error) (Left, error) {
	lost := m.lost(err)
	if m.sess == nil {
		return Left{}, lost
	}
	left := Left{m.sess.room.Path(), leftToDo(m.l, &m.sess.sight)}
	if lost = closed(m.sess.room, lost); fault.Of(lost) != nil || lost != nil && !ended(lost) {
		return Left{}, lost
	}
	return left, lost
}

// lost puts why the screen ended together with what is not saved.
func (m *Model) lost(err error) error {
	n := m.queue.len()
	unsaved := fault.New(fault.IO, "unsaved", "n", m.l.Int(int64(n)))
	var crash *terminal.Panic
	switch {
	case errors.As(err, &crash) && n > 0:
		return fault.New(fault.IO, "ui.crashed.unsaved", "n", m.l.Int(int64(n))).Because(err)
	case errors.As(err, &crash):
		return fault.New(fault.IO, "ui.crashed").Because(err)
	case n == 0:
		return err
	case err == nil:
		return unsaved
	case ended(err):
		return errors.Join(err, unsaved)
	}
	return err
}

// ended reports whether the program was ended from outside.
func ended(err error) bool {
	var e *terminal.Ended
	return errors.As(err, &e)
}

// closed closes r, if any. An error from before is the one to tell.
func closed(r *room.Room, err error) error {
	if r == nil {
		return err
	}
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	return err
}

func withDefaults(o Options) Options {
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if o.Zone == nil {
		o.Zone = time.Local
	}
	if o.Lang == "" {
		o.Lang = locale.EN
	}
	return o
}
