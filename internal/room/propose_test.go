package room_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

func ids(ns []room.Notice) []string {
	var list []string
	for _, n := range ns {
		list = append(list, n.ID)
	}
	return list
}

// spoken reports notices without words.
func spoken(t *testing.T, lang locale.Lang, ns []room.Notice) {
	t.Helper()
	for _, n := range ns {
		if s := locale.For(lang).Sentence("notice."+n.ID, n.Args); strings.ContainsAny(s, "⟦{") {
			t.Errorf("%s: %s", n.ID, s)
		}
	}
}

// Texts that everybody will read are looked through for people who are to stay
// unnamed.
func TestPublicTextsThatNameSomebody(t *testing.T) {
	cases := []struct {
		text string
		want []string
	}{
		{"Lyset nådde alle.", nil},
		{"Birk Havblikk var uenig.", []string{"names_juror.grounds"}},
		{"BIRK var uenig.", []string{"names_juror.grounds"}},
		{"Det sa Havblikk også.", []string{"names_juror.grounds"}},
		{"Alva Lyktebærer ledet møtet.", nil}, // the chair is named in the decision
		{"Skriv til birk@example.org.", []string{"names_address.grounds", "names_juror.grounds"}},
		{"Skriv til post@kommune.no.", []string{"names_address.grounds"}},
		{"Birkebeinerne gikk på ski.", nil},
		{"Gnist og dag", []string{"names_juror.grounds", "names_juror.grounds"}},
	}
	for _, c := range cases {
		r, _ := roomtest.NewDisk().Ranked(t)
		ns, err := r.Propose("", deliberation.ProposalChange{Grounds: map[string]string{"nb": c.text}})
		must(t, err)
		if d := cmp.Diff(c.want, ids(ns), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s\n%s", c.text, d)
		}
		for _, lang := range locale.Languages() {
			spoken(t, lang, ns)
		}
		if d := cmp.Diff(ids(ns), ids(sight(t, r, "").Public), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("before signing: %s", d)
		}
	}
}

// A dissent stands under a number, and so do the marks: whom it names may be
// found by it, the chair too. Reasons for a departure name nobody either.
func TestADissentThatNamesAnybodyOfTheJury(t *testing.T) {
	r, _ := roomtest.NewDisk().Ranked(t)
	own := "Alva Lyktebærer er uenig."
	ns, err := r.Propose("", deliberation.ProposalChange{Dissent: map[string]string{"alva": own}})
	must(t, err)
	if want := []string{"names_juror.dissent"}; !slices.Equal(ids(ns), want) {
		t.Errorf("dissent: %v", ns)
	}
	s := sight(t, r, "")
	if want := []string{"names_juror.departure"}; !slices.Equal(ids(s.Named("departure", own)), want) || !slices.Equal(ids(s.Named("dissent", own)), []string{"names_juror.dissent"}) {
		t.Errorf("departure: %v", s.Named("departure", own))
	}
}

// A nominee's name is no juror's.
func TestANomineesNameIsNoJurors(t *testing.T) {
	e := roomtest.Edition(t, roomtest.MadeUp)
	e.Nominees[0].Name = "Havblikk"
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	if err := r.Override("", e.Gates[0].Metric, "nissegard", "Havblikk har det også"); err != nil {
		t.Fatal(err)
	}
	for _, n := range sight(t, r, "").Public {
		t.Errorf("got %s", n.ID)
	}
}

func TestReasonsThatNameSomebody(t *testing.T) {
	d := roomtest.NewDisk()
	r, _ := d.Ranked(t)
	must(t, r.Reopen("", deliberation.Closed, "Embla hadde rett"))
	must(t, r.Override("", r.Edition().Gates[0].Metric, "nissegard", "spør frode@example.org"))
	must(t, r.RevealBoth(""))
	ns, err := r.Ready("", roomtest.Grounds(r))
	must(t, err)
	want := []string{"names_address.override", "names_juror.override", "names_juror.reopen"}
	if d := cmp.Diff(want, ids(ns)); d != "" {
		t.Error(d)
	}
}

// What is only tried changes nothing, and says all that is missing.
func TestReadySaysWhatIsMissing(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Ranked(t)
	before, err := store.Load()
	must(t, err)
	_, err = r.Ready("", nothing)
	var l fault.List
	if !errors.As(err, &l) || len(l) != 1 || l[0].ID != "decide.no_grounds" {
		t.Errorf("got %v", err)
	}
	for _, lang := range locale.Languages() {
		for _, id := range []string{"recusal_open", "no_grounds", "no_votes", "nothing_ranked", "no_departure"} {
			c := locale.For(lang)
			if !c.Has("fault.decide."+id) || !c.Has("fault.decide."+id+".try") || !c.Has("blocking."+id) {
				t.Errorf("%s: no sentence for %s", lang, id)
			}
		}
	}
	if _, err := r.Ready("", roomtest.Grounds(r)); err != nil {
		t.Errorf("with grounds: %v", err)
	}
	after, err := store.Load()
	must(t, err)
	if d := cmp.Diff(before, after); d != "" {
		t.Error("trying changes something")
	}
}

