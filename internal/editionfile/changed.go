package editionfile

import (
	"bytes"
	"slices"
	"strconv"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
	"votering/internal/text"
)

// Changed names the places in which two editions differ, in the order of the
// file: "criteria/results/weight". An item of a list is named by its id, and
// by its number from 1 where it has none. What only one of the two has is one
// place, with all that is in it; so is a list whose items changed places.
func Changed(before, after *award.Edition) []string {
	var d differences
	d.compare("", edition(before), edition(after))
	return d.paths
}

type differences struct{ paths []string }

func (d *differences) compare(path string, a, b *yaml.Node) {
	switch {
	case a.Kind == b.Kind && a.Kind == yaml.MappingNode:
		d.parts(path, keyParts(a), keyParts(b))
	case a.Kind == b.Kind && a.Kind == yaml.SequenceNode && (holds(a) == yaml.MappingNode || holds(b) == yaml.MappingNode):
		d.parts(path, itemParts(a), itemParts(b))
	case !equal(a, b):
		d.paths = append(d.paths, path)
	}
}

// part is a child of a node, and what it is called there.
type part struct {
	name string
	node *yaml.Node
}

// keyParts are the values of a mapping, by their keys.
func keyParts(n *yaml.Node) []part {
	ps := make([]part, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		ps = append(ps, part{n.Content[i].Value, n.Content[i+1]})
	}
	return ps
}

// itemParts are the items of a list, by id or number.
func itemParts(n *yaml.Node) []part {
	ps, seen := make([]part, len(n.Content)), map[string]bool{}
	for i, item := range n.Content {
		name := strconv.Itoa(i + 1)
		for _, p := range keyParts(item) {
			if p.name == "id" && text.ValidID(p.node.Value) == nil && !seen[p.node.Value] {
				name = p.node.Value
			}
		}
		seen[name] = true
		ps[i] = part{name, item}
	}
	return ps
}

// parts compares what two nodes hold under the same names.
func (d *differences) parts(path string, a, b []part) {
	was := map[string]*yaml.Node{}
	for _, p := range a {
		was[p.name] = p.node
	}
	var common []string
	below := func(name string) string {
		if path == "" {
			return name
		}
		return path + "/" + name
	}
	first := len(d.paths)
	for _, p := range b {
		old, ok := was[p.name]
		if !ok {
			d.paths = append(d.paths, below(p.name))
			continue
		}
		common = append(common, p.name)
		delete(was, p.name)
		d.compare(below(p.name), old, p.node)
	}
	var kept []string
	for _, p := range a {
		if was[p.name] != nil {
			d.paths = append(d.paths, below(p.name))
		} else {
			kept = append(kept, p.name)
		}
	}
	if !slices.Equal(common, kept) && path != "" {
		d.paths = append(d.paths[:first], path)
	}
}

// holds is the kind of a list's first item; 0 where it has none.
func holds(n *yaml.Node) yaml.Kind {
	if len(n.Content) == 0 {
		return 0
	}
	return n.Content[0].Kind
}

// equal reports whether two nodes say the same.
func equal(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, equal)
}

// Commented reports whether an edition file has comments, which writing it anew
// does not keep.
func Commented(data []byte) bool {
	var doc yaml.Node
	return bytes.IndexByte(data, '#') >= 0 && yaml.Unmarshal(data, &doc) == nil && commented(&doc)
}

func commented(n *yaml.Node) bool {
	return n.HeadComment != "" || n.LineComment != "" || n.FootComment != "" || slices.ContainsFunc(n.Content, commented)
}
