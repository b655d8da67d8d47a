package decision

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/deliberation"
)

// Open votes are held until the part is left, and then saved in one.
func TestVotes(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	before := len(s.C.Sight.Record)
	open(t, s, p, row{kind: ofVotes})
	s.Press("right", "right", "left", "down", "-", "down", "2", "down", "1")
	if s.Off == nil || s.Off.ID != "decide.may_not_vote" {
		t.Errorf("a vote of who is recused: %v", s.Off)
	}
	if s.Press("-"); s.Off == nil {
		t.Error("who is recused votes for nobody")
	}
	if s.Press("up", "9"); s.Off == nil || s.Off.ID != "decide.no_such_vote" {
		t.Errorf("a number that nobody has: %v", s.Off)
	}
	shows(t, s, "Bodø 1 · Kinn 1 · 1 stemte ikke på noen · 2 har ikke stemt · 5 kan stemme")
	s.Press("delete")
	if len(s.C.Sight.Record) != before {
		t.Error("something is saved before the part is left")
	}
	s.Press("esc")
	want := map[string]string{"kari": "kinn", "anne": deliberation.NoVote} // Bjørn's was taken back
	if diff := cmp.Diff(want, s.C.Sight.Proposal.Votes); diff != "" || len(s.C.Sight.Record) != before+1 {
		t.Errorf("%d events, %s", len(s.C.Sight.Record)-before, diff)
	}
	if p.steps.Front() != nil {
		t.Error("it stays open")
	}
	open(t, s, p, row{kind: ofVotes})
	if s.Press("esc"); s.Last.Act != nil {
		t.Error("what did not change is saved again")
	}
}

// Votes that are left for another page are saved as well.
func TestVotesAreSavedWhenThePageIsLeft(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{kind: ofVotes})
	s.Press("1")
	s.Leave()
	if s.C.Sight.Proposal.Votes["kari"] != "kinn" || p.steps.Front() != nil {
		t.Errorf("%v, in front %T", s.C.Sight.Proposal.Votes, p.steps.Front())
	}
}

// A vote that is turned secret before it is left names nobody, ever; one that
// was saved openly is said to stay in the file.
func TestASecretVote(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	before := len(s.C.Sight.Record)
	open(t, s, p, row{kind: ofVotes})
	s.Press("1", "down", "2", "h")
	if s.Asked == nil || p.steps.Front().(*voting).secret || !strings.Contains(s.Asked.Text, "ikke lagret") {
		t.Fatalf("asked %+v", s.Asked)
	}
	s.Answer("")
	s.Press("3", "down", "1", "0")
	shows(t, s, "× 10 stemmer på Bodø går ikke: 5 kan stemme på Bodø")
	if s.Press("esc"); s.Off == nil || s.Off.ID != "propose.count_of" || p.steps.Front() == nil || p.Holds(s.C) == "" {
		t.Fatalf("more votes than jurors: %v", s.Off)
	}
	s.Press("backspace", "esc")
	if got := s.C.Sight.Proposal; got.Counts["kinn"] != 3 || got.Counts["bodo"] != 1 || len(got.Votes) != 0 || len(s.C.Sight.Record) != before+1 {
		t.Errorf("%v, %v, %d events", got.Counts, got.Votes, len(s.C.Sight.Record)-before)
	}
	open(t, s, p, row{kind: ofVotes})
	s.Press("h")
	s.Answer("")
	s.Press("1", "esc")
	open(t, s, p, row{kind: ofVotes})
	s.Asked = nil
	if s.Press("h"); s.Asked == nil || !strings.Contains(s.Asked.Text, "står fortsatt i juryleders fil") {
		t.Errorf("asked %+v", s.Asked)
	}
}

// Who is recused from one nominee votes for another, and is not among those who
// may have voted for that one in secret.
func TestAVoteOfWhoIsRecusedFromOne(t *testing.T) {
	r := demo(t, "prisen-2022-eksempel", newRing(t))
	reveal(t, r)
	s, p := sit(t, r)
	open(t, s, p, row{kind: ofVotes})
	bodo := strconv.Itoa(slices.Index(p.who.admitted, "bodo") + 1)
	s.Press("down", "down", "down", bodo)
	if s.Off == nil || s.Off.ID != "propose.may_not" {
		t.Errorf("Eli votes for Bodø: %v", s.Off)
	}
	s.Press("h")
	for v := p.steps.Front().(*voting); p.who.admitted[v.cursor.At] != "bodo"; {
		s.Press("down")
	}
	s.Press("6")
	shows(t, s, "× 6 stemmer på Bodø går ikke: 5 kan stemme på Bodø")
	if s.Press("backspace", "5"); p.steps.Front().(*voting).tooMany(s.C) {
		t.Error("five votes for Bodø are too many")
	}
	shows(t, s, "Bodø 5 · 1 uten stemme · 6 kan stemme")
}
