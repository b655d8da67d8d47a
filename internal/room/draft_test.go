package room_test

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// empty is all that somebody types who begins with nothing.
func empty() *award.Edition {
	return &award.Edition{ID: "prisen-2030", Title: award.Plain("Prisen 2030"), Language: "nb"}
}

func paths(faults fault.List) []string {
	all := make([]string, len(faults))
	for i, f := range faults {
		all[i] = f.Where
	}
	return all
}

// An edition is set up from nothing, one change after the other, and opened:
// what is still wrong is told at every step, and after the file was closed.
func TestAnEditionIsSetUpFromNothing(t *testing.T) {
	d := roomtest.NewDisk()
	r, err := d.Desk().Found("new.votering", empty())
	must(t, err)
	s := sight(t, r, "")
	if got := paths(s.DraftFaults); !slices.Contains(got, "criteria") || !slices.Contains(got, "nominees") {
		t.Errorf("an empty edition lacks %v", got)
	}
	if s.Blocking[0].ID != "edition" || s.Draft == nil || s.Verbatim {
		t.Errorf("blocking %v, draft %v, verbatim %v", s.Blocking, s.Draft, s.Verbatim)
	}
	var l fault.List
	if err := r.Open(""); !errors.As(err, &l) || !slices.Equal(paths(l), paths(s.DraftFaults)) {
		t.Errorf("opening an empty edition: %v", err)
	}
	if _, err := r.Rehearse(1); !errors.As(err, &l) {
		t.Errorf("rehearsing an empty edition: %v", err)
	}
	whole := roomtest.Edition(t, "prisen-2022")
	e := s.Draft.Clone()
	for _, step := range []func(){
		func() { e.Scale, e.Criteria, e.Metrics = whole.Scale, whole.Criteria, whole.Metrics },
		func() { e.Nominees, e.Gates = whole.Nominees, whole.Gates },
		func() { e.Rule, e.PublicVote = whole.Rule, whole.PublicVote },
		func() { e.Jurors = whole.Jurors },
	} {
		step()
		faults, err := r.SetEdition("", e, nil)
		must(t, err)
		r = again(t, d, r)
		if now := r.DraftFaults(); !slices.Equal(paths(now), paths(faults)) {
			t.Errorf("when it was saved %v was wrong, when it is read %v", paths(faults), paths(now))
		}
	}
	must(t, r.Open(""), r.Check())
	if s = sight(t, r, ""); s.Draft != nil || s.DraftFaults != nil || s.Phase != deliberation.Open {
		t.Errorf("an opened edition is %s, a draft %v with %v", s.Phase, s.Draft, s.DraftFaults)
	}
	if _, err := r.SetEdition("", e, nil); fault.Of(err) == nil || fault.Of(err).Class != fault.State {
		t.Errorf("editing what is open: %v", err)
	}
	must(t, again(t, d, r).Check())
}

// The record tells of every change where it was, and nothing of what stands
// there; a change of nothing leaves no line.
func TestTheRecordOfADraft(t *testing.T) {
	r := roomtest.Draft(t, roomtest.Edition(t, "prisen-2022"))
	e := sight(t, r, "").Draft.Clone()
	_, err := r.SetEdition("", e, nil)
	must(t, err)
	if n := sight(t, r, "").Entries; n != 1 {
		t.Errorf("a change of nothing leaves %d lines", n)
	}
	e.Criteria[0].Title, e.Nominees[1].Summary = award.Plain("Nytt"), award.Plain("HEMMELEG")
	_, err = r.SetEdition("", e, nil)
	must(t, err)
	last := sight(t, r, "").Record[1]
	want := "criteria/" + e.Criteria[0].ID + "/title nominees/" + e.Nominees[1].ID + "/summary sha256 "
	if last.Kind != string(deliberation.EditionEdited) || !strings.HasPrefix(last.Note, want) {
		t.Errorf("the record says %s %q, wants %q", last.Kind, last.Note, want)
	}
	for i := range e.Nominees {
		e.Nominees[i].Name += " kommune"
		e.Nominees[i].Summary = award.Plain("x")
	}
	_, err = r.SetEdition("", e, nil)
	must(t, err)
	if note := sight(t, r, "").Record[2].Note; strings.Count(note, "/") != 2*deliberation.MaxPaths || !strings.Contains(note, " +") {
		t.Errorf("many changes: %q", note)
	}
}

// What was brought stands word for word until the first change, which is told
// before where it costs comments.
func TestCommentsOfAnEditionFile(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	source := append([]byte("# my own notes\n"), editionfile.Write(e)...)
	d := roomtest.NewDisk()
	r, err := d.Desk().New("a.votering", source, "edition.yaml")
	must(t, err)
	s := sight(t, r, "")
	if !s.Verbatim {
		t.Error("nobody is told that comments go")
	}
	kept := func() []byte {
		k, err := d.File("a.votering").Load()
		must(t, err)
		return k.Docs[room.DocSource]
	}
	if !bytes.Equal(kept(), source) {
		t.Error("the edition file is not kept word for word")
	}
	changed := s.Draft.Clone()
	changed.Organiser = award.Plain("Distriktssenteret")
	_, err = r.SetEdition("", changed, nil)
	must(t, err)
	if s = sight(t, r, ""); s.Verbatim || bytes.Contains(kept(), []byte("my own notes")) {
		t.Errorf("after the change: verbatim %v", s.Verbatim)
	}
}

