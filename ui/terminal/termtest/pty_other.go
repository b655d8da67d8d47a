//go:build !unix

package termtest

import (
	"errors"
	"os"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

const none = "this system has no pseudo-terminals"

// Start skips the test: there is no terminal to start a program on.
func Start(t testing.TB, _ Options, _ string, _ ...string) *Terminal {
	t.Skip(none)
	return nil
}

// Show skips the test: there is no terminal to show a model on.
func Show(t testing.TB, _ Options, _ tea.Model) *Terminal {
	t.Skip(none)
	return nil
}

func setSize(*os.File, int, int) error { return errors.New(none) }

func sameMode(*os.File, any) bool { return true }
