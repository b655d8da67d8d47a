package editionfile

import (
	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// ReadAny reads an edition file of either kind, YAML or a workbook, by what is
// in it: see Read and ReadSheet.
func ReadAny(data []byte, name string) (*award.Edition, []Notice, error) {
	switch {
	case isBook(data):
		return ReadSheet(data, name)
	case isOldBook(data):
		return nil, nil, oldBook(name)
	}
	e, err := Read(data, name)
	return e, nil, err
}

// ReadAnyDraft reads an edition that may only be begun, from a file of either
// kind: see ReadDraft.
func ReadAnyDraft(data []byte, name string) (*award.Edition, fault.List, []Notice, error) {
	switch {
	case isBook(data):
		return readSheetDraft(data, name)
	case isOldBook(data):
		return nil, nil, nil, oldBook(name)
	}
	e, faults, err := ReadDraft(data, name)
	return e, faults, nil, err
}

func oldBook(name string) *fault.Error {
	return fault.New(fault.Edition, "sheet.old").At(text.Show(name))
}
