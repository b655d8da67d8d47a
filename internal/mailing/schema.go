package mailing

// SchemaOf is the schema that a document says it is of, as far as its
// beginning tells; empty where it says none. Whether it is of that schema is
// for the Read functions.
func SchemaOf(data []byte) string {
	m := schemaStart.FindSubmatch(data[:min(len(data), 200)])
	if m == nil {
		return ""
	}
	return string(m[1])
}
