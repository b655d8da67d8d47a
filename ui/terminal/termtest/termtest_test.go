package termtest

import (
	"strings"
	"testing"
)

func TestBytesOf(t *testing.T) {
	for in, want := range map[string]string{
		"j": "j", "<down>": "\x1b[B", "<c-c>": "\x03", "<c-z>": "\x1a", "<a-x>": "\x1bx", "<": "<", "<>": "<>", "a<down>": "a<down>",
	} {
		if got, err := bytesOf(in); got != want || err != nil {
			t.Errorf("%s: %q, %v", in, got, err)
		}
	}
	if got, err := bytesOf("<donw>"); err == nil {
		t.Errorf("a misspelt key sends %q", got)
	}
}

func TestScreen(t *testing.T) {
	s := newScreen(20, 3, answers{})
	for _, chunk := range []string{"\x1b[?1049h\x1b[?25l", "bl\xc3", "\xa5b\xe2", "\x82", "\xac\r\nto", "\x1b[?20", "04h"} {
		s.write([]byte(chunk))
	}
	if got := s.text(); got != "blåb€\nto" {
		t.Errorf("the screen shows %q", got)
	}
	if got := strings.Join(s.on(), ","); got != "hidden cursor,mode 1049,mode 2004" {
		t.Errorf("on: %s", got)
	}
	s.write([]byte("\x1b[?1049;2004l\x1b[?25h"))
	if got := s.on(); got != nil {
		t.Errorf("on: %v", got)
	}
}

func TestAnswers(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b]11;?\x1b\\\x1b[c": "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c",
		"\x1b]11;?\a":           "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
		"\x1b]10;?\a":           "\x1b]10;rgb:0000/0000/0000\x1b\\",
		"\x1b[6n\x1b[5n":        "\x1b[1;1R\x1b[0n",
		"\x1b[>c":               "",
		"text":                  "",
	} {
		for at := range len(in) {
			s := newScreen(20, 3, answers{light: true})
			got := string(s.write([]byte(in[:at]))) + string(s.write([]byte(in[at:])))
			if got != want {
				t.Errorf("%q cut at %d: %q, want %q", in, at, got, want)
			}
		}
	}
	if got := newScreen(20, 3, answers{silent: true}).write([]byte("\x1b[c")); got != nil {
		t.Errorf("a silent terminal answers %q", got)
	}
}

func TestFramed(t *testing.T) {
	want := "+---+\n|ab |\n|c  |\n+---+\n"
	if got := framed("ab\nc", 3); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
