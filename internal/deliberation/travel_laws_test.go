package deliberation

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// drawTravel draws what happens in the chair's file while ballots come in by
// mail, with everything else between it.
func drawTravel(t *rapid.T) Event {
	juror := rapid.SampledFrom([]string{"ola", "ola", "siri", "kari"}).Draw(t, "juror")
	ballot := fmt.Sprintf("%s %d %s", juror, rapid.IntRange(1, 3).Draw(t, "revision"), rapid.SampledFrom([]string{"A", "B"}).Draw(t, "file"))
	late := rapid.SampledFrom([]string{"", "", "post"}).Draw(t, "late")
	hot := []string{
		"collect ola 1 A " + late, "collect ola 2 A " + late, "hold ola 1 B " + late, "hold ola 2 B " + late, "choose ola 1 B why", "choose ola 2 A why",
		"close", "opened ola 1 A", "opened ola 1 B", "opened ola 2 A bodo results 4", "marks",
	}
	words := rapid.SampledFrom([]string{
		"", "collect " + ballot + " " + late, "collect " + ballot + " " + late, "form " + ballot + " " + late, "hold " + ballot + " " + late,
		"hold " + ballot + " " + late, "hold-form " + ballot + " " + late, "choose " + ballot + " why", "choose " + ballot + " why",
		"opened " + ballot, "opened " + ballot + " bodo results 4", "opened " + ballot + " lom effort -", "confirm siri roll", "confirm ola new lost",
		"refuse x", "receipt 1", "receipt 2", "receipt-signed 1", "sealing", "invite kari",
		`amend 1 nominees/bodo/withdrawn true`, `amend 2 nominees/bodo/withdrawn false`, `amend 1 nominees/kinn/summary "Better"`,
		`amend 2 jurors/nils {"name":"Nils","email":"nils@example.org"}`, "recuse ola kinn kin", "recuse siri lom kin",
		"verdict ola kinn upheld kari", "verdict ola kinn rejected kari", "mark ola kinn results 5", "mark siri lom effort 3", "hand-in siri",
		"close", "close", "marks", "lock", "tally", "reopen open why", "reopen closed why", "absent ola ill",
	}).Draw(t, "words")
	if rapid.Bool().Draw(t, "often") {
		words = rapid.SampledFrom(hot).Draw(t, "hot")
	}
	if words == "" {
		return drawEvent(t)
	}
	e := travelLine(words)
	e.At = noon.Add(time.Duration(rapid.IntRange(0, 100).Draw(t, "at")) * time.Second)
	if e.Kind == BallotOpened && rapid.Bool().Draw(t, "recused") {
		e.Recused = []Statement{{Nominee: "kinn", Ground: "kin"}}
	}
	return e
}

// TestLawsOfTravel walks through random events of the chair's file: what holds
// of all files holds here, and what came in is never lost.
func TestLawsOfTravel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := travelling()
		arrived := map[string]HandIn{}
		walk(t, ed, travel(openEdition...), drawTravel, func(s, next State, e Event) {
			lawOfArrivals(t, arrived, next, e)
			lawOfSealed(t, s, next, e)
			lawOfAmendments(t, next, ed)
		})
	})
}

// lawOfArrivals: every ballot that ever came in is kept, as it came, and of each
// juror's the latest counts, or several wait for a choice.
func lawOfArrivals(t *rapid.T, arrived map[string]HandIn, after State, e Event) {
	if e.Kind == BallotCollected || e.Kind == BallotHeld {
		arrived[e.Juror+" "+e.Sealed] = HandIn{Revision: e.Revision, At: e.At, Origin: e.Origin, Ballot: e.SHA256, Sealed: e.Sealed, Key: e.Key, Confirmed: e.Confirmed}
	}
	kept := 0
	for juror, ins := range after.Collected {
		last := LastRevision(after, juror)
		for _, in := range ins {
			kept++
			if in.Revision > last {
				t.Fatalf("revision %d came in, and the last is %d", in.Revision, last)
			}
			got := in
			got.Late, got.Opened, got.Unchosen, got.Abstained = "", false, "", 0
			if d := cmp.Diff(arrived[juror+" "+in.Sealed], got); d != "" {
				t.Fatalf("after %s (-came +kept):\n%s", e.Kind, d)
			}
		}
		in, counts := after.HandIns[juror]
		in.Abstained = 0
		switch {
		case counts && in.Origin == OriginEntered: // the jury marked in one room after all
		case counts && (in.Revision != last || in.Unchosen != "" || len(after.Held[juror]) > 0 || !slices.Contains(ins, in)):
			t.Fatalf("after %s: %+v counts, of %+v, held %+v", e.Kind, in, ins, after.Held[juror])
		case !counts && len(after.Held[juror]) < 2:
			t.Fatalf("after %s: none of %+v counts, held %+v", e.Kind, ins, after.Held[juror])
		}
	}
	if kept != len(arrived) {
		t.Fatalf("after %s: %d came in and %d are kept", e.Kind, len(arrived), kept)
	}
}

