package room

import (
	"votering/internal/editionfile"
)

// Mendable reports whether a file that New refuses has enough of an edition for
// Mend to go on with.
func Mendable(source []byte, name string) bool {
	_, _, _, err := editionfile.ReadAnyDraft(source, name)
	return err == nil
}

// Mend founds the chair's file from an edition file or workbook that is not
// whole: with all of it that can be read, to be completed as a draft. What
// cannot be read is left out, and stays in the file it was in.
func (d Desk) Mend(path string, source []byte, name string) (*Room, error) {
	e, _, _, err := editionfile.ReadAnyDraft(source, name)
	if err != nil {
		return nil, err
	}
	docs, err := documentsBeside(e, name)
	if err != nil {
		return nil, err
	}
	return d.found(path, editionfile.Write(e), docs)
}
