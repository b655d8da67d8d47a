package layers

import (
	"fmt"
	"go/ast"
	"strings"
	"testing"
)

const (
	maxFile = 600 // lines of a file that is not a test
	maxFunc = 100 // lines of a function, without the tables in it
)

func TestSizes(t *testing.T) { report(t, oversized(house(t))) }

func oversized(all []source) []string {
	var found []string
	for _, s := range all {
		if s.test {
			continue
		}
		if s.lines > maxFile {
			found = append(found, fmt.Sprintf("%s: %d lines; at most %d", s.path, s.lines, maxFile))
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			if n := s.length(f) - s.tables(f.Body); n > maxFunc {
				found = append(found, fmt.Sprintf("%s: %s has %d lines; at most %d", s.fset.Position(f.Pos()), f.Name.Name, n, maxFunc))
			}
		}
	}
	return found
}

// length is how many lines a node stands on.
func (s source) length(n ast.Node) int {
	return s.fset.Position(n.End()).Line - s.fset.Position(n.Pos()).Line + 1
}

// tables is how many lines below n belong to literals: data, however long, is
// no burden to the reader.
func (s source) tables(n ast.Node) int {
	lines := 0
	ast.Inspect(n, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return true
		}
		lit, ok := n.(*ast.CompositeLit)
		if ok {
			lines += s.length(lit) - 1
		}
		return !ok
	})
	return lines
}

func TestSizesAreFound(t *testing.T) {
	long := "func f() {\n" + strings.Repeat("f()\n", maxFunc) + "}"
	table := "var _ = func() {}\nfunc f() []int {\nreturn []int{\n" + strings.Repeat("1,\n", 3*maxFunc) + "}\n}"
	for text, want := range map[string]int{
		long:                                   1,
		table:                                  0,
		strings.Repeat("var _ = 1\n", maxFile): 1,
		strings.Repeat("var _ = 1\n", 10):      0,
	} {
		if got := oversized(imagined(t, "store/a.go", text)); len(got) != want {
			t.Errorf("%.20q…: found %q", text, got)
		}
	}
}