// lawOfSealed: no marks are open to anybody while a ballot that counts is
// sealed, late ones have a reason, and reopening takes none out.
func lawOfSealed(t *rapid.T, before, after State, e Event) {
	if MarksOpen(after) && len(Sealed(after)) > 0 {
		t.Fatalf("after %s: the marks are open, and %v are sealed", e.Kind, Sealed(after))
	}
	if (e.Kind == BallotCollected || e.Kind == BallotHeld) && (before.Phase == Closed) != (after.Collected[e.Juror][len(after.Collected[e.Juror])-1].Late != "") {
		t.Fatalf("in %s, late because of %q", before.Phase, e.Reason)
	}
	if e.Kind == Reopened {
		for juror, in := range before.HandIns {
			if d := cmp.Diff(in, after.HandIns[juror]); in.Origin != OriginEntered && d != "" {
				t.Fatalf("reopened to %s (-before +after):\n%s", e.To, d)
			}
		}
	}
	for juror := range after.Held {
		if _, in := after.HandIns[juror]; !in && before.Phase == Closed && after.Phase == Closed && StateOf(after, travelling(), juror) != Absent {
			t.Fatalf("%s is held, and not absent", juror)
		}
	}
}

// lawOfAmendments: the fingerprint, criteria, gates and rule stay, and who is
// withdrawn never ranks.
func lawOfAmendments(t *rapid.T, s State, ed *award.Edition) {
	now := Effective(s, ed)
	if award.Fingerprint(now) != award.Fingerprint(ed) {
		t.Fatal("another fingerprint")
	}
	if d := cmp.Diff([]any{ed.Criteria, ed.Gates, ed.Rule, ed.Scale}, []any{now.Criteria, now.Gates, now.Rule, now.Scale}); d != "" {
		t.Fatal(d)
	}
	n, _ := now.Nominee("bodo")
	if !n.Withdrawn {
		return
	}
	rk, err := ranking.Compute(RankingInput(s, ed))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(rk.Unranked, ranking.Unranked{Nominee: "bodo", Reason: "withdrawn"}) || slices.ContainsFunc(rk.Rows, func(r ranking.Row) bool { return r.Nominee == "bodo" }) {
		t.Fatal("who is withdrawn is ranked")
	}
	for _, j := range now.Voters() {
		if slices.ContainsFunc(Missing(s, now, j.ID), func(c ballot.Cell) bool { return c.Nominee == "bodo" }) {
			t.Fatal("marks of who is withdrawn are missing")
		}
	}
}

// drawOwn draws what happens in a juror's own file.
func drawOwn(t *rapid.T) Event {
	words := rapid.SampledFrom([]string{
		"", "", "mark ola bodo results 4", "mark ola kinn effort 2", "mark ola lom effort -", "undo ola", "undo ola", "recuse ola kinn kin", "declare ola bodo",
		"seal N", "seal N", "seal N", "keep 1 A", "keep 1 B", "keep 2 A", "refuse x", "cosigned ola",
		`amend 1 nominees/bodo/withdrawn true`, `amend 2 jurors/nils {"name":"Nils","email":"nils@example.org"}`,
	}).Draw(t, "words")
	if words == "" {
		if rapid.Bool().Draw(t, "of the chair") {
			return drawTravel(t)
		}
		return drawEvent(t)
	}
	if words == "seal N" {
		words = fmt.Sprintf("seal %d", rapid.SampledFrom([]int{1, 2, 3, 1, 2, 4}).Draw(t, "revision"))
	}
	return travelLine(words)
}

