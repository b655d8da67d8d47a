package deliberation

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"votering/internal/award"
	"votering/internal/fault"
)

// advised is the rankable edition where the ranking is advice: Bodø first,
// Kinn second, Lom stopped by the gate.
func advised() *award.Edition {
	ed := rankable()
	ed.Language, ed.Rule.Outcome = "nb", award.Advice
	ed.Rule.Recusal = award.ScopeNominee
	return ed
}

func bound() *award.Edition {
	ed := advised()
	ed.Rule.Outcome = award.Binding
	return ed
}

// ranked leads to where the ranking stands.
var ranked = []string{
	"created", "open", "mark kari bodo results 6", "mark kari kinn results 3", "mark ola bodo results 5", "mark ola kinn results 4",
	"hand-in kari", "hand-in ola", "close", "marks", "lock",
}

// from is ranked and more lines.
func from(lines ...string) []string { return slices.Concat(ranked, lines) }

func TestDecideFromCreatedToAnnounced(t *testing.T) {
	ed := bound()
	s := play(t, ed, from("propose grounds nb Fordi", "prepare 1", "sign 1", "announce")...)
	n := len(ranked)
	at := func(i int) time.Time { return noon.Add(time.Duration(n+i) * time.Minute) }
	if s.Phase != Decided || s.Decisions != 1 || s.Prepared != nil || s.Superseded != "" || s.ChairKey != chairKey {
		t.Errorf("got %+v", s)
	}
	if d := cmp.Diff(&Signed{At: at(2), Public: hexOf("public 1"), Complete: hexOf("complete 1")}, s.Signed); d != "" {
		t.Error(d)
	}
	if !s.AnnouncedAt.Equal(at(3)) {
		t.Errorf("announced %v", s.AnnouncedAt)
	}
}

func TestADecisionIsReplaced(t *testing.T) {
	ed := bound()
	s := play(t, ed, from("propose grounds nb Fordi", "prepare 1", "sign 1", "announce", "reopen revealed typo",
		"propose grounds nb Derfor", "prepare 2", "sign 2")...)
	if s.Superseded != hexOf("public 1") || s.Signed.Public != hexOf("public 2") || s.Decisions != 2 || !s.AnnouncedAt.IsZero() {
		t.Errorf("got %+v", s)
	}
	if len(s.Reopened) != 1 || s.Reopened[0].From != Decided || s.Reopened[0].To != Revealed || s.Reopened[0].Reason != "typo" {
		t.Errorf("reopened %+v", s.Reopened)
	}
	s = play(t, ed, from("propose grounds nb Fordi", "prepare 1", "sign 1", "reopen deliberation typo", "reopen closed more")...)
	if s.Superseded != hexOf("public 1") || s.Signed != nil {
		t.Errorf("after two ways back: %+v", s)
	}
}

// Whatever happens after it, a prepared decision is void.
func TestPreparedIsVoidAfterAnythingElse(t *testing.T) {
	ed := advised()
	ready := from("propose grounds nb Fordi", "propose vote ola bodo", "prepare 1")
	for _, between := range []string{"propose departure why", "propose dissent ola nei", "prepare 2", "reopen deliberation why"} {
		s := play(t, ed, append(slices.Clone(ready), between)...)
		if _, err := Apply(s, line("sign 1"), ed); !errors.Is(err, fault.New(fault.State, "")) {
			t.Errorf("after %s: %v", between, err)
		}
	}
}

// recusedFromKinn takes Ola's say on Kinn away, after ranked.
const recusedFromKinn = "reopen open why,recuse ola kinn kin,verdict ola kinn upheld kari,hand-in ola,hand-in kari,close,marks,lock"

