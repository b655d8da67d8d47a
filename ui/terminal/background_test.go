package terminal

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestColorFGBG(t *testing.T) {
	for in, want := range map[string][2]bool{
		"15;0": {true, true}, "0;15": {false, true}, "0;default;7": {false, true}, "7;8": {true, true},
		"": {}, "7": {}, "15;default": {}, "15;16": {}, "15;-1": {},
	} {
		if dark, ok := colorFGBG(in); dark != want[0] || ok != want[1] {
			t.Errorf("%q: dark %v, known %v", in, dark, ok)
		}
	}
}

func TestAnsweredColor(t *testing.T) {
	for in, want := range map[string][2]bool{
		"\x1b]11;rgb:0000/0000/0000\x1b\\":      {true, true},
		"\x1b]11;rgb:ffff/ffff/ffff\a":          {false, true},
		"\x1b]11;rgb:f/f/e\a":                   {false, true},
		"\x1b]11;rgba:28/2a/36/ff\x1b\\":        {true, true},
		"\x1b]11;rgb:fdf6/f6e3/e3e3\x1b\\":      {false, true},
		"\x1b]11;rgb:0000/0000/ffff\x1b\\":      {true, true}, // blue is dark to the eye
		"\x1b]10;rgb:ffff/ffff/ffff\a":          {},
		"\x1b]11;rgb:ffff/ffff\a":               {},
		"\x1b]11;rgb:fffff/ffff/ffff\a":         {},
		"\x1b]11;rgb:zz/00/00\a":                {},
		"\x1b]11;?\a":                           {},
		"\x1b]11;rgb:///\a":                     {},
		"\x1b]11;rgb:-1/00/00\x1b\\":            {},
		"\x1b]11;rgb:00ff/00ff/00ff/00ff\x1b\\": {true, true},
	} {
		if dark, ok := answeredColor(in); dark != want[0] || ok != want[1] {
			t.Errorf("%q: dark %v, known %v", in, dark, ok)
		}
	}
}

func TestHear(t *testing.T) {
	const colour, fence = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b[?62;22c"
	for in, want := range map[string]struct {
		known, late bool
		cut         int
		typed       string
	}{
		"":                             {late: true},
		colour + fence:                 {known: true},
		fence:                          {},
		colour:                         {known: true, late: true},
		"jå" + colour + "\x03" + fence: {known: true, typed: "jåctrl+c"},
		"\x1b[A " + fence + "\r\x7f":   {typed: "up enterbackspace"},
		"\x1b[5~\x1b[?6":               {late: true},
		"j\x1b]11;rgb:":                {late: true, cut: 9, typed: "j"},
		"\x1b":                         {late: true, typed: "esc"},
	} {
		g := hear([]byte(in))
		typed := ""
		for _, k := range g.typed {
			typed += tea.KeyMsg(k).String()
		}
		if g.Known != want.known || g.late != want.late || g.cut != want.cut || typed != want.typed {
			t.Errorf("%q: %+v, typed %q", in, g, typed)
		}
		if g.Dark == want.known { // light where known here, else dark
			t.Errorf("%q: dark %v", in, g.Dark)
		}
	}
}
