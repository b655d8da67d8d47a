package xlsx

import (
	"errors"
	"io"
	"path"
	"strings"
)

// Limits are how much of a workbook is read. Above them nothing is unpacked,
// or no further. What is not read (pictures, charts) counts for nothing.
type Limits struct {
	Packed   int // bytes of all parts that are read, as they are in the file
	Unpacked int // bytes of the same parts
	Text     int // bytes of the text of all cells; a text that cells share counts for each
	Cells    int // that hold something, of all sheets
}

// The limits of every workbook.
const (
	maxSheets    = 20
	maxRelations = maxParts
	maxSheetName = 255    // bytes
	maxText      = 32_767 // characters of a cell, as in the programs that made it
)

// ErrForm says that the bytes are no workbook, or not what they were when it
// was written; ErrSize that there is more in them than is read.
var (
	ErrForm = errors.New("xlsx: not a workbook")
	ErrSize = errors.New("xlsx: more than is read of a workbook")
)

// Content is a sheet that was read.
type Content struct {
	Name   string  // as it stands there, not judged; at most 255 bytes
	Cells  []Found // that hold something: row by row, each from the left, each place once
	Merged []Area
	Hidden bool // the sheet is not shown
	// HiddenRows are the rows, of those that hold something, that are not shown.
	HiddenRows []int
}

// Found is a cell that holds something. Row and Col count from 1. Text is
// valid UTF-8, otherwise not judged, and a number is as the program wrote it,
// unless it is shown as a day.
type Found struct {
	Row, Col int
	Text     string
	Number   bool
	Percent  bool // a number that is shown as per cent: 0.5 is 50 %
	Date     bool // the text is a day, 2006-01-02, or a time, 2006-01-02T15:04:05, perhaps with milliseconds
	Formula  bool // the text is what a formula gave
}

// Area is a range of cells.
type Area struct{ Row, Col, LastRow, LastCol int }

// Read reads the sheets of a workbook, in its order (ErrForm, ErrSize).
func Read(data []byte, l Limits) ([]Content, error) {
	parts, err := openParts(data, l)
	if err != nil {
		return nil, err
	}
	b := &book{parts: parts, cells: l.Cells, text: l.Text}
	main, err := b.mainPart()
	if err != nil {
		return nil, err
	}
	targets, err := b.relations(main)
	if err != nil {
		return nil, err
	}
	sheets, err := b.sheets(main, targets)
	if err != nil {
		return nil, err
	}
	if err := b.readStrings(targets); err != nil {
		return nil, err
	}
	if err := b.readFormats(targets); err != nil {
		return nil, err
	}
	contents := make([]Content, len(sheets))
	for i, s := range sheets {
		contents[i].Name, contents[i].Hidden = s.name, s.hidden
		if err := b.parse(s.part, (&sheetParser{book: b, to: &contents[i]}).take); err != nil {
			return nil, err
		}
	}
	return contents, nil
}

// book is a workbook that is being read.
type book struct {
	parts    *parts
	strings  []string // that cells refer to
	formats  []format // of the styles that cells refer to
	from1904 bool     // its days are counted from 1904
	cells    int      // left to read
	text     int      // bytes of text left for cells
}

// parse gives the tokens of a part to take.
func (b *book) parse(name string, take func(*token) error) error {
	data, err := b.parts.take(name)
	if err != nil {
		return err
	}
	s, err := newScanner(data)
	if err != nil {
		return err
	}
	for {
		t, err := s.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := take(t); err != nil {
			return err
		}
	}
}

// sheet is a sheet's name and the part that holds it.
type sheet struct {
	name, part string
	hidden     bool
}

// yes reports whether an attribute says so.
func yes(s string) bool { return s == "1" || s == "true" }

// sheets lists the sheets in the order in which they are shown.
func (b *book) sheets(main string, targets map[string]target) ([]sheet, error) {
	var list []sheet
	err := b.parse(main, func(t *token) error {
		if t.kind == begins && string(t.name) == "workbookPr" {
			since, err := t.attr("date1904")
			b.from1904 = yes(since)
			return err
		}
		if t.kind != begins || string(t.name) != "sheet" {
			return nil
		}
		name, err := t.attr("name")
		if err != nil {
			return err
		}
		id, err := t.attr("id")
		to, known := targets[id]
		switch {
		case err != nil || !known:
			return ErrForm
		case len(list) == maxSheets || len(name) > maxSheetName:
			return ErrSize
		}
		state, err := t.attr("state")
		list = append(list, sheet{name, to.part, state == "hidden" || state == "veryHidden"})
		return err
	})
	return list, err
}

// mainPart finds the part that lists the sheets.
func (b *book) mainPart() (string, error) {
	targets, err := b.relations("")
	if err != nil {
		return "", err
	}
	main, err := only(targets, "/officeDocument")
	if main == "" {
		return "", ErrForm
	}
	return main, err
}

// target is what a relation leads to.
type target struct{ kind, part string }

// only is the part to which the one relation of a kind leads; empty where
// there is no such relation, ErrForm where there are several.
func only(targets map[string]target, kind string) (string, error) {
	part := ""
	for _, t := range targets {
		if !strings.HasSuffix(t.kind, kind) {
			continue
		}
		if part != "" {
			return "", ErrForm
		}
		part = t.part
	}
	return part, nil
}

// relations reads where the parts are that another one speaks of, by the names
// that it has for them. The part without a name is the workbook as a whole.
func (b *book) relations(of string) (map[string]target, error) {
	dir, base := path.Split(of)
	targets := map[string]target{}
	err := b.parse(dir+"_rels/"+base+".rels", func(t *token) error {
		if t.kind != begins || string(t.name) != "Relationship" {
			return nil
		}
		id, err1 := t.attr("Id")
		kind, err2 := t.attr("Type")
		to, err3 := t.attr("Target")
		switch _, twice := targets[id]; {
		case err1 != nil || err2 != nil || err3 != nil || twice:
			return ErrForm
		case len(targets) == maxRelations:
			return ErrSize
		}
		if !strings.HasPrefix(to, "/") {
			to = dir + to
		}
		targets[id] = target{kind, strings.TrimPrefix(path.Clean("/"+to), "/")}
		return nil
	})
	return targets, err
}
