package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui"
)

// knownFile is for a word that is no command: it must be a file.
func knownFile(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	_, err := os.Stat(args[0])
	if len(args) > 1 || errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Usage, "usage.unknown", "name", args[0])
	}
	return nil
}

// runScreen is what the program does without a command: the start screen, which
// offers the invitations that lie near, or the file that was named. Of an
// invitation that is the start screen, too: it says who invites whom.
func (p *program) runScreen(_ *cobra.Command, args []string) error {
	if !p.onTerminal() || p.asJSON {
		return fault.New(fault.Usage, "terminal.none")
	}
	switch {
	case len(args) == 0:
		return p.show(ui.Options{Near: near()})
	case room.IsInvitation(args[0]):
		return p.show(ui.Options{Invitation: args[0]})
	}
	r, err := p.desk.Enter(args[0], false)
	if err != nil {
		return err
	}
	return p.screen(r)
}

// near are the folders where an invitation may lie: the one that the program is
// started in, and the one that it lies in itself, as who opens it with the mouse
// is somewhere else.
func near() []string {
	var dirs []string
	if dir, err := os.Getwd(); err == nil {
		dirs = append(dirs, dir)
	}
	if path, err := os.Executable(); err == nil && !slices.Contains(dirs, filepath.Dir(path)) {
		dirs = append(dirs, filepath.Dir(path))
	}
	return dirs
}

// screen runs the screen on a room, and gives the file back.
func (p *program) screen(r *room.Room) error { return p.show(ui.Options{Room: r}) }

// show runs the screen.
func (p *program) show(o ui.Options) error {
	o.Desk, o.Who, o.Lang, o.Theme, o.Getenv, o.Recents = p.desk, p.as, p.cat.Lang(), p.theme, p.getenv, recents{p.getenv}
	left, err := ui.Run(o)
	if left.Path != "" {
		fmt.Fprintln(p.out, p.cat.T("cli.all_saved", "file", left.Path))
	}
	if left.Next != "" {
		fmt.Fprintln(p.out, left.Next)
		fmt.Fprintln(p.out, p.cat.T("cli.left", "file", left.Path))
	}
	return err
}

// langOf is the language that the program runs in, as editions name it.
func langOf(c *locale.Catalog) string { return string(c.Lang()) }
