package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"votering/internal/fault"
	"votering/internal/text"
)

// part is a file that is written and waits for its name: beside its place, and
// hidden. What it is called follows from its name, so that whoever writes the
// file again takes away what a program left that was ended half-way.
type part struct {
	at, path string
	info     fs.FileInfo // of what was written
}

// writePart writes the part of path. Faults name path itself.
func writePart(path string, data []byte, mode fs.FileMode) (*part, error) {
	p := &part{path: path, at: filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".part")}
	if left, err := os.Lstat(p.at); err == nil && left.Mode().IsRegular() {
		_ = os.Remove(p.at) // where it cannot be, writing says so
	}
	var err error
	if p.info, err = create(p.at, data, mode); err != nil {
		return nil, Fault(err, path)
	}
	return p, nil
}

// put gives the part its name, by appear or by os.Rename. Another program that
// writes the same file may have taken the part away: what it has written there
// is not put.
func (p *part) put(place func(from, to string) error) error {
	there, err := os.Lstat(p.at)
	if err == nil && !p.is(there) {
		return fault.New(fault.IO, "io.exists").At(text.Show(p.at))
	}
	if err == nil {
		err = place(p.at, p.path)
	}
	if err != nil {
		p.drop()
		return Fault(err, p.path)
	}
	return nil
}

// is reports whether that is the file that was written. A disk gives what is
// taken away and made anew the same place, so the size counts too: what has it
// is whole, whoever wrote it.
func (p *part) is(there fs.FileInfo) bool {
	return os.SameFile(there, p.info) && there.Size() == p.info.Size()
}

// drop takes the part away, where it has no name yet.
func (p *part) drop() {
	if there, err := os.Lstat(p.at); err == nil && p.is(there) {
		_ = os.Remove(p.at) // nothing rests on it
	}
}

// appear gives a file its name, and never takes the place of what has come
// there meanwhile.
func appear(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if Exists(to) { // not every disk has links: this is as near as it gets
		return fs.ErrExist
	}
	return os.Rename(from, to)
}
