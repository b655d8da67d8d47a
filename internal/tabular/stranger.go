package tabular

// Stranger is the sentence about a file that people take for a table and that
// is none (a PDF, a page of the web), by how it begins; empty for others.
func Stranger(beginning []byte) string { return stranger(beginning) }
