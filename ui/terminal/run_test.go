//go:build unix

package terminal_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/ui/terminal"
	"votering/ui/terminal/termtest"
)

func given(t *testing.T, x *termtest.Terminal) {
	t.Helper()
	if left := x.Left(); len(left) > 0 {
		t.Errorf("the terminal was not given back: %v", left)
	}
}

func TestQuit(t *testing.T) {
	x := start(t, termtest.Options{Width: 80, Height: 24})
	x.WaitFor("size 80x24")
	x.Resize(100, 30)
	x.WaitFor("size 100x30")
	x.Type("q")
	x.WaitExit(0)
	x.WaitFor("the end")
	given(t, x)
}

// A signal from outside lets the program write what it has to write.
func TestSignals(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM} {
		t.Run(s.String(), func(t *testing.T) {
			dir := t.TempDir()
			x := start(t, termtest.Options{Dir: dir})
			x.Signal(s)
			x.WaitExit(128 + int(s))
			given(t, x)
			if got, err := os.ReadFile(filepath.Join(dir, "saved")); string(got) != s.String() {
				t.Errorf("saved %q, %v; want %q", got, err, s)
			}
		})
	}
}

func TestTerminalClosed(t *testing.T) {
	dir := t.TempDir()
	x := start(t, termtest.Options{Dir: dir})
	x.Hangup()
	x.WaitExit(128 + int(syscall.SIGHUP))
	if _, err := os.Stat(filepath.Join(dir, "saved")); err != nil {
		t.Error(err)
	}
}

func TestPanic(t *testing.T) {
	for key, where := range map[string]string{
		"1": "in update", "2": "in a command", "3": "in a sequence", "4": "in view",
	} {
		t.Run(where, func(t *testing.T) {
			x := start(t, termtest.Options{})
			x.Type(key)
			x.WaitExit(70)
			x.WaitFor("panic: " + where)
			given(t, x)
		})
	}
}

// A program that hangs is ended without its help.
func TestHangs(t *testing.T) {
	x := start(t, termtest.Options{})
	x.Type("5")
	x.Signal(syscall.SIGTERM)
	x.WaitExit(128 + int(syscall.SIGTERM))
	given(t, x)
}

func TestStopAndGoOn(t *testing.T) {
	shell := func(t *testing.T) *termtest.Terminal {
		t.Helper()
		x := termtest.Start(t, termtest.Options{Env: []string{asProgram + "=probe", "PS1=shell> "}}, "sh", "-i")
		x.WaitFor("shell>")
		x.Write("'" + os.Args[0] + "' & echo $! >pid; fg\n")
		x.WaitFor("ready")
		return x
	}
	back := func(t *testing.T, x *termtest.Terminal) {
		t.Helper()
		x.WaitFor("Stopped")
		x.WaitFor("shell>")
		for _, mode := range x.Left() {
			// These are the shell's own, where it has a line editor.
			if mode != "mode 2004" && mode != "line mode" {
				t.Errorf("while stopped: %s", mode)
			}
		}
		x.Write("fg\n")
		x.WaitFor("resumed 1")
		x.Type("k")
		x.WaitFor("last k")
		x.Type("q")
		x.WaitFor("the end")
		x.Write("exit\n")
		x.Exit()
		given(t, x)
	}
	t.Run("ctrl+z", func(t *testing.T) {
		x := shell(t)
		x.Type("<c-z>")
		back(t, x)
	})
	t.Run("signal", func(t *testing.T) {
		x := shell(t)
		x.Type("j")
		x.WaitFor("last j")
		signalPid(t, x, syscall.SIGTSTP)
		back(t, x)
	})
	t.Run("without a word", func(t *testing.T) {
		x := shell(t)
		signalPid(t, x, syscall.SIGSTOP)
		x.WaitFor("Stopped")
		x.Write("fg\n")
		x.WaitFor("resumed 1")
		x.Type("q")
		x.WaitFor("the end")
	})
}

// signalPid sends a signal to the program that a shell started.
func signalPid(t *testing.T, x *termtest.Terminal, s syscall.Signal) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(x.Dir(), "pid"))
	if err != nil {
		t.Fatal(err)
	}
	var pid int
	if _, err := fmt.Sscan(string(b), &pid); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, s); err != nil {
		t.Fatal(err)
	}
}

// Where no shell watches over it, the program is not stopped: nobody could
// make it go on.
func TestStopWithoutShell(t *testing.T) {
	x := start(t, termtest.Options{})
	x.Type("<c-z>")
	x.WaitFor("resumed 1")
	x.Type("j")
	x.WaitFor("last j")
	x.Type("q")
	x.WaitExit(0)
	given(t, x)
}

func TestKeysOneByOne(t *testing.T) {
	x := start(t, termtest.Options{})
	x.Type(strings.Repeat("j", 200))
	x.WaitFor("keys 200 last j runes 1")
	// Exactly as many as Bubble Tea reads at once.
	x.Type(strings.Repeat("k", 256))
	x.WaitFor("keys 456 last k runes 1")
	x.Type(strings.Repeat("<down>", 1), strings.Repeat("\x1b[A", 300))
	x.WaitFor("keys 757 last up runes 1")
	x.Type(strings.Repeat("æ", 300))
	x.WaitFor("keys 1057 last æ runes 1")
	x.Type("<esc>")
	x.WaitFor("last esc")
	x.Type("<c-c>")
	x.WaitExit(0)
}

