package terminal

import (
	"testing"

	"github.com/muesli/termenv"
)

func TestProfile(t *testing.T) {
	type env = map[string]string
	for name, c := range map[string]struct {
		env   env
		noTTY bool
		want  termenv.Profile
	}{
		"256 colours":         {env: env{"TERM": "xterm-256color"}, want: termenv.ANSI256},
		"true colour":         {env: env{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, want: termenv.TrueColor},
		"24bit":               {env: env{"TERM": "xterm", "COLORTERM": "24bit"}, want: termenv.TrueColor},
		"direct":              {env: env{"TERM": "xterm-direct"}, want: termenv.TrueColor},
		"kitty":               {env: env{"TERM": "xterm-kitty"}, want: termenv.TrueColor},
		"screen, true colour": {env: env{"TERM": "screen-256color", "COLORTERM": "truecolor"}, want: termenv.ANSI256},
		"tmux as screen":      {env: env{"TERM": "screen-256color", "COLORTERM": "truecolor", "TERM_PROGRAM": "tmux"}, want: termenv.TrueColor},
		"xterm":               {env: env{"TERM": "xterm"}, want: termenv.ANSI},
		"linux":               {env: env{"TERM": "linux"}, want: termenv.ANSI},
		"screen":              {env: env{"TERM": "screen"}, want: termenv.ANSI},
		"vt100":               {env: env{"TERM": "vt100"}, want: termenv.Ascii},
		"dumb":                {env: env{"TERM": "dumb", "COLORTERM": "truecolor"}, want: termenv.Ascii},
		"unset":               {env: env{}, want: noTermProfile},
		"unknown":             {env: env{"TERM": "no-such-terminal"}, want: termenv.Ascii},
		"NO_COLOR":            {env: env{"TERM": "xterm-256color", "NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, want: termenv.Ascii},
		"empty NO_COLOR":      {env: env{"TERM": "xterm-256color", "NO_COLOR": ""}, want: termenv.ANSI256},
		"CLICOLOR":            {env: env{"TERM": "xterm-256color", "CLICOLOR": "0"}, want: termenv.Ascii},
		"CI":                  {env: env{"TERM": "xterm-256color", "CI": "true"}, want: termenv.ANSI256},
		"no terminal":         {env: env{"TERM": "xterm-256color"}, noTTY: true, want: termenv.Ascii},
		"forced":              {env: env{"TERM": "xterm-256color", "CLICOLOR_FORCE": "1"}, noTTY: true, want: termenv.ANSI256},
		"forced on dumb":      {env: env{"TERM": "dumb", "CLICOLOR_FORCE": "1"}, noTTY: true, want: termenv.ANSI},
		"not forced":          {env: env{"TERM": "xterm-256color", "CLICOLOR_FORCE": "0"}, noTTY: true, want: termenv.Ascii},
	} {
		t.Run(name, func(t *testing.T) {
			got := Profile(func(k string) string { return c.env[k] }, !c.noTTY)
			if got != c.want {
				t.Errorf("got %v, want %v", got.Name(), c.want.Name())
			}
		})
	}
}
