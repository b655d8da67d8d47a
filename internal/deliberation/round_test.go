package deliberation

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/agenda"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/locale"
)

// revised is a change that a juror confirms in the room, in round 2.
func revised(juror, nominee, criterion, mark, reason string) Event {
	return Event{
		Kind: MarkRevised, Who: "kari", Juror: juror, Reason: reason, Number: 2,
		Cells: []CellChange{{Nominee: nominee, Criterion: criterion, Mark: mark}},
	}
}

// sends is a ballot of the juror's with that revision: the one that counts, with
// a mark changed, and a comment there.
func sends(s State, juror string, revision int, nominee, criterion, mark, comment, reason string) Event {
	m, sent := meeting{s: s, ed: travelling(), files: revision}, ballot.New(juror)
	if s.Sent[juror] != nil {
		sent = s.Sent[juror].Clone()
	}
	if c := (ballot.Cell{Nominee: nominee, Criterion: criterion}); nominee != "" {
		sent.Cells[c] = ballot.Entry{Comment: comment}
		putMark(sent, c, mark)
	}
	return m.ballot(sent, revision, reason, 2)
}

// inRound is where deliberated leads, after more events.
func inRound(t *testing.T, more ...Event) State {
	t.Helper()
	s, err := Replay(append(deliberated(), timed(more)...), travelling())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// timed gives events a time that have none.
func timed(events []Event) []Event {
	events = slices.Clone(events)
	for i := range events {
		if events[i].At.IsZero() {
			events[i].At = noon
		}
	}
	return events
}

func TestBothValuesStay(t *testing.T) {
	s := inRound(t, revised("ola", "bodo", "results", "6", "The plan"))
	s, err := Apply(s, sends(s, "ola", 2, "kinn", "results", "3", "Read it again", ""), travelling())
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.Rounds[0].Changes {
		s.Rounds[0].Changes[i].At = time.Time{}
	}
	want := []Revised{
		{Juror: "ola", Nominee: "bodo", Criterion: "results", From: "4", To: "6", Reason: "The plan", Confirmed: InRoom},
		{Juror: "ola", Nominee: "kinn", Criterion: "results", From: "5", To: "3", Reason: "Read it again", Confirmed: BySignature, Revision: 2},
	}
	if d := cmp.Diff(want, s.Rounds[0].Changes); d != "" {
		t.Error(d)
	}
	if in := s.HandIns["ola"]; in.Revision != 2 || !in.Opened || len(s.Collected["ola"]) != 2 {
		t.Errorf("counts %+v, of %+v", in, s.Collected["ola"])
	}
	now := texts(Before(s, travelling(), 3), travelling())
	was := texts(Before(s, travelling(), 2), travelling())
	if was["ola bodo results"] != "4" || now["ola bodo results"] != "6" || was["ola kinn results"] != "5" || now["ola kinn results"] != "3" {
		t.Errorf("before %v, now %v", was, now)
	}
}

// A State that was handed out never changes, whatever two others make of it.
func TestTwoWaysOnFromOneState(t *testing.T) {
	var before []Event
	for i, mark := range []string{"5", "6", "5", "6", "5"} {
		before = append(before, revised("ola", "bodo", "results", mark, "Why"))
		s := inRound(t, before...)
		a, err := Apply(s, revised("ola", "kinn", "effort", "1", "Why"), travelling())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Apply(s, revised("ola", "kinn", "effort", "2", "Why"), travelling()); err != nil {
			t.Fatal(err)
		}
		if c := a.Rounds[0].Changes[i+1]; c.To != "1" {
			t.Errorf("after %d changes: %+v", i+1, c)
		}
	}
}

// Who signs what was changed in the room changes nothing, and needs no reason.
func TestAChangeInTheRoomCanBeSigned(t *testing.T) {
	s := inRound(t, revised("ola", "bodo", "results", "6", "The plan"))
	s, err := Apply(s, sends(s, "ola", 2, "bodo", "results", "6", "", ""), travelling())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Rounds[0].Changes); n != 1 || s.HandIns["ola"].Revision != 2 {
		t.Errorf("%d changes, revision %d", n, s.HandIns["ola"].Revision)
	}
}

