package award

// IsFileName reports whether a document of a nomination may have that file
// name: one of its own folder, on every system.
func IsFileName(name string) bool { return plainFile(name) }
