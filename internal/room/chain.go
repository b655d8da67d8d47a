package room

import (
	"maps"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/record"
)

// chain is what an act adds to the record, before it is stored: where things
// stand after it, and the events with their lines.
type chain struct {
	room    *Room
	base    string         // the head that the act began on
	ed      *award.Edition // with the amendments, those of the act too
	state   deliberation.State
	entries []record.Entry
	head    string
	pairs   []record.Pair
}

// chain begins an act on the room as it is now.
func (r *Room) chain() *chain {
	return &chain{room: r, base: r.head, ed: r.ed, state: r.state, entries: r.entries, head: r.head}
}

// add takes an event in, or says why it cannot happen. It gets the time of
// now, where it has none, and a salt of its own.
func (c *chain) add(e deliberation.Event) error {
	if e.At.IsZero() {
		e.At = c.room.now()
	}
	e.Salt = c.room.clock.Salt()
	state, err := deliberation.Apply(c.state, e, c.ed)
	if err != nil {
		return err
	}
	if e.Kind == deliberation.EditionAmended {
		c.ed = deliberation.Effective(state, c.room.base)
	}
	raw := deliberation.Encode(e)
	entry := record.Entry{
		Seq: uint64(len(c.entries)) + 1, Prev: c.head, At: e.At, Kind: string(e.Kind),
		Who: e.Who, Ref: record.Hash(raw), Note: e.Note(),
	}
	line := record.Line(entry)
	c.pairs = append(c.pairs, record.Pair{Event: raw, Line: line})
	c.state, c.head = state, record.Hash(line)
	c.entries = append(c.entries[:len(c.entries):len(c.entries)], entry)
	return nil
}

// commit stores an act that began on the room as it is still, with its
// documents, and takes over what stands after it.
func (r *Room) commit(c *chain, docs map[string][]byte) error {
	if err := r.store.Append(c.pairs, docs); err != nil {
		return r.recover(err)
	}
	r.state, r.ed, r.head, r.entries = c.state, c.ed, c.head, c.entries
	r.ranked, r.unranked, r.agreed, r.planned = nil, nil, nil, nil
	r.basis, r.card = nil, nil
	r.savedAt = c.entries[len(c.entries)-1].At
	if len(docs) > 0 {
		r.docs = maps.Clone(r.docs)
		if r.docs == nil {
			r.docs = map[string][]byte{}
		}
		put(r.docs, docs)
	}
	return nil
}

// put puts documents among those that are kept; one that is nil is taken away.
func put(kept, docs map[string][]byte) {
	maps.Copy(kept, docs)
	maps.DeleteFunc(kept, func(_ string, data []byte) bool { return data == nil })
}
