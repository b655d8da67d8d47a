package ui

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/fault"
	"votering/ui/page"
)

// A file that is not whole is not refused for good: what can be read of it is
// mended on the screen, where all that is wrong with it was shown.
func TestAFileThatIsNotWhole(t *testing.T) {
	source := filepath.Join(t.TempDir(), "edition.yaml")
	data := "schema: votering-edition/1\nid: prisen-2030\ntitle: Prisen\ncriteria:\n  - {id: mot, title: Mot}\n"
	if err := os.WriteFile(source, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	d := sit(t, "", nil)
	d.send(openMsg{})
	d.do(openFile(d.disk.Desk(), nil, page.FileRequest{Path: "new.votering", Source: source}, nil))
	d.rest()
	if d.m.dialog == nil || d.m.sess != nil {
		t.Fatalf("nothing is offered:\n%s", d.text())
	}
	d.shows("mend them on the screen", "nominees")
	d.hear()
	d.press("enter")
	d.rest()
	if d.m.sess == nil || d.m.front != page.Edition || d.m.sess.sight.Draft.Criteria[0].ID != "mot" {
		t.Fatalf("the file is not made:\n%s", d.text())
	}
	d.shows("Prisen", "missing")
}

// What is no edition at all is refused, and nothing offered.
func TestAFileThatIsNoEdition(t *testing.T) {
	source := filepath.Join(t.TempDir(), "edition.yaml")
	if err := os.WriteFile(source, []byte("just a text"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, req := range []page.FileRequest{{Path: "new.votering", Source: source}, {Path: "new.votering", Source: source + "x"}} {
		if mendable(req, fault.New(fault.Edition, "edition.want_edition")) {
			t.Errorf("%s can be mended", req.Source)
		}
	}
}
