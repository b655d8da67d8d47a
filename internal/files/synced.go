package files

import (
	"os"
	"path/filepath"
	"strings"
)

// Synced names the service ("OneDrive", "Dropbox", …) in whose folder a path
// lies, so far as its folders, the environment and what the service leaves
// there tell; empty where nothing does. Such a service may bring in a copy of
// the file from another machine while it is open here. A library of SharePoint
// that is synced under the name of its organisation is not seen on Windows.
func Synced(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	home, _ := os.UserHomeDir() // none: then no folder lies right below it
	return place{os.Getenv, func(p string) bool { _, err := os.Lstat(p); return err == nil }, home}.service(abs, followed(abs))
}

// followed is path with the links of its folder followed: what lies in
// Documents may be in a service's folder all the same.
func followed(path string) string {
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return path
	}
	return filepath.Join(dir, filepath.Base(path))
}

// place is the machine on which a path lies.
type place struct {
	getenv func(string) string
	exists func(path string) bool
	home   string
}

// service names the service that any of the paths lies with.
func (p place) service(paths ...string) string {
	for _, path := range paths {
		for _, look := range []func(string) string{p.byEnvironment, p.byName, p.byTrace} {
			if name := look(path); name != "" {
				return name
			}
		}
	}
	return ""
}

// environment is what services say about themselves to other programs.
var environment = []struct{ variable, service string }{
	{"OneDrive", "OneDrive"}, {"OneDriveConsumer", "OneDrive"}, {"OneDriveCommercial", "OneDrive"},
}

func (p place) byEnvironment(path string) string {
	for _, e := range environment {
		if root := split(p.getenv(e.variable)); len(root) > 1 && below(split(path), root) {
			return e.service
		}
	}
	return ""
}

// named are the folders that services make, in small letters: by their whole
// name, or with the name of an account or an organisation beside it, as in
// "OneDrive - Lillevik kommune", "GoogleDrive-kari@example.org" and "Lillevik
// Dropbox".
var named = []struct{ folder, service string }{
	{"onedrive", "OneDrive"},
	{"dropbox", "Dropbox"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"icloud drive", "iCloud Drive"},
	{"iclouddrive", "iCloud Drive"},
	{"com~apple~clouddocs", "iCloud Drive"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"box sync", "Box"},
}

// drives are what Google Drive shows at the top of a drive of its own.
var drives = map[string]bool{"my drive": true, "min disk": true, "shared drives": true, "delte disker": true}

func (p place) byName(path string) string {
	parts := split(path)
	home := len(split(p.home))
	for i, part := range parts[:max(len(parts)-1, 0)] {
		for _, n := range named {
			if part == n.folder || beside(part, n.folder) {
				return n.service
			}
		}
		kept := i > 0 && parts[i-1] == "cloudstorage" // by macOS, for any service
		switch {
		case part == "box" && (kept || i == home && home > 0), kept && strings.HasPrefix(part, "box-"):
			return "Box" // elsewhere a box is a box
		case i == 1 && strings.HasSuffix(parts[0], ":") && drives[part]:
			return "Google Drive"
		}
	}
	return ""
}

// beside reports whether a folder is the service's for one account of several.
func beside(part, folder string) bool {
	rest, ok := strings.CutPrefix(part, folder)
	if ok && (strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, " (") || strings.Trim(rest, "0123456789") == "") {
		return true
	}
	return folder == "dropbox" && strings.HasSuffix(part, " dropbox")
}

// traces are files that services keep at the top of what they sync, whatever
// that folder is called.
var traces = []struct{ file, service string }{
	{".owncloudsync.log", "ownCloud"},
	{".nextcloudsync.log", "Nextcloud"},
	{".dropbox.cache", "Dropbox"},
	{".dropbox", "Dropbox"},
}

// byTrace looks into the folders above path, but not above the home folder
// itself: ~/.dropbox is where Dropbox keeps its settings.
func (p place) byTrace(path string) string {
	for dir := filepath.Dir(path); dir != filepath.Dir(dir) && dir != p.home; dir = filepath.Dir(dir) {
		for _, t := range traces {
			if p.exists(filepath.Join(dir, t.file)) {
				return t.service
			}
		}
	}
	return ""
}

// split takes a path apart, of whichever system it is, in small letters.
func split(path string) []string {
	return strings.FieldsFunc(strings.ToLower(path), func(r rune) bool { return r == '/' || r == '\\' })
}

func below(path, root []string) bool {
	if len(path) <= len(root) {
		return false
	}
	for i := range root {
		if path[i] != root[i] {
			return false
		}
	}
	return true
}
