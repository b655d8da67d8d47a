package room_test

import (
	"testing"

	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// A file whose jury is kept under its first name, which the roll of a decision
// has too, is opened as any other.
func TestAJuryUnderItsFirstName(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Demo(t, roomtest.MadeUp)
	kept, err := store.Load()
	must(t, err, r.Close())
	jury := kept.Docs[room.DocJury]
	if jury == nil || kept.Docs["roll.json"] != nil {
		t.Fatal("the jury is not kept under its name")
	}
	delete(kept.Docs, room.DocJury)
	kept.Docs["roll.json"] = jury
	old, err := d.Desk().CreateStore("old.votering")
	must(t, err)
	var pairs []record.Pair
	for i := range kept.Events {
		pairs = append(pairs, record.Pair{Event: kept.Events[i], Line: kept.Lines[i]})
	}
	must(t, old.Append(pairs, kept.Docs), old.Close())
	again, err := d.Desk().Enter("old.votering", false)
	must(t, err, again.Mark("birk", "tussoy", "light", "4"), again.Check())
	if n := len(sight(t, again, "").Jurors); n != len(sight(t, r, "").Jurors) {
		t.Errorf("%d jurors", n)
	}
}
