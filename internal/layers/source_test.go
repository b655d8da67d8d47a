package layers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the module's path.
const module = "votering"

// source is one Go file.
type source struct {
	path    string // below the module's root
	test    bool   // a test, or of a package that helps tests
	lines   int
	imports []string
	file    *ast.File
	fset    *token.FileSet
}

// load reads every Go file of the module in tree, whatever system it is for.
func load(tree fs.FS) ([]source, error) {
	var all []source
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && skipped(tree, name):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		s, err := parse(tree, name)
		all = append(all, s)
		return err
	})
	return all, err
}

// skipped are the folders that Go does not look into, and other modules.
func skipped(tree fs.FS, name string) bool {
	base := path.Base(name)
	if name == "." {
		return false
	}
	if base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return true
	}
	_, err := fs.Stat(tree, path.Join(name, "go.mod"))
	return err == nil
}

func parse(tree fs.FS, name string) (source, error) {
	text, err := fs.ReadFile(tree, name)
	if err != nil {
		return source{}, err
	}
	s := source{path: name, test: strings.HasSuffix(name, "_test.go") || helps(path.Dir(name)), fset: token.NewFileSet()}
	s.lines = strings.Count(string(text), "\n")
	s.file, err = parser.ParseFile(s.fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return source{}, err
	}
	for _, spec := range s.file.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return source{}, err
		}
		s.imports = append(s.imports, p)
	}
	return s, nil
}

// helps says whether a package is there for tests: its name, or that of a
// folder above it, ends so.
func helps(dir string) bool {
	return slices.ContainsFunc(strings.Split(dir, "/"), func(s string) bool { return strings.HasSuffix(s, "test") })
}

// house is the module as it stands.
func house(t *testing.T) []source {
	t.Helper()
	all, err := load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d files found", len(all))
	}
	return all
}

// report makes each problem a failure of the test.
func report(t *testing.T, problems []string) {
	t.Helper()
	for _, p := range problems {
		t.Error(p)
	}
}

// within says whether p is dir or below it.
func within(p, dir string) bool { return p == dir || strings.HasPrefix(p, dir+"/") }
