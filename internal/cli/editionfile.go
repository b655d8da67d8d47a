package cli

import (
	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/room"
)

// readEdition reads the edition file or workbook at path, and warns of what in
// it is not read.
func (p *program) readEdition(path string) (*award.Edition, error) {
	data, err := editionfile.Load(path)
	if err != nil {
		return nil, err
	}
	ed, notices, err := editionfile.ReadAny(data, path)
	if err != nil {
		return nil, err
	}
	p.warn(warnings(notices))
	return ed, nil
}

// bookNotices are what a person should know of a workbook; none of any other
// file, nor of one that cannot be read.
func bookNotices(data []byte, name string) []room.Notice {
	_, _, notices, err := editionfile.ReadAnyDraft(data, name)
	if err != nil && !editionfile.IsBook(data) {
		return nil
	}
	return warnings(notices)
}

func warnings(notices []editionfile.Notice) []room.Notice {
	var ns []room.Notice
	for _, n := range notices {
		ns = append(ns, room.Notice{ID: n.ID, Args: n.Args})
	}
	return ns
}
