package deliberation

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
)

// deliberated is how an edition comes to a first round: ola and siri sent their
// ballots, kari's was entered, and siri is recused from lom.
func deliberated() []Event {
	events := travel(slices.Concat(openEdition, []string{
		"confirm siri roll", "collect ola 1 A", "collect siri 1 A", "mark kari bodo results 4", "hand-in kari", "close",
	})...)
	ola, siri := travelLine("opened ola 1 A bodo results 4"), travelLine("opened siri 1 A kinn effort 3")
	ola.Cells = append(ola.Cells, CellChange{Nominee: "kinn", Criterion: "results", Mark: "5", Comment: "Plans"})
	siri.Recused = []Statement{{Nominee: "lom", Ground: "kin"}}
	events = append(events, ola, siri)
	return append(events, travel("marks", "round-open 2")...)
}

// meeting is a life that comes to rounds and a meeting, drawn event by event.
type meeting struct {
	s     State
	ed    *award.Edition
	files int // so that no two ballots are the same
}

// draw draws what happens while the jury deliberates, with everything else
// between it.
func (m *meeting) draw(t *rapid.T) Event {
	e := Event{}
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0, 1, 2:
		e = m.drawRevised(t)
	case 3, 4:
		e = m.drawBallot(t)
	case 5, 6:
		e = m.drawMeeting(t)
	case 7, 8:
		e = travelLine(rapid.SampledFrom([]string{
			m.turn(), m.turn(), m.turn(), "marks", "close", "lock", "tally", "reveal", "reopen deliberation why", "reopen deliberation why", "reopen closed why",
			"reopen open why", "verdict siri lom rejected kari", "verdict siri lom upheld kari", "collect ola 9 Z late", "hold ola 1 B late", "choose ola 1 B why",
			"form siri 9 Z late", "confirm ola new lost", "hand-in kari", "mark kari kinn results 2", "receipt 1", "amend 1 nominees/bodo/withdrawn true",
			"opened ola 9 Z kinn effort 2", "prepare 1", "sign 1", "propose grounds en Because", "absent ola ill",
		}).Draw(t, "words"))
	default:
		e = drawTravel(t)
	}
	e.At = noon.Add(time.Duration(rapid.IntRange(0, 1000).Draw(t, "at")) * time.Second)
	return e
}

// turn opens the next round, or closes the one that is open.
func (m *meeting) turn() string {
	if r, open := OpenRound(m.s); open {
		return fmt.Sprintf("round-close %d", r.N)
	}
	return fmt.Sprintf("round-open %d", len(m.s.Rounds)+FirstRound)
}

var (
	anyJuror     = rapid.SampledFrom([]string{"kari", "ola", "siri", "per"})
	anyNominee   = rapid.SampledFrom([]string{"bodo", "kinn", "lom"})
	anyCriterion = rapid.SampledFrom([]string{"results", "effort"})
	anyMark      = rapid.SampledFrom([]string{"1", "2.5", "4", "6", "-", "7"})
)

func (m *meeting) drawRevised(t *rapid.T) Event {
	return Event{
		Kind: MarkRevised, Who: "kari", Juror: anyJuror.Draw(t, "juror"), Number: m.number(t), Reason: rapid.SampledFrom([]string{"Why", "Why", "Why", ""}).Draw(t, "reason"),
		Cells: []CellChange{{Nominee: anyNominee.Draw(t, "nominee"), Criterion: anyCriterion.Draw(t, "criterion"), Mark: anyMark.Draw(t, "mark")}},
	}
}

// number is mostly that of the round that is open.
func (m *meeting) number(t *rapid.T) int {
	r, _ := OpenRound(m.s)
	return r.N + rapid.SampledFrom([]int{0, 0, 0, 0, 1}).Draw(t, "beside")
}

