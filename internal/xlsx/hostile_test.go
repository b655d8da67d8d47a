package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// limits are those of these tests.
var limits = Limits{Packed: 1 << 20, Unpacked: 4 << 20, Text: 1 << 20, Cells: 20_000}

// entry is a part of a workbook, in an order that a map does not have.
type entry struct{ name, content string }

// stored is a workbook whose parts are not packed, so that a change of one of
// their bytes unpacks.
func stored(t *testing.T, parts ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// entries are the parts of a workbook.
func entries(parts map[string]string) []entry {
	var list []entry
	for name, content := range parts {
		list = append(list, entry{name, content})
	}
	return list
}

// A part that is not what its checksum says is not read, whichever of its
// bytes is another.
func TestReadRefusesChangedBytes(t *testing.T) {
	parts := book1()
	whole := stored(t, entries(parts)...)
	if _, err := Read(whole, limits); err != nil {
		t.Fatal(err)
	}
	for name, content := range parts {
		start := bytes.Index(whole, []byte(content))
		for i := range len(content) {
			changed := bytes.Clone(whole)
			changed[start+i] ^= 2
			if _, err := Read(changed, limits); !errors.Is(err, ErrForm) {
				t.Errorf("%s, byte %d: %v", name, i, err)
				break
			}
		}
	}
}

// A part is read once, however many sheets name it.
func TestReadRefusesAPartNamedTwice(t *testing.T) {
	for name, target := range map[string]string{
		"two sheets":              "worksheets/sheet9.xml",
		"the same in other words": "/xl/./Worksheets/../worksheets/SHEET9.xml",
		"the list of sheets":      "workbook.xml",
		"the texts":               "sharedStrings.xml",
	} {
		parts := book1()
		parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "/xl/worksheets/Sheet2.xml", target, 1)
		if _, err := Read(packed(t, parts), limits); !errors.Is(err, ErrForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Two parts of one name may be two workbooks, one for each program.
func TestReadRefusesTwoPartsOfOneName(t *testing.T) {
	for _, name := range []string{"xl/worksheets/sheet9.xml", "XL/worksheets/Sheet9.xml"} {
		data := stored(t, append(entries(book1()), entry{name, "<worksheet/>"})...)
		if _, err := Read(data, limits); !errors.Is(err, ErrForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A long text that many cells share is as much work as if each had its own.
func TestReadRefusesMuchTextInLittle(t *testing.T) {
	parts := book1()
	text := strings.Repeat("x", 30_000)
	parts["xl/sharedStrings.xml"] = "<sst><si><t>" + text + "</t></si></sst>"
	sheet := func(cells int) string {
		return "<worksheet><row>" + strings.Repeat(`<c t="s"><v>0</v></c>`, cells) + "</row></worksheet>"
	}
	parts["xl/worksheets/sheet9.xml"] = sheet(3)
	if got, err := Read(packed(t, parts), limits); err != nil || got[0].Cells[2].Text != text {
		t.Errorf("three cells: %v", err)
	}
	parts["xl/worksheets/sheet9.xml"] = sheet(35)
	if _, err := Read(packed(t, parts), limits); !errors.Is(err, ErrSize) {
		t.Errorf("many cells: %v", err)
	}
	parts["xl/sharedStrings.xml"] = "<sst><si><t>" + strings.Repeat("ø", 32_768) + "</t></si></sst>"
	parts["xl/worksheets/sheet9.xml"] = sheet(1)
	if _, err := Read(packed(t, parts), limits); !errors.Is(err, ErrSize) {
		t.Errorf("a text longer than a cell holds: %v", err)
	}
}

// A part can be packed so that next to nothing comes of much work: what is
// unpacked is bounded by what it takes in the file too.
func TestReadRefusesMuchPacked(t *testing.T) {
	parts := book1()
	parts["xl/worksheets/sheet9.xml"] += strings.Repeat("\n", 2000)
	data := stored(t, entries(parts)...)
	if _, err := Read(data, Limits{Packed: len(data), Unpacked: len(data), Text: 100, Cells: 10}); err != nil {
		t.Error(err)
	}
	if _, err := Read(data, Limits{Packed: 1500, Unpacked: len(data), Text: 100, Cells: 10}); !errors.Is(err, ErrSize) {
		t.Errorf("more than is taken of the file: %v", err)
	}
}

// Parts that are no part of what is read are not looked at.
func TestReadLeavesTheRest(t *testing.T) {
	picture := entry{"xl/media/image1.png", strings.Repeat("x", limits.Unpacked+1)}
	if _, err := Read(stored(t, append(entries(book1()), picture)...), limits); err != nil {
		t.Error(err)
	}
}
