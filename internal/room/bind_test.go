package room_test

import (
	"slices"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// stale lists what stands in the way and was written for another outcome.
func stale(t *testing.T, r *room.Room) (ids []string) {
	t.Helper()
	for _, b := range sight(t, r, "").Blocking {
		if slices.Contains([]string{"grounds_stale", "grounds_stale_none", "departure_stale"}, b.ID) {
			ids = append(ids, b.ID+" "+b.Args["lang"]+" "+b.Args["winner"])
			for _, lang := range locale.Languages() {
				c := locale.For(lang)
				if !c.Has("fault.decide."+b.ID) || !c.Has("fault.decide."+b.ID+".try") || !c.Has("blocking."+b.ID) {
					t.Errorf("%s has no words in %s", b.ID, lang)
				}
			}
		}
	}
	return ids
}

// Grounds speak for the outcome they were written for, and for no other until
// they are given again.
func TestGroundsAreBoundToTheirOutcome(t *testing.T) {
	r, _ := roomtest.NewDisk().Ranked(t)
	won := sight(t, r, "").Chosen
	name, _ := r.Edition().Nominee(won[0])
	text := map[string]string{"nb": "Fordi lyset nådde alle."}
	propose := func(d deliberation.ProposalChange) {
		t.Helper()
		_, err := r.Propose("", d)
		must(t, err)
	}
	nobody := &deliberation.Outcome{NoAward: true}
	for i, c := range []struct {
		change deliberation.ProposalChange
		want   []string
	}{
		{deliberation.ProposalChange{Grounds: text}, nil},
		{deliberation.ProposalChange{Outcome: nobody}, []string{"grounds_stale nb " + name.Name}},
		{deliberation.ProposalChange{Grounds: text}, nil},
		{deliberation.ProposalChange{Outcome: &deliberation.Outcome{}}, []string{"grounds_stale_none nb "}},
		{deliberation.ProposalChange{Grounds: map[string]string{"nb": ""}}, nil},
		{deliberation.ProposalChange{Grounds: text, Outcome: nobody}, nil},
		{deliberation.ProposalChange{Grounds: text, Outcome: &deliberation.Outcome{}, For: []string{deliberation.NoVote}}, nil},
	} {
		propose(c.change)
		if got := stale(t, r); !slices.Equal(got, c.want) {
			t.Errorf("change %d: %q, wants %q", i+1, got, c.want)
		}
	}
	propose(deliberation.ProposalChange{Outcome: nobody})
	if _, err := prepare(t, r, "", roomtest.Key(t)); err == nil {
		t.Error("grounds for a winner are signed with no award")
	}
}
