package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// Limits of what is read. Above them nothing is unpacked, or no further.
const (
	MaxUnpacked = 32 << 20 // bytes of all parts together
	maxParts    = 500
	maxNames    = 256 << 10 // bytes of the zip's list of parts
	maxSheets   = 20
	maxCells    = 200_000 // with something in them, of all sheets
)

// ErrForm says that the bytes are no workbook; ErrSize that there is more in
// them than is read.
var (
	ErrForm = errors.New("xlsx: not a workbook")
	ErrSize = errors.New("xlsx: more than is read of a workbook")
)

// Content is a sheet that was read.
type Content struct {
	Name   string  // as it stands there, not judged
	Cells  []Found // that hold something, in the order of the file
	Merged []Area
}

// Found is a cell that holds something. Row and Col count from 1. Text is not
// judged, and a number is as the program wrote it.
type Found struct {
	Row, Col int
	Text     string
	Number   bool
	Formula  bool // the text is what a formula gave
}

// Area is a range of cells.
type Area struct{ Row, Col, LastRow, LastCol int }

// Read reads the sheets of a workbook, in its order (ErrForm, ErrSize).
func Read(data []byte) ([]Content, error) {
	b, err := open(data)
	if err != nil {
		return nil, err
	}
	sheets, err := b.sheets()
	if err != nil {
		return nil, err
	}
	if err := b.readStrings(); err != nil {
		return nil, err
	}
	contents := make([]Content, len(sheets))
	for i, s := range sheets {
		contents[i].Name = s.name
		if err := b.parse(s.part, (&sheetParser{book: b, to: &contents[i]}).take); err != nil {
			return nil, err
		}
	}
	return contents, nil
}

// book is a workbook that is being read.
type book struct {
	parts   map[string]*zip.File // by name in small letters
	strings []string             // that cells refer to
	cells   int                  // read so far
}

// open looks at the parts of a workbook without unpacking them: what they say
// about their size holds, as no part is read further.
func open(data []byte) (*book, error) {
	names := &bounded{bytes.NewReader(data), maxNames}
	z, err := zip.NewReader(names, int64(len(data)))
	switch {
	case errors.Is(err, ErrSize):
		return nil, ErrSize
	case err != nil:
		return nil, ErrForm
	case len(z.File) > maxParts:
		return nil, ErrSize
	}
	names.left = int64(len(data)) + MaxUnpacked
	b := &book{parts: map[string]*zip.File{}}
	var size uint64
	for _, f := range z.File {
		if size += min(f.UncompressedSize64, MaxUnpacked+1); size > MaxUnpacked {
			return nil, ErrSize
		}
		b.parts[strings.ToLower(f.Name)] = f
	}
	return b, nil
}

// bounded reads so many bytes and no more.
type bounded struct {
	io.ReaderAt
	left int64
}

func (b *bounded) ReadAt(p []byte, at int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, ErrSize
	}
	return b.ReaderAt.ReadAt(p, at)
}

// parse gives the tokens of a part to take.
func (b *book) parse(name string, take func(xml.Token) error) error {
	f, ok := b.parts[strings.ToLower(name)]
	if !ok {
		return ErrForm
	}
	r, err := f.Open()
	if err != nil {
		return ErrForm
	}
	defer r.Close()
	d := xml.NewDecoder(io.LimitReader(r, int64(f.UncompressedSize64)))
	for {
		t, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return ErrForm
		}
		if err := take(t); err != nil {
			return err
		}
	}
}

// sheet is a sheet's name and the part that holds it.
type sheet struct{ name, part string }

// sheets lists the sheets in the order in which they are shown.
func (b *book) sheets() ([]sheet, error) {
	main, err := b.mainPart()
	if err != nil {
		return nil, err
	}
	dir, base := path.Split(main)
	targets, err := b.relations(dir+"_rels/"+base+".rels", dir)
	if err != nil {
		return nil, err
	}
	var list []sheet
	err = b.parse(main, func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "sheet" {
			target, known := targets[attr(e, "id")]
			if !known || len(list) == maxSheets {
				return ErrForm
			}
			list = append(list, sheet{attr(e, "name"), target.part})
		}
		return nil
	})
	return list, err
}

// mainPart finds the part that lists the sheets.
func (b *book) mainPart() (string, error) {
	targets, err := b.relations("_rels/.rels", "")
	if err != nil {
		return "", err
	}
	for _, t := range targets {
		if strings.HasSuffix(t.kind, "/officeDocument") {
			return t.part, nil
		}
	}
	return "", ErrForm
}

// target is what a relation leads to.
type target struct{ kind, part string }

// relations reads where the parts are that another one speaks of.
func (b *book) relations(name, dir string) (map[string]target, error) {
	targets := map[string]target{}
	err := b.parse(name, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			return nil
		}
		to := attr(e, "Target")
		if !strings.HasPrefix(to, "/") {
			to = dir + to
		}
		targets[attr(e, "Id")] = target{attr(e, "Type"), strings.TrimPrefix(path.Clean("/"+to), "/")}
		return nil
	})
	return targets, err
}

// attr is an attribute of an element, whatever its prefix, empty where it has
// none. An id with a prefix is meant where there is also one without.
func attr(e xml.StartElement, name string) string {
	value := ""
	for _, a := range e.Attr {
		if a.Name.Local == name && (value == "" || a.Name.Space != "") {
			value = a.Value
		}
	}
	return value
}
