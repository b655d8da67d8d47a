//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// stopWait is how long it may take to be stopped. A program that no shell
// watches over is not stopped at all, and goes on after this.
const stopWait = 300 * time.Millisecond

type (
	stopMsg  struct{} // SIGTSTP has come
	wokenMsg struct{} // SIGCONT has come, after a stop that nobody announced
)

// jobControl stops the program and lets it go on as a shell asks.
type jobControl struct {
	stopped *atomic.Bool  // waiting for SIGCONT
	goOn    chan struct{} // it has come
}

func newJobControl() jobControl {
	return jobControl{stopped: new(atomic.Bool), goOn: make(chan struct{}, 1)}
}

func (jobControl) listen(signals chan<- os.Signal) {
	signal.Notify(signals, unignored(syscall.SIGTSTP, syscall.SIGCONT)...)
}

// handle takes the signals of job control; the others are not for it. The
// program's loop, which may be busy, is not waited for.
func (j *jobControl) handle(s os.Signal, p *tea.Program) bool {
	switch s {
	case syscall.SIGTSTP:
		go p.Send(stopMsg{})
	case syscall.SIGCONT:
		if !j.stopped.Load() {
			go p.Send(wokenMsg{})
			break
		}
		select {
		case j.goOn <- struct{}{}:
		default:
		}
	default:
		return false
	}
	return true
}

// filter stops the program where msg asks for it, and returns what the model
// gets. An error means that the terminal did not come back.
func (j *jobControl) filter(msg tea.Msg, p *tea.Program, tty *os.File) (tea.Msg, error) {
	switch msg := msg.(type) {
	case stopMsg:
		if err := p.ReleaseTerminal(); err != nil {
			return nil, err
		}
		if j.stop() {
			j.toFront(tty)
		}
		return tea.ResumeMsg{}, p.RestoreTerminal()
	case wokenMsg:
		// Whatever had the terminal meanwhile has left it in its own way.
		j.toFront(tty)
		if err := p.ReleaseTerminal(); err != nil {
			return nil, err
		}
		return tea.ResumeMsg{}, p.RestoreTerminal()
	case tea.SuspendMsg:
		stopGroup()
		return nil, nil
	case tea.KeyMsg:
		if msg.Type == tea.KeyCtrlZ && !msg.Paste {
			stopGroup()
			return nil, nil
		}
	}
	return msg, nil
}

// stopGroup does what the terminal does on ctrl+z when it is not in raw mode:
// it tells everything that belongs to the command, this program too.
func stopGroup() { _ = syscall.Kill(0, syscall.SIGTSTP) }

// stop stops this program and says whether it was. It does so by SIGTTOU: once
// Go has listened to SIGTSTP, that signal never again does what it does by
// itself, not even after signal.Reset; and SIGSTOP would also stop a program
// that nobody is there to make go on, which this one leaves alone.
func (j *jobControl) stop() bool {
	select {
	case <-j.goOn: // of an earlier stop
	default:
	}
	j.stopped.Store(true)
	defer j.stopped.Store(false)
	_ = syscall.Kill(os.Getpid(), syscall.SIGTTOU)
	select {
	case <-j.goOn:
		return true
	case <-time.After(stopWait):
		return false
	}
}

// toFront waits until the terminal is this program's again: "bg" makes it go
// on without the terminal.
func (j *jobControl) toFront(tty *os.File) {
	for !foreground(tty) && j.stop() {
	}
}
