package room

import (
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
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

// settleWriting is settle, and writes files into a folder, which tell of what
// was stored: where they cannot be written nothing is stored. A folder without
// a name takes none. What goes wrong between the two says that all of it is
// stored: the files can be written again. Those named in over take the place of
// what is there.
func (r *Room) settleWriting(c *chain, docs map[string][]byte, dir string, all map[string][]byte, over ...string) ([]string, error) {
	if dir == "" {
		return nil, r.settleAny(c, docs)
	}
	staged, err := files.Stage(dir, all, over...)
	if err != nil {
		return nil, err
	}
	if err := r.settleAny(c, docs); err != nil {
		staged.Drop()
		return nil, err
	}
	paths, err := staged.Keep()
	if err != nil && len(c.pairs) > 0 {
		err = fault.New(fault.IO, notWritten, "dir", text.Show(dir)).Because(err)
	}
	return paths, err
}

// notWritten is the sentence of files that could not be written after what they
// tell of was stored.
const notWritten = "room.not_written"

// settleAny is settle, where there is anything to store.
func (r *Room) settleAny(c *chain, docs map[string][]byte) error {
	if len(c.pairs) == 0 {
		return nil
	}
	return r.settle(c, docs)
}
