package dossier

import (
	"io/fs"
	"os"
	"path/filepath"
)

// access is who on this machine may read what is written: everybody, or, where
// jurors are named in it, whoever wrote it.
type access struct{ folder, file fs.FileMode }

func accessTo(all map[string][]byte) access {
	if _, names := all[CompleteName]; names {
		return access{0o700, 0o600}
	}
	return access{0o755, 0o644}
}

// TakeBack removes what WriteFolder or WriteZip wrote at path, and nothing
// else: these files, and the folders that are empty without them.
func TakeBack(path string, all map[string][]byte) error {
	path, err := followed(path)
	if err != nil {
		return err
	}
	if info, err := os.Lstat(path); err != nil || !info.IsDir() {
		return os.Remove(path)
	}
	folders := map[string]bool{}
	for name := range all {
		file := filepath.Join(path, filepath.FromSlash(name))
		if err := os.Remove(file); err != nil {
			return err
		}
		folders[filepath.Dir(file)] = true
	}
	delete(folders, path)
	for dir := range folders {
		_ = os.Remove(dir) // not where something else is in it
	}
	return os.Remove(path)
}
