package cli

import (
	"crypto/rand"
	"encoding/hex"
	"os"
	"strconv"
	"time"
	_ "time/tzdata" // zones by name, also where the machine has none

	"votering/internal/room"
	"votering/internal/trust"
	"votering/store"
)

// newDesk wires the store to the room.
func newDesk() room.Desk {
	return room.Desk{
		OpenStore:   func(path string, readOnly bool) (room.Store, error) { return opened(store.Open(path, readOnly)) },
		PeekStore:   func(path string) (room.Store, error) { return opened(store.Peek(path)) },
		CreateStore: func(path string) (room.Store, error) { return opened(store.Create(path)) },
		Discard:     os.Remove,
		Clock:       systemClock{},
		Keys:        trust.NewKeyring(os.Getenv, home()),
		Software:    software,
	}
}

// opened hands a store to the room: none is nil there too.
func opened(s *store.Store, err error) (room.Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// home is the user's home folder; empty where there is none, and then no key
// is found there.
func home() string {
	dir, _ := os.UserHomeDir()
	return dir
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
