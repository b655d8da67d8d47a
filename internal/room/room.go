package room

import (
	"maps"
	"sync"
	"time"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/ranking"
	"votering/internal/record"
	"votering/internal/robustness"
)

// Room is one edition's deliberation, open on a file. Its methods are the
// acts of jurors and chair; each is committed before it returns nil. A Room
// may be used from several goroutines.
type Room struct {
	store    Store
	clock    Clock
	keys     Keyring
	software string // as decisions name it
	sealWork int    // see Desk.SealWork

	mu sync.Mutex
	held
}

// held is what a room knows of its file.
type held struct {
	base     *award.Edition    // as it was frozen, or as it is in draft
	ed       *award.Edition    // with the amendments
	setup    setup             // what is being set up; none once it is opened
	docs     map[string][]byte // as the store keeps them
	state    deliberation.State
	entries  []record.Entry
	before   []string // SHA-256 of the lines that a purge took away, in their order
	head     string
	ranked   *ranking.Ranking            // what compute found since the last change; nil: not yet
	unranked *fault.Error                // why compute found none
	agreed   *ranking.Agreement          // what Agreement found since the last change; nil: not yet
	basis    *ranking.Prepared           // what Prepared prepared since the last change; nil: not yet
	card     *robustness.Card            // what Robustness found since the last change; nil: not yet
	planned  []agenda.Item               // the agenda that the marks ask for since the last change; nil: not yet
	kept     map[string]*mailing.Receipt // of a juror's own file, as they were read: by SHA-256
	savedAt  time.Time
}

// enter opens the deliberation that the store keeps: what the store verified
// is replayed.
func (d Desk) enter(store Store) (*Room, error) {
	r := d.room(store)
	if err := r.load(); err != nil {
		return nil, err
	}
	return r, nil
}

// room is a room on a store of which it knows nothing yet.
func (d Desk) room(store Store) *Room {
	return &Room{store: store, clock: d.Clock, keys: d.Keys, software: d.Software, sealWork: d.SealWork}
}

// load reads the file. Where that fails the room knows what it knew before.
func (r *Room) load() error {
	kept, err := r.store.Load()
	if err != nil {
		return err
	}
	h, err := read(kept)
	if err != nil {
		return withPath(err, r.store.Path())
	}
	r.held = *h
	return nil
}

// read makes out what a store keeps.
func read(kept *record.Stored) (*held, error) {
	h := &held{docs: maps.Clone(kept.Docs), entries: kept.Entries, head: kept.Head}
	if jury, first := h.docs[firstJury]; first {
		h.docs[DocJury] = jury
		delete(h.docs, firstJury)
	}
	var err error
	events := make([]deliberation.Event, len(kept.Events))
	for i, raw := range kept.Events {
		if events[i], err = deliberation.Decode(raw); err != nil {
			return nil, err
		}
	}
	if len(events) > 0 && events[0].Kind == deliberation.EditionPurged {
		err = h.readPurged(&events[0])
	} else {
		err = h.readEdition()
	}
	if err != nil {
		return nil, err
	}
	eds, err := h.lived()
	if err != nil {
		return nil, err
	}
	if h.state, err = deliberation.Replay(events, append(eds, h.base)...); err != nil {
		return nil, err
	}
	h.ed = deliberation.Effective(h.state, h.base)
	if n := len(kept.Entries); n > 0 {
		h.savedAt = kept.Entries[n-1].At
	}
	return h, h.checkDocs(events)
}

func (h *held) readEdition() (err error) {
	frozen, ok := h.docs[DocEdition]
	if !ok {
		h.setup, err = readDraft(h.docs[DocSource])
		h.base = h.setup.ed
		return err
	}
	h.base, err = frozenEdition(frozen, h.docs[DocJury])
	return err
}

// Close gives the file back after the last write.
func (r *Room) Close() error { return r.store.Close() }

// Path is the file's name.
func (r *Room) Path() string { return r.store.Path() }

// Backup writes a consistent copy to a new file.
func (r *Room) Backup(path string) error { return r.store.Backup(path) }

// act appends events with their record lines and documents in one
// transaction, and only then takes over the new state.
func (r *Room) act(docs map[string][]byte, events ...deliberation.Event) error {
	c := r.chain()
	for _, e := range events {
		if err := c.add(e); err != nil {
			return err
		}
	}
	return r.commit(c, docs)
}

// now is the time of an act, as it is kept.
func (r *Room) now() time.Time { return r.clock.Now().UTC().Truncate(time.Millisecond) }

// recover reads the file again after a failed write: a write that reported an
// error may be there all the same. A file that was just made has nothing to be
// read yet.
func (r *Room) recover(cause error) error {
	if err := r.load(); err != nil && len(r.entries) > 0 {
		return err
	}
	return cause
}

func withPath(err error, path string) error {
	if f := fault.Of(err); f != nil && f.Where == "" {
		return f.At(path)
	}
	return err
}
