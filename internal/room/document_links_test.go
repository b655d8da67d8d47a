package room_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// link makes a link, which not everybody may on every system.
func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		if runtime.GOOS == "windows" {
			t.Skip(err)
		}
		t.Fatal(err)
	}
}

// What a link in a delivered folder leads to is nobody's nomination: neither a
// file of this machine nor the folder itself once more.
func TestPlanDocumentsFollowsNoLink(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.md")
	must(t, os.WriteFile(secret, []byte("# Secret\n"), 0o600))
	dir := nominations(t, map[string]string{"kinn.md": "# Kinn\n"})
	link(t, secret, filepath.Join(dir, "4602.md"))
	link(t, dir, filepath.Join(dir, "again"))
	p, err := room.PlanDocuments(northern(), []string{dir}, nil)
	must(t, err)
	if len(p.Files) != 3 {
		t.Fatalf("%d files; want 3: %v", len(p.Files), p.Files)
	}
	for _, f := range p.Files {
		if isLink := f.Name != "kinn.md"; isLink != (f.Reason == room.OnlyALink) || isLink && (f.Nominee != "" || f.Title != "") {
			t.Errorf("%s: goes to %q with the title %q, reason %q", f.Name, f.Nominee, f.Title, f.Reason)
		}
	}
	// Who names a link themselves knows where it leads.
	if p, err = room.PlanDocuments(northern(), []string{filepath.Join(dir, "4602.md")}, nil); err != nil || p.Files[0].Nominee != "kinn" {
		t.Errorf("a link that was named: %v, %v", p, err)
	}
}

// An edition cannot name a file outside its own folder by a link.
func TestDocumentsBesideStayThere(t *testing.T) {
	ed := roomtest.Edition(t, roomtest.MadeUp)
	ed.Nominees[0].Documents = []award.Document{{Title: award.Plain("A letter"), File: "letter.md"}}
	secret := filepath.Join(t.TempDir(), "secret.md")
	must(t, os.WriteFile(secret, []byte("# Secret\n"), 0o600))
	for name, refused := range map[string]bool{secret: true, "real.md": false} {
		dir := t.TempDir()
		must(t, os.WriteFile(filepath.Join(dir, "real.md"), []byte("# Letter\n"), 0o600))
		link(t, name, filepath.Join(dir, "letter.md"))
		_, err := roomtest.NewDisk().Desk().New("p.votering", editionfile.Write(ed), filepath.Join(dir, "edition.yaml"))
		if refused != (err != nil) || refused && fault.ClassOf(err) != fault.IO {
			t.Errorf("a link to %s: %v", name, err)
		}
	}
}
