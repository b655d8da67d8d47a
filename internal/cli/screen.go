package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

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

// runScreen is what the program does without a command: the start screen, or
// the file that was named.
func (p *program) runScreen(_ *cobra.Command, args []string) error {
	if !p.onTerminal() || p.asJSON {
		return fault.New(fault.Usage, "terminal.none")
	}
	if len(args) == 0 {
		return p.screen(nil)
	}
	r, err := p.desk.Enter(args[0], false)
	if err != nil {
		return err
	}
	return p.screen(r)
}

// screen runs the screen on a room, or on the start page where r is nil, and
// gives the file back.
func (p *program) screen(r *room.Room) error {
	path, err := ui.Run(ui.Options{
		Desk: p.desk, Room: r, Who: p.as, Lang: p.cat.Lang(), Theme: p.theme, Getenv: p.getenv, Recents: recents{p.getenv},
	})
	if path != "" {
		fmt.Fprintln(p.out, p.cat.T("cli.all_saved", "file", path))
	}
	return err
}

// langOf is the language that the program runs in, as editions name it.
func langOf(c *locale.Catalog) string { return string(c.Lang()) }