// The ballots are open for scoring again: rounds are void, what was sent counts
// as it was sent, and what was entered is a draft with what was handed in.
func TestReopeningTheScoringMakesRoundsVoid(t *testing.T) {
	s := inRound(t, revised("ola", "bodo", "results", "6", "Why"), revised("kari", "bodo", "results", "1", "Why"),
		revised("kari", "bodo", "results", "2", "Why"), revised("kari", "kinn", "effort", "3", "Why"), line("reopen open why"))
	ola, kari := s.Ballots["ola"], s.Ballots["kari"]
	cell := ballot.Cell{Nominee: "bodo", Criterion: "results"}
	if markText(ola.Cells[cell]) != "4" || markText(kari.Cells[cell]) != "4" ||
		markText(kari.Cells[ballot.Cell{Nominee: "kinn", Criterion: "effort"}]) != Abstain || StateOf(s, travelling(), "kari") != Drafting {
		t.Errorf("ola %v, kari %v", ola.Cells[cell], kari.Cells[cell])
	}
	if r := s.Rounds[0]; !r.Void || r.Open() || len(r.Changes) != 4 {
		t.Errorf("round %+v", r)
	}
	s, err := Apply(s, travelLine("collect ola 2 B"), travelling())
	if err != nil || s.Sent["ola"] != nil {
		t.Errorf("%v, sent %v", err, s.Sent["ola"])
	}
}

func TestRoundsStandWhileTheScoringStaysClosed(t *testing.T) {
	s := inRound(t, revised("ola", "bodo", "results", "6", "Why"), line("reopen closed why"))
	if r := s.Rounds[0]; r.Void || r.Open() {
		t.Errorf("round %+v", r)
	}
	if s, err := Apply(s, travelLine("collect siri 2 B late"), travelling()); err != nil || s.HandIns["siri"].Revision != 2 {
		t.Errorf("a ballot of who changed nothing: %v", err)
	}
	s = inRound(t, revised("ola", "bodo", "results", "6", "Why"), line("reopen closed why"), line("marks"), travelLine("round-open 3"))
	if r, open := OpenRound(s); !open || r.N != 3 {
		t.Errorf("rounds %+v", s.Rounds)
	}
}

