package decision

import (
	"strconv"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// textID names a text of the decision: grounds and their language, a dissent
// and its juror, or the reasons for departing from the ranking.
type textID struct {
	kind kind
	of   string
}

// stored is the text as the room has it.
func (id textID) stored(p *deliberation.Proposal) string {
	switch id.kind {
	case ofGrounds:
		return p.Grounds[id.of]
	case ofDissent:
		return p.Dissent[id.of]
	}
	return p.Departure
}

// change puts value in the text's place.
func (id textID) change(value string) deliberation.ProposalChange {
	switch id.kind {
	case ofGrounds:
		return deliberation.ProposalChange{Grounds: map[string]string{id.of: value}}
	case ofDissent:
		return deliberation.ProposalChange{Dissent: map[string]string{id.of: value}}
	}
	return deliberation.ProposalChange{Departure: &value}
}

// kept is a text that the room does not have yet.
type kept struct {
	value   string
	act     string // that is to save it
	refused bool
}

// texts are those that were written and that the room does not have yet. The
// zero texts are none.
type texts struct {
	kept map[textID]kept
	acts map[string]textID // under way
	n    int               // of the last act
}

// now is a text as it was written last.
func (t *texts) now(id textID, p *deliberation.Proposal) string {
	if k, ok := t.kept[id]; ok {
		return k.value
	}
	return id.stored(p)
}

// save asks for a text to be saved, where it is another than before, or where
// it is given again for the outcome that stands now. What could not stand in
// the decision is written out, so that nothing of it is lost.
func (t *texts) save(c page.Context, id textID, written string, again bool) page.Action {
	value, err := text.CleanLines(text.Untower(written), room.MaxGround)
	if err != nil {
		if value, err = text.CleanLines(text.ShowLines(written), room.MaxGround); err != nil {
			t.keep(id, kept{value: written, refused: true})
			return page.Action{Fault: err}
		}
	}
	again = again && value != "" && stale(c.Sight, id) != nil
	if k, ok := t.kept[id]; value == t.now(id, &c.Sight.Proposal) && !(ok && k.refused) && !(again && !ok) {
		return page.Action{}
	}
	t.n++
	name := "text " + strconv.Itoa(t.n)
	t.keep(id, kept{value: value, act: name})
	if t.acts == nil {
		t.acts = map[string]textID{}
	}
	t.acts[name] = id
	return propose(name, id.change(value))
}

func (t *texts) keep(id textID, k kept) {
	if t.kept == nil {
		t.kept = map[textID]kept{}
	}
	t.kept[id] = k
}

// done takes the room's answer to an act that saves a text. A text that it
// refused is kept.
func (t *texts) done(c page.Context, r page.Result) (page.Action, bool) {
	id, ok := t.acts[r.Name]
	if !ok {
		return page.Action{}, false
	}
	delete(t.acts, r.Name)
	k, ok := t.kept[id]
	switch mine := ok && k.act == r.Name; {
	case r.Err != nil && mine:
		k.refused = true
		t.kept[id] = k
		return page.Action{Fault: r.Err, Notice: r.Notices}, true
	case r.Err != nil:
		return page.Action{Fault: r.Err, Notice: r.Notices}, true
	case mine:
		delete(t.kept, id)
	}
	return page.Action{Say: c.L.T("decide.text.saved"), Notice: r.Notices}, true
}

// refused reports whether there is a text that could not be saved.
func (t *texts) refused() bool {
	for _, k := range t.kept {
		if k.refused {
			return true
		}
	}
	return false
}