func TestDecideRefusals(t *testing.T) {
	other := line("prepare 1")
	other.Key = "ssh-ed25519 AAAAOther"
	late := noon.Add(24 * time.Hour)
	embargoed := bound()
	embargoed.AnnounceAt = &late
	cases := []struct {
		name  string
		ed    *award.Edition
		lines string // after ranked, divided by commas
		event Event
		want  *fault.Error
	}{
		{"an empty change", advised(), "", line("propose nothing"), fault.New(fault.Usage, "propose.nothing")},
		{"an unknown language", advised(), "", line("propose grounds sv Därför"), fault.New(fault.Usage, "propose.language")},
		{"dissent of nobody", advised(), "", line("propose dissent nobody nei"), fault.New(fault.Juror, "juror.unknown")},
		{"dissent without a vote", advised(), "", line("propose dissent per nei"), fault.New(fault.Juror, "juror.no_vote")},
		{"a vote for nobody known", advised(), "", line("propose vote ola oslo"), fault.New(fault.Usage, "nominee.unknown")},
		{"a vote for who is stopped", advised(), "", line("propose vote ola lom"), fault.New(fault.Juror, "propose.may_not")},
		{"a vote without one", advised(), "", line("propose vote per bodo"), fault.New(fault.Juror, "juror.no_vote")},
		{"a vote under a binding ranking", bound(), "", line("propose vote ola bodo"), fault.New(fault.Rule, "propose.binding")},
		{"a count under a binding ranking", bound(), "", line("propose count bodo 2"), fault.New(fault.Rule, "propose.binding")},
		{"a winner under a binding ranking", bound(), "", line("propose winner bodo"), fault.New(fault.Rule, "propose.binding")},
		{"a departure under a binding ranking", bound(), "", line("propose departure why"), fault.New(fault.Rule, "propose.binding")},
		{"more votes than jurors", advised(), "", line("propose count bodo 4"), fault.New(fault.Usage, "propose.count_of")},
		{"more votes for one than jurors who may vote for it", advised(), recusedFromKinn, line("propose count kinn 3"),
			fault.New(fault.Usage, "propose.count_of")},
		{"fewer than none", advised(), "", line("propose count bodo -1"), fault.New(fault.Usage, "propose.count_of")},
		{"votes in two ways", advised(), "", Event{Kind: DecisionDrafted, Who: "kari", Draft: &ProposalChange{
			Votes: map[string]string{"ola": "bodo"}, Counts: map[string]int{"bodo": 1}, CountsSet: true,
		}}, fault.New(fault.Usage, "propose.votes")},
		{"a winner who is stopped", advised(), "", line("propose winner lom"), fault.New(fault.Rule, "propose.stopped")},
		{"a winner and none", advised(), "", Event{Kind: DecisionDrafted, Who: "kari", Draft: &ProposalChange{
			Outcome: &Outcome{Winner: "bodo", NoAward: true},
		}}, fault.New(fault.Usage, "propose.either")},
		{"grounds that act on the terminal", advised(), "", line("propose grounds nb a\x1b[2J"), fault.New(fault.Text, "text.control")},
		{"grounds without end", advised(), "", line("propose grounds nb " + strings.Repeat("ø", MaxGround+1)), fault.New(fault.Size, "text.long")},
		{"nothing written", bound(), "", line("prepare 1"), fault.New(fault.State, "decide.blocked")},
		{"written in another language", bound(), "propose grounds en Because", line("prepare 1"), fault.New(fault.State, "decide.blocked")},
		{"no vote", advised(), "propose grounds nb Fordi", line("prepare 1"), fault.New(fault.State, "decide.blocked")},
		{"a departure without reasons", advised(), "propose grounds nb Fordi,propose vote ola kinn", line("prepare 1"), fault.New(fault.State, "decide.blocked")},
		{"an undecided recusal", bound(), "reopen open why,recuse ola kinn kin,hand-in ola,hand-in kari,close,marks,lock,propose grounds nb Fordi",
			line("prepare 1"), fault.New(fault.State, "decide.blocked")},
		{"no hash", bound(), "propose grounds nb Fordi", Event{Kind: DecisionPrepared, Who: "kari", SHA256: "ab", Complete: "cd", Key: chairKey},
			fault.New(fault.Log, "event.form")},
		{"no key", bound(), "propose grounds nb Fordi", Event{Kind: DecisionPrepared, Who: "kari", SHA256: hexOf("a"), Complete: hexOf("b")},
			fault.New(fault.Key, "decide.other_key")},
		{"another key", bound(), "propose grounds nb Fordi,prepare 1,sign 1,reopen revealed why", other, fault.New(fault.Key, "decide.other_key")},
		{"never prepared", bound(), "propose grounds nb Fordi", line("sign 1"), fault.New(fault.State, "decide.not_prepared")},
		{"something else prepared", bound(), "propose grounds nb Fordi,prepare 1", line("sign 2"), fault.New(fault.State, "decide.not_prepared")},
		{"signed already", bound(), "propose grounds nb Fordi,prepare 1,sign 1", line("sign 1"), fault.New(fault.State, "state.decide.late")},
		{"announced before it is signed", bound(), "", line("announce"), fault.New(fault.State, "state.announce.early")},
		{"announced twice", bound(), "propose grounds nb Fordi,prepare 1,sign 1,announce", line("announce"), fault.New(fault.State, "announce.twice")},
		{"announced too early", embargoed, "propose grounds nb Fordi,prepare 1,sign 1", line("announce"), fault.New(fault.State, "announce.embargo")},
	}
	for _, c := range cases {
		lines := slices.Clone(ranked)
		if c.lines != "" {
			lines = append(lines, strings.Split(c.lines, ",")...)
		}
		s := play(t, c.ed, lines...)
		next, err := Apply(s, c.event, c.ed)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
		if d := differ(s, next); d != "" {
			t.Errorf("%s: a refused event changes\n%s", c.name, d)
		}
	}
	lines := append(slices.Clone(ranked), "propose grounds nb Fordi", "prepare 1", "sign 1", "announce leaked")
	play(t, embargoed, lines...)
}

