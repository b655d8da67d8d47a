package layers

import (
	"flag"
	"fmt"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the linter's copy of the table into .golangci.yml")

const (
	golangci = "../../.golangci.yml"
	begin    = "      # Written by: go test ./internal/layers -update\n"
	end      = "      # Up to here.\n"
)

// The linter, which shows a crossing while it is being written, knows the same
// plan.
func TestLinterHasTheSamePlan(t *testing.T) {
	text, err := os.ReadFile(golangci)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(text), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s: no place for the plan", golangci)
	}
	want := head + begin + depguard() + end + tail
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatalf("%s: another plan than rooms_test.go; write it with go test ./internal/layers -update", golangci)
	}
	if err := os.WriteFile(golangci, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// depguard is the plan in the linter's words: the world is denied to every
// room, and what the room may use is allowed. Of two prefixes that fit, the
// longer counts.
func depguard() string {
	var b strings.Builder
	b.WriteString("      rules:\n")
	world := "&world\n" + world()
	for _, r := range rooms {
		fmt.Fprintf(&b, "        %s:\n          list-mode: lax\n", strings.ReplaceAll(r.path, "/", "-"))
		files := append([]string{"**/" + r.path + "/**", "!$test", "!**/*test/**"}, except(r)...)
		fmt.Fprintf(&b, "          files: [%s]\n", quoted(files))
		allow := slices.Concat(inModule(append(slices.Clone(r.uses), r.path)), r.outside, opened(r))
		fmt.Fprintf(&b, "          allow: [%s]\n          deny: %s", quoted(shortest(allow)), world)
		world = "*world\n"
	}
	return b.String()
}

// world is everything that is not a plain function of the standard library.
func world() string {
	var b strings.Builder
	for _, p := range []string{
		module, "github.com", "golang.org", "go.etcd.io", "go.yaml.in", "filippo.io", path.Dir(prelude),
		system, network, calls, chance, ciphers, logs, unsafely,
	} {
		fmt.Fprintf(&b, "            - {pkg: %s, desc: internal/layers/rooms_test.go says why}\n", p+suffix(p))
	}
	return b.String()
}

func quoted(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strconv.Quote(s)
	}
	return strings.Join(out, ", ")
}

// suffix keeps "os" from meaning everything that begins so.
func suffix(p string) string {
	if p == module || strings.Contains(p, ".") {
		return "/"
	}
	return ""
}

// except are the files below a room that are not its own, or have a door that
// it has not.
func except(r room) []string {
	var out []string
	for _, other := range rooms {
		if other.path != r.path && within(other.path, r.path) {
			out = append(out, "!**/"+other.path+"/**")
		}
	}
	for _, o := range openings {
		if within(o.file, r.path) {
			out = append(out, "!**/"+o.file)
		}
	}
	return out
}

// opened are the packages behind a room's doors, with the crypto that is none.
// They are written so that they are longer than what the world denies.
func opened(r room) []string {
	out := []string{"crypto/sha256"}
	for _, d := range r.doors {
		switch {
		case d == clock:
		case strings.Contains(d, "/"):
			out = append(out, d)
		default:
			out = append(out, d+"$", d+"/")
		}
	}
	return out
}

// shortest leaves out what is below something else in the list: the linter
// looks no further than the last prefix that sorts before an import.
func shortest(list []string) []string {
	var out []string
	for _, p := range list {
		below := func(q string) bool { return p != q && within(p, q) }
		if !slices.ContainsFunc(list, below) {
			out = append(out, p)
		}
	}
	return out
}

func inModule(paths []string) []string {
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = module + "/" + p
	}
	return out
}
