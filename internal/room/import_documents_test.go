package room_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// nominations writes files for a test: name → content.
func nominations(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600))
	}
	return dir
}

// northern is an edition with names in several languages, and two of one name.
func northern() *award.Edition {
	return &award.Edition{Nominees: []award.Nominee{
		{ID: "kinn", Name: "Kinn", Code: "4602", Documents: []award.Document{{Title: award.Plain("The letter"), File: "kinn.md"}}},
		{ID: "kafjord", Name: "Gáivuotna - Kåfjord - Kaivuono", Code: "5540", Aliases: []string{"Kaafjord"}},
		{ID: "heroy-mr", Name: "Herøy (Møre og Romsdal)"}, {ID: "heroy-n", Name: "Herøy (Nordland)"},
	}}
}

// The name of a file says whose nomination it is, else that of its folder.
func TestPlanDocuments(t *testing.T) {
	dir := nominations(t, map[string]string{
		"kinn.md": "# Another title\n", "4602_vedlegg.pdf": "", "Nominasjon Ka\u030afjord 2022.md": "text\n## Å bo her #\n",
		"kaivuono.txt": "f\xf8rst og fremst", "Herøy.pdf": "", "heroy-n.docx": "", "notes.md": "", "picture.jpg": "",
		"Kinn kommune/søknad.docx": "", "Gáivuotna/søknad.docx": "", "con.md": "", "5540.md": "\x00\x01",
	})
	p, err := room.PlanDocuments(northern(), []string{dir}, map[string]string{"notes.md": "-", "4602_VEDLEGG.pdf": "heroy-mr"})
	must(t, err)
	var got []string
	for _, f := range p.Files {
		got = append(got, fmt.Sprintf("%s → %s %s %q %s %v shown=%v listed=%v", f.Name, f.Nominee, f.File, f.Title, f.Reason, f.Choices, f.Shown, f.Listed))
	}
	want := []string{
		`4602_vedlegg.pdf → heroy-mr 4602_vedlegg.pdf "4602 vedlegg"  [] shown=false listed=false`,
		`5540.md →  5540.md "5540" fault [] shown=true listed=false`,
		`Gáivuotna/søknad.docx → kafjord kafjord-søknad.docx "søknad"  [] shown=false listed=false`,
		`Herøy.pdf →  Herøy.pdf "Herøy" several [heroy-mr heroy-n] shown=false listed=false`,
		`Kinn kommune/søknad.docx → kinn kinn-søknad.docx "søknad"  [] shown=false listed=false`,
		`Nominasjon Kåfjord 2022.md → kafjord Nominasjon Kåfjord 2022.md "Å bo her"  [] shown=true listed=false`,
		`con.md →   "" name [] shown=true listed=false`,
		`heroy-n.docx → heroy-n heroy-n.docx "heroy-n"  [] shown=false listed=false`,
		`kaivuono.txt → kafjord kaivuono.txt "kaivuono"  [] shown=true listed=false`,
		`kinn.md → kinn kinn.md "Another title"  [] shown=true listed=true`,
		`notes.md →  notes.md "" said [] shown=true listed=false`,
		`picture.jpg →   "" kind [] shown=false listed=false`,
	}
	for i := range want {
		want[i] = filepath.FromSlash(want[i])
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s\nwants\n%s", g, w)
	}
	next := p.Apply(northern())
	if n, _ := next.Nominee("kinn"); len(n.Documents) != 2 || n.Documents[0].Title.All != "The letter" {
		t.Errorf("%+v", n.Documents)
	}
	if again, err := room.PlanDocuments(next, []string{dir}, nil); err != nil || len(again.Apply(next).Nominees[1].Documents) != len(next.Nominees[1].Documents) {
		t.Errorf("documents that are there come in again: %v", err)
	}
	if _, err := room.PlanDocuments(northern(), []string{dir}, map[string]string{"a.md": "nobody"}); fault.ClassOf(err) != fault.Usage {
		t.Error(err)
	}
	if _, err := room.PlanDocuments(northern(), []string{filepath.Join(dir, "none")}, nil); fault.ClassOf(err) != fault.IO {
		t.Error(err)
	}
}

// Documents come into a draft with the text of those that are read on the
// screen, and into nothing else.
func TestTakeDocuments(t *testing.T) {
	dir := nominations(t, map[string]string{"kinn.md": "# Kinn\n", "Bodø.pdf": "%PDF"})
	r := roomtest.Draft(t, roomtest.Edition(t, "prisen-2022"))
	p, err := r.PreviewDocuments("", []string{dir}, nil)
	must(t, err)
	_, err = r.TakeDocuments("", p)
	must(t, err)
	if data, ok := r.Document("kinn", "kinn.md"); !ok || string(data) != "# Kinn" {
		t.Errorf("%q %v", data, ok)
	}
	latin := nominations(t, map[string]string{"bodo.txt": "f\xf8rst"})
	p, err = r.PreviewDocuments("", []string{latin}, nil)
	must(t, err)
	_, err = r.TakeDocuments("", p)
	must(t, err)
	if data, _ := r.Document("bodo", "bodo.txt"); string(data) != "først" {
		t.Errorf("%q", data)
	}
	if n, _ := r.Edition().Nominee("bodo"); len(n.Documents) != 2 || n.Documents[0].Title.All != "Bodø" {
		t.Errorf("%+v", n.Documents)
	}
	open := roomtest.Demo(t, "prisen-2022")
	if _, err := open.PreviewDocuments("", []string{dir}, nil); fault.ClassOf(err) != fault.State {
		t.Errorf("documents for an edition that is opened: %v", err)
	}
}
