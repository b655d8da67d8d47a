package xlsx

import (
	"archive/zip"
	"bytes"
	_ "embed" // of the parts that never change
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// packageRels is the same in every workbook.
//
//go:embed static/package.rels
var packageRels string

// Write makes the bytes of a workbook with some sheets; the same sheets give
// the same bytes. An error is one of the program: a number that is none, or
// choices that no list can hold.
func Write(sheets []Sheet) ([]byte, error) {
	book := newStyleBook()
	worksheets := make([]string, len(sheets))
	for i := range sheets {
		var err error
		if worksheets[i], err = worksheet(&sheets[i], book); err != nil {
			return nil, err
		}
	}
	parts := []part{
		{"[Content_Types].xml", contentTypes(len(sheets))},
		{"_rels/.rels", packageRels},
		{"xl/workbook.xml", workbook(sheets)},
		{"xl/_rels/workbook.xml.rels", workbookRels(len(sheets))},
		{"xl/styles.xml", book.part()},
	}
	for i, w := range worksheets {
		parts = append(parts, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), w})
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(p.content)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// part is a file of the workbook.
type part struct{ name, content string }

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace   = "http://schemas.openxmlformats.org/package/2006/"
	sheetType   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// contentTypes says what each part is.
func contentTypes(sheets int) string {
	var b strings.Builder
	override := func(name, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/xl/%s" ContentType="%s%s+xml"/>`, name, sheetType, kind)
	}
	b.WriteString(declaration + `<Types xmlns="` + packSpace + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override("workbook.xml", "sheet.main")
	override("styles.xml", "styles")
	for i := range sheets {
		override(fmt.Sprintf("worksheets/sheet%d.xml", i+1), "worksheet")
	}
	return b.String() + `</Types>`
}

// workbookRels says where the parts are of which the workbook's own speaks.
func workbookRels(sheets int) string {
	var b strings.Builder
	relation := func(id, kind, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, relSpace, kind, target)
	}
	b.WriteString(declaration + `<Relationships xmlns="` + packSpace + `relationships">`)
	relation("styles", "styles", "styles.xml")
	for i := range sheets {
		n := strconv.Itoa(i + 1)
		relation("sheet"+n, "worksheet", "worksheets/sheet"+n+".xml")
	}
	return b.String() + `</Relationships>`
}

// workbook is the part that lists the sheets.
func workbook(sheets []Sheet) string {
	var b strings.Builder
	b.WriteString(declaration + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relSpace + `"><sheets>`)
	for i, s := range sheets {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="sheet%d"/>`, escape(s.Name), i+1, i+1)
	}
	return b.String() + `</sheets></workbook>`
}

// worksheet writes a sheet; the order of its elements is fixed by the format.
func worksheet(s *Sheet, book *styleBook) (string, error) {
	var b strings.Builder
	b.WriteString(declaration + `<worksheet xmlns="` + mainSpace + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	b.WriteString(view(s.Freeze))
	columns(&b, s.Widths)
	b.WriteString(`<sheetData>`)
	for i := range s.Rows {
		if err := row(&b, i+1, s.Rows[i], book); err != nil {
			return "", err
		}
	}
	b.WriteString(`</sheetData>`)
	if s.Protect {
		b.WriteString(`<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>`)
	}
	if len(s.Merged) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(s.Merged))
		for _, m := range s.Merged {
			fmt.Fprintf(&b, `<mergeCell ref="%s"/>`, m)
		}
		b.WriteString(`</mergeCells>`)
	}
	if err := validations(&b, s.Lists); err != nil {
		return "", err
	}
	b.WriteString(`<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`)
	if s.Protect {
		// Marks are text, so that no program makes dates or fractions of them.
		fmt.Fprintf(&b, `<ignoredErrors><ignoredError sqref="A1:%s" numberStoredAsText="1"/></ignoredErrors>`,
			Ref(max(len(s.Rows), 1), max(len(s.Widths), 1)))
	}
	return b.String() + `</worksheet>`, nil
}

// columns writes how wide the columns are; the format has no empty list.
func columns(b *strings.Builder, widths []int) {
	if len(widths) == 0 {
		return
	}
	b.WriteString(`<cols>`)
	for i, w := range widths {
		fmt.Fprintf(b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, w)
	}
	b.WriteString(`</cols>`)
}

// view is how a sheet is looked at, with the rows that stay in sight.
func view(freeze int) string {
	if freeze == 0 {
		return `<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>`
	}
	return fmt.Sprintf(`<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
		freeze, freeze+1)
}

// lineHeight is the height of a line of text, in points.
const lineHeight = 15

func row(b *strings.Builder, n int, r Row, book *styleBook) error {
	fmt.Fprintf(b, `<row r="%d"`, n)
	if r.Height > 1 {
		fmt.Fprintf(b, ` ht="%d" customHeight="1"`, min(r.Height*lineHeight, 400))
	}
	b.WriteString(`>`)
	for i, c := range r.Cells {
		if err := c.check(); err != nil {
			return err
		}
		value, format, number := c.typed()
		switch {
		case number:
			b.WriteString(`<c r="` + Ref(n, i+1) + `" s="` + strconv.Itoa(book.of(c.Look, format)) + `"><v>` + value + `</v></c>`)
		case c.text() != "":
			b.WriteString(`<c r="` + Ref(n, i+1) + `" s="` + strconv.Itoa(int(c.Look)) + `" t="inlineStr"><is><t xml:space="preserve">` + escape(c.text()) + `</t></is></c>`)
		case c.Look != Plain:
			fmt.Fprintf(b, `<c r="%s" s="%d"/>`, Ref(n, i+1), c.Look)
		}
	}
	b.WriteString(`</row>`)
	return nil
}

// validations writes the lists to choose from. Anything else is warned about,
// not refused: who reads the sheet says so again.
func validations(b *strings.Builder, lists []List) error {
	if len(lists) == 0 {
		return nil
	}
	fmt.Fprintf(b, `<dataValidations count="%d">`, len(lists))
	for _, l := range lists {
		source, err := l.source()
		if err != nil {
			return err
		}
		fmt.Fprintf(b, `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" errorTitle="%s" error="%s" sqref="%s"><formula1>%s</formula1></dataValidation>`,
			escape(l.Title), escape(l.Message), strings.Join(l.Cells, " "), escape(source))
	}
	b.WriteString(`</dataValidations>`)
	return nil
}

// special reports what may not stand as it is, and what need not be looked at
// closer: most text is neither.
func special(r rune) bool {
	return r < ' ' || strings.ContainsRune(`_&<>"'`, r) || r >= '\u2000' || '\u007f' <= r && r < '\u00a0'
}

// escape makes text fit for the workbook's XML. An underscore that would begin
// a character written as a number is itself written as one.
func escape(s string) string {
	if !strings.ContainsFunc(s, special) {
		return s
	}
	var b bytes.Buffer
	for {
		before, after, found := strings.Cut(s, "_")
		if err := xml.EscapeText(&b, []byte(before)); err != nil {
			panic("xlsx: " + err.Error()) // a buffer takes everything
		}
		if !found {
			return b.String()
		}
		b.WriteString("_")
		if _, ok := character("_" + after[:min(escaped-1, len(after))]); ok {
			b.WriteString("x005F_")
		}
		s = after
	}
}