func TestWhatStandsInTheWayOfDeciding(t *testing.T) {
	cases := []struct {
		name  string
		ed    *award.Edition
		lines []string
		first []string // of the ranking
		want  []string
	}{
		{"binding", bound(), nil, []string{"bodo"}, []string{"no_grounds"}},
		{"binding, written", bound(), []string{"propose grounds nb Fordi"}, []string{"bodo"}, nil},
		{"binding, nobody ranked", bound(), []string{"propose grounds nb Fordi"}, nil, []string{"nothing_ranked"}},
		{"binding, nobody ranked, no award", bound(), []string{"propose grounds nb Fordi", "propose no-award"}, nil, nil},
		{"advice", advised(), nil, []string{"bodo"}, []string{"no_grounds", "no_votes"}},
		{"advice, abstained", advised(), []string{"propose vote ola -"}, []string{"bodo"}, []string{"no_grounds", "no_votes"}},
		{"advice, no award", advised(), []string{"propose grounds nb Fordi", "propose no-award"}, []string{"bodo"}, nil},
		{"the votes choose another", advised(), []string{"propose grounds nb Fordi", "propose vote ola kinn"}, []string{"bodo"}, []string{"no_departure"}},
		{"a chosen winner who departs, and no votes", advised(), []string{"propose grounds nb Fordi", "propose winner kinn"},
			[]string{"bodo"}, []string{"no_votes", "no_departure"}},
		{"with reasons", advised(), []string{"propose grounds nb Fordi", "propose vote ola kinn", "propose departure why"}, []string{"bodo"}, nil},
		{"the jury chooses another than its votes", advised(), []string{"propose grounds nb Fordi", "propose vote ola kinn", "propose winner bodo"},
			[]string{"bodo"}, []string{"no_departure"}},
		{"the ranking settles equal votes", advised(), []string{"propose grounds nb Fordi", "propose vote ola kinn", "propose vote kari bodo"}, []string{"bodo"}, nil},
		{"in secret", advised(), []string{"propose grounds nb Fordi", "propose count bodo 2"}, []string{"bodo"}, nil},
		{"reasons taken away", advised(), []string{"propose grounds nb Fordi", "propose vote ola kinn", "propose departure why", "propose departure"},
			[]string{"bodo"}, []string{"no_departure"}},
		{"grounds taken away", bound(), []string{"propose grounds nb Fordi", "propose grounds nb"}, []string{"bodo"}, []string{"no_grounds"}},
	}
	for _, c := range cases {
		var got []string
		for _, b := range Blocking(play(t, c.ed, from(c.lines...)...), c.ed, c.first, nil) {
			got = append(got, b.ID)
		}
		if d := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s:\n%s", c.name, d)
		}
	}
}

