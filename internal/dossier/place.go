package dossier

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"votering/internal/files"
)

// insidePart is where files wait in the folder itself, where they cannot beside
// it.
const insidePart = ".votering.part"

// partOf is where a folder or a zip waits for its name. What it is called
// follows from that, so that a program that was ended half-way leaves nothing
// that is not found again.
func partOf(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".part")
}

// begun makes a folder to fill, in place of one that was left.
func begun(temp string) error {
	if err := os.RemoveAll(temp); err != nil {
		return err
	}
	return os.Mkdir(temp, 0o700)
}

// beside writes the files into a folder beside dir, which then takes its place.
func beside(dir string, all map[string][]byte) error {
	temp := partOf(dir)
	err := begun(temp)
	if err != nil {
		return files.Fault(err, filepath.Dir(dir))
	}
	if err = fill(temp, all); err == nil {
		err = appear(temp, dir)
	}
	if err != nil {
		_ = os.RemoveAll(temp) // the first error is the one to tell
	}
	return err
}

// inside writes the files into a folder in dir, and then moves them up. They
// appear one after the other; where one cannot, none stays.
func inside(dir string, all map[string][]byte) error {
	temp := filepath.Join(dir, insidePart)
	if err := begun(temp); err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := fill(temp, all); err != nil {
		return err
	}
	entries, err := os.ReadDir(temp)
	if err != nil {
		return err
	}
	for i, e := range entries {
		if err := move(filepath.Join(temp, e.Name()), filepath.Join(dir, e.Name()), e.IsDir()); err != nil {
			for _, moved := range entries[:i] {
				_ = os.RemoveAll(filepath.Join(dir, moved.Name())) // the first error is the one to tell
			}
			return err
		}
	}
	_ = os.Chmod(dir, accessTo(all).folder) // a disk may have a mode of its own; the files have theirs
	syncDir(dir)
	return nil
}

// move gives a file or a folder another name, which nothing may have.
func move(from, to string, folder bool) error {
	if folder {
		return os.Rename(from, to) // no folder takes the place of a file, or of a folder with something in it
	}
	return place(from, to)
}

// place gives a file another name, and never takes the place of what has come
// there meanwhile.
func place(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	// Not every disk has links: there the name is taken first.
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = f.Close(); err == nil {
		err = os.Rename(from, to)
	}
	if err != nil {
		_ = os.Remove(to) // the first error is the one to tell
	}
	return err
}
