package forms_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/forms"
	"votering/internal/locale"
)

// workbook is a workbook whose sheet has other rows, and which has shared
// texts.
func workbook(t testing.TB, rows, texts string) []byte {
	t.Helper()
	data, err := forms.WriteSheet(edition(t), head, locale.For(locale.NB), nil)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(part)
	}
	const rels = "xl/_rels/workbook.xml.rels"
	parts[rels] = strings.Replace(parts[rels], "</R", `<Relationship Id="texts" Type="/sharedStrings" Target="texts.xml"/></R`, 1)
	parts["xl/texts.xml"] = "<sst>" + texts + "</sst>"
	parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bits writes numbers as DEFLATE has them, the lowest bit first.
type bits struct {
	out []byte
	n   uint
}

func (w *bits) put(v uint, n int) {
	for i := range n {
		if w.n%8 == 0 {
			w.out = append(w.out, 0)
		}
		w.out[len(w.out)-1] |= byte(v>>i&1) << (w.n % 8)
		w.n++
	}
}

// toil is a workbook with a part of that many bytes which unpacks to nothing,
// and has a code of its own in every eleven of them.
func toil(t testing.TB, size int) []byte {
	t.Helper()
	w := &bits{}
	for len(w.out) < size {
		w.put(0b100, 3) // another block follows; its code is written out
		w.put(0, 10)    // for 257 symbols and one distance
		w.put(14, 4)    // with 18 lengths in it, of which two are used
		for i := range 18 {
			w.put(map[int]uint{2: 1, 17: 1}[i], 3)
		}
		w.put(1|127<<1, 8) // 138 symbols that are not used
		w.put(1|107<<1, 8) // and 118
		w.put(0, 3)        // the end of the block, a distance, and that end
	}
	w.put(0b011, 3) // the last block
	w.put(0, 7)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	part, err := z.CreateRaw(&zip.FileHeader{Name: "_rels/.rels", Method: zip.Deflate, CompressedSize64: uint64(len(w.out))})
	if err == nil {
		_, err = part.Write(w.out)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// hostile are files that are made to take long, or much memory, and what is
// said about them first.
func hostile(t testing.TB) map[string]struct {
	data []byte
	want fault.Class
} {
	t.Helper()
	const unpacked = 4<<20 - 4<<10
	fill := func(s string) string { return strings.Repeat(s, unpacked/len(s)) }
	cell := func(s string) string { return `<row><c t="inlineStr"><is><t>` + s + `</t></is></c></row>` }
	sheet := func(rows string) []byte { return workbook(t, rows, "") }
	plain := string(forms.WriteText(edition(t), head, locale.For(locale.NB), nil))
	intro, _, _ := strings.Cut(plain, "===")
	begun := intro + "=== x [kinn]\n"
	comment := begun + "[results]: 4\nKommentar: "
	text := func(before, s string) []byte {
		return []byte(before + strings.Repeat(s, (forms.MaxText-len(before))/len(s)))
	}
	return map[string]struct {
		data []byte
		want fault.Class
	}{
		"sheet: rows":                   {sheet(fill("<row/>")), fault.Size},
		"sheet: cells":                  {sheet(fill("<row><c><v>1</v></c></row>")), fault.Size},
		"sheet: no more than cells":     {sheet(strings.Repeat(cell("1"), 49_000)), fault.Format},
		"sheet: attributes":             {sheet(fill("<row" + strings.Repeat(` a=""`, 100) + "/>")), fault.Size},
		"sheet: a long text":            {sheet(cell(fill("x"))), fault.Size},
		"sheet: characters in numbers":  {sheet(cell(fill("_x0041_"))), fault.Size},
		"sheet: nearly such characters": {sheet(cell(fill("_x"))), fault.Size},
		"sheet: entities":               {sheet(cell(fill("&#65;"))), fault.Size},
		"sheet: fields of the head":     {sheet(strings.Repeat(cell("Skjema"), 40_000)), fault.Format},
		"sheet: merged":                 {sheet(fill(`<mergeCell ref="A1:B9"/>`)), fault.Size},
		"sheet: comments":               {sheet(fill("<!---->")), fault.Size},
		"sheet: line ends":              {sheet(strings.Repeat(cell(strings.Repeat("\n", 30_000)), 20)), fault.Format},
		"sheet: one text in many cells": {workbook(t, strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 400), "<si><t>"+strings.Repeat("x", 32_000)+"</t></si>"), fault.Size},
		"sheet: nothing, well packed":   {toil(t, 250<<10), fault.Format},
		"sheet: more of it":             {toil(t, 1<<20), fault.Size},
		"text: lines":                   {text(begun, "x\n"), fault.Format},
		"text: empty lines":             {text(begun, "\r"), fault.Format},
		"text: fields":                  {text(begun, "a:\n"), fault.Format},
		"text: marks":                   {text(begun, "[a]:\n"), fault.Score},
		"text: comments":                {text(begun, "Kommentar:\n"), fault.Format},
		"text: parts":                   {text(intro, "=== a\n"), fault.Format},
		"text: a long heading":          {text(intro+"===", "[a] "), fault.Score},
		"text: a heading of brackets":   {text(intro+"===", "["), fault.Format},
		"text: a heading of its end":    {text(intro+"=== [a]", "="), fault.Score},
		"text: the head":                {text(intro, "Skjema: votering-form/1\n"), fault.Format},
		"text: a long comment":          {text(comment, "e\u0301"), fault.Format},
		"text: a comment of many lines": {text(comment, "e\u0301\n  "), fault.Size},
		"text: tabs":                    {text(comment, "\t"), fault.Format},
		"text: other bytes":             {text(begun, "\xe9"), fault.Format},
		"text: two bytes a character":   {text("\xff\xfe", "\n\x00"), fault.Format},
	}
}

func TestHostile(t *testing.T) {
	e := edition(t)
	for name, c := range hostile(t) {
		_, err := forms.Read(c.data, "k", e)
		if got := fault.Of(err); got == nil || got.Class != c.want {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// BenchmarkHostile is what such a file costs who collects it.
func BenchmarkHostile(b *testing.B) {
	e := edition(b)
	for name, c := range hostile(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				forms.IsForm(c.data, "k.xlsx")
				if _, err := forms.Read(c.data, "k.xlsx", e); err == nil {
					b.Fatal("read")
				}
			}
		})
	}
}