func TestWinners(t *testing.T) {
	votes := map[string]string{"ola": "kinn", "kari": "kinn", "siri": "bodo", "per": NoVote}
	cases := []struct {
		name    string
		p       Proposal
		rule    award.Outcome
		want    string
		departs Against
	}{
		{"binding", Proposal{Votes: votes}, award.Binding, "bodo", ""},
		{"binding, no award", Proposal{NoAward: true}, award.Binding, "", ""},
		{"the ranking", Proposal{}, award.Advice, "bodo", ""},
		{"the votes", Proposal{Votes: votes}, award.Advice, "kinn", AgainstRanking},
		{"in secret", Proposal{Counts: map[string]int{"kinn": 2, "bodo": 1}}, award.Advice, "kinn", AgainstRanking},
		{"equal votes", Proposal{Counts: map[string]int{"kinn": 1, "bodo": 1}}, award.Advice, "bodo", ""},
		{"equal votes for others", Proposal{Counts: map[string]int{"kinn": 1, "lom": 1}}, award.Advice, "bodo", AgainstVotes},
		{"chosen with the ranking, against the votes", Proposal{Votes: votes, Winner: "bodo"}, award.Advice, "bodo", AgainstVotes},
		{"chosen against both", Proposal{Votes: votes, Winner: "lom"}, award.Advice, "lom", AgainstBoth},
		{"no award", Proposal{Votes: votes, NoAward: true}, award.Advice, "", ""},
	}
	for _, c := range cases {
		got := strings.Join(Winners(&c.p, c.rule, []string{"bodo"}), ",")
		if departs := Departure(&c.p, c.rule, []string{"bodo"}); got != c.want || departs != c.departs {
			t.Errorf("%s: %q, departs from %q; want %q, %q", c.name, got, departs, c.want, c.departs)
		}
	}
}

// Votes by name and a secret vote end each other.
func TestVotesAreOpenOrSecret(t *testing.T) {
	s := play(t, advised(), from("propose vote ola bodo", "propose vote kari kinn", "propose count bodo 2")...)
	if len(s.Proposal.Votes) > 0 || s.Proposal.Voted()["bodo"] != 2 || !s.Proposal.Secret() {
		t.Errorf("secret: %+v", s.Proposal)
	}
	s = play(t, advised(), from("propose count bodo 2", "propose vote ola kinn")...)
	if s.Proposal.Secret() || s.Proposal.Voted()["kinn"] != 1 || s.Proposal.Voted()["bodo"] != 0 {
		t.Errorf("open: %+v", s.Proposal)
	}
	s = play(t, advised(), from("propose count bodo 2", "propose uncount")...)
	if s.Proposal.Secret() {
		t.Errorf("taken away: %+v", s.Proposal)
	}
}

// A vote that is taken away is none, and ends no secret vote.
func TestOnlyAnOpenVoteEndsASecretOne(t *testing.T) {
	s := play(t, advised(), from("propose count bodo 2", "propose vote ola")...)
	if !s.Proposal.Secret() || len(s.Proposal.Votes) > 0 {
		t.Errorf("after a vote taken away: %+v", s.Proposal)
	}
	s = play(t, advised(), from("propose count bodo 2", "propose vote ola -")...)
	if s.Proposal.Secret() || s.Proposal.Votes["ola"] != NoVote {
		t.Errorf("after an open vote for nobody: %+v", s.Proposal)
	}
}

// A State that was handed out does not see what comes after it.
func TestAProposalIsAValue(t *testing.T) {
	ed := advised()
	before := play(t, ed, from("propose grounds nb Fordi", "propose vote ola bodo")...)
	kept := play(t, ed, from("propose grounds nb Fordi", "propose vote ola bodo")...)
	for _, words := range []string{"propose grounds nb Derfor", "propose grounds en Because", "propose vote ola kinn", "propose vote ola", "propose count kinn 1"} {
		if _, err := Apply(before, line(words), ed); err != nil {
			t.Fatal(err)
		}
		if d := differ(kept, before); d != "" {
			t.Fatalf("%s:\n%s", words, d)
		}
	}
}

func TestTheRollsSaltIsNotTheEvents(t *testing.T) {
	e := line("open")
	e.Salt = hexOf("salt")
	s, err := Apply(play(t, testEdition(), "created"), e, testEdition())
	if err != nil {
		t.Fatal(err)
	}
	if want := hexOf("votering-roll/1 " + e.Salt); s.RollSalt != want {
		t.Errorf("got %s, want %s", s.RollSalt, want)
	}
}
