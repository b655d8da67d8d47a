package locale

import "strings"

// List joins items as a sentence does: "a, b og c".
func (c *Catalog) List(items []string) string { return c.join(items, "list.and") }

// join puts commas between items and the word of key before the last.
func (c *Catalog) join(items []string, key string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return c.T(key, "items", strings.Join(items[:last], ", "), "last", items[last])
}
