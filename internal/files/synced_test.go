package files

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSyncedByPlace(t *testing.T) {
	env := map[string]string{
		"OneDrive":           `C:\Users\kari\OneDrive - Lillevik`,
		"OneDriveCommercial": `D:\Arbeid\Sky`,
	}
	for path, want := range map[string]string{
		// Windows
		`C:\Users\kari\OneDrive\jury\kari.votering`:                         "OneDrive",
		`C:\Users\kari\OneDrive - Lillevik kommune\Documents\kari.votering`: "OneDrive",
		`c:\users\KARI\onedrive - lillevik\kari.votering`:                   "OneDrive",
		`D:\Arbeid\Sky\Jury\kari.votering`:                                  "OneDrive",
		`D:\Arbeid\Skyer\kari.votering`:                                     "",
		`C:\Users\kari\Dropbox\kari.votering`:                               "Dropbox",
		`C:\Users\kari\Dropbox (Lillevik)\kari.votering`:                    "Dropbox",
		`C:\Users\kari\Lillevik Dropbox\Kari\kari.votering`:                 "Dropbox",
		`G:\Min disk\jury\kari.votering`:                                    "Google Drive",
		`G:\Shared drives\jury\kari.votering`:                               "Google Drive",
		`G:\jury\Min disk\kari.votering`:                                    "",
		`C:\Users\kari\Google Drive\kari.votering`:                          "Google Drive",
		`C:\Users\kari\iCloudDrive\kari.votering`:                           "iCloud Drive",
		`C:\Users\kari\Nextcloud2\kari.votering`:                            "Nextcloud",
		`C:\Users\kari\Nextcloud\kari.votering`:                             "Nextcloud",
		`C:\Users\kari\ownCloud\kari.votering`:                              "ownCloud",
		`C:\Users\kari\Box Sync\kari.votering`:                              "Box",
		`C:\Users\kari\Documents\kari.votering`:                             "",
		`C:\Users\kari\Documents\onedrive.votering`:                         "",
		`\\server\felles\jury\kari.votering`:                                "",
		`\\server\felles\OneDrive - Lillevik\kari.votering`:                 "OneDrive",
		// macOS
		`/Users/kari/Library/CloudStorage/OneDrive-Personal/kari.votering`:       "OneDrive",
		`/Users/kari/Library/CloudStorage/OneDrive-SharedLibraries-L/x.votering`: "OneDrive",
		`/Users/kari/Library/CloudStorage/GoogleDrive-kari@example.org/x`:        "Google Drive",
		`/Users/kari/Library/CloudStorage/Dropbox/x.votering`:                    "Dropbox",
		`/Users/kari/Library/CloudStorage/Box-Box/x.votering`:                    "Box",
		`/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/x.votering`:    "iCloud Drive",
		`/Users/kari/iCloud Drive (Archive)/x.votering`:                          "iCloud Drive",
		`/Users/kari/Documents/x.votering`:                                       "",
		// Linux
		`/home/kari/Nextcloud/x.votering`: "Nextcloud",
		`/home/kari/box/x.votering`:       "Box",
		`/home/kari/jury/box/x.votering`:  "",
		`/home/kari/sandbox/x.votering`:   "",
		`/home/kari/dropbox-notes.txt`:    "",
		`x.votering`:                      "",
		``:                                "",
	} {
		p := place{func(k string) string { return env[k] }, func(string) bool { return false }, "/home/kari"}
		if got := p.service(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// What a service leaves at the top of its folder gives it away, whatever the
// folder is called; its settings at home do not.
func TestSyncedByTrace(t *testing.T) {
	home := t.TempDir()
	sky := filepath.Join(home, "sky")
	deep := filepath.Join(sky, "jury", "2022")
	for _, dir := range []string{deep, filepath.Join(home, "jury"), filepath.Join(home, ".dropbox")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(sky, ".owncloudsync.log"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p := place{func(string) string { return "" }, func(p string) bool { _, err := os.Lstat(p); return err == nil }, home}
	if got := p.service(filepath.Join(deep, "kari.votering")); got != "ownCloud" {
		t.Errorf("below a trace: %q", got)
	}
	if got := p.service(filepath.Join(home, "jury", "kari.votering")); got != "" {
		t.Errorf("beside the settings of a service: %q", got)
	}
}

// A link into a service's folder is followed.
func TestSyncedFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	real := filepath.Join(dir, "Nextcloud", "jury")
	if err := os.MkdirAll(real, 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "jury")
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no links here: ", err)
	}
	if got := Synced(filepath.Join(link, "new.votering")); got != "Nextcloud" {
		t.Errorf("through a link: %q", got)
	}
	if got := Synced(filepath.Join(dir, "other.votering")); strings.Contains(dir, "cloud") == (got == "") {
		t.Errorf("beside it: %q", got)
	}
}
