package trust_test

import (
	"os/exec"
	"strings"
	"testing"

	"votering/internal/tooltest"
	"votering/internal/trust"
)

// A key is named as its owner named it; each system has its own path.
func TestSignCommandNamesTheKey(t *testing.T) {
	for key, want := range map[string][2]string{
		"":                             {"-f ~/.ssh/id_ed25519 ", `-f %USERPROFILE%\.ssh\id_ed25519 `},
		"~/.ssh/min nøkkel.pub":        {"-f ~/'.ssh/min nøkkel.pub' ", `-f "%USERPROFILE%\.ssh\min nøkkel.pub" `},
		"/media/usb/id.pub":            {"-f /media/usb/id.pub ", `-f %USERPROFILE%\.ssh\id_ed25519 `},
		`C:\Users\Kari Moe\id.pub`:     {"-f ~/.ssh/id_ed25519 ", `-f "C:\Users\Kari Moe\id.pub" `},
		"/tmp/$(touch x)/id.pub":       {"-f '/tmp/$(touch x)/id.pub' ", `-f %USERPROFILE%\.ssh\id_ed25519 `},
		"x\" & del decision.json & \"": {"-f ~/.ssh/id_ed25519 ", `-f %USERPROFILE%\.ssh\id_ed25519 `},
	} {
		s := trust.SignCommand("decision.json", key)
		if !strings.Contains(s.POSIX, want[0]) || !strings.Contains(s.Prompt, want[1]) || s.Windows != `cmd /c "`+s.Prompt+`"` {
			t.Errorf("%q: %+v", key, s)
		}
	}
}

// Whatever a path is called, a shell takes it as one word and runs nothing.
func TestQuote(t *testing.T) {
	sh := tooltest.Need(t, "sh")
	for _, path := range []string{"/tmp/a", "/tmp/$(echo x)`echo y`", "it's", "a b\tc", "~/x", "-n", `a\b"c`, "*", "a;b&c|d<e>f", "#x", "{a,b}"} {
		out, err := exec.Command(sh, "-c", "printf %s "+trust.Quote(path)).Output()
		if err != nil || string(out) != path {
			t.Errorf("%q is %q, %v", path, out, err)
		}
	}
}

func TestSignCommandForAnotherPurpose(t *testing.T) {
	for _, command := range []string{
		trust.SignCommandFor(trust.NamespaceBallot, "ballot.json", "kari.key").POSIX,
		trust.SignCommandFor(trust.NamespaceBallot, "ballot.json", "kari.key").Windows,
	} {
		if !strings.Contains(command, " -n ballot@votering ballot.json") {
			t.Error(command)
		}
	}
}
