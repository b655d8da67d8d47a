package layers

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strconv"
	"testing"
)

func TestNobodyAsksTheClockUnasked(t *testing.T) { report(t, glances(house(t))) }

// clockCalls are what package time has of a clock.
var clockCalls = []string{
	"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker",
}

// glances are the places that look at the clock without having that door.
func glances(all []source) []string {
	var found []string
	for _, s := range all {
		r := roomOf(s.path)
		if s.test || r == nil || slices.Contains(r.open(s.path), clock) {
			continue
		}
		name := importName(s.file, "time")
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if ok && name != "" && x.Name == name && slices.Contains(clockCalls, sel.Sel.Name) {
				found = append(found, fmt.Sprintf("%s: time.%s: %s", s.fset.Position(n.Pos()), sel.Sel.Name, r.why))
			}
			return true
		})
	}
	return found
}

// importName is what a file calls the package p; "" where it does not import
// it.
func importName(f *ast.File, p string) string {
	for _, spec := range f.Imports {
		if got, err := strconv.Unquote(spec.Path.Value); err != nil || got != p {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return path.Base(p)
	}
	return ""
}

// A panic in a goroutine leaves the terminal unusable, and what one changes
// can be lost or torn. Work goes into commands, which the terminal guards.
func TestScreenStartsNoGoroutines(t *testing.T) { report(t, goroutines(house(t))) }

func goroutines(all []source) []string {
	var found []string
	for _, s := range all {
		if s.test || !within(s.path, "ui") || within(s.path, "ui/terminal") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				found = append(found, fmt.Sprintf("%s: go: make it a command", s.fset.Position(g.Pos())))
			}
			return true
		})
	}
	return found
}

func TestImpurityIsFound(t *testing.T) {
	for file, text := range map[string]string{
		"ui/page/start/a.go":    "import \"time\"\nvar x = time.Now()",
		"ui/app.go":             "import \"time\"\nfunc f() { time.Sleep(1) }",
		"internal/ranking/a.go": "import clock \"time\"\nvar now = clock.Now",
		"internal/room/a.go":    "import \"time\"\nvar x = time.Since(time.Time{})",
	} {
		if got := glances(imagined(t, file, text)); len(got) != 1 {
			t.Errorf("%s: found %q", file, got)
		}
	}
	for file, text := range map[string]string{
		"ui/effects.go":      "import \"time\"\nvar x = time.Now()",
		"ui/page/start/a.go": "import \"time\"\nvar x = time.Unix(0, 0)",
		"ui/app_test.go":     "import \"time\"\nvar x = time.Now()",
		"ui/app.go":          "var time struct{ Now int }\nvar x = time.Now",
	} {
		if got := glances(imagined(t, file, text)); len(got) != 0 {
			t.Errorf("%s: found %q", file, got)
		}
	}
	if got := goroutines(imagined(t, "ui/part/table/a.go", "func f() { go f() }")); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}
