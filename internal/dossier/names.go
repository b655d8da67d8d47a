package dossier

import (
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// devices are the names that Windows keeps for something else, whatever comes
// after a dot.
var devices = []string{
	"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// portable reports a name that every system takes as it stands: Windows drops
// dots and spaces at its end, so that two files would be one, and takes what
// follows a colon for a part of another file.
func portable(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		first, _, _ := strings.Cut(strings.ToLower(part), ".")
		if strings.ContainsAny(part, `:\`) || strings.TrimRight(part, ". ") != part || slices.Contains(devices, strings.TrimRight(first, " ")) {
			return false
		}
	}
	return true
}

// badName is the fault of a name that is not the same everywhere.
func (g *gathering) badName(name string) error {
	return fault.New(fault.Format, "dossier.name", "name", text.Truncate(text.Show(name), 80)).At(text.Show(g.folder.Name))
}

// folded is a name as systems compare it that know no case.
func folded(name string) string { return strings.ToLower(strings.ToUpper(name)) }
