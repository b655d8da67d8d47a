package terminal

import (
	"os"

	"github.com/charmbracelet/x/term"

	"votering/internal/fault"
)

// Check says whether a screen can be shown: both files are a terminal, and it
// can place text. If not it answers a fault of class E_USAGE.
func Check(in, out *os.File, getenv func(string) string) error {
	if !isTerminal(in) || !isTerminal(out) {
		return fault.New(fault.Usage, "terminal.none")
	}
	if getenv("TERM") == "dumb" {
		return fault.New(fault.Usage, "terminal.dumb")
	}
	return nil
}

func isTerminal(f *os.File) bool { return f != nil && term.IsTerminal(f.Fd()) }
