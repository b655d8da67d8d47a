package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"votering/internal/fault"
)

const root = "../.."

// use is one sentence that the source asks for: its key, where, and the
// values it is given. Open is set where more may be given than can be read.
type use struct {
	key, where string
	given      []string
	open       bool
}

// source is what the Go files of the program (not its tests) say about keys.
type source struct {
	uses     []use
	literals map[string]bool // every string literal
	prefixes map[string]bool // every "x." to which something is added: "x." + name
}

// scan reads the source. A file that does not parse is passed over: the
// compiler speaks about that one.
func scan(t *testing.T) *source {
	t.Helper()
	s := &source{literals: map[string]bool{}, prefixes: map[string]bool{}}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir():
			return nil
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			s.file(path)
		case strings.HasSuffix(path, ".tmpl"):
			return s.template(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *source) file(path string) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if v, ok := literal(n); ok {
				s.literals[v] = true
			}
		case *ast.CallExpr:
			s.call(n, fset.Position(n.Pos()).String())
		case *ast.BinaryExpr:
			if v, ok := literal(n.X); ok && n.Op == token.ADD && strings.HasSuffix(v, ".") {
				s.prefixes[v] = true
			}
		}
		return true
	})
}

var quoted = regexp.MustCompile(`"([a-zA-Z0-9_.-]+)"`)

// template takes every quoted word of a template for a literal.
func (s *source) template(path string) error {
	b, err := os.ReadFile(path)
	for _, m := range quoted.FindAllSubmatch(b, -1) {
		s.literals[string(m[1])] = true
	}
	return err
}

// call notes x.T("key", …), x.N("key", n, …), x.Has("some.key") and
// fault.New(class, "id", …).
func (s *source) call(c *ast.CallExpr, where string) {
	f, ok := c.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	method, at := f.Sel.Name, 0
	switch {
	case method == "T" || method == "N" || method == "Has":
	case method == "New" && isName(f.X, "fault"):
		at = 1
	default:
		return
	}
	if len(c.Args) <= at {
		return
	}
	key, ok := literal(c.Args[at])
	if !ok || method != "T" && method != "New" && !strings.Contains(key, ".") {
		return
	}
	u := use{key: key, where: where}
	switch method {
	case "T":
		u.given, u.open = names(c, 1)
		s.uses = append(s.uses, u)
	case "N":
		u.given, u.open = names(c, 2)
		u.given = append(u.given, "n")
		one, other := u, u
		one.key, other.key = key+".one", key+".other"
		s.uses = append(s.uses, one, other)
	case "Has":
		u.open = true
		s.uses = append(s.uses, u)
	case "New":
		u.given, u.open = names(c, 2)
		u.given = append(u.given, "cause")
		message, try := u, u
		message.key, try.key = "fault."+key, "fault."+key+".try"
		s.uses = append(s.uses, message, try)
	}
}

// names are the names of the pairs from argument i on.
func names(c *ast.CallExpr, i int) (given []string, open bool) {
	for ; i < len(c.Args); i += 2 {
		v, ok := literal(c.Args[i])
		if !ok {
			return given, true
		}
		given = append(given, v)
	}
	return given, c.Ellipsis.IsValid()
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	v, err := strconv.Unquote(l.Value)
	return v, err == nil
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// classes are the classes that the package fault declares.
func classes(t *testing.T) []fault.Class {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), root+"/internal/fault/fault.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var found []fault.Class
	ast.Inspect(f, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && spec.Type != nil && isName(spec.Type, "Class") {
			for _, e := range spec.Values {
				if v, ok := literal(e); ok {
					found = append(found, fault.Class(v))
				}
			}
		}
		return true
	})
	if !slices.Contains(found, fault.Text) {
		t.Fatalf("the classes are not where they were: %v", found)
	}
	return found
}
