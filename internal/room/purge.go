package room

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
)

// DocLines is the record before a purge: of each line when and what, and its
// SHA-256, by which whoever has the line can find it.
const DocLines = "record-before.txt"

// Purge takes out of the file who the jurors were, and all that they did. What
// stays is the edition without its jury, the nomination documents, the public
// decisions with their signatures, the ranking, and of the record what names
// nobody. The file is written anew: nothing of before is left in it. It answers
// what was taken away. E_STATE before the decision is signed, and where the
// complete decision was never written out (purge.unsaved), unless unsaved. A
// file that was purged can be purged again once anything came in, such as whom
// the decision was sent to.
func (r *Room) Purge(who, reason string, unsaved bool) (done deliberation.Purge, err error) {
	reason, err = r.reason(reason)
	if err != nil {
		return done, err
	}
	err = r.asChair(who, func(id string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActPurge); f != nil {
			return f
		}
		was := r.state.Purged
		if was == nil && !unsaved && !r.archived() {
			return fault.New(fault.State, "purge.unsaved")
		}
		kept := r.public()
		done = r.purge(kept)
		e := deliberation.Event{Kind: deliberation.EditionPurged, Reason: reason, SHA256: record.Hash(kept[DocLines]), Purge: &done}
		if j, ok := r.ed.Juror(id); ok && j.Role == award.ChairRole {
			e.Who = id // the public decision names the chair, and nobody else
		}
		c := r.chain()
		if err := c.add(e); err != nil {
			return err
		}
		if err := r.store.Rewrite(c.pairs, kept); err != nil {
			return r.recover(err)
		}
		if was != nil {
			done.Jurors, done.Ballots = 0, 0 // they were gone before
		}
		return r.load()
	})
	return done, err
}

// Whole is nil where the file holds what jurors did, and E_STATE once that was
// taken out of it.
func (r *Room) Whole() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.whole()
}

func (r *Room) whole() error {
	if r.state.Purged == nil {
		return nil
	}
	return fault.New(fault.State, "state.purged", "present", string(r.state.Phase))
}

// archived reports whether the complete decision that stands was written out.
func (r *Room) archived() bool {
	return slices.ContainsFunc(r.state.Releases, func(x deliberation.ReleaseMade) bool {
		return x.Decision == r.state.Decisions && x.Profile == string(decision.Complete) && slices.Contains([]string{OutFolder, OutZip, OutArchive}, x.What)
	})
}

// public are the documents that name no juror.
func (r *Room) public() map[string][]byte {
	kept := map[string][]byte{DocLines: r.lines()}
	for name, data := range r.docs {
		if name == DocEdition || name == DocRanking || strings.HasPrefix(name, DocumentPrefix) {
			kept[name] = data
		}
	}
	for n := 1; n <= r.state.Decisions; n++ {
		name := papersOf(n).public
		kept[name], kept[name+sigSuffix] = r.docs[name], r.docs[name+sigSuffix]
	}
	return kept
}

// purge is what a file that keeps those documents still knows.
func (r *Room) purge(kept map[string][]byte) deliberation.Purge {
	p := deliberation.Purge{
		Size: uint64(len(r.entries)), Head: r.head, Edition: record.Hash(kept[DocEdition]), Documents: documentsHash(kept),
		Ranking: record.Hash(kept[DocRanking]), Decisions: r.state.Decisions,
		Public: r.state.Signed.Public, Complete: r.state.Signed.Complete, DecidedAt: r.state.Signed.At, AnnouncedAt: r.state.AnnouncedAt,
		Jurors: len(r.ed.Jurors), Ballots: len(r.state.HandIns),
	}
	if was := r.state.Purged; was != nil {
		p.Jurors, p.Ballots = was.Jurors, was.Ballots
	}
	if words := strings.Fields(r.state.ChairKey); len(words) > 1 {
		p.Key = strings.Join(words[:2], " ")
	}
	return p
}

// lines is the record as DocLines keeps it.
func (r *Room) lines() []byte {
	var b bytes.Buffer
	for i, e := range r.entries {
		fmt.Fprintf(&b, "%d %s %s %s\n", e.Seq, e.At.UTC().Format(time.RFC3339), e.Kind, r.lineHash(uint64(i)+1))
	}
	return b.Bytes()
}

// lineHash is the SHA-256 of a line of the record, by its number.
func (h *held) lineHash(seq uint64) string {
	if n := uint64(len(h.before)); seq <= n {
		return h.before[seq-1]
	}
	return record.Hash(record.Line(h.entries[seq-1]))
}

// readPurged makes out the edition and the record of a file that was purged.
func (h *held) readPurged(e *deliberation.Event) error {
	if e.Purge == nil {
		return fault.New(fault.Log, "event.form")
	}
	name := papersOf(e.Purge.Decisions).public
	d, err := decision.Read(h.docs[name], name)
	if err != nil {
		return err
	}
	if h.base, err = d.AwardEdition(); err != nil {
		return err
	}
	h.base.Jurors = nil // the decision's have no names
	var before []record.Entry
	prev := record.Genesis
	for lines := bufio.NewScanner(bytes.NewReader(h.docs[DocLines])); lines.Scan(); {
		w := strings.Fields(lines.Text())
		if len(w) != 4 {
			return fault.New(fault.Log, "record.document", "name", DocLines)
		}
		at, err := time.Parse(time.RFC3339, w[1])
		if err != nil {
			return fault.New(fault.Log, "record.document", "name", DocLines).Because(err)
		}
		before = append(before, record.Entry{Seq: uint64(len(before)) + 1, Prev: prev, At: at, Kind: w[2]})
		prev = w[3]
		h.before = append(h.before, prev)
	}
	if uint64(len(before)) != e.Purge.Size || prev != e.Purge.Head {
		return fault.New(fault.Log, "record.document", "name", DocLines)
	}
	h.entries = append(before, h.entries...)
	return nil
}

// purged fixes what a purge left in the file.
func (p *pins) purged(e *deliberation.Event) {
	if e.Purge == nil {
		return
	}
	p.fixed = map[string]string{
		DocLines: e.SHA256, DocEdition: e.Purge.Edition, DocRanking: e.Purge.Ranking, papersOf(e.Purge.Decisions).public: e.Purge.Public,
	}
	p.nominations, p.decisions = &e.Purge.Documents, e.Purge.Decisions
}

// winners are whom the decision that stands names, once the votes that led to it
// are taken away.
func (r *Room) winners() (ids []string, departs, none bool, err error) {
	name := papersOf(r.state.Decisions).public
	d, err := decision.Read(r.docs[name], name)
	if err != nil {
		return nil, false, false, err
	}
	return d.Winners, d.Departure != "", d.NoAward, nil
}
