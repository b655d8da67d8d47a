package cli

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"time"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/store"
)

// maxSmall bounds the tables that are read whole.
const maxSmall = 16 << 20

// readSmall reads a regular file of at most maxSmall bytes.
func readSmall(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, ioFault(err, path)
	}
	if !info.Mode().IsRegular() {
		return nil, fault.New(fault.IO, "io.not_regular").At(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, ioFault(err, path)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSmall+1))
	if err != nil {
		return nil, ioFault(err, path)
	}
	if len(data) > maxSmall {
		return nil, fault.New(fault.Size, "io.too_large", "limit", strconv.Itoa(maxSmall>>20)).At(path)
	}
	return data, nil
}

// writeNew writes a file that must not be there yet.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return ioFault(err, path)
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return ioFault(err, path)
	}
	return nil
}

func ioFault(err error, path string) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.IO, "io.not_found").At(path).Because(err)
	case errors.Is(err, fs.ErrExist):
		return fault.New(fault.IO, "io.exists").At(path).Because(err)
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.IO, "io.permission").At(path).Because(err)
	}
	return fault.New(fault.IO, "io.other", "detail", err.Error()).At(path).Because(err)
}

// newDesk wires the store to the room.
func newDesk() room.Desk {
	return room.Desk{
		OpenStore: func(path string, readOnly bool) (room.Store, error) {
			s, err := store.Open(path, readOnly)
			if err != nil {
				return nil, err
			}
			return s, nil
		},
		CreateStore: func(path string) (room.Store, error) {
			s, err := store.Create(path)
			if err != nil {
				return nil, err
			}
			return s, nil
		},
		Discard: os.Remove,
		Clock:   systemClock{},
	}
}

// The store satisfies the room by its shape.
var _ room.Store = (*store.Store)(nil)

// systemClock is the machine's clock and randomness.
type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

func (systemClock) Salt() string {
	var b [32]byte
	rand.Read(b[:]) // never fails: the runtime ends the program instead
	return hex.EncodeToString(b[:])
}

func itoa(n int) string { return strconv.Itoa(n) }
