package deliberation

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"votering/internal/award"
	"votering/internal/ballot"
)

// counting is which file counts as the juror's; empty: none does.
func counting(s State, juror string) string { return s.HandIns[juror].Sealed }

func sealedFile(file string) string { return hexOf("sealed" + file) }

// A corrected ballot takes the place of the one before it, which stays.
func TestALaterRevisionSupersedes(t *testing.T) {
	s := travelled(t, "collect ola 1 A", "collect ola 3 A")
	if counting(s, "ola") != sealedFile("ola3A") || len(s.Collected["ola"]) != 2 || LastRevision(s, "ola") != 3 {
		t.Errorf("%+v", s.Collected["ola"])
	}
}

// Two files of one revision: neither counts until one is chosen, and closing
// makes the juror absent until then.
func TestHeldUntilChosen(t *testing.T) {
	ed := travelling()
	lines := []string{"collect ola 1 A", "hold ola 1 B", "hold ola 1 C"}
	s := travelled(t, lines...)
	if counting(s, "ola") != "" || len(s.Held["ola"]) != 3 || StateOf(s, ed, "ola") != NotStarted {
		t.Fatalf("%+v", s.Held["ola"])
	}
	if bs := Blocking(s, ed, nil, nil); bs[0].ID != "ballot_held" || bs[0].Args["juror"] != "ola" {
		t.Errorf("%v", bs)
	}
	closed := travelled(t, append(lines, "close")...)
	if StateOf(closed, ed, "ola") != Absent || Blocking(closed, ed, nil, nil)[0].ID != "ballot_held" {
		t.Errorf("closed: %s, %v", StateOf(closed, ed, "ola"), Blocking(closed, ed, nil, nil))
	}
	for name, s := range map[string]State{
		"chosen":         travelled(t, append(lines, "choose ola 1 B why")...),
		"chosen, closed": travelled(t, append(lines, "close", "choose ola 1 B why")...),
	} {
		if counting(s, "ola") != sealedFile("ola1B") || len(s.Held) > 0 || StateOf(s, ed, "ola") != HandedIn || len(s.Absences) > 0 && s.Absences["ola"] != (Absence{}) {
			t.Errorf("%s: %+v", name, s.HandIns["ola"])
		}
		for i, want := range []string{"why", "", "why"} {
			if got := s.Collected["ola"][i].Unchosen; got != want {
				t.Errorf("%s: file %d is not chosen because of %q", name, i, got)
			}
		}
	}
	later := travelled(t, append(lines, "collect ola 2 A")...)
	if counting(later, "ola") != sealedFile("ola2A") || len(later.Held) > 0 || len(later.Collected["ola"]) != 4 {
		t.Errorf("a later revision: %+v", later.Collected["ola"])
	}
}

// A second file after closing takes nobody in who is not admitted with a reason,
// and leaves the juror absent until one is chosen.
func TestHeldAfterClosing(t *testing.T) {
	s := travelled(t, "collect ola 1 A", "close", "hold ola 1 B post")
	if StateOf(s, travelling(), "ola") != Absent || s.Held["ola"][0].Late != "" || s.Held["ola"][1].Late != "post" {
		t.Errorf("%+v", s.Held["ola"])
	}
}

// Reopening keeps what was collected, and makes drafts of what was entered.
func TestReopeningKeepsWhatWasCollected(t *testing.T) {
	s := travelled(t, "collect ola 1 A", "mark siri bodo results 4", "hand-in siri", "close", "opened ola 1 A", "marks", "reopen open why")
	if in := s.HandIns["ola"]; in.Sealed != sealedFile("ola1A") || !in.Opened {
		t.Errorf("%+v", in)
	}
	if _, in := s.HandIns["siri"]; in || StateOf(s, travelling(), "siri") != Drafting {
		t.Error("what was entered is still in")
	}
	s = after(t, s, "collect ola 2 A", "close")
	if d := cmp.Diff([]string{"ola"}, Sealed(s)); d != "" {
		t.Error(d)
	}
}

// after takes events in after s.
func after(t *testing.T, s State, lines ...string) State {
	t.Helper()
	for _, e := range travel(lines...) {
		next, err := Apply(s, e, travelling())
		if err != nil {
			t.Fatalf("%s: %v", e.Kind, err)
		}
		s = next
	}
	return s
}

