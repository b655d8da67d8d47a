package dossier

import (
	"strings"

	"votering/internal/fault"
)

// Commitment is what can be published before a decision is: the SHA-256 of
// decision.json, and a line with it that `sha256sum -c` takes. The decision
// holds a secret number, so that nobody finds the winner by trying. A folder
// that does not hold gives nothing but its fault.
func Commitment(f *Folder) (sha, line string, err error) {
	r := Verify(f, Options{})
	switch {
	case !r.Good:
		return "", "", r.Fault
	case f.Files[PublicName] == nil:
		return "", "", fault.New(fault.Format, "dossier.no_public").At(f.Name)
	}
	return r.SHA256, strings.TrimSuffix(sumLine(r.SHA256, PublicName), "\n"), nil
}
