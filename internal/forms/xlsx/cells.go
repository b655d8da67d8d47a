package xlsx

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readStrings reads the texts that cells share, where the workbook has such.
func (b *book) readStrings() error {
	const name = "xl/sharedstrings.xml"
	if b.parts[name] == nil {
		return nil
	}
	var text textParser
	return b.parse(name, func(t xml.Token) error {
		if e, ok := t.(xml.EndElement); ok && e.Name.Local == "si" {
			if len(b.strings) == maxCells {
				return ErrSize
			}
			b.strings = append(b.strings, text.done())
		}
		text.take(t)
		return nil
	})
}

// textParser puts together a text that may be in several pieces of different
// looks. How it is pronounced, which some programs add, is no part of it.
type textParser struct {
	b     strings.Builder
	in    bool // in a piece
	aside int  // how deep in what is no part
}

func (p *textParser) take(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "rPh":
			p.aside++
		case "t":
			p.in = p.aside == 0
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "rPh":
			p.aside--
		case "t":
			p.in = false
		}
	case xml.CharData:
		if p.in {
			p.b.Write(t)
		}
	}
}

func (p *textParser) done() string {
	s := unescape(p.b.String())
	p.b.Reset()
	return s
}

// numbered finds a character that is written as a number.
var numbered = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescape is the text that a workbook means. What would be no character
// stays as it is written.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return numbered.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if r := rune(n); err == nil && utf8.ValidRune(r) {
			return string(r)
		}
		return m
	})
}

// sheetParser reads the cells of a sheet.
type sheetParser struct {
	book     *book
	to       *Content
	row, col int    // of the cell at hand, or of the last one
	kind     string // of the cell at hand
	cell     bool   // there is one
	formula  bool
	value    strings.Builder
	invalue  bool
	text     textParser
}

func (p *sheetParser) take(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if err := p.begin(t); err != nil {
			return err
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "c":
			return p.end()
		case "v":
			p.invalue = false
		}
	case xml.CharData:
		if p.invalue {
			p.value.Write(t)
		}
	}
	if p.cell {
		p.text.take(t)
	}
	return nil
}

// begin takes the beginning of a row, of a cell, or of what is in one.
func (p *sheetParser) begin(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		p.row, p.col = p.row+1, 0
		if r := attr(e, "r"); r != "" {
			n, err := strconv.Atoi(r)
			if err != nil || n < 1 || n > maxRow {
				return ErrForm
			}
			p.row = n
		}
	case "c":
		p.col++
		if ref := attr(e, "r"); ref != "" {
			row, col, ok := parseRef(ref)
			if !ok {
				return ErrForm
			}
			p.row, p.col = row, col
		}
		p.cell, p.kind, p.formula = true, attr(e, "t"), false
	case "v":
		p.invalue = p.cell
	case "f":
		p.formula = p.cell
	case "mergeCell":
		from, to, _ := strings.Cut(attr(e, "ref"), ":")
		r1, c1, ok1 := parseRef(from)
		r2, c2, ok2 := parseRef(to)
		if ok1 && ok2 && len(p.to.Merged) < maxCells {
			p.to.Merged = append(p.to.Merged, Area{r1, c1, r2, c2})
		}
	}
	return nil
}

// end keeps the cell at hand, if anything is in it.
func (p *sheetParser) end() error {
	value, inline := p.value.String(), p.text.done()
	p.value.Reset()
	p.cell = false
	c := Found{Row: p.row, Col: p.col, Text: value, Formula: p.formula}
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
		c.Number = value != ""
	default: // "str", what a formula gave; "e", an error; "d", a date
		c.Text = unescape(value)
	}
	if c.Text == "" && !c.Formula {
		return nil
	}
	if p.book.cells++; p.book.cells > maxCells {
		return ErrSize
	}
	p.to.Cells = append(p.to.Cells, c)
	return nil
}
