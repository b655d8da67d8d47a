// Package editionfile reads and writes edition files: YAML for people, with
// the line and key of everything that is wrong with it, and the frozen JSON
// that a file of an edition keeps.
//
// The YAML it takes is the plain part that people write by hand: one document,
// no anchors, aliases, merges or tags. Numbers, dates and words are read from
// their text, so that 0.25 and "0.25" are the same and nothing passes through
// a float.
package editionfile

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// Read reads an edition file, checks it and fills in defaults. Name is how
// faults call the file. The error is a fault.List of all that is wrong, in the
// order of the file, or one *fault.Error where the file could not be read as
// an edition at all.
func Read(data []byte, name string) (*award.Edition, error) {
	return read(data, name, false)
}

func read(data []byte, name string, frozen bool) (*award.Edition, error) {
	r := newReader(name, frozen)
	if err := r.scan(data); err != nil {
		return nil, err
	}
	root, err := r.parse(data)
	if err != nil {
		return nil, err
	}
	if err := r.schema(root); err != nil {
		return nil, err
	}
	e := root.edition()
	if !r.full() {
		r.judge(award.Validate(e, r.locator(root)))
	}
	if len(r.found) > 0 {
		return nil, r.list()
	}
	return e, nil
}

// reader collects what is wrong with one file.
type reader struct {
	name    string
	frozen  bool // the frozen form: no jurors, numbers in lowest terms
	draft   bool // all of the file is read, however much is wrong with it
	found   []found
	spoiled spoils
	units   map[string]award.Unit
}

func newReader(name string, frozen bool) *reader {
	return &reader{name: text.Show(name), frozen: frozen, spoiled: spoils{}}
}

type found struct {
	line int
	*fault.Error
}

// full reports whether enough has been found.
func (r *reader) full() bool { return !r.draft && len(r.found) >= award.MaxFaults }

func (r *reader) report(line int, path string, f *fault.Error) {
	if r.full() {
		return // what was not looked at any more seems to be missing
	}
	r.spoiled.spoil(path)
	r.found = append(r.found, found{line, f.At(place(r.name, line, path))})
}

// judge keeps the faults of Validate, but for those that may only follow from
// something that could not be read.
func (r *reader) judge(faults fault.List) {
	for _, f := range faults {
		line, path := r.split(f.Where)
		if !r.spoiled.may(f.ID, path) {
			r.found = append(r.found, found{line, f})
		}
	}
}

// split takes a place apart again.
func (r *reader) split(where string) (line int, path string) {
	number, path, _ := strings.Cut(strings.TrimPrefix(where, r.name+":"), ": ")
	line, _ = strconv.Atoi(number)
	return line, path
}

// list gives the faults in the order of the file.
func (r *reader) list() fault.List {
	slices.SortStableFunc(r.found, func(a, b found) int { return a.line - b.line })
	list := make(fault.List, 0, min(len(r.found), award.MaxFaults))
	for _, f := range r.found[:cap(list)] {
		list = append(list, f.Error)
	}
	return list
}

// parse makes the one document of a file into a tree.
func (r *reader) parse(data []byte) (*at, error) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0:
		return nil, r.one(fault.Edition, "edition.file_empty", 1)
	case err != nil:
		return nil, r.syntax(err, data)
	}
	var second yaml.Node
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, r.one(fault.Edition, "edition.documents", second.Line)
	case !errors.Is(err, io.EOF):
		return nil, r.syntax(err, data)
	}
	return &at{r: r, line: doc.Content[0].Line, node: doc.Content[0]}, nil
}

func (r *reader) one(class fault.Class, id string, line int, pairs ...string) *fault.Error {
	return fault.New(class, id, pairs...).At(place(r.name, line, ""))
}

var syntaxLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// syntax makes a fault of the parser's message. The line is where the part
// begins that the parser could not finish.
func (r *reader) syntax(err error, data []byte) *fault.Error {
	line, why := 1, err
	if m := syntaxLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi("0" + m[1])
		line, why = max(line, 1), errors.New(m[2])
	}
	for i, l := range bytes.Split(data, []byte("\n")) {
		if i+1 >= line && i <= line && tabbed(l) {
			return r.one(fault.Edition, "edition.yaml_tab", i+1)
		}
	}
	return r.one(fault.Edition, "edition.yaml", line).Because(why)
}

// tabbed reports whether a tab stands before the first word of a line.
func tabbed(line []byte) bool {
	return bytes.ContainsRune(line[:len(line)-len(bytes.TrimLeft(line, " \t"))], '\t')
}

var newer = regexp.MustCompile(`^votering-edition/([2-9]|[1-9][0-9]+)$`)

// schema refuses what is not an edition file of this version before anything
// else is said about it.
func (r *reader) schema(root *at) error {
	if root.node.Kind != yaml.MappingNode {
		return r.one(fault.Edition, "edition.want_edition", root.node.Line)
	}
	for i := 0; i+1 < len(root.node.Content); i += 2 {
		if root.node.Content[i].Value != "schema" {
			continue
		}
		n := root.node.Content[i+1]
		switch {
		case n.Value == award.Schema:
			return nil
		case newer.MatchString(n.Value):
			return fault.New(fault.Version, "edition.newer", "schema", show(n.Value)).At(place(r.name, root.node.Content[i].Line, "schema"))
		}
		return fault.New(fault.Edition, "edition.schema", "schema", show(n.Value)).At(place(r.name, root.node.Content[i].Line, "schema"))
	}
	return fault.New(fault.Edition, "edition.no_schema").At(place(r.name, root.node.Line, "schema"))
}