// drawBallot draws a ballot that changes some cells of the one that was sent.
func (m *meeting) drawBallot(t *rapid.T) Event {
	juror := rapid.SampledFrom([]string{"ola", "ola", "siri", "kari"}).Draw(t, "juror")
	sent := m.s.Sent[juror]
	if sent == nil {
		sent = ballot.New(juror)
	}
	sent = sent.Clone()
	for range rapid.IntRange(0, 3).Draw(t, "cells") {
		c := ballot.Cell{Nominee: anyNominee.Draw(t, "nominee"), Criterion: anyCriterion.Draw(t, "criterion")}
		if _, recused := sent.Recused[c.Nominee]; !recused {
			sent.Cells[c] = ballot.Entry{Comment: rapid.SampledFrom([]string{"", "Words", "Ærlig\ntalt"}).Draw(t, "comment")}
			putMark(sent, c, anyMark.Draw(t, "mark"))
		}
	}
	if rapid.IntRange(0, 9).Draw(t, "state otherwise") == 0 {
		sent.Declared["kinn"] = ballot.Declaration{}
	}
	m.files++
	revision := LastRevision(m.s, juror) + rapid.SampledFrom([]int{1, 1, 1, 2, 0, 51}).Draw(t, "ahead")
	return m.ballot(sent, revision, rapid.SampledFrom([]string{"Why", "Why", ""}).Draw(t, "reason"), m.number(t))
}

// ballot is the event of a revised ballot.
func (m *meeting) ballot(b *ballot.Ballot, revision int, reason string, number int) Event {
	file := fmt.Sprintf("collect %s %d F%d", b.Juror, revision, m.files)
	e, came := contentsOf(b), travelLine(file)
	e.Kind, e.Revision, e.Reason, e.Number = BallotRevised, revision, reason, number
	e.SHA256, e.Sealed, e.SaltSum, e.Origin, e.Key = came.SHA256, came.Sealed, came.SaltSum, OriginSealed, KeyOf(m.s, m.ed, b.Juror)
	changes, _ := Revisions(m.s, m.ed, b, reason)
	e.Marks = len(changes)
	return e
}

// drawMeeting draws what happens in the meeting itself.
func (m *meeting) drawMeeting(t *rapid.T) Event {
	item := rapid.SampledFrom([]string{"i1", "i2", "i3", "i4"})
	e := Event{Who: "kari", Kind: rapid.SampledFrom([]Kind{AgendaSet, ItemOpened, ItemOpened, ItemClosed, NoteWritten}).Draw(t, "kind"), Item: item.Draw(t, "item")}
	switch e.Kind {
	case AgendaSet:
		e.Item = ""
		for _, id := range rapid.SliceOfN(item, 0, 4).Draw(t, "items") {
			it := agenda.Item{ID: id, Kind: agenda.Own, Title: "Item " + id, Minutes: rapid.IntRange(1, 30).Draw(t, "minutes")}
			if rapid.Bool().Draw(t, "of a nominee") {
				it = agenda.Item{ID: id, Kind: agenda.Apart, Nominees: []string{anyNominee.Draw(t, "nominee")}, Criterion: "results", Apart: []string{"ola"}, Minutes: it.Minutes}
			}
			e.Agenda = append(e.Agenda, it)
		}
	case ItemOpened:
		e.By = rapid.SliceOfN(anyJuror, 0, 2).Draw(t, "left")
	case ItemClosed:
		if now, open := m.s.Meeting.Open(); open {
			e.Item = now.Item
		}
	case NoteWritten:
		e.Text = rapid.SampledFrom([]string{"", "Page 4", "Two\nlines"}).Draw(t, "text")
	}
	return e
}

// TestLawsOfRounds walks through random lives with rounds and a meeting.
func TestLawsOfRounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &meeting{ed: travelling()}
		start := deliberated()
		m.s, _ = Replay(start, m.ed)
		before := stood{2: marksOf(m.s, m.ed)}
		trace := NewTrace(m.ed, 0)
		for _, e := range start {
			if f := trace.Take(told(e)); f != nil {
				t.Fatal(f)
			}
		}
		walk(t, m.ed, start, m.draw, func(s, next State, e Event) {
			m.s = next
			lawOfWhatIsTouched(t, s, next, e)
			lawOfChanges(t, s, next, e)
			lawOfChains(t, next, m.ed)
			lawOfOneAtATime(t, next)
			before.law(t, s, next, e, m.ed)
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s: %v", e.Kind, f)
			}
			if d := cmp.Diff(outline(next), outline(trace.State()), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s (-state +trace):\n%s", e.Kind, d)
			}
		})
	})
}