// TestLawsOfAJurorsFile: it stays open, no sealing is lost, a change takes the
// ballot up again, and nothing of the chair's happens in it.
func TestLawsOfAJurorsFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := travelling()
		walk(t, ed, travel(own...), drawOwn, func(s, next State, e Event) {
			if next.Phase != Open || next.Owner != "ola" || slices.Contains(chairOnly, e.Kind) {
				t.Fatalf("%s: %s, of %q", e.Kind, next.Phase, next.Owner)
			}
			if len(next.SealedOwn) < len(s.SealedOwn) || !slices.Equal(s.SealedOwn, next.SealedOwn[:len(s.SealedOwn)]) {
				t.Fatalf("after %s: sealings %v, before %v", e.Kind, next.SealedOwn, s.SealedOwn)
			}
			_, in := next.HandIns["ola"]
			if changes := slices.Contains([]Kind{MarksSet, Recused, Declared}, e.Kind); in && changes || e.Kind == BallotSealed && !in {
				t.Fatalf("after %s: sealed is %v", e.Kind, in)
			}
			if e.Kind == BallotSealed {
				lawOfSealing(t, s, next, ed)
			}
		})
	})
}

// lawOfSealing: the ballot stays as it is, with what was never touched still
// empty, and how many cells count as abstentions for that is told.
func lawOfSealing(t *rapid.T, before, after State, ed *award.Edition) {
	if d := cmp.Diff(before.Ballots["ola"], after.Ballots["ola"], cmp.Comparer(exact.Rat.Equal)); d != "" {
		t.Fatalf("sealing changed the ballot (-before +after):\n%s", d)
	}
	if empty, told := len(Missing(after, Effective(after, ed), "ola")), after.HandIns["ola"].Abstained; empty != told {
		t.Fatalf("%d cells are empty, and %d are told to count as abstentions", empty, told)
	}
}

// chairOnly and ownOnly are what happens in one kind of file alone.
var (
	chairOnly = []Kind{
		EditionEdited, BallotHandedIn, JurorAbsent, GateOverridden, Closing, TallyRead, MarksRevealed, MarksLocked, TallyRevealed, RecusalDecided, DecisionDrafted,
		DecisionPrepared, DecisionSigned, DecisionAnnounced, DecisionReleased, Reopened, EditionPurged, SealingMade, JurorsInvited, KeyConfirmed, BallotCollected, BallotHeld,
		BallotChosen, BallotOpened, ReceiptIssued, ReceiptSigned, TieCast,
		RoundOpened, RoundClosed, MarkRevised, BallotRevised, AgendaSet, ItemOpened, ItemClosed, NoteWritten,
	}
	ownOnly = []Kind{BallotSealed, ReceiptKept}
)

// Each kind belongs to one of the files, or to both; and where it does not
// belong it is refused, with the name of whose file it is.
func TestEveryKindKnowsItsFile(t *testing.T) {
	both := []Kind{Created, Opened, JurorJoined, MarksSet, Recused, Declared, Undone, EditionAmended, ImportRefused, Cosigned}
	for _, k := range Kinds() {
		in := 0
		for _, list := range [][]Kind{both, chairOnly, ownOnly} {
			if slices.Contains(list, k) {
				in++
			}
		}
		if in != 1 {
			t.Errorf("%s is in %d lists", k, in)
		}
	}
	ed := travelling()
	juror, err := Replay(travel(own...), ed)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range chairOnly {
		if _, err := Apply(juror, Event{Kind: k, Who: "ola", Recipient: "age1"}, ed); !errors.Is(err, fault.New(fault.State, "state.juror_file")) {
			t.Errorf("%s in a juror's file: %v", k, err)
		}
	}
	chair := travelled(t)
	for _, k := range ownOnly {
		if _, err := Apply(chair, Event{Kind: k, Who: "ola"}, ed); !errors.Is(err, fault.New(fault.State, "state.chair_file")) {
			t.Errorf("%s in the chair's file: %v", k, err)
		}
	}
	for _, words := range []string{"mark kari bodo results 4", "declare kari bodo", "undo kari"} {
		if _, err := Apply(juror, travelLine(words), ed); !errors.Is(err, fault.New(fault.State, "state.juror_file")) {
			t.Errorf("%s in ola's file: %v", words, err)
		}
	}
}

