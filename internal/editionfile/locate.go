package editionfile

import (
	"regexp"
	"strconv"

	yaml "go.yaml.in/yaml/v3"
)

var pathPart = regexp.MustCompile(`\[(\d+)\]|[^.\[]+`)

// locator turns a path into the place of the node it names, or of the nearest
// above it that the file has.
func (r *reader) locator(root *at) func(path string) string {
	return func(path string) string { return place(r.name, find(root.node, path).Line, path) }
}

// find follows a path. An index counts the items of a list, or the pairs of a
// mapping.
func find(n *yaml.Node, path string) *yaml.Node {
	for _, part := range pathPart.FindAllStringSubmatch(path, -1) {
		next := step(n, part[0], part[1])
		if next == nil {
			return n
		}
		n = next
	}
	return n
}

func step(n *yaml.Node, key, index string) *yaml.Node {
	if i, err := strconv.Atoi(index); err == nil {
		if n.Kind == yaml.MappingNode {
			i *= 2
		}
		if i < len(n.Content) {
			return n.Content[i]
		}
		return nil
	}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
