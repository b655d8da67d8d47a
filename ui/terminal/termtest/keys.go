package termtest

import (
	"fmt"
	"strings"
)

// named are the keys that have a name in [Terminal.Type].
var named = map[string]string{
	"enter": "\r", "tab": "\t", "esc": "\x1b", "space": " ", "backspace": "\x7f", "delete": "\x1b[3~",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "shift+tab": "\x1b[Z",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
	"shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D",
}

// bytesOf is what a terminal sends for s: <name>, <c-x> for ctrl+x, <a-x> for
// alt+x, or s itself.
func bytesOf(s string) (string, error) {
	name, isName := strings.CutPrefix(s, "<")
	name, closed := strings.CutSuffix(name, ">")
	if !isName || !closed || name == "" {
		return s, nil
	}
	if b, ok := named[name]; ok {
		return b, nil
	}
	mod, key, ok := strings.Cut(name, "-")
	switch {
	case ok && mod == "c" && len(key) == 1:
		return string(rune(key[0] & 0x1f)), nil
	case ok && mod == "a" && key != "":
		return "\x1b" + key, nil
	}
	return "", fmt.Errorf("no key is called %s", s)
}
