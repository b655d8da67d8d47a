package decision

import (
	"runtime"

	"votering/internal/text"
)

// What says at the end of a line that a command goes on, in a POSIX shell and
// at the prompt of Windows.
const (
	posixOn  = `\`
	promptOn = "^"
)

// shellOn is what the shell of this system takes.
func shellOn() string {
	if runtime.GOOS == "windows" {
		return promptOn
	}
	return posixOn
}

// shellLines breaks a command into lines of at most w cells that mean the same
// when they are copied: at a blank outside quotes, with what says that it goes
// on. A word that alone is too long stands on a line of its own.
func shellLines(command string, w int, on string) []string {
	var lines []string
	var line string
	for _, word := range shellWords(command) {
		switch {
		case line == "":
			line = word
		case text.Width(line+" "+word)+len(" ")+len(on) <= w:
			line += " " + word
		default:
			lines = append(lines, line+" "+on)
			line = word
		}
	}
	lines = append(lines, line)
	if text.Width(command) <= w {
		return []string{command}
	}
	return lines
}

// shellWords takes a command apart at its blanks, but those in quotes.
func shellWords(command string) []string {
	var words []string
	from, quote := 0, rune(0)
	for i, r := range command {
		switch {
		case r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote = r
		case quote == 0 && r == ' ':
			words = append(words, command[from:i])
			from = i + 1
		}
	}
	return append(words, command[from:])
}
