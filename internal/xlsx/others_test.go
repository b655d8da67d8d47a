package xlsx

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// texts are cells by their names.
func texts(t *rapid.T, text *rapid.Generator[string]) map[string]string {
	name := rapid.Custom(func(t *rapid.T) string {
		return Ref(rapid.IntRange(1, 60).Draw(t, "row"), rapid.IntRange(1, 30).Draw(t, "col"))
	})
	return rapid.MapOfN(name, text, 0, 20).Draw(t, "cells")
}

// plain is text that every program writes in the same way.
func plain() *rapid.Generator[string] {
	return rapid.StringMatching(`[ -^` + "`" + `-~æøåÆØÅ–\n]{1,30}`)
}

// What another program writes is what we read.
func TestReadWhatOthersWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := texts(t, plain())
		f := excelize.NewFile()
		defer f.Close()
		for name, s := range want {
			if err := f.SetCellStr("Sheet1", name, s); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		sheets, err := Read(b.Bytes(), limits)
		if err != nil || len(sheets) != 1 || sheets[0].Name != "Sheet1" || len(sheets[0].Cells) != len(want) {
			t.Fatalf("%+v, %v; want %q", sheets, err, want)
		}
		for _, c := range sheets[0].Cells {
			if c.Text != want[Ref(c.Row, c.Col)] {
				t.Fatalf("%s: %q, want %q", Ref(c.Row, c.Col), c.Text, want[Ref(c.Row, c.Col)])
			}
		}
	})
}

// What we write is what another program reads.
func TestOthersReadWhatWeWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := texts(t, rapid.OneOf(plain(), rapid.SampledFrom([]string{"_x0041_", "a_x0020_b", "_x005F_", "_a_", "__"})))
		s := Sheet{Name: "En & to", Widths: []int{5}, Freeze: 1, Protect: true, Rows: make([]Row, 60)}
		for name, text := range want {
			row, col, _ := parseRef(name)
			cells := &s.Rows[row-1].Cells
			for len(*cells) < col {
				*cells = append(*cells, Cell{})
			}
			(*cells)[col-1] = Cell{Text: text, Look: Long}
		}
		data, err := Write([]Sheet{s, {Name: "Tom"}})
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for name, text := range want {
			if got, err := f.GetCellValue("En & to", name); err != nil || got != text {
				t.Fatalf("%s: %q, %v; want %q", name, got, err, text)
			}
		}
	})
}
