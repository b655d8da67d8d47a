package edit

import (
	"maps"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/room"
	"votering/ui/page"
)

// actEdit is what the acts of the editor are known by.
const actEdit = "edit"

// maxPast is how many changes can be taken back.
const maxPast = 500

// refusal is a text that a field did not take. It stays where it was typed,
// with the reason, until it is mended or left empty.
type refusal struct {
	typed string
	why   *fault.Error
}

// past is the edition as it was before a change.
type past struct {
	ed      *award.Edition
	refused map[spot]refusal
	what    string // what was changed, in words
}

// problems are what is missing or wrong now.
func (s *Editor) problems() problems {
	if s.judged != s.ed {
		s.judged, s.found = s.ed, problemsOf(s.ed)
	}
	return s.found
}

// stored is the text of a row as the edition has it.
func (s *Editor) stored(r row) string {
	if r.leads() {
		return ""
	}
	return fields.Get(s.ed, r.at, r.field.Key, r.lang)
}

// text is what stands in a row: what was typed and refused, or else what the
// edition has.
func (s *Editor) text(r row) string {
	if no, ok := s.refused[r.spot]; ok {
		return no.typed
	}
	return s.stored(r)
}

// set fills a field in. What it does not take stays as it was typed, with why.
func (s *Editor) set(r row, typed string) {
	next := s.ed.Clone()
	if err := fields.Set(next, r.at, r.field.Key, r.lang, strings.TrimSpace(typed)); err != nil {
		s.refused[r.spot] = refusal{typed, fault.Of(err)}
		return
	}
	delete(s.refused, r.spot)
	s.nameIt(next, r)
	s.ed, s.touched = next, true
	for _, l := range s.levels {
		l.fresh = false
	}
}

// nameIt makes the id of a thing whose name was written: where it has none yet,
// or one that was made of the name it had.
func (s *Editor) nameIt(next *award.Edition, r row) {
	if r.field.Key == "id" && r.at.Part != fields.Edition {
		if old := fields.Get(s.ed, r.at, "id", ""); old != "" {
			id := fields.Get(next, r.at, "id", "")
			fields.Rename(next, r.at.Part, old, id)
		}
		return
	}
	if _, has := fields.Find(r.at.Part, "id"); !has || r.field.Key != "name" && r.field.Key != "title" {
		return
	}
	old := fields.Get(s.ed, r.at, "id", "")
	if old != "" && (r.at.Part == fields.Edition || old != fields.MakeID(s.ed, r.at)) {
		return
	}
	id := fields.MakeID(next, r.at)
	if id == "" || fields.Set(next, r.at, "id", "", id) != nil {
		return
	}
	delete(s.refused, spot{at: r.at, key: "id"})
	if old != "" {
		fields.Rename(next, r.at.Part, old, id)
	}
}

// commit stores what was changed since it was last stored; what says what that
// is.
func (s *Editor) commit(what string) page.Action {
	if !s.touched {
		return page.Action{}
	}
	return s.commitFrom(maps.Clone(s.refused), what)
}

// commitFrom is commit with the refused texts as they stood before the change.
func (s *Editor) commitFrom(refused map[spot]refusal, what string) page.Action {
	s.before = append(s.before, past{s.saved, refused, what})
	if len(s.before) > maxPast {
		s.before = slices.Delete(s.before, 0, 1)
	}
	return s.store()
}

// store hands the edition as it is to the room, with the nomination documents
// that were read in.
func (s *Editor) store() page.Action {
	s.saved, s.touched = s.ed, false
	ed, docs := s.ed, maps.Clone(s.documents)
	return page.Action{Act: &page.Act{Name: actEdit, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		_, err := r.SetEdition(who, ed, docs)
		return nil, err
	}}}
}

// undo takes the latest change back.
func (s *Editor) undo(c page.Context) page.Action {
	n := len(s.before)
	if n == 0 {
		return page.Action{Off: fault.New(fault.State, "edit.nothing_to_undo")}
	}
	p := s.before[n-1]
	s.before = s.before[:n-1]
	s.ed, s.refused, s.typing = p.ed, p.refused, nil
	s.settle()
	a := s.store()
	a.Say = c.L.T("edit.undone", "what", p.what)
	return a
}

