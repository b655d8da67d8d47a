package room

import (
	"strconv"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// Check recomputes what the file claims: the chain and its events (done when
// it was opened, and again here from the disk), the saved ranking, and of
// every decision, receipt, amendment and opened ballot the signatures and the
// place in the record that it pins.
func (r *Room) Check() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.load(); err != nil {
		return err
	}
	if r.final() != nil {
		if _, err := r.compute(); err != nil {
			return err
		}
	}
	if err := r.checkDecisions(); err != nil {
		return err
	}
	return r.checkMail()
}

// checkDecisions checks every decision that was signed: its signatures, and
// that the record still has the line which it pins (E_LOG).
func (r *Room) checkDecisions() error {
	key, err := r.chairKey()
	if err != nil {
		return err
	}
	for n := 1; n <= r.state.Decisions; n++ {
		p := papersOf(n)
		for _, name := range []string{p.public, p.complete} {
			if r.state.Purged != nil && name == p.complete {
				continue
			}
			if err := r.checkDecision(name, key); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Room) checkDecision(name string, key trust.PublicKey) error {
	doc := r.docs[name]
	if _, err := r.checkSignature(name, doc, r.docs[name+sigSuffix], key.Line()); err != nil {
		return err
	}
	d, err := decision.Read(doc, name)
	if err != nil {
		return err
	}
	return r.pinned(d.Record.Size, d.Record.Head, name)
}

// pinned checks that the record has had that head when it was that long. Who
// writes the record anew from some line on makes a chain that holds together,
// and not this one.
func (r *Room) pinned(size uint64, head, name string) error {
	found := record.Genesis
	if size > uint64(len(r.entries)) {
		found = ""
	} else if size > 0 {
		found = r.lineHash(size)
	}
	if found != head {
		return fault.New(fault.Log, "log.pinned", "name", name, "size", strconv.FormatUint(size, 10),
			"head", head).At(r.store.Path())
	}
	return nil
}