// Nomination documents come and go with the edition that names them.
func TestDocumentsOfADraft(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Nominees[0].Documents = []award.Document{{Title: award.Plain("A"), File: "a.md"}, {Title: award.Plain("B"), File: "b.md"}}
	d := roomtest.NewDisk()
	r, err := d.Desk().Found("a.votering", e)
	must(t, err)
	has := func(file string) bool {
		_, ok := r.Document(e.Nominees[0].ID, file)
		return ok
	}
	set := func(docs map[string][]byte) {
		t.Helper()
		_, err := r.SetEdition("", e, docs)
		must(t, err)
		r = again(t, d, r)
	}
	set(map[string][]byte{"a.md": []byte("# A"), "b.md": []byte("# B"), "nobody names this.md": []byte("x")})
	if !has("a.md") || !has("b.md") {
		t.Error("documents were not taken in")
	}
	entries := sight(t, r, "").Entries
	set(map[string][]byte{"a.md": []byte("# A")})
	if n := sight(t, r, "").Entries; n != entries {
		t.Error("the same document again is a change")
	}
	set(map[string][]byte{"b.md": nil})
	if !has("a.md") || has("b.md") {
		t.Error("one document was to go")
	}
	e.Nominees[0].Documents = nil
	set(nil)
	e.Nominees[0].Documents = []award.Document{{Title: award.Plain("A"), File: "a.md"}}
	set(nil)
	if has("a.md") {
		t.Error("a document that was named no more is still there")
	}
}

// A document or an edition that is not the one on record is found.
func TestADraftIsPinned(t *testing.T) {
	for name, forge := range map[string]func(docs map[string][]byte){
		"edition": func(docs map[string][]byte) {
			docs[room.DocSource] = bytes.Replace(docs[room.DocSource], []byte("Ny"), []byte("My"), 1)
		},
		"document": func(docs map[string][]byte) { docs[room.DocumentPrefix+"a.md"] = []byte("# B") },
		"gone":     func(docs map[string][]byte) { delete(docs, room.DocumentPrefix+"a.md") },
	} {
		d := roomtest.NewDisk()
		e := roomtest.Edition(t, "prisen-2022")
		r, err := d.Desk().Found("a.votering", e)
		must(t, err)
		e.Title = award.Plain("Ny tittel")
		e.Nominees[0].Documents = []award.Document{{Title: award.Plain("A"), File: "a.md"}}
		_, err = r.SetEdition("", e, map[string][]byte{"a.md": []byte("# A")})
		must(t, err, r.Close())
		copyStore(t, d, "a.votering", "b.votering", forge)
		if _, err := d.Desk().Enter("b.votering", false); fault.Of(err) == nil || fault.Of(err).ID != "record.document" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever an edition still lacks, it can be kept, looked at by everybody on its
// roll, closed and opened again; and what is asked for too early is refused.
func TestPartialEditionsBreakNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	rapid.Check(t, func(rt *rapid.T) {
		e := awardtest.Partial(rt)
		d := roomtest.NewDisk()
		d.Keys = roomtest.Keyring(t)
		r, err := d.Desk().Found("a.votering", empty())
		must(t, err)
		_, err = r.SetEdition("", e, nil)
		must(t, err)
		tryAll(rt, r)
		before := sight(t, r, "")
		r = again(t, d, r)
		after := sight(t, r, "")
		if diff := cmp.Diff(before, after, cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
			rt.Fatalf("another draft is read:\n%s", diff)
		}
		must(t, r.Check())
	})
}

// tryAll calls everything that a room does, for everybody who may be there.
func tryAll(t *rapid.T, r *room.Room) {
	who := []string{""}
	for _, j := range r.Edition().Jurors {
		who = append(who, j.ID)
	}
	for _, n := range r.Edition().Nominees {
		who = append(who, n.ID)
	}
	v := reflect.ValueOf(r)
	for i := range v.NumMethod() {
		m := v.Type().Method(i)
		if slices.Contains([]string{"Close", "SetEdition", "Open", "OpenWithKey"}, m.Name) {
			continue
		}
		args := make([]reflect.Value, 0, 8)
		for j := 1; j < m.Type.NumIn(); j++ {
			args = append(args, argument(t, m.Type.In(j), who))
		}
		call := v.Method(i).Call
		if m.Type.IsVariadic() {
			call = v.Method(i).CallSlice
		}
		call(args)
	}
}

func argument(t *rapid.T, of reflect.Type, words []string) reflect.Value {
	switch of {
	case reflect.TypeFor[string]():
		return reflect.ValueOf(rapid.SampledFrom(words).Draw(t, "argument"))
	case reflect.TypeFor[context.Context]():
		return reflect.ValueOf(context.Background())
	}
	if of.Kind() == reflect.Pointer {
		return reflect.New(of.Elem())
	}
	return reflect.Zero(of)
}

// copyStore makes a file of what another holds, with other documents.
func copyStore(t *testing.T, d *roomtest.Disk, from, to string, forge func(docs map[string][]byte)) {
	t.Helper()
	kept, err := d.File(from).Load()
	must(t, err)
	forge(kept.Docs)
	s, err := d.Desk().CreateStore(to)
	must(t, err, s.Append(kept.Pairs(), kept.Docs), s.Close())
}