func TestWhatRoundsRefuse(t *testing.T) {
	form := fault.New(fault.Log, "event.form")
	state := func(id string) *fault.Error { return fault.New(fault.State, id) }
	spoiled := func(e Event, spoil func(*Event)) Event {
		spoil(&e)
		return e
	}
	s := inRound(t)
	for _, c := range []struct {
		name   string
		before []Event
		event  Event
		want   *fault.Error
	}{
		{"a round in a round", nil, travelLine("round-open 3"), state("round.open")},
		{"a round that was", travel("round-close 2"), travelLine("round-open 2"), form},
		{"a round left out", travel("round-close 2"), travelLine("round-open 4"), form},
		{"another round closed", nil, travelLine("round-close 3"), form},
		{"no round closed", travel("round-close 2"), travelLine("round-close 2"), state("round.closed")},
		{"a round of locked marks", travel("round-close 2", "lock"), travelLine("round-open 3"), state("state.round.late")},
		{"locked in a round", nil, line("lock"), state("state.round_open")},
		{"changed between rounds", travel("round-close 2"), revised("ola", "bodo", "results", "6", "Why"), state("state.revise.no_round")},
		{"changed in locked marks", travel("round-close 2", "lock"), revised("ola", "bodo", "results", "6", "Why"), state("state.revise.late")},
		{"changed in another round", nil, spoiled(revised("ola", "bodo", "results", "6", "Why"), func(e *Event) { e.Number = 3 }), form},
		{"changed with a comment", nil, spoiled(revised("ola", "bodo", "results", "6", "Why"), func(e *Event) { e.Cells[0].Comment = "Good" }), form},
		{"two changes in one", nil, spoiled(revised("ola", "bodo", "results", "6", "Why"), func(e *Event) { e.Cells = append(e.Cells, e.Cells[0]) }), fault.New(fault.Score, "mark.none")},
		{"changed to nothing", nil, revised("ola", "bodo", "results", "", "Why"), fault.New(fault.Score, "round.no_mark")},
		{"changed to the same", nil, revised("ola", "bodo", "results", "4", "Why"), state("revise.same")},
		{"abstained again", nil, revised("ola", "lom", "effort", "-", "Why"), state("revise.same")},
		{"changed without a reason", nil, revised("ola", "bodo", "results", "6", ""), fault.New(fault.Usage, "reason.missing")},
		{"changed off the scale", nil, revised("ola", "bodo", "results", "7", "Why"), fault.New(fault.Score, "mark.scale")},
		{"changed without a vote", nil, revised("per", "bodo", "results", "6", "Why"), fault.New(fault.Juror, "juror.no_vote")},
		{"changed for nobody", nil, revised("ola", "oslo", "results", "6", "Why"), fault.New(fault.Score, "mark.nominee")},
		{"changed by who is recused", nil, revised("siri", "lom", "results", "6", "Why"), state("revise.recused")},
		{"changed for who is withdrawn", travel("amend 1 nominees/bodo/withdrawn true"), revised("ola", "bodo", "results", "6", "Why"), state("revise.withdrawn")},
		{"a ballot between rounds", travel("round-close 2"), sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), state("state.revise.no_round")},
		{"a ballot where one was entered", nil, sends(s, "kari", 1, "bodo", "results", "6", "Why", ""), state("revised.entered")},
		{"a ballot that changes nothing", nil, sends(s, "ola", 2, "", "", "", "", "Why"), state("revised.nothing")},
		{"a ballot without a reason", nil, sends(s, "ola", 2, "bodo", "results", "6", "", ""), state("revised.reason")},
		{"a ballot that declares", nil, spoiled(sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), func(e *Event) {
			e.Declared = []Statement{{Nominee: "bodo"}}
		}), state("revised.statements")},
		{"a form", nil, spoiled(sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), func(e *Event) { e.Origin = OriginForm }), state("revised.form")},
		{"a ballot of nobody", nil, sends(s, "nobody", 2, "bodo", "results", "6", "Why", ""), fault.New(fault.Juror, "juror.unknown")},
		{"the same revision", nil, sends(s, "ola", 1, "bodo", "results", "6", "Why", ""), form},
		{"far ahead", nil, sends(s, "ola", 52, "bodo", "results", "6", "Why", ""), form},
		{"changed by a ballot for who is withdrawn", travel("amend 1 nominees/bodo/withdrawn true"), sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), state("revised.withdrawn")},
		{"another count of marks", nil, spoiled(sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), func(e *Event) { e.Marks = 2 }), form},
		{"another key", nil, spoiled(sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), func(e *Event) { e.Key = keyOf("ola", "new") }), form},
		{"a salt twice", nil, spoiled(sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), func(e *Event) { e.SaltSum = hexOf("saltola1A") }), form},
		{"collected between rounds", travel("round-close 2"), travelLine("collect ola 2 A"), state("state.collect.no_round")},
		{"collected in a round", nil, travelLine("collect ola 2 A"), state("revised.first")},
		{"held in a round", nil, travelLine("hold ola 1 B"), state("revised.first")},
		{"chosen where one counts", nil, travelLine("choose ola 1 B why"), state("choose.nothing")},
		{"collected beside what a round changed", []Event{revised("ola", "bodo", "results", "6", "Why"), line("reopen closed why")},
			travelLine("collect ola 2 A late"), state("revised.before")},
	} {
		t.Run(c.name, func(t *testing.T) {
			refuses(t, inRound(t, c.before...), c.event, c.want)
		})
	}
}

