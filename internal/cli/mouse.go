package cli

import (
	"bufio"
	"fmt"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

// Who opens the program with the mouse is meant to, and gets the start screen.
// Cobra would send them away on Windows: to the command line.
func init() { cobra.MousetrapHelpText = "" }

// linger keeps the window open that Windows opened for this run alone, until
// what went wrong has been read: a file may have been dropped on the program.
func (p *program) linger() {
	if !mousetrap.StartedByExplorer() || !p.onTerminal() {
		return
	}
	fmt.Fprint(p.err, "\n"+p.cat.T("cli.linger")+" ")
	_, _ = bufio.NewReader(p.in).ReadString('\n') // whatever it is, it was a key
}