// add puts a new thing behind those of a list and opens its form. Nothing is
// stored before something is written of it.
func (s *Editor) add(l *level) {
	next := s.ed.Clone()
	at := fields.Add(next, l.part, l.parent)
	copyOn(next, at)
	s.ed = next
	if l.cur.At = at.Index; isSub(l.part) {
		l.cur.At = at.Sub
	}
	x := formOf(at)
	x.added, x.fresh = true, true
	s.down(x)
}

// copyOn fills in of a new figure what the one before it most likely shares, the
// period and where it is from, and the first metric that has no figure there;
// and of an entry criterion the only metric there is.
func copyOn(e *award.Edition, at fields.Place) {
	put := func(key, value string) {
		if value != "" {
			_ = fields.Set(e, at, key, "", value) // it stood in such a field before
		}
	}
	metrics := counted(e)
	switch {
	case at.Part == fields.Gate && len(metrics) == 1:
		put("metric", metrics[0])
	case at.Part == fields.Value || at.Part == fields.RefValue:
		if at.Sub > 0 {
			before := at
			before.Sub--
			for _, key := range []string{"period", "source", "as_of", "known_from"} {
				put(key, fields.Get(e, before, key, ""))
			}
		}
		put("metric", withoutFigure(e, at, metrics))
	}
}

// counted are the metrics that are not computed.
func counted(e *award.Edition) []string {
	var all []string
	for i := range e.Metrics {
		if m := &e.Metrics[i]; m.Ratio == nil && m.ID != "" {
			all = append(all, m.ID)
		}
	}
	return all
}

// withoutFigure is the first of the metrics that has no figure beside the new
// one in its period; empty where all have.
func withoutFigure(e *award.Edition, at fields.Place, metrics []string) string {
	has := map[string]bool{}
	for i := range at.Sub {
		other := at
		other.Sub = i
		if fields.Get(e, other, "period", "") == fields.Get(e, at, "period", "") {
			has[fields.Get(e, other, "metric", "")] = true
		}
	}
	for _, id := range metrics {
		if !has[id] {
			return id
		}
	}
	return ""
}

// dropFresh takes a new thing away again of which nothing was written.
func (s *Editor) dropFresh() {
	l := s.front()
	if l.kind != form || !l.fresh || s.touched {
		return
	}
	s.ed = s.saved
	for at := range s.refused {
		if at.at == l.at {
			delete(s.refused, at)
		}
	}
}

// remove takes a thing away.
func (s *Editor) remove(c page.Context, at fields.Place) page.Action {
	what, before := s.title(c, at), s.refused
	s.restack(at, func(i, gone int) int {
		switch {
		case i == gone:
			return -1
		case i > gone:
			return i - 1
		}
		return i
	})
	next := s.ed.Clone()
	fields.Remove(next, at)
	s.ed, s.touched, s.typing = next, true, nil
	s.settle()
	return s.commitFrom(before, what)
}

// move takes a thing up or down in its list.
func (s *Editor) move(c page.Context, at fields.Place, by int) page.Action {
	next, before, what := s.ed.Clone(), s.refused, s.title(c, at)
	fields.Move(next, at, by)
	s.restack(at, func(i, from int) int {
		switch i {
		case from:
			return from + by
		case from + by:
			return from
		}
		return i
	})
	s.ed, s.touched = next, true
	return s.commitFrom(before, what)
}

// restack keeps refused texts with the things they belong to when the places of
// a list change: to is where the i-th goes when something happens to the one at
// that place, and -1 where it is gone.
func (s *Editor) restack(at fields.Place, to func(i, at int) int) {
	after := map[spot]refusal{}
	for sp, no := range s.refused {
		i, here := &sp.at.Index, at.Index
		if isSub(at.Part) {
			i, here = &sp.at.Sub, at.Sub
		}
		switch {
		case sp.at.Part == at.Part && (!isSub(at.Part) || sp.at.Index == at.Index), slices.Contains(below[at.Part], sp.at.Part):
			*i = to(*i, here)
		}
		if *i >= 0 {
			after[sp] = no
		}
	}
	s.refused = after
}
