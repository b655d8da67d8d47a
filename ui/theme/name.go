package theme

import (
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// Name is the name of a theme, as --theme takes it.
type Name string

// The themes. Auto is light or dark, as the terminal is.
const (
	Auto         Name = "auto"
	Light        Name = "light"
	Dark         Name = "dark"
	HighContrast Name = "contrast"
	None         Name = "none"
)

// Names lists the themes, Auto first.
func Names() []Name { return []Name{Auto, Light, Dark, HighContrast, None} }

// Pick finds the theme: what the flag says, else what the environment asks for
// (VOTERING_THEME; NO_COLOR and TERM=dumb for None), else Auto. A flag that
// names no theme is refused (fault.Usage); the environment is not.
func Pick(flag string, getenv func(string) string) (Name, error) {
	if flag != "" {
		if n := Name(flag); slices.Contains(Names(), n) {
			return n, nil
		}
		return Auto, fault.New(fault.Usage, "theme", "theme", text.Show(flag), "have", have())
	}
	if n := Name(getenv("VOTERING_THEME")); slices.Contains(Names(), n) {
		return n, nil
	}
	if getenv("NO_COLOR") != "" || getenv("TERM") == "dumb" {
		return None, nil
	}
	return Auto, nil
}

func have() string {
	names := make([]string, 0, len(Names()))
	for _, n := range Names() {
		names = append(names, string(n))
	}
	return strings.Join(names, ", ")
}

// On is the theme that n means on a background: Auto becomes Light or Dark,
// any other stays.
func (n Name) On(dark bool) Name {
	switch {
	case n != Auto && n != "":
		return n
	case dark:
		return Dark
	}
	return Light
}

// IsDark reports whether what is drawn in n on a background is light on dark.
func (n Name) IsDark(background bool) bool { return n == Dark || n != Light && background }

// Next is the theme after n, for the key that goes through them. Auto is left
// out: it looks like one of the others.
func (n Name) Next() Name {
	round := Names()[1:]
	return round[(slices.Index(round, n)+1)%len(round)]
}