// refuses wants an event refused, the State as it was, and a whole sentence on
// what to do in every language.
func refuses(t *testing.T, s State, e Event, want *fault.Error) {
	t.Helper()
	after, err := Apply(s, e, travelling())
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
	if d := differ(s, after); d != "" {
		t.Error(d)
	}
	for _, l := range locale.Languages() {
		c := locale.For(l)
		message, try := c.Fault(fault.Of(err))
		if !c.Has("fault."+want.ID) || !c.Has("fault."+want.ID+".try") || strings.ContainsAny(message+try, "{⟦") {
			t.Errorf("%s: no full sentence %s: %q, try %q", l, want.ID, message, try)
		}
	}
}

// Nobody's ballot counts who was absent, or sent two of which none was chosen.
func TestAFirstBallotIsNotTakenInARound(t *testing.T) {
	for _, lines := range [][]string{
		{"collect siri 1 A", "hold siri 1 B"}, {},
	} {
		events := travel(slices.Concat(openEdition, []string{"confirm siri roll"}, lines, []string{"close", "marks", "round-open 2"})...)
		s, err := Replay(events, travelling())
		if err != nil {
			t.Fatal(err)
		}
		refuses(t, s, sends(s, "siri", 2, "bodo", "results", "6", "Why", ""), fault.New(fault.State, "revised.first"))
		refuses(t, s, revised("siri", "bodo", "results", "6", "Why"), fault.New(fault.State, "revise.no_ballot"))
		if len(lines) > 0 {
			refuses(t, s, travelLine("choose siri 1 B why"), fault.New(fault.State, "revised.first"))
		}
	}
}

// What the others decided against a ballot binds those that follow it.
func TestAnImposedRecusalBindsTheRevisedBallot(t *testing.T) {
	events := travel(slices.Concat(openEdition, []string{
		"recuse ola bodo kin", "verdict ola bodo upheld kari", "collect ola 1 A", "close", "opened ola 1 A bodo results 4", "marks", "round-open 2",
	})...)
	s, err := Replay(events, travelling())
	if err != nil {
		t.Fatal(err)
	}
	refuses(t, s, sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), fault.New(fault.State, "revised.recused"))
	s, err = Apply(s, sends(s, "ola", 2, "kinn", "results", "6", "Why", ""), travelling())
	if err != nil || !recusedFrom(s, "ola", "bodo") || !s.imposed("ola", "bodo") {
		t.Errorf("%v, recused %v", err, s.Ballots["ola"].Recused)
	}
}

// A recusal that the others reject in a round: the juror marks in the room.
func TestWhoIsNotRecusedAnyMoreMarksInTheRoom(t *testing.T) {
	s := inRound(t, line("verdict siri lom rejected kari"), revised("siri", "lom", "results", "5", "Now I may"))
	if c := s.Rounds[0].Changes[0]; c.From != Abstain || c.To != "5" {
		t.Errorf("%+v", c)
	}
}

func TestWhatMayComeInARound(t *testing.T) {
	for _, words := range []string{"confirm ola new lost", "receipt 1", "tally", `amend 1 title "x"`, "verdict siri lom upheld kari", "override direct bodo good"} {
		if _, err := Apply(inRound(t), travelLine(words), travelling()); err != nil {
			t.Errorf("%s: %v", words, err)
		}
	}
	s := inRound(t, travelLine("confirm ola new lost"))
	if _, err := Apply(s, sends(s, "ola", 2, "bodo", "results", "6", "Why", ""), travelling()); err != nil {
		t.Errorf("signed with the new key: %v", err)
	}
}

func TestARoundStandsInTheWayOfLocking(t *testing.T) {
	s := inRound(t)
	if bs := Blocking(s, travelling(), nil, nil); bs[0].ID != "round_open" || bs[0].Args["n"] != "2" {
		t.Errorf("in the way: %+v", bs)
	}
	if next := Next(s, travelling()); !slices.Equal(next, []Act{ActRound}) {
		t.Errorf("next: %v", next)
	}
	s = inRound(t, travelLine("round-close 2"))
	if next := Next(s, travelling()); !slices.Equal(next, []Act{ActLock}) {
		t.Errorf("next: %v", next)
	}
}