// A ballot that was sealed counts exactly as the same ballot entered.
func TestOpenedCountsAsEntered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := travelling()
		juror, err := Replay(travel(own...), ed)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 12).Draw(t, "events") {
			e := drawEvent(t)
			e.Who, e.Juror = "ola", ""
			if next, err := Apply(juror, e, ed); err == nil {
				juror = next
			}
		}
		b, ok := juror.Ballots["ola"]
		if !ok || !b.Started() {
			t.Skip("nothing was marked")
		}
		// A ballot that is sent has no marks of whom the juror is recused from.
		maps.DeleteFunc(b.Cells, func(c ballot.Cell, _ ballot.Entry) bool { return recusedFrom(juror, "ola", c.Nominee) })
		opened := contentsOf(b)
		opened.Sealed = travelLine("collect ola 1 A").Sealed

		chair := travel(slices.Concat(openEdition, []string{"collect ola 1 A", "close"})...)
		collected, err := Replay(append(chair, opened), ed)
		if err != nil {
			t.Fatal(err)
		}
		entered := State{Phase: Open, Ballots: map[string]*ballot.Ballot{"ola": b.Clone()}}
		for _, words := range []string{"hand-in ola", "close"} {
			if entered, err = Apply(entered, line(words), ed); err != nil {
				t.Fatal(err)
			}
		}
		if d := cmp.Diff(Counted(entered, ed), Counted(collected, ed), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("(-entered +opened):\n%s", d)
		}
		if d := cmp.Diff(Undecided(entered, ed), Undecided(collected, ed)); d != "" {
			t.Fatal(d)
		}
		if a, b := entered.HandIns["ola"].Abstained, collected.HandIns["ola"].Abstained; a != b {
			t.Fatalf("%d abstentions entered, %d opened", a, b)
		}
	})
}

// contentsOf is the event that opens a ballot.
func contentsOf(b *ballot.Ballot) Event {
	e := Event{Kind: BallotOpened, Who: "kari", Juror: b.Juror}
	for c, x := range b.Cells {
		change := CellChange{Nominee: c.Nominee, Criterion: c.Criterion, Comment: x.Comment}
		switch {
		case x.Set:
			change.Mark = x.Mark.Text()
		case x.Abstained:
			change.Mark = Abstain
		}
		e.Cells = append(e.Cells, change)
	}
	for n, r := range b.Recused {
		e.Recused = append(e.Recused, Statement{n, r.Ground})
	}
	for n, d := range b.Declared {
		e.Declared = append(e.Declared, Statement{n, d.Ground})
	}
	return e
}

// The record alone tells what became of every ballot that travelled.
func TestATraceFollowsWhatTravels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed, draw, start := travelling(), drawTravel, openEdition
		if rapid.Bool().Draw(t, "a juror's") {
			draw, start = drawOwn, own
		}
		s, trace := State{}, NewTrace(ed, 0)
		take := func(e Event) {
			next, err := Apply(s, e, ed)
			if err != nil {
				return
			}
			s = next
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s: %v", e.Kind, f)
			}
			if d := cmp.Diff(outline(s), outline(trace.State()), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s (-state +trace):\n%s", e.Kind, d)
			}
		}
		for _, e := range travel(start...) {
			take(e)
		}
		for range rapid.IntRange(0, 60).Draw(t, "n") {
			take(draw(t))
		}
	})
}

// Notes hold ids, numbers, classes and short hashes, and nothing that was said.
func TestNotesTellNoSecrets(t *testing.T) {
	secret := "Secret words"
	rapid.Check(t, func(t *rapid.T) {
		e := drawTravel(t)
		if rapid.Bool().Draw(t, "own") {
			e = drawOwn(t)
		}
		e.Reason, e.Ground, e.Confirmed, e.Key = secret, secret, secret, "ssh-ed25519 "+secret
		note := e.Note()
		if strings.Contains(note, "Secret") || strings.ContainsAny(note, "\"{}@") {
			t.Fatalf("%s: %q", e.Kind, note)
		}
	})
}
