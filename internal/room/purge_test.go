package room_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// What is purged is gone: nobody but the chair is named in anything the file
// holds. The public decision stays, and verifies.
func TestPurge(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Decided(t)
	before := sight(t, r, "")
	wantFault(t, purge(r, "the period is over", false), fault.State) // never exported
	wantFault(t, purge(r, "", true), fault.Usage)
	must(t, purge(r, "the period is over", true))
	for _, what := range []string{"at once", "opened again"} {
		s := sight(t, r, "")
		if s.Phase != deliberation.Decided || s.Purged == nil || s.Purged.Jurors != len(before.Jurors) || len(s.Jurors) > 0 || s.Ballots != nil || s.Ranking != nil {
			t.Errorf("%s: %s, purged %+v, %d jurors", what, s.Phase, s.Purged, len(s.Jurors))
		}
		if s.Fingerprint != before.Fingerprint || s.Decision.SHA256 != before.Decision.SHA256 || strings.Join(s.Decision.Winners, " ") != strings.Join(before.Decision.Winners, " ") {
			t.Errorf("%s: another decision: %+v", what, s.Decision)
		}
		if len(s.Record) != len(before.Record)+1 || s.Record[len(before.Record)].Prev != before.Head {
			t.Errorf("%s: a record of %d lines", what, len(s.Record))
		}
		r = again(t, d, r)
		must(t, r.Check())
	}
	kept, err := store.Load()
	must(t, err)
	for _, j := range before.Jurors {
		if j.Juror.ID == before.Who.ID {
			continue
		}
		for name, data := range kept.Docs {
			if bytes.Contains(data, []byte(j.Juror.Email)) || bytes.Contains(data, []byte(`"`+j.Juror.ID+`"`)) {
				t.Errorf("%s still names %s", name, j.Juror.ID)
			}
		}
		for _, line := range append(kept.Lines, kept.Events...) {
			if bytes.Contains(line, []byte(`"`+j.Juror.ID+`"`)) {
				t.Errorf("the record still names %s", j.Juror.ID)
			}
		}
	}
	wantFault(t, purge(r, "once more", true), fault.State) // nothing came in
	wantFault(t, r.Mark("", "kinn", "results", "1"), fault.State)
	dir := t.TempDir() + "/public"
	if _, err := r.Export("", dir, "public", false); err != nil {
		t.Fatal(err)
	}
	f, err := dossier.Open(dir)
	must(t, err)
	if report := dossier.Verify(f, dossier.Options{Chair: before.ChairKeyFP}); !report.Good || !report.Authenticated {
		t.Errorf("the public decision: %v", report.Fault)
	}
	_, err = r.Export("", t.TempDir()+"/complete", "complete", false)
	wantFault(t, err, fault.State)
	_, err = r.WriteOut("", room.Writing{What: room.OutLetters, Path: t.TempDir() + "/letters"})
	wantFault(t, err, fault.State) // nobody knows any more whom they must not name
	wantFault(t, r.Reopen("", deliberation.Revealed, "why"), fault.State)
	must(t, r.Announce("", ""))
	if s := sight(t, again(t, d, r), ""); s.Decision.AnnouncedAt.IsZero() {
		t.Error("announced after the purge, and it is not known")
	}
}

func purge(r *room.Room, reason string, unsaved bool) error {
	_, err := r.Purge("", reason, unsaved)
	return err
}

// Where the complete decision was written out nobody has to say that it is not
// needed.
func TestPurgeAfterTheArchive(t *testing.T) {
	d := roomtest.NewDisk()
	r, _ := d.Decided(t)
	_, err := r.Export("", t.TempDir()+"/complete", "complete", false)
	must(t, err)
	must(t, purge(r, "the period is over", false))
	if got := sight(t, r, "").Record; len(got) < 2 || got[0].Who != "" || got[0].Note != "" || got[0].Kind != string(deliberation.Created) {
		t.Errorf("of a line before is left %+v", got[0])
	}
}

// What a purge left cannot be changed either.
func TestAPurgedFileIsPinned(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Decided(t)
	must(t, purge(r, "over", true), r.Close())
	kept, err := store.Load()
	must(t, err)
	for name := range kept.Docs {
		at := "forged-" + strings.ReplaceAll(name, "/", "-")
		docs := maps.Clone(kept.Docs)
		docs[name] = append(bytes.Clone(docs[name]), 'x')
		d.Put(at, kept, docs)
		forged, err := d.Desk().Enter(at, false)
		if err == nil {
			err = forged.Check() // signatures are asked then
		}
		if err == nil {
			t.Errorf("%s of a purged file can be changed", name)
		}
	}
}

// What comes in after a purge can be taken away too: to whom the decision was
// sent, and why it was announced.
func TestPurgeAgain(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Decided(t)
	must(t, purge(r, "the period is over, said Ola Etterpå", true))
	before := sight(t, r, "")
	_, err := r.WriteOut("", room.Writing{What: room.OutFolder, Profile: "public", Path: t.TempDir() + "/public", To: "Ola Etterpå", Basis: "Ola Etterpå spurte"})
	must(t, err, r.Announce("", "Ola Etterpå har fortalt det"))
	announced := sight(t, r, "").Decision.AnnouncedAt
	done, err := r.Purge("", "over", false)
	must(t, err)
	if done.Jurors != 0 || done.Ballots != 0 {
		t.Errorf("taken away once more: %+v", done)
	}
	r = again(t, d, r)
	must(t, r.Check())
	s := sight(t, r, "")
	if s.Purged == nil || s.Purged.Jurors != before.Purged.Jurors || !s.Decision.AnnouncedAt.Equal(announced) || len(s.Record) != len(before.Record)+3 {
		t.Errorf("purged %+v, decided %+v, a record of %d lines", s.Purged, s.Decision, len(s.Record))
	}
	kept, err := store.Load()
	must(t, err)
	for _, data := range slices.Concat(slices.Collect(maps.Values(kept.Docs)), kept.Lines, kept.Events) {
		if bytes.Contains(data, []byte("Etterpå")) {
			t.Errorf("it is kept still: %s", data)
		}
	}
	wantFault(t, purge(r, "once more", true), fault.State)
}