// inMeeting is what happens in the meeting and touches no mark.
var inMeeting = []Kind{AgendaSet, ItemOpened, ItemClosed, NoteWritten}

// lawOfWhatIsTouched: nothing of a round or a meeting happens before the marks
// are open, and of the meeting nothing touches anything but the meeting.
func lawOfWhatIsTouched(t *rapid.T, before, after State, e Event) {
	deliberates := slices.Contains([]Kind{RoundOpened, RoundClosed, MarkRevised, BallotRevised}, e.Kind)
	if deliberates && before.Phase != Deliberating || slices.Contains(inMeeting, e.Kind) && !MarksOpen(before) {
		t.Fatalf("%s in %s", e.Kind, before.Phase)
	}
	if !slices.Contains(inMeeting, e.Kind) {
		return
	}
	after.Meeting, after.LastSeq, after.Prepared = before.Meeting, before.LastSeq, before.Prepared
	if d := differ(before, after); d != "" {
		t.Fatalf("%s (-before +after):\n%s", e.Kind, d)
	}
}

// lawOfChanges: a change is of a cell that then says so, of nobody else's
// ballot, and of no other cell; what was not changed keeps its mark.
func lawOfChanges(t *rapid.T, before, after State, e Event) {
	if e.Kind != MarkRevised && e.Kind != BallotRevised {
		return
	}
	n := len(before.Rounds) - 1
	changes := after.Rounds[n].Changes[len(before.Rounds[n].Changes):]
	if want := max(e.Marks, len(e.Cells)); e.Kind == MarkRevised && len(changes) != want || e.Kind == BallotRevised && len(changes) != e.Marks {
		t.Fatalf("%s makes %+v", e.Kind, changes)
	}
	changed := map[ballot.Cell]Revised{}
	for _, c := range changes {
		changed[ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}] = c
		if c.Juror != e.Juror || c.From == c.To || c.Reason == "" || !c.At.Equal(e.At) || c.Revision != e.Revision || recusedFrom(before, c.Juror, c.Nominee) {
			t.Fatalf("%s: %+v", e.Kind, c)
		}
	}
	for juror, b := range after.Ballots {
		for _, cell := range cellsOf(travelling()) {
			was, is := markText(before.Ballots[juror].Cells[cell]), markText(b.Cells[cell])
			c, ok := changed[cell]
			if ok = ok && juror == e.Juror; ok && (c.From != was || c.To != is) || !ok && was != is {
				t.Fatalf("%s, %s, %v: from %s to %s, and %+v", e.Kind, juror, cell, was, is, c)
			}
		}
	}
}

// lawOfChains: the changes of a cell that count follow each other and lead to
// what stands; a ballot that was sent says what its juror signed.
func lawOfChains(t *rapid.T, s State, ed *award.Edition) {
	last := map[string]Revised{}
	for _, c := range s.standing() {
		key := c.Juror + " " + c.Nominee + " " + c.Criterion
		if was, ok := last[key]; ok && was.To != c.From {
			t.Fatalf("%+v follows %+v", c, was)
		}
		last[key] = c
	}
	for _, b := range Counted(s, ed) {
		sent := s.Sent[b.Juror]
		for _, cell := range cellsOf(ed) {
			stands := markText(b.Cells[cell])
			c, changed := last[b.Juror+" "+cell.Nominee+" "+cell.Criterion]
			if changed && c.To != stands {
				t.Fatalf("%+v, and %s stands", c, stands)
			}
			if signs := !changed || c.Confirmed == BySignature; sent != nil && signs && markText(sent.Cells[cell]) != stands {
				t.Fatalf("%s, %v: %s was sent, %s stands, changed %v", b.Juror, cell, markText(sent.Cells[cell]), stands, changed)
			}
			if sent != nil && b.Cells[cell].Comment != sent.Cells[cell].Comment {
				t.Fatalf("%s, %v: another comment than was sent", b.Juror, cell)
			}
		}
	}
}