func TestRoundsAreBounded(t *testing.T) {
	events := deliberated()
	for n := FirstRound; n < FirstRound+MaxRounds-1; n++ {
		events = append(events, Event{Kind: RoundClosed, Number: n, At: noon}, Event{Kind: RoundOpened, Number: n + 1, At: noon})
	}
	s, err := Replay(append(events, Event{Kind: RoundClosed, Number: FirstRound + MaxRounds - 1, At: noon}), travelling())
	if err != nil {
		t.Fatal(err)
	}
	refuses(t, s, Event{Kind: RoundOpened, Number: FirstRound + MaxRounds}, fault.New(fault.Size, "round.many"))
}

// The record tells which mark was changed and who left, and nothing that was
// said: no mark, no reason, no title, no note.
func TestNotesOfAMeeting(t *testing.T) {
	hash := hexOf("x")
	for want, e := range map[string]Event{
		"2":                                  {Kind: RoundOpened, Number: 2},
		"ola bodo results 2":                 {Kind: MarkRevised, Juror: "ola", Number: 2, Reason: "no", Cells: []CellChange{{Nominee: "bodo", Criterion: "results", Mark: "6", Comment: "no"}}},
		"ola 3 sealed 2 4 " + HashNote(hash): {Kind: BallotRevised, Juror: "ola", Revision: 3, Origin: OriginSealed, Number: 2, Marks: 4, Sealed: hash, Reason: "no"},
		"1":                                  {Kind: AgendaSet, Agenda: []agenda.Item{item("i1")}},
		"i1 ola,siri":                        {Kind: ItemOpened, Item: "i1", By: []string{"ola", "siri"}},
		"i2":                                 {Kind: ItemOpened, Item: "i2"},
		"i3":                                 {Kind: NoteWritten, Item: "i3", Text: "no"},
	} {
		if got := e.Note(); got != want {
			t.Errorf("%s: %q, want %q", e.Kind, got, want)
		}
	}
}

func TestWhatATraceRefusesOfRounds(t *testing.T) {
	for name, c := range map[string]struct {
		steps []string
		kind  Kind
		note  string
	}{
		"a round in a round":       {nil, RoundOpened, "3"},
		"a round left out":         {[]string{"round-close 2"}, RoundOpened, "4"},
		"locked in a round":        {nil, MarksLocked, ""},
		"changed after it":         {[]string{"round-close 2"}, MarkRevised, "ola bodo results 2"},
		"changed in another":       {nil, MarkRevised, "ola bodo results 3"},
		"another changed in":       {nil, BallotRevised, "ola 2 sealed 3 1 sha256 0123456789abcdef"},
		"more changes than cells":  {nil, BallotRevised, "ola 2 sealed 2 999999999 sha256 0123456789abcdef"},
		"who has no ballot":        {nil, MarkRevised, "per bodo results 2"},
		"where one was entered":    {nil, BallotRevised, "kari 2 sealed 2 1 sha256 0123456789abcdef"},
		"an older ballot":          {nil, BallotRevised, "ola 1 sealed 2 1 sha256 0123456789abcdef"},
		"collected in a round":     {nil, BallotCollected, "ola 2 sealed sha256 0123456789abcdef"},
		"chosen in a round":        {nil, BallotChosen, "ola sha256 0123456789abcdef"},
		"nothing in hand":          {nil, ItemClosed, "i1"},
		"a meeting after the vote": {[]string{"reopen open why"}, ItemOpened, "i1"},
	} {
		trace := NewTrace(travelling(), 0)
		for _, e := range append(deliberated(), travel(c.steps...)...) {
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s: %s: %v", name, e.Kind, f)
			}
		}
		before := outline(trace.State())
		if f := trace.Take(Told(c.kind, c.note)); f == nil {
			t.Errorf("%s: it is taken", name)
		}
		if d := cmp.Diff(before, outline(trace.State())); d != "" {
			t.Errorf("%s changes: %s", name, d)
		}
	}
}
