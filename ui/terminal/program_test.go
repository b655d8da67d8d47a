//go:build unix

package terminal_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/terminal"
	"votering/ui/terminal/termtest"
)

// The test binary is also the program that the tests put on a terminal: with
// asProgram in its environment it shows a probe.
const asProgram = "TERMINAL_TEST_PROGRAM"

func TestMain(m *testing.M) {
	switch os.Getenv(asProgram) {
	case "":
		os.Exit(m.Run())
	case "version":
		fmt.Println("version")
		os.Exit(0)
	default:
		os.Exit(program())
	}
}

// program is the least that a program on package terminal does.
func program() int {
	g := terminal.Background(os.Stdin, os.Stdout, os.Getenv, terminal.AskLimit)
	err := terminal.Run(&probe{ground: g}, terminal.Options{Ground: g, Grace: time.Second})
	var ended *terminal.Ended
	var crash *terminal.Panic
	switch {
	case errors.As(err, &ended):
		return ended.ExitCode()
	case errors.As(err, &crash):
		fmt.Fprintln(os.Stderr, crash)
		return 70
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	fmt.Println("the end")
	return 0
}

// start puts the probe on a terminal and waits for its screen.
func start(t *testing.T, opts termtest.Options) *termtest.Terminal {
	t.Helper()
	opts.Env = append(opts.Env, asProgram+"=probe")
	x := termtest.Start(t, opts, os.Args[0])
	x.WaitFor("ready")
	return x
}

// probe shows what it was told.
type probe struct {
	ground  terminal.Ground
	size    tea.WindowSizeMsg
	keys    int
	last    string
	runes   int // the most in one key that was not pasted
	pasted  []int
	dropped int
	resumed int
	saving  bool
}

// saved says that a write is done.
type saved struct{}

func (p *probe) Init() tea.Cmd { return nil }

func (p *probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.size = msg
	case tea.ResumeMsg:
		p.resumed++
	case terminal.DroppedMsg:
		p.dropped += msg.Bytes
	case terminal.FinishMsg:
		p.saving = true
		return p, func() tea.Msg {
			time.Sleep(50 * time.Millisecond) // a slow disk
			if err := os.WriteFile("saved", []byte(msg.Signal.String()), 0o600); err != nil {
				return err
			}
			return saved{}
		}
	case saved:
		return p, tea.Quit
	case tea.KeyMsg:
		return p.key(msg)
	}
	return p, nil
}

func (p *probe) key(msg tea.KeyMsg) (tea.Model, tea.Cmd) {
	if msg.Paste {
		p.pasted = append(p.pasted, len(msg.Runes))
		return p, nil
	}
	p.keys++
	p.last = msg.String()
	p.runes = max(p.runes, len(msg.Runes))
	switch p.last {
	case "q", "ctrl+c":
		return p, tea.Quit
	case "1":
		panic("in update")
	case "2":
		return p, func() tea.Msg { panic("in a command") }
	case "3":
		return p, tea.Sequence(func() tea.Msg { return nil }, func() tea.Msg { panic("in a sequence") })
	case "4":
		p.last = "panic in view"
	case "5":
		select {} // never comes back
	}
	return p, nil
}

func (p *probe) View() string {
	if p.last == "panic in view" {
		panic(errView)
	}
	if p.size.Width == 0 {
		return ""
	}
	return fmt.Sprintf("ready\nsize %dx%d\ndark %v known %v\nkeys %d last %s runes %d\npasted %v dropped %d\nresumed %d",
		p.size.Width, p.size.Height, p.ground.Dark, p.ground.Known,
		p.keys, p.last, p.runes, p.pasted, p.dropped, p.resumed) + strings.Repeat("\n", 3) + "end"
}

var errView = errors.New("in view")
