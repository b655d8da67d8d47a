package text

import (
	"regexp"
	"strings"

	"votering/internal/fault"
)

var (
	idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)
	// device are the names that Windows keeps for itself, whatever the ending:
	// a file of that name cannot be made there.
	device = regexp.MustCompile(`^(con|nul|aux|prn|com[0-9]|lpt[0-9])$`)
)

// ValidID refuses an id (fault.ID) that is not 1 to 63 of the characters
// a–z, 0–9 and "-", begins with "-", or is the name of a Windows device. Ids
// become file names.
func ValidID(s string) error {
	switch {
	case !idForm.MatchString(s):
		return fault.New(fault.ID, "id.form", "id", Truncate(Show(s), 40))
	case device.MatchString(s):
		return fault.New(fault.ID, "id.device", "id", strings.ToUpper(s))
	}
	return nil
}