// A draft in the chair's file makes way for a ballot that comes in; what the
// others upheld does not, whatever the ballot says. What they rejected, or
// upheld on another ground, is decided anew where the ballot says it.
func TestADraftIsSetAside(t *testing.T) {
	ed := travelling()
	lines := []string{"mark ola bodo results 4", "recuse ola kinn kin", "recuse ola lom kin", "verdict ola kinn upheld kari", "verdict ola lom rejected kari"}
	s := travelled(t, append(lines, "collect ola 1 A")...)
	if got := s.Aside["ola"]; got == nil || len(got.Cells) != 1 {
		t.Errorf("aside: %+v", got)
	}
	upheld := map[string]ballot.Recusal{"kinn": {Ground: "kin"}}
	if d := cmp.Diff(upheld, s.Ballots["ola"].Recused); d != "" {
		t.Error(d)
	}
	back := after(t, s, "hold ola 1 B").Ballots["ola"]
	if d := cmp.Diff(upheld, back.Recused); d != "" || len(back.Cells) != 1 {
		t.Errorf("while none counts: %+v, %s", back, d)
	}
	if len(Counted(s, ed)) != 0 {
		t.Error("a sealed ballot counts before it is opened")
	}
	for _, c := range []struct {
		recused []Statement
		doubts  []Doubt
		kinn    bool
	}{
		{nil, nil, true},
		{[]Statement{{"lom", "friend"}}, []Doubt{{"ola", "lom"}}, true},
		{[]Statement{{"lom", "kin"}}, []Doubt{{"ola", "lom"}}, true},
		{[]Statement{{"kinn", "kin"}, {"lom", "friend"}}, []Doubt{{"ola", "lom"}}, true},
		{[]Statement{{"kinn", "friend"}}, []Doubt{{"ola", "kinn"}}, true},
	} {
		e := travelLine("opened ola 1 A bodo effort 3")
		e.Recused = c.recused
		s, err := Apply(after(t, s, "close"), e, ed)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.doubts, Undecided(s, ed)); d != "" {
			t.Errorf("%v: %s", c.recused, d)
		}
		if len(Counted(s, ed)) != 1 || recusedFrom(s, "ola", "kinn") != c.kinn {
			t.Errorf("%v: %+v", c.recused, s.Ballots["ola"])
		}
		said := slices.ContainsFunc(c.recused, func(x Statement) bool { return x.Nominee == "kinn" })
		if v := s.Verdicts["ola"]["kinn"]; v.Imposed == said {
			t.Errorf("%v: imposed is %v", c.recused, v.Imposed)
		}
	}
}

// As far as anybody knows, who sent a sealed ballot marks everything.
func TestSealedBallotsInTheQuorum(t *testing.T) {
	ed := travelling()
	s := travelled(t, "collect ola 1 A", "confirm siri roll", "collect siri 1 A", "close")
	if below := BelowQuorum(s, ed, nil); len(below) > 0 {
		t.Errorf("sealed: %v", below)
	}
	s = after(t, s, "opened ola 1 A bodo results 4", "opened siri 1 A bodo results 4")
	if d := cmp.Diff([]string{"kinn", "lom"}, BelowQuorum(s, ed, nil)); d != "" {
		t.Errorf("opened: %s", d)
	}
}

func TestKeysThatAreConfirmed(t *testing.T) {
	ed := travelling()
	s := travelled(t, "confirm siri roll", "confirm ola new lost", "confirm ola newer found")
	if KeyOf(s, ed, "siri") != keyOf("siri", "roll") || KeyOf(s, ed, "ola") != keyOf("ola", "newer") || KeyOf(s, ed, "nobody") != "" {
		t.Errorf("%+v", s.Keys)
	}
	var former []string
	for _, f := range s.Keys["ola"].Former {
		former = append(former, f.Line+" "+f.Reason)
	}
	if d := cmp.Diff([]string{keyOf("ola", "roll") + " lost", keyOf("ola", "new") + " found"}, former); d != "" {
		t.Error(d)
	}
	s.ChairKey = chairKey
	if KeyOf(s, ed, "kari") != chairKey {
		t.Error("the chair signs with another key than the chair's")
	}
}

// The chair's key is fixed by whatever is signed first.
func TestTheFirstSigningFixesTheChairsKey(t *testing.T) {
	for _, words := range []string{"sealing", "invite ola", "receipt 1", `amend 1 title "x"`} {
		s := travelled(t)
		e := travelLine(words)
		e.Key = chairKey
		s, err := Apply(s, e, travelling())
		if err != nil || s.ChairKey != chairKey {
			t.Errorf("%s: %q, %v", words, s.ChairKey, err)
		}
	}
}

