package xlsx

import (
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readStrings reads the texts that cells share, where the workbook has such.
func (b *book) readStrings(targets map[string]target) error {
	name, err := only(targets, "/sharedStrings")
	if err != nil || name == "" {
		return err
	}
	var text textParser
	most := b.cells // who shares no text with another cell has one of its own
	return b.parse(name, func(t *token) error {
		if t.kind == ends && string(t.name) == "si" {
			if len(b.strings) == most {
				return ErrSize
			}
			b.strings = append(b.strings, text.done())
		}
		return text.take(t)
	})
}

// textParser puts together a text that may be in several pieces of different
// looks. How it is pronounced, which some programs add, is no part of it.
type textParser struct {
	text  []byte
	in    bool          // in a piece
	aside int           // how deep in what is no part
	small map[rune]rune // how the piece at hand writes its characters; nil: as they are
}

func (p *textParser) take(t *token) (err error) {
	if t.kind == holds {
		if p.in {
			from := len(p.text)
			p.text, err = t.appendTo(p.text)
			p.text = raise(p.text, from, p.small)
		}
		return err
	}
	switch string(t.name) {
	case "r":
		p.small = nil
	case "vertAlign":
		var align string
		if align, err = t.attr("val"); t.kind == begins {
			p.small = smalls[align]
		}
	case "rPh":
		if t.kind == begins {
			p.aside++
		} else {
			p.aside--
		}
	case "t":
		p.in = t.kind == begins && p.aside == 0
	}
	return err
}

// smalls are the characters for digits and signs that are written above or
// below the line. A mark that leads to a note is no digit of the figure before
// it: 177² is not 1772.
var smalls = map[string]map[rune]rune{
	"superscript": {'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '(': '⁽', ')': '⁾'},
	"subscript":   {'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '(': '₍', ')': '₎'},
}

// raise writes a text from a byte on with small characters.
func raise(text []byte, from int, small map[rune]rune) []byte {
	if small == nil {
		return text
	}
	piece := string(text[from:])
	text = text[:from]
	for _, r := range piece {
		if s, ok := small[r]; ok {
			r = s
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}

func (p *textParser) done() string {
	s := unescape(string(p.text))
	p.text, p.small = p.text[:0], nil
	return s
}

// escaped is how long a character is that is written as a number.
const escaped = len("_x000A_")

// character is the one that s begins with as a number, and whether it does.
func character(s string) (rune, bool) {
	if len(s) < escaped || s[:2] != "_x" || s[escaped-1] != '_' {
		return 0, false
	}
	var code [2]byte
	_, err := hex.Decode(code[:], []byte(s[2:escaped-1]))
	return rune(code[0])<<8 | rune(code[1]), err == nil
}

// unescape is the text that a workbook means. What would be no character
// stays as it is written.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		if r, ok := character(s); ok && utf8.ValidRune(r) {
			b.WriteRune(r)
			s = s[escaped:]
		} else {
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
}

// sheetParser reads the cells of a sheet.
type sheetParser struct {
	book     *book
	to       *Content
	row, col int    // of the cell at hand, or of the last one
	kind     string // of the cell at hand
	format   format // of the cell at hand
	cell     bool   // there is one
	hidden   bool   // the row at hand is not shown
	formula  bool
	value    []byte
	invalue  bool
	text     textParser
}

func (p *sheetParser) take(t *token) (err error) {
	switch t.kind {
	case begins:
		err = p.begin(t)
	case ends:
		switch string(t.name) {
		case "c":
			return p.end()
		case "v":
			p.invalue = false
		}
	case holds:
		if p.invalue {
			p.value, err = t.appendTo(p.value)
		}
	}
	if err == nil && p.cell {
		err = p.text.take(t)
	}
	return err
}

// begin takes the beginning of a row, of a cell, or of what is in one.
func (p *sheetParser) begin(t *token) error {
	switch string(t.name) {
	case "row":
		return p.beginRow(t)
	case "c":
		return p.beginCell(t)
	case "v":
		p.invalue = p.cell
	case "f":
		p.formula = p.cell
	case "mergeCell":
		return p.merged(t)
	}
	return nil
}

// beginRow takes the beginning of a row, which may say where it is.
func (p *sheetParser) beginRow(t *token) error {
	r, err := t.attr("r")
	if err != nil {
		return err
	}
	row := p.row + 1
	if r != "" {
		if row, err = strconv.Atoi(r); err != nil {
			return ErrForm
		}
	}
	hidden, err := t.attr("hidden")
	if err != nil {
		return err
	}
	p.hidden = yes(hidden)
	return p.at(row, 0)
}

// beginCell takes the beginning of a cell, which may say where it is.
func (p *sheetParser) beginCell(t *token) error {
	ref, err := t.attr("r")
	if err != nil || p.cell {
		return ErrForm
	}
	row, col := p.row, p.col+1
	if ref != "" {
		var ok bool
		if row, col, ok = parseRef(ref); !ok {
			return ErrForm
		}
	}
	if err := p.at(row, col); err != nil {
		return err
	}
	p.cell, p.formula = true, false
	if p.kind, err = t.attr("t"); err != nil {
		return err
	}
	style, err := t.attr("s")
	p.format = general
	if n, bad := strconv.Atoi(style); bad == nil && n >= 0 && n < len(p.book.formats) {
		p.format = p.book.formats[n]
	}
	return err
}

// at goes on to a place, which must come after the last one: a sheet in which
// a place is twice has another meaning in every program.
func (p *sheetParser) at(row, col int) error {
	if row < 1 || row < p.row || row == p.row && col <= p.col || row > maxRow || col > maxColumn {
		return ErrForm
	}
	p.row, p.col = row, col
	return nil
}

// merged keeps a range of cells that are shown as one.
func (p *sheetParser) merged(t *token) error {
	ref, err := t.attr("ref")
	if err != nil {
		return err
	}
	from, to, _ := strings.Cut(ref, ":")
	r1, c1, ok1 := parseRef(from)
	r2, c2, ok2 := parseRef(to)
	if !ok1 || !ok2 {
		return nil
	}
	if p.book.cells--; p.book.cells < 0 {
		return ErrSize
	}
	p.to.Merged = append(p.to.Merged, Area{r1, c1, r2, c2})
	return nil
}

// end keeps the cell at hand, if anything is in it.
func (p *sheetParser) end() error {
	if !p.cell {
		return ErrForm
	}
	c := Found{Row: p.row, Col: p.col, Formula: p.formula}
	value, inline := string(p.value), p.text.done()
	p.cell, p.value = false, p.value[:0]
	switch p.kind {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(p.book.strings) {
			return ErrForm
		}
		c.Text = p.book.strings[n]
	case "inlineStr":
		c.Text = inline
	case "b":
		c.Text = map[string]string{"1": "TRUE", "0": "FALSE"}[value]
	case "", "n":
		p.number(&c, value)
	default: // "str", what a formula gave; "e", an error; "d", a date
		c.Text, c.Date = unescape(value), p.kind == "d"
	}
	if c.Text == "" && !c.Formula {
		return nil
	}
	return p.keep(c)
}

// number puts a number into a cell, as its format wants it: a day as a day.
func (p *sheetParser) number(c *Found, value string) {
	c.Text, c.Number = value, value != ""
	switch p.format {
	case percent:
		c.Percent = c.Number
	case date:
		if day, ok := moment(value, p.book.from1904); ok {
			c.Text, c.Number, c.Date = day, false, true
		}
	}
}

// keep keeps a cell, as long as there may be more of them and of their text. A
// text that many cells share counts for each: whoever reads them reads it as
// often.
func (p *sheetParser) keep(c Found) error {
	p.book.cells--
	p.book.text -= len(c.Text)
	if p.book.cells < 0 || p.book.text < 0 || len(c.Text) > maxText && utf8.RuneCountInString(c.Text) > maxText {
		return ErrSize
	}
	p.to.Cells = append(p.to.Cells, c)
	if n := len(p.to.HiddenRows); p.hidden && (n == 0 || p.to.HiddenRows[n-1] != c.Row) {
		p.to.HiddenRows = append(p.to.HiddenRows, c.Row)
	}
	return nil
}
