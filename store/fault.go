package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	bolt "go.etcd.io/bbolt/errors"

	"votering/internal/fault"
)

// wrap makes err a fault that names the file; nil stays nil.
func (s *Store) wrap(err error) error {
	if err == nil {
		return nil
	}
	f := fault.Of(err)
	if f == nil {
		f = classify(err)
	}
	if f.ID == "store.locked" {
		f = heldBy(s.path)
	}
	if f.Where == "" {
		f = f.At(s.path)
	}
	return f
}

// classify finds the fault for an error of the system or of bbolt.
func classify(err error) *fault.Error {
	full := errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
	switch {
	case errors.Is(err, bolt.ErrTimeout):
		return fault.New(fault.Locked, "store.locked").Because(err)
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.IO, "io.not_found").Because(err)
	case errors.Is(err, fs.ErrExist):
		return fault.New(fault.IO, "io.exists").Because(err)
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.IO, "io.permission").Because(err)
	case full:
		return fault.New(fault.IO, "store.full").Because(err)
	}
	return fault.New(fault.IO, "io.other", "detail", err.Error()).Because(err)
}

// regular refuses what is not an ordinary file: opening a pipe or a device
// may block for ever.
func regular(info fs.FileInfo, err error) error {
	if err == nil && !info.Mode().IsRegular() {
		return fault.New(fault.IO, "io.not_regular")
	}
	return err
}

// syncDir makes the name of a new file outlive a power cut, where the system
// can do that.
func syncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil // folders cannot be synced there
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
