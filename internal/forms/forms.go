// Package forms is the ballot of those who may not run programs: a text file
// or a sheet, with help and scales in it, to be filled in and mailed back, and
// its reading, in which every complaint names a line or a cell.
//
// A form is unsigned: who sent it is for others to confirm. It asks for what a
// sealed ballot holds too: a mark or an abstention for every nominee on every
// criterion, comments, and for every nominee whether the juror is in conflict.
package forms

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
)

// Schema is the name and version of the form. It stands in every form.
const Schema = "votering-form/1"

// The limits of a form. What is above them is refused before it is read.
const (
	MaxText   = 1 << 20 // bytes of a text form
	MaxSheet  = 2 << 20 // bytes of a sheet, packed
	MaxFaults = 200     // complaints about one form; who gets so many mends none of them
)

// prefix is how much of a fingerprint a form carries, in characters: as much
// as people are shown.
const prefix = 16

// Head is whose form it is, and for which edition.
type Head struct {
	EditionID   string
	Fingerprint string // of the edition, in hex; a form that was read has the first 16 characters
	Juror, Name string // id and name
}

// Filled is a form that was read.
type Filled struct {
	Head       Head
	Ballot     *ballot.Ballot
	Empty      []ballot.Cell // neither marked nor abstained, nor recused from
	Undeclared []string      // nominees of which the form does not say whether there is a conflict
	version    answer
}

// Old says that a form was made for another version of the edition than the
// one with this fingerprint (E_DEF); nil where it was made for this one.
func (f *Filled) Old(fingerprint string) *fault.Error {
	if f.Head.Fingerprint == short(fingerprint) {
		return nil
	}
	return fault.New(fault.Def, "form.version", "version", f.Head.Fingerprint, "want", short(fingerprint)).At(f.version.where)
}

func short(fingerprint string) string { return fingerprint[:min(prefix, len(fingerprint))] }

// IsForm reports whether a file is to be read as a form: a sheet by its name
// and first bytes, a text by the name of the form in it, and also what a word
// processor saves in a manner of its own, of which Read says what to do about
// it. Whether it is one is found out by Read.
func IsForm(data []byte, name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case slices.Contains(saved, ext):
		return true
	case isSheet(data):
		return ext == ".xlsx"
	case len(data) > MaxText:
		return false
	}
	plain, err := decoded(data)
	return err == nil && strings.Contains(plain, Schema)
}

// saved are the endings of what other programs make of a form when they save
// it as they like best, and kinds how such files begin.
var (
	saved = []string{".doc", ".docx", ".rtf", ".odt", ".ods", ".xls", ".pdf", ".pages", ".numbers", ".htm", ".html"}
	kinds = []struct{ first, name string }{
		{`{\rtf`, "RTF"}, {"%PDF", "PDF"}, {"\xd0\xcf\x11\xe0", "Office 97–2003"}, {"<html", "HTML"}, {"<!DOCTYPE", "HTML"}, {"<!doctype", "HTML"},
	}
)

// Read reads a form that came back, for an edition with all its amendments.
// The answer's ballot is that of the juror named in the form. All complaints
// are answered at once, as a fault.List with NAME:LINE or NAME!SHEET!CELL in
// the order of the file; the head is answered beside them where it could be
// read. That a form is for another version of the edition is no complaint: see
// Filled.Old.
func Read(data []byte, name string, ed *award.Edition) (*Filled, error) {
	for _, k := range kinds {
		if bytes.HasPrefix(data, []byte(k.first)) {
			return nil, fault.List{fault.New(fault.Format, "form.kind", "kind", k.name).At(name)}
		}
	}
	read := readText
	if isSheet(data) {
		read = readSheet
	}
	found, err := read(data, name, ed)
	if err != nil {
		return nil, fault.List{err}
	}
	return found.settle(ed)
}

func isSheet(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }
