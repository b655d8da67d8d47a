package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"
)

// killWait is how long Bubble Tea may take to end after it was told to.
const killWait = time.Second

// keeper sees to it that the terminal is given back. It listens to signals
// while the program runs, and takes the terminal over where the program cannot
// end by itself.
type keeper struct {
	opts    Options
	program *tea.Program
	before  *term.State // the terminal's mode before the program

	signals chan os.Signal
	hungUp  chan struct{} // the terminal is gone
	job     jobControl

	done  chan struct{} // closed when the program has ended
	ended chan os.Signal
}

func newKeeper(opts Options) *keeper {
	k := &keeper{
		opts:    opts,
		signals: make(chan os.Signal, 8),
		hungUp:  make(chan struct{}, 1),
		job:     newJobControl(),
		done:    make(chan struct{}),
		ended:   make(chan os.Signal, 1),
	}
	k.before, _ = term.GetState(opts.In.Fd())
	return k
}

// watch listens until the returned function is called, which says what signal
// ended the program, if one did.
func (k *keeper) watch() (stop func() os.Signal) {
	if !k.opts.Embedded {
		signal.Notify(k.signals, unignored(syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM)...)
		k.job.listen(k.signals)
	}
	go k.loop()
	return func() os.Signal {
		signal.Stop(k.signals)
		close(k.done)
		return <-k.ended
	}
}

// loop is the program's own goroutine besides Bubble Tea's. It calls nothing
// that panics.
func (k *keeper) loop() {
	var cause os.Signal
	var deadline, last <-chan time.Time
	end := func(s os.Signal) {
		if cause != nil && s == syscall.SIGHUP {
			return // the system, the shell and the input all say it
		}
		if cause != nil { // told twice: now
			k.program.Kill()
			last = time.After(killWait)
			return
		}
		cause = s
		go k.program.Send(FinishMsg{Signal: s})
		deadline = time.After(k.opts.Grace)
	}
	for {
		select {
		case <-k.done:
			k.ended <- cause
			return
		case <-k.hungUp:
			end(syscall.SIGHUP)
		case s := <-k.signals:
			if !k.job.handle(s, k.program) {
				end(s)
			}
		case <-deadline:
			k.program.Kill()
			last = time.After(killWait)
		case <-last:
			k.takeOver()
			os.Exit((&Ended{Signal: cause}).ExitCode())
		}
	}
}

// filter sees every message before Bubble Tea does, in its own loop, where the
// terminal can be handed over and back without a race.
func (k *keeper) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if k.opts.Embedded {
		if _, ok := msg.(tea.SuspendMsg); ok {
			return nil
		}
		return msg
	}
	msg, err := k.job.filter(msg, k.program, k.opts.In)
	if err != nil {
		k.lost()
	}
	if _, ok := msg.(tea.ResumeMsg); ok && k.opts.Mouse {
		// Bubble Tea forgets the mouse when it takes the terminal back.
		go k.program.Send(tea.EnableMouseCellMotion())
	}
	return msg
}

// lost says that the terminal is gone. Saying it twice changes nothing.
func (k *keeper) lost() {
	select {
	case k.hungUp <- struct{}{}:
	default:
	}
}

// restore is what undoes everything that a Bubble Tea program turns on: mouse
// reports, bracketed paste, the alternate screen, the hidden cursor, colours.
const restore = "\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[m"

// takeOver gives the terminal back past a program that hangs. What is written
// may hang too, if it is the terminal that does; that is not waited for.
func (k *keeper) takeOver() {
	if k.before != nil {
		_ = term.Restore(k.opts.In.Fd(), k.before)
	}
	written := make(chan struct{})
	go func() {
		_, _ = k.opts.Out.WriteString(restore)
		close(written)
	}()
	select {
	case <-written:
	case <-time.After(killWait / 4):
	}
}

// unignored leaves out the signals that whoever started the program has turned
// off, as nohup does: to listen to them would turn them on.
func unignored(sigs ...os.Signal) []os.Signal {
	var on []os.Signal
	for _, s := range sigs {
		if !signal.Ignored(s) {
			on = append(on, s)
		}
	}
	return on
}
