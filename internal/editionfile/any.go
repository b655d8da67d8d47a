package editionfile

import (
	"bytes"
	"path/filepath"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// ReadAny reads an edition file of either kind, YAML or a workbook, by what is
// in it: see Read and ReadSheet.
func ReadAny(data []byte, name string) (*award.Edition, []Notice, error) {
	switch {
	case IsBook(data):
		return ReadSheet(data, name)
	case isOldBook(data) || BookName(name):
		return nil, nil, noBook(data, name)
	}
	e, err := Read(data, name)
	return e, nil, err
}

// ReadAnyDraft reads an edition that may only be begun, from a file of either
// kind: see ReadDraft.
func ReadAnyDraft(data []byte, name string) (*award.Edition, fault.List, []Notice, error) {
	switch {
	case IsBook(data):
		return readSheetDraft(data, name)
	case isOldBook(data) || BookName(name):
		return nil, nil, nil, noBook(data, name)
	}
	e, faults, err := ReadDraft(data, name)
	return e, faults, nil, err
}

// noBook is the fault of a file that should be a workbook and cannot be read as
// one.
func noBook(data []byte, name string) *fault.Error {
	id := "sheet.none"
	if isOldBook(data) {
		id = "sheet.old"
	}
	return fault.New(fault.Edition, id).At(text.Show(name))
}

// IsBook reports whether data is what workbooks begin with, and no YAML does.
func IsBook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// isOldBook reports whether data is a workbook of the kind before .xlsx, or one
// with a password.
func isOldBook(data []byte) bool { return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) }

// BookName reports whether a file is meant to be a workbook, by its name.
func BookName(name string) bool { return strings.EqualFold(filepath.Ext(name), ".xlsx") }

// WriteAny gives an edition, or one that is only begun, as the file that its
// name wants it to be: a workbook with its words in a language, or YAML.
func WriteAny(e *award.Edition, name, lang string) ([]byte, error) {
	if BookName(name) {
		return WriteSheet(e, lang)
	}
	return Write(e), nil
}

// TemplateAny is Template or TemplateSheet, as the name of the file wants it.
func TemplateAny(name, lang string) ([]byte, error) {
	if BookName(name) {
		return TemplateSheet(lang)
	}
	return Template(lang), nil
}