// The same sealing key may be kept under other passphrases at any time.
func TestSealingKeyAnew(t *testing.T) {
	s := travelled(t, "close", "marks", "lock", "sealing")
	if s.Recipient != "age1" {
		t.Error(s.Recipient)
	}
}

func TestReceiptsInTurn(t *testing.T) {
	s := travelled(t, "receipt 1", "receipt 2", "close", "marks", "receipt-signed 2")
	if len(s.Receipts) != 2 || s.Receipts[0].Signed || !s.Receipts[1].Signed {
		t.Errorf("%+v", s.Receipts)
	}
}

func TestAmendmentsAreInForce(t *testing.T) {
	ed := travelling()
	s := travelled(t, "mark kari bodo results 4", `amend 1 nominees/bodo/withdrawn true`, "close",
		`amend 2 jurors/nils {"name":"Nils","email":"nils@example.org"}`)
	now := Effective(s, ed)
	if n, _ := now.Nominee("bodo"); !n.Withdrawn || now.Original == nil {
		t.Error("not withdrawn")
	}
	if StateOf(s, now, "nils") != Absent || StateOf(s, ed, "nils") != NotVoting {
		t.Errorf("nils is %s", StateOf(s, now, "nils"))
	}
	if s.Ballots["kari"].Cells[ballot.Cell{Nominee: "bodo", Criterion: "results"}] == (ballot.Entry{}) {
		t.Error("a mark is gone")
	}
	if got := string(s.Amendments[0].Changes[0].From); got != "false" || len(s.Amendments) != 2 {
		t.Errorf("from %s", got)
	}
	late := after(t, s, "form nils 1 A post")
	if StateOf(late, now, "nils") != HandedIn {
		t.Error("a substitute's ballot does not count")
	}
	if _, _, err := award.Amend(ed, nil); err == nil {
		t.Error("an amendment of nothing")
	}
}

// In a juror's file what was sealed stays, a change takes the ballot up again,
// and undoing it all finds it sealed.
func TestSealedInTheOwnFile(t *testing.T) {
	ed := travelling()
	replay := func(lines ...string) State {
		t.Helper()
		s, err := Replay(travel(append(own[:len(own):len(own)], lines...)...), ed)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	sealed := replay("mark ola bodo results 4", "seal 1")
	if StateOf(sealed, ed, "ola") != HandedIn || len(Missing(sealed, ed, "ola")) != 5 || sealed.HandIns["ola"].Abstained != 5 {
		t.Errorf("%+v", sealed.HandIns["ola"])
	}
	if d := cmp.Diff([]Act{ActKeep}, Next(sealed, ed)); d != "" {
		t.Error(d)
	}
	taken := replay("mark ola bodo results 4", "seal 1", "mark ola bodo results 5")
	if StateOf(taken, ed, "ola") != Drafting || len(taken.SealedOwn) != 1 {
		t.Errorf("taken up: %+v", taken.SealedOwn)
	}
	if d := cmp.Diff([]Act{ActSeal}, Next(taken, ed)); d != "" {
		t.Error(d)
	}
	undone := replay("mark ola bodo results 4", "seal 1", "mark ola bodo results 5", "undo ola")
	undone.LastSeq = sealed.LastSeq
	if d := differ(sealed, undone); d != "" {
		t.Errorf("(-sealed +undone):\n%s", d)
	}
	substitute := replay(`amend 1 jurors/nils {"name":"Nils","email":"nils@example.org"}`, `amend 2 jurors/ola/email "o@example.org"`)
	if now := Effective(substitute, ed); len(substitute.Amendments) != 2 || len(now.Jurors) != len(ed.Jurors) || now.Jurors[1].Email != "o@example.org" {
		t.Errorf("a substitute elsewhere: %+v", now.Jurors)
	}
	again := replay("mark ola bodo results 4", "seal 1", "seal 2")
	if again.HandIns["ola"].Revision != 2 || len(again.SealedOwn) != 2 {
		t.Errorf("%+v", again.SealedOwn)
	}
	begun := replay()
	var ids []string
	for _, b := range Blocking(begun, ed, nil, nil) {
		ids = append(ids, b.ID+" "+b.Args["n"])
	}
	if d := cmp.Diff([]string{"own_missing 6", "own_undeclared 3"}, ids); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"kinn", "lom"}, Undeclared(replay("declare ola bodo"), ed, "ola"), cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Act{ActMark}, Next(begun, ed)); d != "" {
		t.Error(d)
	}
}
