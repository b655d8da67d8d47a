package room

import (
	"strings"
	"sync"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/record"
)

// Room is one edition's deliberation, open on a file. Its methods are the
// acts of jurors and chair; each is committed before it returns nil. A Room
// may be used from several goroutines.
type Room struct {
	store Store
	clock Clock

	mu      sync.Mutex
	ed      *award.Edition
	frozen  []byte // edition.json; nil in draft
	source  []byte // the edition file as brought; kept in draft only
	state   deliberation.State
	entries []record.Entry
	head    string
	final   []byte           // ranking.json; nil until the public vote is opened
	ranked  *ranking.Ranking // what compute found since the last change; nil: not yet
	savedAt time.Time
}

// Enter opens the deliberation that the store keeps: what the store verified
// is replayed.
func Enter(store Store, clock Clock) (*Room, error) {
	r := &Room{store: store, clock: clock}
	if err := r.load(); err != nil {
		return nil, err
	}
	return r, nil
}

func (r *Room) load() error {
	kept, err := r.store.Load()
	if err != nil {
		return err
	}
	if err = r.readEdition(kept.Docs); err != nil {
		return withPath(err, r.store.Path())
	}
	events := make([]deliberation.Event, len(kept.Events))
	for i, raw := range kept.Events {
		if events[i], err = deliberation.Decode(raw); err != nil {
			return withPath(err, r.store.Path())
		}
	}
	if r.state, err = deliberation.Replay(events, r.ed); err != nil {
		return withPath(err, r.store.Path())
	}
	r.entries, r.head, r.final, r.ranked = kept.Entries, kept.Head, kept.Docs[DocRanking], nil
	if n := len(kept.Entries); n > 0 {
		r.savedAt = kept.Entries[n-1].At
	}
	return r.checkDocs(events)
}

func (r *Room) readEdition(docs map[string][]byte) (err error) {
	r.source = docs[DocSource]
	frozen, ok := docs[DocEdition]
	if !ok {
		r.ed, err = editionfile.Read(r.source, DocSource)
		return err
	}
	r.frozen = frozen
	if r.ed, err = editionfile.Frozen(frozen); err != nil {
		return err
	}
	r.ed.Jurors, err = editionfile.ReadRoll(docs[DocRoll])
	return err
}

// checkDocs compares the kept documents with the hashes their events fixed.
func (r *Room) checkDocs(events []deliberation.Event) error {
	fixed := map[string]string{}
	for _, e := range events {
		switch e.Kind {
		case deliberation.Opened:
			fixed[DocEdition] = e.SHA256
		case deliberation.TallyRevealed:
			fixed[DocRanking] = e.SHA256
		case deliberation.TallyRead, deliberation.MarksLocked:
			if e.SHA256 != "" {
				fixed[DocRanking] = e.SHA256
			}
		}
	}
	for name, doc := range map[string][]byte{DocEdition: r.frozen, DocRanking: r.final} {
		if want := fixed[name]; want != "" && want != record.Hash(doc) {
			return fault.New(fault.Log, "record.document", "name", name).At(r.store.Path())
		}
	}
	return nil
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
	state, head := r.state, r.head
	entries := r.entries
	pairs := make([]record.Pair, 0, len(events))
	for _, e := range events {
		if e.At.IsZero() {
			e.At = r.now()
		}
		e.Salt = r.clock.Salt()
		var err error
		if state, err = deliberation.Apply(state, e, r.ed); err != nil {
			return err
		}
		raw := deliberation.Encode(e)
		entry := record.Entry{
			Seq: uint64(len(entries)) + 1, Prev: head, At: e.At, Kind: string(e.Kind),
			Who: e.Who, Ref: record.Hash(raw), Note: note(e),
		}
		line := record.Line(entry)
		pairs = append(pairs, record.Pair{Event: raw, Line: line})
		head = record.Hash(line)
		entries = append(entries[:len(entries):len(entries)], entry)
	}
	if err := r.store.Append(pairs, docs); err != nil {
		return r.recover(err)
	}
	r.state, r.head, r.entries, r.ranked = state, head, entries, nil
	r.savedAt = entries[len(entries)-1].At
	if doc, ok := docs[DocRanking]; ok {
		r.final = doc
	}
	return nil
}

// now is the time of an act, as it is kept.
func (r *Room) now() time.Time { return r.clock.Now().UTC().Truncate(time.Millisecond) }

// recover reads the file again after a failed write: a write that reported an
// error may be there all the same.
func (r *Room) recover(cause error) error {
	if err := r.load(); err != nil {
		return err
	}
	return cause
}

// note is what the record shows beside the hash: whom or what the act
// concerned. It holds no free text: what stands in a chain can never be taken
// away again, and everybody may read the record.
func note(e deliberation.Event) string {
	parts := make([]string, 0, 3)
	if e.Juror != "" {
		parts = append(parts, e.Juror)
	}
	switch {
	case e.Kind == deliberation.GateOverridden:
		parts = append(parts, e.Nominee, e.Metric)
	case e.Together:
		parts = append(parts, "marks and public vote")
	case e.Tally != nil && len(e.Tally.Files) > 0:
		parts = append(parts, "sha256 "+e.Tally.Files[0].SHA256[:16])
	}
	return strings.Join(parts, " ")
}

func withPath(err error, path string) error {
	if f := fault.Of(err); f != nil && f.Where == "" {
		return f.At(path)
	}
	return err
}
