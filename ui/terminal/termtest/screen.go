package termtest

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/hinshun/vt10x"
)

// screen emulates what a terminal shows, and its side of the talk.
type screen struct {
	mu    sync.Mutex
	vt    vt10x.Terminal
	raw   []byte          // everything written so far
	rest  []byte          // of a character whose end has not come
	seen  int             // how much of raw has been looked at for questions
	modes map[string]bool // private modes that are on, and "cursor hidden"
	kinds answers
}

// answers are what the terminal answers to each question.
type answers struct {
	silent bool
	light  bool
}

func newScreen(w, h int, kinds answers) *screen {
	return &screen{vt: vt10x.New(vt10x.WithSize(w, h)), modes: map[string]bool{}, kinds: kinds}
}

// write takes what the program writes and returns what the terminal answers.
func (s *screen) write(b []byte) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raw = append(s.raw, b...)
	s.rest = append(s.rest, b...)
	n := whole(s.rest)
	_, _ = s.vt.Write(s.rest[:n]) // cannot fail
	s.rest = append(s.rest[:0], s.rest[n:]...)
	return s.talk()
}

// whole is how much of b is not the beginning of a character.
func whole(b []byte) int {
	for n := 1; n <= min(len(b), utf8.UTFMax); n++ {
		if c := b[len(b)-n]; utf8.RuneStart(c) {
			if utf8.FullRune(b[len(b)-n:]) {
				return len(b)
			}
			return len(b) - n
		}
	}
	return len(b)
}

var (
	talked    = regexp.MustCompile(`\x1b\[\??([0-9;]*)([hlcn])|\x1b\]1([01]);\?(\x07|\x1b\\)`)
	dark      = "0000/0000/0000"
	light     = "ffff/ffff/ffff"
	lastStart = 32 // no sequence looked for here is longer
)

// talk goes through the new sequences: modes are noted, questions answered.
func (s *screen) talk() []byte {
	var out []byte
	for _, m := range talked.FindAllSubmatchIndex(s.raw[s.seen:], -1) {
		seq := s.raw[s.seen+m[0] : s.seen+m[1]]
		out = append(out, s.answer(seq)...)
		s.note(seq)
	}
	if all := talked.FindAllIndex(s.raw[s.seen:], -1); len(all) > 0 {
		s.seen += all[len(all)-1][1]
	}
	s.seen = max(s.seen, len(s.raw)-lastStart)
	if s.kinds.silent {
		return nil
	}
	return out
}

func (s *screen) answer(seq []byte) string {
	ground, ink := dark, light
	if s.kinds.light {
		ground, ink = light, dark
	}
	switch text := string(seq); {
	case strings.HasPrefix(text, "\x1b]11;"):
		return "\x1b]11;rgb:" + ground + "\x1b\\"
	case strings.HasPrefix(text, "\x1b]10;"):
		return "\x1b]10;rgb:" + ink + "\x1b\\"
	case text == "\x1b[c", text == "\x1b[0c":
		return "\x1b[?62;22c"
	case text == "\x1b[6n":
		return "\x1b[1;1R"
	case text == "\x1b[5n":
		return "\x1b[0n"
	}
	return ""
}

func (s *screen) note(seq []byte) {
	on := seq[len(seq)-1] == 'h'
	if !bytes.HasPrefix(seq, []byte("\x1b[?")) || !on && seq[len(seq)-1] != 'l' {
		return
	}
	for mode := range strings.SplitSeq(string(seq[3:len(seq)-1]), ";") {
		name, on := "mode "+mode, on
		if mode == "25" {
			name, on = "hidden cursor", !on
		}
		s.modes[name] = on
	}
}

// text is what can be read on the screen: one line a row, without the blanks
// at its end.
func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := strings.Split(s.vt.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \x00")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

func (s *screen) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.raw)
}

func (s *screen) resize(w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.vt.Resize(w, h)
}

// on lists the modes that are on and were not at the start.
func (s *screen) on() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for name, on := range s.modes {
		if on {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
