package room

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/record"
)

// shelf is where the documents of an edition go that is set up anew: the frozen
// edition, its jury, ballots, receipts and all that came of it.
func shelf(life int) string { return "before-" + strconv.Itoa(life) + "/" }

// stays reports whether a document is the file's own, whatever edition is in it:
// what is being set up, the keys, what was signed, and what is on a shelf.
func stays(name string) bool {
	return name == DocSource || name == DocSealing || name == DocSealing2 ||
		slices.ContainsFunc([]string{DocumentPrefix, "decision-", "signatures-", "before-"}, func(p string) bool { return strings.HasPrefix(name, p) })
}

// redraft takes the edition back to where it is set up, with what amendments and
// confirmed keys made of it.
func (r *Room) redraft(id, reason string) error {
	source := editionfile.Write(r.asDraft())
	next, err := readDraft(source)
	if err != nil {
		return err
	}
	docs, err := r.nominations(next.ed, nil)
	if err != nil {
		return err
	}
	at := shelf(deliberation.Lives(r.state) + 1)
	for name, data := range r.docs {
		if !stays(name) {
			docs[name], docs[at+name] = nil, data
		}
	}
	docs[DocSource], docs[firstJury] = source, nil
	c := r.chain()
	if err := c.add(deliberation.Event{Kind: deliberation.Reopened, Who: id, To: deliberation.Draft, Reason: reason}); err != nil {
		return err
	}
	c.ed = next.ed
	if err := c.add(r.edited(id, source, docs, nil)); err != nil {
		return err
	}
	if err := r.commit(c, docs); err != nil {
		return err
	}
	r.base, r.setup = next.ed, next
	return nil
}

// asDraft is the edition in force, as it can be set up anew: those who withdrew
// are not in it, and each juror has the key that was confirmed.
func (r *Room) asDraft() *award.Edition {
	ed := r.ed.Clone()
	ed.Original = nil
	ed.Nominees = slices.DeleteFunc(ed.Nominees, func(n award.Nominee) bool { return n.Withdrawn })
	for i := range ed.Jurors {
		ed.Jurors[i].Key = deliberation.KeyOf(r.state, r.ed, ed.Jurors[i].ID)
	}
	return ed
}

// voided says what taking the edition back to a draft makes void.
func (r *Room) voided() []Notice {
	if deliberation.Allowed(r.state, r.ed, deliberation.ActReopen) != nil {
		return nil
	}
	var ns []Notice
	if n := len(r.state.HandIns) + len(r.state.Held); n > 0 {
		ns = append(ns, Notice{"ballots_void", fault.Pairs("n", itoa(n))})
	}
	if r.state.Tally != nil {
		ns = append(ns, Notice{ID: "tally_void"})
	}
	if len(r.state.Invited) > 0 {
		ns = append(ns, Notice{"invitations_void", fault.Pairs("n", itoa(len(r.state.Invited)))})
	}
	return ns
}

// shelve moves what events fixed to the shelf, as redraft moves the documents.
func (p *pins) shelve() {
	p.lives++
	for name, sum := range p.fixed {
		if !stays(name) {
			delete(p.fixed, name)
			p.fixed[shelf(p.lives)+name] = sum
		}
	}
	p.signed = nil
}

// lived are the editions that were opened and set up anew, oldest first.
func (h *held) lived() ([]*award.Edition, error) {
	var eds []*award.Edition
	for {
		at := shelf(len(eds) + 1)
		frozen, ok := h.docs[at+DocEdition]
		if !ok {
			return eds, nil
		}
		ed, err := frozenEdition(frozen, h.docs[at+DocJury])
		if err != nil {
			return nil, err
		}
		eds = append(eds, ed)
	}
}

// frozenEdition is an edition as it was frozen, with its jury.
func frozenEdition(frozen, jury []byte) (*award.Edition, error) {
	ed, err := editionfile.Frozen(frozen)
	if err == nil {
		ed.Jurors, err = editionfile.ReadRoll(jury)
	}
	return ed, err
}

// edited is the event of an edition file that takes the draft's place; docs are
// the documents that change with it.
func (r *Room) edited(id string, source []byte, docs map[string][]byte, paths []string) deliberation.Event {
	all := map[string][]byte{}
	put(all, r.docs)
	put(all, docs)
	return deliberation.Event{
		Kind: deliberation.EditionEdited, Who: id, SHA256: record.Hash(source), Documents: documentsHash(all),
		Paths: paths[:min(len(paths), deliberation.MaxPaths)], Changed: len(paths),
	}
}
