package terminal

import (
	"strings"

	"github.com/muesli/termenv"
)

// Profile decides how many colours may be written, from the environment alone.
//
// NO_COLOR and CLICOLOR=0 turn colour off. Without a terminal there is none
// unless CLICOLOR_FORCE asks for it. CI is not looked at: it stands in the
// environment of many desks too, and says nothing about a terminal that is
// there.
func Profile(getenv func(string) string, isTTY bool) termenv.Profile {
	force := getenv("CLICOLOR_FORCE")
	forced := force != "" && force != "0"
	switch {
	case getenv("NO_COLOR") != "":
		return termenv.Ascii
	case getenv("CLICOLOR") == "0" && !forced:
		return termenv.Ascii
	case !isTTY && !forced:
		return termenv.Ascii
	}
	p := ofTerm(getenv)
	if p == termenv.Ascii && forced {
		return termenv.ANSI
	}
	return p
}

// ofTerm is the profile that TERM and COLORTERM name.
func ofTerm(getenv func(string) string) termenv.Profile {
	name := getenv("TERM")
	switch name {
	case "":
		return noTermProfile
	case "dumb":
		return termenv.Ascii
	}
	switch strings.ToLower(getenv("COLORTERM")) {
	case "truecolor", "24bit":
		// GNU screen passes on 256 colours and no more, whatever the
		// terminal around it promises.
		if strings.HasPrefix(name, "screen") && getenv("TERM_PROGRAM") != "tmux" {
			return termenv.ANSI256
		}
		return termenv.TrueColor
	}
	return ofName(name)
}

// ofName is the profile of a terminal's name.
func ofName(name string) termenv.Profile {
	switch name {
	case "alacritty", "contour", "foot", "rio", "wezterm", "xterm-ghostty", "xterm-kitty":
		return termenv.TrueColor
	}
	switch {
	case strings.HasSuffix(name, "-direct"):
		return termenv.TrueColor
	case strings.Contains(name, "256color"):
		return termenv.ANSI256
	}
	for _, family := range []string{"xterm", "linux", "screen", "tmux", "rxvt", "konsole", "putty", "cygwin"} {
		if name == family || strings.HasPrefix(name, family+"-") {
			return termenv.ANSI
		}
	}
	if strings.Contains(name, "color") || strings.Contains(name, "ansi") {
		return termenv.ANSI
	}
	return termenv.Ascii
}
