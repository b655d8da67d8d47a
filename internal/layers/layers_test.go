package layers

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestRoomsUseWhatTheyMay(t *testing.T) { report(t, crossings(house(t))) }

// crossings are the imports that the plan does not have. Tests may look
// further than what they test.
func crossings(all []source) []string {
	var found []string
	for _, s := range all {
		if s.test {
			continue
		}
		r := roomOf(s.path)
		if r == nil {
			found = append(found, s.path+": is in no room: give its folder a line in internal/layers/rooms_test.go")
			continue
		}
		for _, p := range s.imports {
			if !r.mayImport(s.path, p) {
				found = append(found, fmt.Sprintf("%s: imports %s: not for %s: %s", s.path, p, r.path, r.why))
			}
		}
	}
	return found
}

// roomOf finds the innermost room of a file.
func roomOf(file string) *room {
	var best *room
	for i := range rooms {
		if r := &rooms[i]; within(file, r.path) && (best == nil || len(r.path) > len(best.path)) {
			best = r
		}
	}
	return best
}

func (r *room) mayImport(file, p string) bool {
	if rest, ok := strings.CutPrefix(p, module+"/"); ok {
		if helps(p) {
			return false
		}
		at := roomOf(rest)
		return at == r || slices.ContainsFunc(r.uses, func(u string) bool { return within(rest, u) })
	}
	if !standard(p) {
		return slices.ContainsFunc(r.outside, func(o string) bool { return within(p, o) })
	}
	door := doorOf(p)
	return door == "" || slices.Contains(r.open(file), door)
}

// open lists the doors of a file.
func (r *room) open(file string) []string {
	doors := r.doors
	for _, o := range openings {
		if o.file == file {
			doors = append(slices.Clone(doors), o.doors...)
		}
	}
	return doors
}

// standard says whether p is of the standard library.
func standard(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	return !strings.Contains(first, ".")
}

// doorOf is the way to the outside world that a package of the standard
// library is; "" for one that is none.
func doorOf(p string) string {
	switch p {
	case "crypto/sha256":
		return ""
	case "crypto/rand":
		return secrets
	}
	for _, d := range []string{system, network, calls, chance, ciphers, logs, unsafely} {
		if within(p, d) {
			return d
		}
	}
	return ""
}

// Every line of the plan is about something that is there.
func TestPlanIsNotStale(t *testing.T) {
	all := house(t)
	for _, r := range rooms {
		if !slices.ContainsFunc(all, func(s source) bool { return roomOf(s.path).path == r.path }) {
			t.Errorf("room %s: there is no such folder", r.path)
		}
	}
	for _, o := range openings {
		if !slices.ContainsFunc(all, func(s source) bool { return s.path == o.file }) {
			t.Errorf("opening %s: there is no such file", o.file)
		}
	}
}

// What shows a screen starts with prelude, or every command asks the terminal
// a question and may wait five seconds for the answer.
func TestPreludeComesFirst(t *testing.T) {
	all := house(t)
	reached := map[string]bool{}
	var visit func(dir string)
	visit = func(dir string) {
		for _, s := range all {
			if s.test || path.Dir(s.path) != dir {
				continue
			}
			for _, p := range s.imports {
				if !reached[p] {
					reached[p] = true
					visit(strings.TrimPrefix(p, module+"/"))
				}
			}
		}
	}
	visit("cmd/votering")
	if reached[bubbletea] && !reached[prelude] {
		t.Errorf("the program imports %s and not %s", bubbletea, prelude)
	}
	if prelude > bubbletea {
		t.Errorf("%s does not come before %s", prelude, bubbletea)
	}
}

// Nothing lies at the top of the repository but what has its place there.
func TestTopOfTheRepository(t *testing.T) {
	out, err := exec.Command("git", "-C", "../..", "ls-files").Output()
	names := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err != nil { // not a clone: everything counts
		entries, err := os.ReadDir("../..")
		if err != nil {
			t.Fatal(err)
		}
		names = nil
		for _, e := range entries {
			names = append(names, e.Name())
		}
	}
	for _, name := range names {
		top, _, _ := strings.Cut(name, "/")
		if !slices.Contains(root, top) {
			t.Errorf("%s: has no place at the top of the repository", name)
		}
	}
}

// The checks find what they are for.
func TestCrossingsAreFound(t *testing.T) {
	for file, text := range map[string]string{
		"internal/award/a.go":      `import "votering/internal/ballot"`,
		"internal/ranking/a.go":    `import "os"`,
		"internal/ranking/b.go":    `import "crypto/ed25519"`,
		"internal/ranking/c.go":    `import "math/rand/v2"`,
		"internal/room/a.go":       `import "github.com/charmbracelet/bubbletea"`,
		"internal/room/b.go":       `import "go.etcd.io/bbolt/errors"`,
		"internal/room/c.go":       `import "votering/internal/cli"`,
		"store/a.go":               `import "votering/internal/room"`,
		"store/b.go":               `import "votering/ui/theme"`,
		"ui/page/start/a.go":       `import "votering/store"`,
		"ui/page/start/b.go":       `import "os"`,
		"ui/app.go":                `import "go.etcd.io/bbolt"`,
		"ui/effects.go":            `import "net/http"`,
		"ui/terminal/a.go":         `import "votering/internal/room"`,
		"cmd/votering/main.go":     `import "votering/internal/room"`,
		"internal/cli/a.go":        `import "votering/ui/terminal/termtest"`,
		"internal/newroom/file.go": ``,
	} {
		if got := crossings(imagined(t, file, text)); len(got) != 1 {
			t.Errorf("%s with %s: found %q", file, text, got)
		}
	}
	for file, text := range map[string]string{
		"internal/award/a.go":                `import ("crypto/sha256"; "votering/internal/exact"; "time")`,
		"internal/deliberation/a.go":         `import "votering/internal/ranking"`,
		"ui/page/start/a.go":                 `import ("votering/internal/room"; "votering/ui/keys"; "github.com/charmbracelet/bubbletea")`,
		"ui/effects.go":                      `import "os"`,
		"store/storetest/a.go":               `import "votering/store"`,
		"internal/award/a_test.go":           `import "os"`,
		"ui/terminal/termtest/a.go":          `import ("github.com/hinshun/vt10x"; "votering/store/storetest")`,
		"internal/room/roomtest/roomtest.go": `import "votering/internal/room"`,
	} {
		if got := crossings(imagined(t, file, text)); len(got) != 0 {
			t.Errorf("%s with %s: found %q", file, text, got)
		}
	}
}

// imagined is a module of one file.
func imagined(t *testing.T, file, text string) []source {
	t.Helper()
	all, err := load(fstest.MapFS{file: &fstest.MapFile{Data: []byte("package p\n" + text + "\n")}})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
