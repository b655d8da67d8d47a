package editionfile

import (
	"regexp"
	"strconv"

	yaml "go.yaml.in/yaml/v3"
)

var pathPart = regexp.MustCompile(`\[(\d+)\]|[^.\[]+`)

// locator turns a path into the place of what it names, or of the nearest above
// it that the file has.
func (r *reader) locator(root *at) func(path string) string {
	return func(path string) string { return place(r.name, find(root.node, root.line, path), path) }
}

// find follows a path to the line of its key or item. An index counts the items
// of a list, or the pairs of a mapping.
func find(n *yaml.Node, line int, path string) int {
	for _, part := range pathPart.FindAllStringSubmatch(path, -1) {
		next, at := step(n, part[0], part[1])
		if next == nil {
			break
		}
		n, line = next, at
	}
	return line
}

// step goes to a key or, where there is one, an index.
func step(n *yaml.Node, key, index string) (next *yaml.Node, line int) {
	if n.Kind == yaml.SequenceNode {
		if i, err := strconv.Atoi(index); err == nil && i < len(n.Content) {
			return n.Content[i], n.Content[i].Line
		}
		return nil, 0
	}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key || strconv.Itoa(i/2) == index {
			return n.Content[i+1], n.Content[i].Line
		}
	}
	return nil, 0
}
