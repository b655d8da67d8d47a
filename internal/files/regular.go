package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"votering/internal/fault"
	"votering/internal/text"
)

// Regular is a regular file of any size that is looked at before it is read,
// and read in pieces, perhaps more than once. It remembers which file that was:
// what comes from it is that file, whole, or a fault.
type Regular struct {
	path string
	seen fs.FileInfo
}

// Look finds the regular file at path without opening it, for opening a pipe
// waits for a writer. A folder, a pipe or a device is refused (E_IO).
func Look(path string) (*Regular, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, Fault(err, path)
	}
	r := &Regular{path: path, seen: info}
	if !info.Mode().IsRegular() {
		return nil, r.fault("io.not_regular")
	}
	return r, nil
}

// Path is what was looked at.
func (r *Regular) Path() string { return r.path }

// Size is how many bytes it has.
func (r *Regular) Size() int64 { return r.seen.Size() }

// Open begins at the beginning, each time anew. Where another file has come into
// its place, or it was written to since, that is E_IO; where that happens while
// it is read, reading ends with E_IO and not with io.EOF.
func (r *Regular) Open() (io.ReadCloser, error) {
	if err := r.same(os.Stat(r.path)); err != nil { // before it is opened: it may be a pipe by now
		return nil, err
	}
	f, err := os.Open(r.path)
	if err != nil {
		return nil, Fault(err, r.path)
	}
	if err := r.same(f.Stat()); err != nil {
		_ = f.Close() // nothing was read
		return nil, err
	}
	// The kernel shows some of what it has to tell as regular files of no size, and
	// reading those may wait for ever. Nothing on a disk is waited for.
	if r.Size() == 0 && f.SetReadDeadline(time.Time{}) == nil {
		_ = f.Close() // nothing was read
		return nil, r.fault("io.not_regular")
	}
	return &regularReader{file: f, of: r}, nil
}

// same is nil where what is there is the file that was looked at, as it was.
func (r *Regular) same(now fs.FileInfo, err error) error {
	switch {
	case err != nil:
		return Fault(err, r.path)
	case !now.Mode().IsRegular():
		return r.fault("io.not_regular")
	case !os.SameFile(r.seen, now) || now.Size() != r.seen.Size() || !now.ModTime().Equal(r.seen.ModTime()):
		return r.fault("io.changed")
	}
	return nil
}

func (r *Regular) fault(id string) error { return fault.New(fault.IO, id).At(text.Show(r.path)) }

// regularReader is a regular file that is being read.
type regularReader struct {
	file *os.File
	of   *Regular
	read int64
}

func (r *regularReader) Read(p []byte) (int, error) {
	n, err := r.file.Read(p)
	r.read += int64(n)
	switch {
	case r.read > r.of.Size():
		return n, r.of.fault("io.changed")
	case errors.Is(err, io.EOF):
		if r.read < r.of.Size() {
			return n, r.of.fault("io.changed")
		}
		if changed := r.of.same(r.file.Stat()); changed != nil {
			return n, changed
		}
		return n, io.EOF
	case err != nil:
		return n, Fault(err, r.of.path)
	}
	return n, nil
}

func (r *regularReader) Close() error { return r.file.Close() }
