package terminal

import (
	"os"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// AskLimit is how long a terminal is waited for at most.
const AskLimit = 400 * time.Millisecond

// Ground is what was learnt about the terminal before the screen starts. It
// goes on to [Run] in [Options.Ground], with the keys that came meanwhile.
type Ground struct {
	Dark  bool // whether the background is dark; true where nobody knows
	Known bool // whether the environment or the terminal said so

	typed []tea.KeyMsg // what was typed while the terminal was asked
	late  bool         // the terminal may still answer
	cut   int          // bytes of an answer whose end had not come
}

// Background finds out whether the terminal is light or dark. COLORFGBG
// decides where it is set. Otherwise the terminal is asked, once, and waited
// for until it answers, or for limit (at most [AskLimit]). The question is
// followed by one that every terminal knows, so that one which does not know
// its colour ends the waiting at once. Not asked are a multiplexer, a terminal
// that would not answer, one this program is not in front of, and what is no
// terminal. The terminal's mode is afterwards as before, on every way out.
func Background(in, out *os.File, getenv func(string) string, limit time.Duration) Ground {
	if dark, ok := colorFGBG(getenv("COLORFGBG")); ok {
		return Ground{Dark: dark, Known: true}
	}
	if !answers(getenv("TERM")) || !isTerminal(in) || !isTerminal(out) {
		return Ground{Dark: true}
	}
	heard, asked := ask(in, out, min(limit, AskLimit))
	if !asked {
		return Ground{Dark: true}
	}
	return hear(heard)
}

// answers says whether a terminal of this name can be asked. A multiplexer has
// several terminals behind it, or none; the others do not know the question.
func answers(term string) bool {
	switch term {
	case "", "dumb", "linux":
		return false
	}
	for _, family := range []string{"screen", "tmux", "vt1", "vt2"} {
		if strings.HasPrefix(term, family) {
			return false
		}
	}
	return true
}

// colorFGBG reads "foreground;background" (some write a field between them):
// numbers of the 16 colours, of which 0 to 6 and 8 are dark.
func colorFGBG(s string) (dark, ok bool) {
	i := strings.LastIndexByte(s, ';')
	if i < 0 {
		return false, false
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n < 0 || n > 15 {
		return false, false
	}
	return n < 7 || n == 8, true
}

// question asks for the background colour, then for the device attributes.
const question = "\x1b]11;?\x1b\\\x1b[c"

// hear takes apart what came after the question: the answers, and what was
// typed meanwhile.
func hear(b []byte) Ground {
	g := Ground{Dark: true, late: true}
	for len(b) > 0 {
		n, k := next(b)
		if n == 0 && k == answerString {
			g.cut = len(b)
			break
		}
		if n == 0 {
			n = len(b)
		}
		piece := b[:n]
		b = b[n:]
		switch k {
		case answerString:
			if dark, ok := answeredColor(string(piece)); ok {
				g.Dark, g.Known = dark, true
			}
		case answerCSI:
			if isFence(piece) {
				g.late = false
			}
		default:
			if key, ok := decode(piece); ok {
				g.typed = append(g.typed, key)
			}
		}
	}
	return g
}

// isFence recognises the answer to the second question.
func isFence(piece []byte) bool {
	return len(piece) > 3 && piece[2] == '?' && piece[len(piece)-1] == 'c'
}

// answeredColor reads ESC ] 11 ; colour, and says whether that is dark.
func answeredColor(s string) (dark, ok bool) {
	s, ok = strings.CutPrefix(s, "\x1b]11;")
	if !ok {
		return false, false
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, stringEnd), "\a")
	_, value, found := strings.Cut(s, ":") // rgb: or rgba:
	if !found {
		return false, false
	}
	parts := strings.Split(value, "/")
	if len(parts) < 3 {
		return false, false
	}
	// How bright the three seem to the eye, of a thousand parts.
	light := 0
	for i, share := range []int{299, 587, 114} {
		n, err := strconv.ParseUint(parts[i], 16, 16)
		if err != nil {
			return false, false
		}
		full := 1<<(4*len(parts[i])) - 1
		light += share * int(n) / full
	}
	return light < 500, true
}

// arrows are the sequences worth knowing among what is typed this early.
var arrows = map[string]tea.KeyType{
	"\x1b[A": tea.KeyUp, "\x1b[B": tea.KeyDown, "\x1b[C": tea.KeyRight, "\x1b[D": tea.KeyLeft,
}

// decode makes a key of one piece of input.
func decode(piece []byte) (tea.KeyMsg, bool) {
	if key, ok := arrows[string(piece)]; ok {
		return tea.KeyMsg{Type: key}, true
	}
	r := []rune(string(piece))
	switch {
	case len(r) != 1:
		return tea.KeyMsg{}, false
	case r[0] == ' ':
		return tea.KeyMsg{Type: tea.KeySpace, Runes: r}, true
	case r[0] < 0x20 || r[0] == 0x7f: // Bubble Tea numbers these keys so
		return tea.KeyMsg{Type: tea.KeyType(r[0])}, true
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: r}, true
}