// lawOfOneAtATime: at most one round is open, and one item in hand, and each only
// in its time.
func lawOfOneAtATime(t *rapid.T, s State) {
	for i, r := range s.Rounds {
		if r.N != i+FirstRound || r.Open() && (i != len(s.Rounds)-1 || s.Phase != Deliberating) {
			t.Fatalf("in %s: %+v", s.Phase, s.Rounds)
		}
	}
	for i, x := range s.Meeting.Stretches {
		if x.To.IsZero() && (i != len(s.Meeting.Stretches)-1 || Allowed(s, travelling(), ActMeet) != nil) {
			t.Fatalf("in %s: %+v", s.Phase, s.Meeting.Stretches)
		}
		if !s.Meeting.has(x.Item) {
			t.Fatalf("%s was in hand, and is not on the agenda %+v", x.Item, s.Meeting.Agenda)
		}
	}
	for item := range s.Meeting.Notes {
		if !s.Meeting.has(item) {
			t.Fatalf("%s has a note, and is not on the agenda", item)
		}
	}
}

// stood are the marks as they stood when each round was opened.
type stood map[int]map[string]string

// marksOf are the marks that count: by juror and cell.
func marksOf(s State, ed *award.Edition) map[string]string { return texts(Counted(s, ed), ed) }

func texts(bs []*ballot.Ballot, ed *award.Edition) map[string]string {
	m := map[string]string{}
	for _, b := range bs {
		for _, c := range cellsOf(ed) {
			m[b.Juror+" "+c.Nominee+" "+c.Criterion] = markText(b.Cells[c])
		}
	}
	return m
}

// law: Before gives what stood when a round was opened, and what stands now
// before the next one; nothing of rounds that are void. A ballot that came
// outside rounds takes the place of the one before it for all of them.
func (w stood) law(t *rapid.T, before, after State, e Event, ed *award.Edition) {
	switch e.Kind {
	case RoundOpened:
		w[e.Number] = marksOf(before, ed)
	case BallotHandedIn, BallotCollected, BallotHeld, BallotChosen, BallotOpened:
		for _, m := range w {
			for key := range m {
				if cell := ballotOf(key); cell == e.Subject() {
					delete(m, key)
				}
			}
		}
	}
	for n, m := range w {
		bs := Before(after, ed, n)
		if after.Rounds[n-FirstRound].Void {
			if bs != nil {
				t.Fatalf("before round %d, which is void: %v", n, bs)
			}
			continue
		}
		got := texts(bs, ed)
		for key, mark := range m {
			if is, ok := got[key]; ok && is != mark {
				t.Fatalf("after %s, before round %d, %s: %s, and %s stood", e.Kind, n, key, is, mark)
			}
		}
	}
	if d := cmp.Diff(marksOf(after, ed), texts(Before(after, ed, len(after.Rounds)+FirstRound), ed)); d != "" {
		t.Fatal(d)
	}
	if Before(after, ed, 1) != nil || Before(after, ed, len(after.Rounds)+FirstRound+1) != nil {
		t.Fatal("something stood before no round")
	}
}

// ballotOf is whose mark a key of texts names.
func ballotOf(key string) string {
	var juror string
	fmt.Sscan(key, &juror)
	return juror
}

// What happens while the jury deliberates is stored and read back as it was, and
// its note says nothing that was said.
func TestMeetingsAreStoredExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &meeting{ed: travelling()}
		m.s, _ = Replay(deliberated(), m.ed)
		for range rapid.IntRange(1, 5).Draw(t, "events") {
			e := m.draw(t)
			got, err := Decode(Encode(e))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(e, got, cmpopts.EquateEmpty()); d != "" {
				t.Fatal(d)
			}
			secret := "Secret words"
			e.Reason, e.Ground, e.Text = secret, secret, secret
			for i := range e.Cells {
				e.Cells[i].Mark, e.Cells[i].Comment = secret, secret
			}
			for i := range e.Agenda {
				e.Agenda[i].Title = secret
			}
			if note := e.Note(); strings.Contains(note, "Secret") {
				t.Fatalf("%s: %q", e.Kind, note)
			}
		}
	})
}
