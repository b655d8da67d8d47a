//go:build unix

package termtest

import (
	"errors"
	"os"
	"os/exec"
	"reflect"
	"syscall"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"votering/ui/terminal"
)

// grace is how long a model goes on after its terminal was closed.
const grace = 200 * time.Millisecond

// Start runs a program on a new terminal. It is killed, and the terminal
// closed, when the test ends.
func Start(t testing.TB, opts Options, name string, args ...string) *Terminal {
	t.Helper()
	x := open(t, opts)
	cmd := exec.Command(name, args...)
	cmd.Dir = x.opts.Dir
	cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + x.opts.Dir, "TERM=xterm-256color", "LANG=en_GB.UTF-8", "TZ=UTC",
	}, x.opts.Env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = x.slave, x.slave, x.slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: cmd, done: make(chan struct{})}
	go func() {
		defer close(p.done)
		_ = cmd.Wait() // code tells
	}()
	x.run(p)
	return x
}

// Show runs a model on a new terminal, inside the test.
func Show(t testing.TB, opts Options, model tea.Model) *Terminal {
	t.Helper()
	x := open(t, opts)
	m := &inside{done: make(chan struct{})}
	in, out := x.slave, x.slave
	go func() {
		defer close(m.done)
		m.err = terminal.Run(model, terminal.Options{In: in, Out: out, Embedded: true, Grace: grace})
	}()
	x.run(m)
	return x
}

func open(t testing.TB, opts Options) *Terminal {
	t.Helper()
	if opts.Width == 0 || opts.Height == 0 {
		opts.Width, opts.Height = 120, 40
	}
	if opts.Limit == 0 {
		opts.Limit = 15 * time.Second
	}
	if opts.Dir == "" {
		opts.Dir = t.TempDir()
	}
	master, slave, err := openPair()
	if err != nil {
		t.Fatal(err)
	}
	if err := setSize(slave, opts.Width, opts.Height); err != nil {
		t.Fatal(err)
	}
	x := &Terminal{
		t: t, opts: opts, master: master, slave: slave,
		screen: newScreen(opts.Width, opts.Height, answers{silent: opts.Silent, light: opts.Light}),
		news:   make(chan struct{}, 1), read: make(chan struct{}),
	}
	x.before, err = term.GetState(slave.Fd())
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// openPair makes a pseudo-terminal. Its master can be closed while it is being
// read, which takes a file that does not block.
func openPair() (master, slave *os.File, err error) {
	blocking, slave, err := pty.Open()
	if err != nil {
		return nil, nil, err
	}
	defer blocking.Close()
	fd, err := unix.FcntlInt(blocking.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err == nil {
		err = unix.SetNonblock(fd, true)
	}
	if err != nil {
		return nil, nil, errors.Join(err, slave.Close())
	}
	return os.NewFile(uintptr(fd), blocking.Name()), slave, nil
}

// run starts reading and sees to it that all is ended with the test.
func (x *Terminal) run(p program) {
	x.prog = p
	go x.pump()
	x.t.Cleanup(func() {
		p.signal(syscall.SIGKILL)
		x.Hangup()
		<-p.over()
		_ = x.slave.Close()
	})
}

// process is a program of its own.
type process struct {
	cmd  *exec.Cmd
	done chan struct{}
}

func (p *process) over() <-chan struct{} { return p.done }

func (p *process) code() int {
	status, ok := p.cmd.ProcessState.Sys().(syscall.WaitStatus)
	if ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return p.cmd.ProcessState.ExitCode()
}

func (p *process) signal(s os.Signal) {
	if err := p.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		panic(err) // not possible: it is our child
	}
}

func (p *process) resized() {} // the system tells it

// inside is a model in the test's own process.
type inside struct {
	done chan struct{}
	err  error
}

func (m *inside) over() <-chan struct{} { return m.done }

func (m *inside) code() int {
	if m.err != nil {
		return 1
	}
	return 0
}

func (m *inside) signal(os.Signal) {}

// resized does what the system does for a process on its own terminal.
func (m *inside) resized() { _ = syscall.Kill(os.Getpid(), syscall.SIGWINCH) }

func setSize(f *os.File, width, height int) error {
	return pty.Setsize(f, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
}

func sameMode(f *os.File, before any) bool {
	now, err := term.GetState(f.Fd())
	return err == nil && reflect.DeepEqual(now, before)
}
