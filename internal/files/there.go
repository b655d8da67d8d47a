package files

import "os"

// Exists reports whether there is anything at path, be it a link to nothing.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// IsFolder reports whether path is a folder; where there is nothing, or it
// cannot be looked at, that is an error (E_IO).
func IsFolder(path string) (bool, error) {
	info, err := os.Stat(path)
	if err != nil {
		return false, Fault(err, path)
	}
	return info.IsDir(), nil
}

// Same reports whether two paths are of one file; false where either cannot be
// looked at.
func Same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