func TestWhatCannotBeProposed(t *testing.T) {
	r, _ := roomtest.NewDisk().Ranked(t)
	change := func(o deliberation.Outcome) deliberation.ProposalChange {
		return deliberation.ProposalChange{Outcome: &o}
	}
	for name, c := range map[string]struct {
		d    deliberation.ProposalChange
		want *fault.Error
	}{
		"one who is stopped":         {change(deliberation.Outcome{Winner: "nissegard"}), fault.New(fault.Rule, "propose.stopped")},
		"one who is not first":       {change(deliberation.Outcome{Winner: "trollbotn"}), fault.New(fault.Rule, "propose.not_first")},
		"nobody known":               {change(deliberation.Outcome{Winner: "oslo"}), fault.New(fault.Usage, "nominee.unknown")},
		"a winner and none":          {change(deliberation.Outcome{Winner: "alvekroken", NoAward: true}), fault.New(fault.Usage, "propose.either")},
		"nothing":                    {nothing, fault.New(fault.Usage, "propose.nothing")},
		"a text that acts":           {deliberation.ProposalChange{Grounds: map[string]string{"nb": "a\x1b]0;x\a"}}, fault.New(fault.Text, "")},
		"a text without end":         {deliberation.ProposalChange{Grounds: map[string]string{"nb": strings.Repeat("a", room.MaxGround+1)}}, fault.New(fault.Size, "")},
		"votes where nobody advises": {deliberation.ProposalChange{Votes: map[string]string{"birk": "alvekroken"}}, fault.New(fault.Rule, "propose.binding")},
	} {
		if _, err := r.Propose("", c.d); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if _, err := r.Propose("", change(deliberation.Outcome{Winner: "alvekroken"})); err != nil {
		t.Errorf("the ranking's own winner: %v", err)
	}
}

// advisory is the made-up edition where the ranking is advice, ranked.
func advisory(t *testing.T) *room.Room {
	t.Helper()
	e := roomtest.Edition(t, roomtest.MadeUp)
	e.Rule.Outcome, e.Rule.Public, e.Rule.Ties, e.Rule.Quorum = award.Advice, nil, nil, 1
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	for i, n := range e.Nominees {
		if n.ID != "tussoy" {
			must(t, r.Mark("birk", n.ID, r.Edition().Marked()[0].ID, []string{"6", "5", "4", "3", "2", "1", "1"}[i]))
		}
	}
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	must(t, r.RevealMarks(""))
	must(t, r.Lock(""))
	return r
}

func TestUnderAdviceTheJuryChooses(t *testing.T) {
	r := advisory(t)
	if _, err := r.Propose("", deliberation.ProposalChange{Votes: map[string]string{"birk": "tussoy"}}); !errors.Is(err, fault.New(fault.Rule, "propose.stopped")) {
		t.Errorf("a vote for one who is not ranked: %v", err)
	}
	first := sight(t, r, "").Ranking.Winners[0]
	second := sight(t, r, "").Ranking.Rows[1].Nominee
	_, err := r.Propose("", deliberation.ProposalChange{
		Grounds: map[string]string{"nb": "Fordi."}, Votes: map[string]string{"birk": second, "dag": second, "alva": first},
	})
	must(t, err)
	s := sight(t, r, "")
	if !s.Departs || !slices.Equal(s.Chosen, []string{second}) || len(s.Blocking) != 1 || s.Blocking[0].ID != "no_departure" {
		t.Errorf("chosen %v, departs %v, in the way %v", s.Chosen, s.Departs, s.Blocking)
	}
	why := "Samlet vurdering."
	_, err = r.Propose("", deliberation.ProposalChange{Departure: &why})
	must(t, err)
	key := roomtest.Key(t)
	must(t, r.Sign(t.Context(), "", key))
	if d := sight(t, r, "birk").Decision; !d.Departs || !slices.Equal(d.Winners, []string{second}) {
		t.Errorf("decided %+v", d)
	}
	must(t, r.Reopen("", deliberation.Revealed, "ingen er god nok"))
	_, err = r.Propose("", deliberation.ProposalChange{
		Outcome: &deliberation.Outcome{NoAward: true}, Grounds: map[string]string{"nb": "Ingen nådde frem."},
	})
	must(t, err)
	tried := sight(t, r, "")
	if len(tried.Chosen) > 0 || tried.Departs || len(tried.Blocking) > 0 {
		t.Errorf("no award: %v, %v, %v", tried.Chosen, tried.Departs, tried.Blocking)
	}
	must(t, r.Sign(t.Context(), "", key))
	if d := sight(t, r, "").Decision; !d.NoAward || len(d.Winners) > 0 || d.Departs {
		t.Errorf("decided %+v", d)
	}
}

// The proposal is the leaders' until the ranking stands.
func TestWhoSeesTheProposal(t *testing.T) {
	r, _ := roomtest.NewDisk().Written(t)
	sees := func(who string) bool { return len(sight(t, r, who).Proposal.Grounds) > 0 }
	if !sees("") || !sees("birk") {
		t.Error("the proposal is hidden though the ranking stands")
	}
	if len(sight(t, r, "birk").Public) > 0 {
		t.Error("a juror is shown what the chair is warned of")
	}
	must(t, r.Reopen("", deliberation.Closed, "en feil"))
	if !sees("") || sees("birk") {
		t.Error("the proposal of before is shown to a juror, or hidden from the chair")
	}
}