func TestFloods(t *testing.T) {
	const mega = 1 << 20
	t.Run("raw", func(t *testing.T) {
		x := start(t, termtest.Options{})
		x.Write(strings.Repeat("x", mega))
		x.WaitUntil("dropped bytes told", func(s string) bool {
			var keys, dropped int
			scan(s, "keys %d", &keys)
			scan(s, "dropped %d", &dropped)
			return dropped > mega/2 && keys+dropped == mega
		})
		x.Type("j")
		x.WaitFor("last j")
		x.Type("q")
		x.WaitExit(0)
	})
	t.Run("bracketed", func(t *testing.T) {
		x := start(t, termtest.Options{})
		x.Paste(strings.Repeat("y", mega))
		x.WaitFor(fmt.Sprintf("pasted [%d] dropped %d", 128<<10, mega-128<<10))
		x.Type("j")
		x.WaitFor("keys 1 last j")
		x.Type("q")
		x.WaitExit(0)
	})
}

// scan reads what format names from the text that follows it on the screen.
func scan(screen, format string, n *int) {
	label, _, _ := strings.Cut(format, "%")
	if i := strings.Index(screen, label); i >= 0 {
		_, _ = fmt.Sscanf(screen[i:], format, n) // n stays 0
	}
}

// What a terminal answers is not typed by anybody, in one piece or two.
func TestLateAnswers(t *testing.T) {
	x := start(t, termtest.Options{Silent: true})
	x.WaitFor("dark true known false")
	x.Write("\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c")
	x.Write("\x1b]11;rgb:0000/00")
	x.Write("00/0000\x07")
	x.Write("\x1bP+r\x1b\\")
	x.Type("j")
	x.WaitFor("keys 1 last j")
	x.Type("q")
	x.WaitExit(0)
}

func TestBackground(t *testing.T) {
	for name, c := range map[string]struct {
		opts termtest.Options
		want string
		asks bool
	}{
		"dark":      {termtest.Options{}, "dark true known true", true},
		"light":     {termtest.Options{Light: true}, "dark false known true", true},
		"silent":    {termtest.Options{Silent: true}, "dark true known false", true},
		"COLORFGBG": {termtest.Options{Env: []string{"COLORFGBG=0;15"}}, "dark false known true", false},
		"tmux":      {termtest.Options{Env: []string{"TERM=tmux-256color"}, Light: true}, "dark true known false", false},
		"linux":     {termtest.Options{Env: []string{"TERM=linux"}, Light: true}, "dark true known false", false},
	} {
		t.Run(name, func(t *testing.T) {
			x := start(t, c.opts)
			x.WaitFor(c.want)
			x.Type("q")
			x.WaitExit(0)
			given(t, x)
			if asks := strings.Contains(x.Output(), "\x1b]11;?"); asks != c.asks {
				t.Errorf("asked: %v", asks)
			}
		})
	}
}

// Keys typed while a terminal gives no answer are not lost, and a signal then
// leaves the terminal as it was.
func TestWhileAsking(t *testing.T) {
	asking := func(t *testing.T) *termtest.Terminal {
		t.Helper()
		x := termtest.Start(t, termtest.Options{Silent: true, Env: []string{asProgram + "=probe"}}, os.Args[0])
		x.WaitOutput("\x1b]11;?")
		return x
	}
	t.Run("keys", func(t *testing.T) {
		x := asking(t)
		x.Type("jå ", "<down>")
		x.WaitFor("keys 4 last down")
		x.Type("q")
		x.WaitExit(0)
	})
	t.Run("signal", func(t *testing.T) {
		x := asking(t)
		x.Signal(syscall.SIGTERM)
		x.WaitExit(128 + int(syscall.SIGTERM))
		given(t, x)
	})
}

// A command that shows no screen asks the terminal nothing.
func TestVersionAsksNothing(t *testing.T) {
	x := termtest.Start(t, termtest.Options{Silent: true, Env: []string{asProgram + "=version"}}, os.Args[0])
	x.WaitExit(0)
	if got := x.Output(); got != "version\r\n" {
		t.Errorf("wrote %q", got)
	}
}

func TestNoTerminal(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	err = terminal.Run(&probe{}, terminal.Options{In: null, Out: null})
	if f := fault.Of(err); f == nil || f.ID != "terminal.none" || f.Class != fault.Usage {
		t.Errorf("got %v", err)
	}
	x := termtest.Start(t, termtest.Options{Env: []string{"TERM=dumb", asProgram + "=probe"}}, os.Args[0])
	x.WaitExit(2)
	if got := x.Output(); strings.Contains(got, "\x1b") || !strings.Contains(got, "terminal.dumb") {
		t.Errorf("wrote %q", got)
	}
}

// A model can be shown inside a test.
func TestShow(t *testing.T) {
	var m tea.Model = &probe{}
	x := termtest.Show(t, termtest.Options{Width: 60, Height: 16}, m)
	x.WaitFor("size 60x16")
	x.Resize(40, 12)
	x.WaitFor("size 40x12")
	x.Type("jj")
	x.WaitFor("keys 2")
	x.Type("<c-z>")
	x.WaitFor("last ctrl+z")
	x.Type("q")
	x.WaitExit(0)
	given(t, x)
}
