//go:build !unix

package terminal

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// jobControl has nothing to do here: no shell stops programs.
type jobControl struct{}

func newJobControl() jobControl { return jobControl{} }

func (jobControl) listen(chan<- os.Signal) {}

func (jobControl) handle(os.Signal, *tea.Program) bool { return false }

func (jobControl) filter(msg tea.Msg, _ *tea.Program, _ *os.File) (tea.Msg, error) {
	return msg, nil
}
