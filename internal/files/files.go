// Package files reads files that others made and writes ones that must not be
// there yet: bounded, never blocking on a pipe, and with a fault that says in
// words what is wrong with the path.
package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"votering/internal/fault"
	"votering/internal/text"
)

// Read reads a regular file of at most max bytes, max in whole MiB. Whatever
// is not a regular file is refused before it is opened, for opening a pipe
// waits for a writer; a larger file is not read to its end (E_SIZE).
func Read(path string, max int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, Fault(err, path)
	case !info.Mode().IsRegular():
		return nil, fault.New(fault.IO, "io.not_regular").At(text.Show(path))
	case info.Size() > max:
		return nil, TooLarge(path, max)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, Fault(err, path)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, max+1))
	switch {
	case err != nil:
		return nil, Fault(err, path)
	case int64(len(data)) > max:
		return nil, TooLarge(path, max)
	}
	return data, nil
}

// WriteNew writes a file that must not be there yet. What could not be written
// whole is taken away again.
func WriteNew(path string, data []byte) error { return write(path, data, 0o644) }

// WritePrivate is WriteNew for a file that its owner alone may read.
func WritePrivate(path string, data []byte) error { return write(path, data, 0o600) }

func write(path string, data []byte, mode fs.FileMode) error {
	if _, err := create(path, data, mode); err != nil {
		return Fault(err, path)
	}
	return nil
}

// create writes a new file and sees it onto the disk. It tells which file that
// is, so that it can be known again.
func create(path string, data []byte, mode fs.FileMode) (fs.FileInfo, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	info, serr := f.Stat()
	if err == nil {
		err = serr
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		_ = os.Remove(path) // half a file helps nobody; the first error is the one to tell
	}
	return info, err
}

// TooLarge is the fault (E_SIZE) of a file of more than max bytes.
func TooLarge(path string, max int64) error {
	return fault.New(fault.Size, "io.too_large", "limit", strconv.FormatInt(max>>20, 10)).At(text.Show(path))
}

// Fault is the fault (E_IO) for an error of the operating system on path.
func Fault(err error, path string) *fault.Error {
	f := fault.New(fault.IO, "io.other", "detail", err.Error())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f = fault.New(fault.IO, "io.not_found")
	case errors.Is(err, fs.ErrExist):
		f = fault.New(fault.IO, "io.exists")
	case errors.Is(err, fs.ErrPermission):
		f = fault.New(fault.IO, "io.permission")
	}
	return f.At(text.Show(path)).Because(err)
}
