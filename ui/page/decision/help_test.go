package decision

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/editions"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/text"
	"votering/ui/page/pagetest"
)

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// passphrase unlocks every key that needs one.
const passphrase = pagetest.Passphrase

func newRing(t testing.TB) *pagetest.Ring { return pagetest.NewRing(t) }

// demo founds a bundled edition, with that keyring.
func demo(t testing.TB, id string, k *pagetest.Ring) *room.Room {
	t.Helper()
	desk := roomtest.NewDisk().Desk()
	desk.Keys, desk.Software = k, "votering test"
	for _, b := range editions.List() {
		if b.ID == id || id == roomtest.MadeUp && len(b.Marks) > 0 {
			r, err := desk.Demo(b.ID+".votering", b)
			must(t, err)
			return r
		}
	}
	t.Fatalf("there is no edition %s", id)
	return nil
}

// cases is where marks and votes of the 2022 edition lie.
var cases = filepath.Join("..", "..", "..", "testdata", "cases", "prize-2022")

// advice is the 2022 edition, whose ranking is advice, with its ranking.
func advice(t testing.TB, k *pagetest.Ring) *room.Room {
	r := demo(t, "prisen-2022", k)
	_, _, err := r.MarkTableFile("", filepath.Join(cases, "marks.csv"))
	must(t, err, r.Comment("anne", "kinn", "commitment", "175 av 175 etter at anmodningen ble økt fra 40."))
	must(t, r.Comment("bjorn", "kinn", "commitment", "Tallene kom med Ukraina. Jeg leter etter planen fra før."))
	_, err = r.ReadTotalsFile("", filepath.Join(cases, "tally.csv"), "")
	must(t, err)
	reveal(t, r)
	return r
}

// binding is the made-up edition, whose ranking is binding, with its ranking.
func binding(t testing.TB, k *pagetest.Ring) *room.Room {
	r := demo(t, roomtest.MadeUp, k)
	reveal(t, r)
	return r
}

// met is advice with a meeting of which two items have a note.
func met(t testing.TB, k *pagetest.Ring) *room.Room {
	r := demo(t, "prisen-2022", k)
	_, _, err := r.MarkTableFile("", filepath.Join(cases, "marks.csv"))
	must(t, err, r.Comment("anne", "kinn", "commitment", "175 av 175 etter at anmodningen ble økt fra 40."))
	_, err = r.ReadTotalsFile("", filepath.Join(cases, "tally.csv"), "")
	must(t, err)
	closed(t, r)
	must(t, r.SetAgenda("", []agenda.Item{
		{ID: "i1", Kind: agenda.Apart, Nominees: []string{"kinn"}, Criterion: "commitment", Apart: []string{"bjorn"}, Minutes: 30},
		{ID: "i2", Kind: agenda.Choice, Minutes: 30},
		{ID: "i3", Kind: agenda.Own, Title: "Kaffe", Minutes: 30},
	}), r.WriteNote("", "i1", "Boligplanen er fra 2021:\nside 4 i nominasjonen."), r.WriteNote("", "i3", "Anne hentet kaffe."))
	must(t, r.Lock(""), r.RevealTally(""))
	return r
}

// reveal goes on until the ranking stands, with every recusal upheld.
func reveal(t testing.TB, r *room.Room) {
	t.Helper()
	closed(t, r)
	must(t, r.Lock(""), r.RevealTally(""))
}

// closed goes on until the marks are open to the jury, with every recusal
// upheld.
func closed(t testing.TB, r *room.Room) {
	t.Helper()
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""))
	s, err := r.Sight("")
	must(t, err)
	for _, j := range s.Jurors {
		for _, x := range j.Recused {
			must(t, r.DecideRecusal("", j.Juror.ID, x.Nominee, true, x.Deciders[:1], ""))
		}
	}
}

// vote is the jury's open vote: everybody for one nominee.
func vote(t testing.TB, r *room.Room, nominee string) {
	t.Helper()
	s, err := r.Sight("")
	must(t, err)
	votes := map[string]string{}
	for juror := range newFranchise(s).may {
		votes[juror] = nominee
	}
	_, err = r.Propose("", deliberation.ProposalChange{Votes: votes})
	must(t, err)
}

// grounds are written in the edition's language.
func grounds(t testing.TB, r *room.Room) {
	t.Helper()
	_, err := r.Propose("", deliberation.ProposalChange{Grounds: map[string]string{r.Edition().Language: "Hele kommunen er med, fra bolig til arbeid.\n\nDet gir resultater."}})
	must(t, err)
}

// sign signs as the chair does, with the agent's key.
func sign(t testing.TB, r *room.Room) {
	t.Helper()
	keys, err := r.Keys(context.Background())
	must(t, err, r.SignWith(context.Background(), "", keys[0], nil))
}

// hashes differ with the version of the program, and are no part of a drawing.
var hashes = regexp.MustCompile(`[0-9a-f]{16,64}`)

func masked(frame string) string {
	return hashes.ReplaceAllStringFunc(frame, func(s string) string { return strings.Repeat("x", len(s)) })
}

// sit seats the chair at the page.
func sit(t testing.TB, r *room.Room) (*pagetest.Seat, *Page) {
	p := New()
	return pagetest.Sit(t, r, "", p), p
}

// shows reports what a frame does not say.
func shows(t testing.TB, s *pagetest.Seat, sentences ...string) {
	t.Helper()
	frame := s.Frame()
	flat := strings.Join(strings.Fields(frame), " ")
	for _, want := range sentences {
		if !strings.Contains(flat, text.Show(want)) {
			t.Errorf("%q is not in\n%s", want, frame)
		}
	}
}

// go to a part by its number in the list.
func open(t testing.TB, s *pagetest.Seat, p *Page, r row) {
	t.Helper()
	key := p.number(r)
	if key == "" {
		t.Fatalf("there is no part %v among %v", r, p.rows)
	}
	s.Press(key)
}
