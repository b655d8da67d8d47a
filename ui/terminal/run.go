package terminal

import (
	"fmt"
	"os"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// fps is how many frames a second are drawn at most: the median key is then on
// the screen in half the time that Bubble Tea's default takes.
const fps = 120

// Grace is how long the model may go on after a [FinishMsg], where the options
// name no other time.
const Grace = 2 * time.Second

// Options say how [Run] shows a model.
type Options struct {
	// In and Out are the terminal; os.Stdin and os.Stdout where nil.
	In, Out *os.File
	// Ground is what [Background] learnt, with the keys typed meanwhile.
	Ground Ground
	// Mouse asks for mouse reports. They take selecting text away from the
	// terminal, so nobody gets them unasked.
	Mouse bool
	// Grace is how long the model may go on after a FinishMsg before the
	// program ends without it; [Grace] where 0.
	Grace time.Duration
	// Embedded leaves the process's signals alone and hands ctrl+z on as a
	// key: for a test, in which the program is not the process.
	Embedded bool
}

// FinishMsg tells the model that the program is being ended from outside: by a
// signal, or because the terminal is gone. The model writes what is still to
// be written and answers tea.Quit.
type FinishMsg struct {
	Signal os.Signal // SIGHUP where the terminal is gone
}

// DroppedMsg tells the model that more came from the terminal at once than a
// person types or the program takes, and that this many bytes were dropped.
type DroppedMsg struct{ Bytes int }

// Ended is why [Run] returned when the program was ended from outside.
type Ended struct{ Signal os.Signal }

// Error names the signal.
func (e *Ended) Error() string { return fmt.Sprintf("ended by signal: %v", e.Signal) }

// ExitCode is what a shell expects of a program that a signal ended: 128 and
// the signal's number.
func (e *Ended) ExitCode() int {
	if s, ok := e.Signal.(syscall.Signal); ok {
		return 128 + int(s)
	}
	return 1
}

// Run shows model on the terminal until it quits, and gives the terminal back
// however that comes about. It answers nil when the model quit, *[Ended] when
// the program was ended from outside, *[Panic] when it failed, and a fault
// where no screen can be shown.
func Run(model tea.Model, opts Options) error {
	opts = withDefaults(opts)
	if err := Check(opts.In, opts.Out, os.Getenv); err != nil {
		return err
	}
	a := &adapter{model: model, ahead: opts.Ground.typed}
	k := newKeeper(opts)
	in := newInput(opts.In, opts.Ground,
		func(n int) { k.program.Send(DroppedMsg{Bytes: n}) },
		k.lost)
	teaOpts := []tea.ProgramOption{
		tea.WithInput(in), tea.WithOutput(opts.Out), tea.WithAltScreen(), tea.WithFPS(fps),
		tea.WithoutSignalHandler(), tea.WithFilter(k.filter),
	}
	if opts.Mouse {
		teaOpts = append(teaOpts, tea.WithMouseCellMotion())
	}
	k.program = tea.NewProgram(a, teaOpts...)
	a.kill = k.program.Kill
	stop := k.watch()
	_, err := k.program.Run()
	signal := stop()
	switch {
	case a.crash != nil:
		return a.crash
	case signal != nil:
		return &Ended{Signal: signal}
	}
	return err
}

func withDefaults(o Options) Options {
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if o.Grace <= 0 {
		o.Grace = Grace
	}
	return o
}
