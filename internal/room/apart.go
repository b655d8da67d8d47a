package room

import (
	"votering/internal/fault"
)

// apart is the room as it is now, for work that takes its time: reading files,
// trying a passphrase, signing. Nothing waits for it, and what it adds to the
// record is stored by settle.
func (r *Room) apart() *Room {
	return &Room{store: r.store, clock: r.clock, keys: r.keys, software: r.software, sealWork: r.sealWork, held: r.held}
}

// apartFor is apart for somebody, once it is found that they may act.
func (r *Room) apartFor(may func(string, func(string) error) error, who string) (a *Room, id string, err error) {
	err = may(who, func(found string) error {
		a, id = r.apart(), found
		return nil
	})
	return a, id, err
}

// settle stores what was added apart, with its documents. A change that was
// made to the room meanwhile stops it (E_STATE).
func (r *Room) settle(c *chain, docs map[string][]byte) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c.base != r.head {
		return fault.New(fault.State, "room.changed")
	}
	return r.commit(c, docs)
}
