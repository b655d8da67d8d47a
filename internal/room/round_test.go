package room_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// meeting is a room whose marks are open: kari's and ola's ballots were sealed
// in files of their own, anne's marks were entered, and per is absent.
type meeting struct {
	post
	d    *roomtest.Disk
	kari string // SHA-256 of kari's first ballot
}

func newMeeting(t *testing.T) *meeting {
	t.Helper()
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	m := &meeting{post: newPost(t, r, k), d: d}
	kari, sum := m.ballot("kari", 1, "", nil)
	ola, _ := m.ballot("ola", 1, "", nil)
	m.kari = sum
	m.collect(m.options(), m.put("kari-1.ballot", kari), m.put("ola-1.ballot", ola))
	must(t, r.Mark("anne", "kinn", "results", "4"), r.Mark("anne", "bodo", "results", "5,5"))
	_, err := r.HandIn("anne")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)))
	d.Clock.Move(time.Minute)
	return m
}

// opens opens a round, and a minute passes.
func (m *meeting) opens() *meeting {
	m.t.Helper()
	_, err := m.r.OpenRound("")
	must(m.t, err)
	m.d.Clock.Move(time.Minute)
	return m
}

// revision is kari's second ballot, as it is mailed, with changes to the first.
func (m *meeting) revision(change func(*mailing.Ballot)) string {
	sealed, _ := m.ballot("kari", 2, m.kari, change)
	return m.put("kari-2.ballot", sealed)
}

// marks sets the mark of the ballot's n-th cell, and the comment in it.
func marks(n int, mark, comment string) func(*mailing.Ballot) {
	return func(b *mailing.Ballot) { b.Marks[n].Mark, b.Marks[n].Comment = mark, comment }
}

// cell is what stands in a cell of a juror's counted ballot, as it is shown.
func cell(t *testing.T, bs []*ballot.Ballot, juror, nominee, criterion string) string {
	t.Helper()
	for _, b := range bs {
		if b.Juror != juror {
			continue
		}
		switch e := b.Cells[ballot.Cell{Nominee: nominee, Criterion: criterion}]; {
		case e.Set:
			return e.Mark.Text()
		case e.Abstained:
			return room.Abstain
		}
		return ""
	}
	t.Fatalf("no ballot of %s counts", juror)
	return ""
}

// Both marks of a change stay to be seen, and the ranking goes by the later.
func TestAMarkIsChangedInTheRoom(t *testing.T) {
	m := newMeeting(t)
	r := m.r
	before, _, err := r.Rank()
	must(t, err)
	n, err := r.OpenRound("")
	must(t, err)
	if s := sight(t, r, "ola"); n != 2 || s.Round != 2 || len(s.Rounds) != 1 || s.Rounds[0].OpenedAt.IsZero() {
		t.Fatalf("round %d: %d, %+v", n, s.Round, s.Rounds)
	}
	would, err := r.TryRevise("kari", "", "kinn", "results", "2,5", "heard the others")
	must(t, err)
	if len(sight(t, r, "").Rounds[0].Changes) != 0 {
		t.Error("trying it changes it")
	}
	must(t, r.Revise("kari", "", "kinn", "results", "2,5", "heard the others"))
	must(t, r.Revise("", "kari", "kinn", "results", "-", "knows too little")) // the chair, for kari
	must(t, r.Revise("siri", "ola", "bodo", "ideas", "70", "read it again"))
	s := sight(t, r, "")
	var told []string
	for _, c := range s.Rounds[0].Changes {
		told = append(told, strings.Join([]string{c.Juror, c.Nominee, c.Criterion, c.From, c.To, c.Reason}, " "))
		if c.Confirmed != deliberation.InRoom {
			t.Errorf("confirmed %q", c.Confirmed)
		}
	}
	want := []string{"kari kinn results 1 2.5 heard the others", "kari kinn results 2.5 - knows too little", "ola bodo ideas 1 70 read it again"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q", told)
	}
	if would.From != "1" || would.To != "2.5" || would.Juror != "kari" {
		t.Errorf("tried: %+v", would)
	}
	if got := cell(t, s.Ballots, "kari", "kinn", "results"); got != room.Abstain {
		t.Errorf("kari's mark is %s", got)
	}
	after, _, err := r.Rank()
	must(t, err)
	if after.Rows[0].Total.Equal(*before.Rows[0].Total) && after.Rows[1].Total.Equal(*before.Rows[1].Total) {
		t.Error("the ranking goes by the marks before")
	}
	must(t, r.Check(), again(t, m.d, r).Check())
}

// What stands in the way of a change, each with its own sentence.
func TestWhatIsNotChanged(t *testing.T) {
	m := newMeeting(t)
	r := m.r
	revise := func(who, juror, nominee, criterion, mark, reason string) error {
		return r.Revise(who, juror, nominee, criterion, mark, reason)
	}
	wantFault(t, revise("kari", "", "kinn", "results", "2", "why"), fault.State)
	wantFault(t, r.CloseRound(""), fault.State)
	_, err := r.OpenRound("kari")
	wantFault(t, err, fault.Juror)
	m.opens()
	_, err = r.OpenRound("")
	wantFault(t, err, fault.State)
	wantFault(t, r.Lock(""), fault.State)
	before, _ := r.Record()
	for name, c := range map[string]struct {
		err   error
		class fault.Class
	}{
		"no reason":              {revise("kari", "", "kinn", "results", "2", " "), fault.Usage},
		"another's mark":         {revise("kari", "ola", "kinn", "results", "2", "why"), fault.Juror},
		"nobody":                 {revise("mallory", "", "kinn", "results", "2", "why"), fault.Juror},
		"of nobody":              {revise("", "mallory", "kinn", "results", "2", "why"), fault.Juror},
		"who does not mark":      {revise("siri", "", "kinn", "results", "2", "why"), fault.Juror},
		"who is absent":          {revise("", "per", "kinn", "results", "2", "why"), fault.State},
		"the mark that is there": {revise("kari", "", "kinn", "results", "1,0", "why"), fault.State},
		"no mark":                {revise("kari", "", "kinn", "results", "", "why"), fault.Score},
		"off the scale":          {revise("kari", "", "kinn", "results", "7", "why"), fault.Score},
		"not a number":           {revise("kari", "", "kinn", "results", "much", "why"), fault.Score},
		"no such nominee":        {revise("kari", "", "oslo", "results", "2", "why"), fault.Score},
		"no such criterion":      {revise("kari", "", "kinn", "luck", "2", "why"), fault.Score},
		"a reason of escapes":    {revise("kari", "", "kinn", "results", "2", "why\x1b[2J"), fault.Text},
	} {
		if fault.ClassOf(c.err) != c.class {
			t.Errorf("%s: %v; wants %s", name, c.err, c.class)
		}
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("something was stored")
	}
	must(t, r.CloseRound(""), r.Lock(""))
	wantFault(t, revise("kari", "", "kinn", "results", "2", "why"), fault.State)
}

// A ballot that its juror sealed anew changes just the cells that differ, and is
// opened at once; what was changed in the room elsewhere stays.
func TestARevisedBallotIsTakenInWhileARoundIsOpen(t *testing.T) {
	m := newMeeting(t).opens()
	r := m.r
	must(t, r.Revise("kari", "", "bodo", "results", "6", "spoken for"))
	path := m.revision(marks(0, "3.5", "The others have a point."))
	o := m.options()
	o.Out = filepath.Join(m.dir, "receipts")
	done := m.collect(o, path)
	m.is(done, room.Accepted, "")
	x := done.Files[0]
	if len(x.Changes) != 1 || x.Changes[0].From != "1" || x.Changes[0].To != "3.5" || x.Changes[0].Reason != "The others have a point." ||
		x.Changes[0].Confirmed != deliberation.BySignature || x.Changes[0].Revision != 2 || x.Revision != 2 {
		t.Errorf("%+v", x)
	}
	if done.Receipt != 2 || !done.Signed || len(done.Written) != 2 {
		t.Errorf("%+v", done)
	}
	s := sight(t, r, "")
	if got := cell(t, s.Ballots, "kari", "kinn", "results"); got != "3.5" {
		t.Errorf("the mark is %s", got)
	}
	if got := cell(t, s.Ballots, "kari", "bodo", "results"); got != "6" {
		t.Errorf("the mark that was changed in the room is %s", got)
	}
	if j := jurorOf(t, s, "kari"); j.Revision != 2 || j.Origin != room.OriginSealed || j.State != deliberation.HandedIn {
		t.Errorf("%+v", j)
	}
	m.is(m.collect(m.options(), path), room.Already, "")
	m.is(m.collect(m.options(), filepath.Join(m.dir, "kari-1.ballot")), room.Refused, fault.Stale)
	for _, x := range m.collect(m.options(), m.dir).Files {
		if x.Result != room.Already {
			t.Errorf("in the folder: %s %s %v", x.File, x.Result, x.Fault)
		}
	}
	must(t, r.Check(), r.CloseRound(""), again(t, m.d, r).Check())
}

// Two revisions that come at once are two steps.
func TestTwoRevisionsAtOnce(t *testing.T) {
	m := newMeeting(t).opens()
	two, sum := m.ballot("kari", 2, m.kari, marks(0, "2", "First thought."))
	three, _ := m.ballot("kari", 3, sum, marks(0, "3", "Second thought."))
	done := m.collect(m.options(), m.put("b.ballot", three), m.put("c.ballot", two))
	for _, x := range done.Files {
		if x.Result != room.Accepted || len(x.Changes) != 1 {
			t.Errorf("%s: %s %v", x.File, x.Result, x.Fault)
		}
	}
	changes := sight(t, m.r, "").Rounds[0].Changes
	if len(changes) != 2 || changes[0].To != "2" || changes[1].From != "2" || changes[1].To != "3" {
		t.Errorf("%+v", changes)
	}
	must(t, m.r.Check(), again(t, m.d, m.r).Check())
}

// The reason of a change is the comment in its cell, else what the chair says.
func TestARevisedBallotSaysWhy(t *testing.T) {
	m := newMeeting(t).opens()
	path := m.revision(marks(2, "4", ""))
	m.is(m.collect(m.options(), path), room.Refused, fault.State)
	o := m.options()
	o.Reason = "of something else"
	m.is(m.collect(o, path), room.Refused, fault.State)
	o.Why = "said so on the phone"
	done := m.collect(o, path)
	m.is(done, room.Accepted, "")
	if c := done.Files[0].Changes; len(c) != 1 || c[0].Reason != o.Why {
		t.Errorf("%+v", c)
	}
}

func TestStandingBeforeARound(t *testing.T) {
	m := newMeeting(t)
	r := m.r
	standing := func(n int) room.Standing {
		t.Helper()
		s, err := r.Standing(n)
		must(t, err)
		return s
	}
	must(t, m.opens().r.Revise("kari", "", "kinn", "results", "6", "one"), r.CloseRound(""))
	must(t, m.opens().r.Revise("kari", "", "kinn", "results", "2", "two"), r.CloseRound(""))
	for n, want := range map[int]string{2: "1", 3: "6", 4: "2"} {
		s := standing(n)
		if got := cell(t, s.Ballots, "kari", "kinn", "results"); got != want || s.Round != n {
			t.Errorf("before round %d: %s", n, got)
		}
	}
	first, last := standing(2).Ranking, standing(4).Ranking
	now, _, err := r.Rank()
	must(t, err)
	if first.Rows[0].Total.Equal(*last.Rows[0].Total) && first.Rows[1].Total.Equal(*last.Rows[1].Total) {
		t.Error("both rank alike")
	}
	for i, row := range now.Rows {
		if row.Nominee != last.Rows[i].Nominee || !row.Jury.Equal(*last.Rows[i].Jury) {
			t.Errorf("now is %+v; %+v", row, last.Rows[i])
		}
	}
	for _, n := range []int{-1, 0, 1, 5} {
		if _, err := r.Standing(n); fault.ClassOf(err) != fault.Usage {
			t.Errorf("before round %d: %v", n, err)
		}
	}
	must(t, r.Reopen("", deliberation.Closed, "a mistake"))
	_, err = r.Standing(2)
	wantFault(t, err, fault.State)
	if s := sight(t, r, ""); s.Rounds != nil || s.Round != 0 {
		t.Errorf("seen before the marks are open: %+v", s.Rounded)
	}
}

// Nothing of a round is in a copy that was made before it, and all of it in one
// that was made after.
func TestARoundIsInTheBackup(t *testing.T) {
	m := newMeeting(t).opens()
	m.is(m.collect(m.options(), m.revision(marks(0, "3.5", "A point."))), room.Accepted, "")
	entries, _ := m.r.Record()
	old, _, err := copyOf(t, m.d, m.r, len(entries))
	must(t, err, old.Check())
	if s := sight(t, old, ""); s.Round != 2 || len(s.Rounds[0].Changes) != 1 {
		t.Errorf("the copy: %+v", s.Rounded)
	}
}

// What was sealed is kept as it came, and pinned: a ballot that is not the one
// that changed the marks is found when the file is opened.
func TestARevisedBallotIsPinned(t *testing.T) {
	for _, name := range []func(x room.CollectedFile) string{
		func(x room.CollectedFile) string { return "ballots/" + x.SHA256 + ".json" },
		func(x room.CollectedFile) string { return "sealed/" + x.SealedSHA256 + ".ballot" },
	} {
		m := newMeeting(t).opens()
		doc := name(m.collect(m.options(), m.revision(marks(0, "3.5", "A point."))).Files[0])
		store := m.d.File(m.r.Path())
		kept, err := store.Load()
		must(t, err)
		if len(kept.Docs[doc]) == 0 {
			t.Fatalf("%s is not kept", doc)
		}
		must(t, store.Append(nil, map[string][]byte{doc: append(kept.Docs[doc], '\n')}), m.r.Close())
		if _, err := m.d.Desk().Enter(m.r.Path(), false); fault.ClassOf(err) != fault.Log {
			t.Errorf("%s was changed: %v", doc, err)
		}
	}
}

// From the first round on the items of the agenda keep their names, whatever
// marks are changed: a note goes where it was meant to.
func TestARoundKeepsTheAgenda(t *testing.T) {
	m := newMeeting(t)
	items := func() []string {
		var all []string
		for _, it := range sight(t, m.r, "").Meeting.Items {
			all = append(all, strings.Join(append([]string{it.ID, string(it.Kind), it.Criterion}, it.Nominees...), " "))
		}
		return all
	}
	before := items()
	if sight(t, m.r, "").Meeting.Stored || len(before) == 0 {
		t.Fatalf("kept before anything happened: %v", before)
	}
	m.opens()
	for _, nominee := range []string{"kinn", "bodo", "hamar"} {
		for _, juror := range []string{"kari", "ola"} {
			must(t, m.r.Revise("", juror, nominee, "results", "6", "why"))
		}
	}
	if s := sight(t, m.r, ""); !slices.Equal(items(), before) || !s.Meeting.Stored {
		t.Errorf("kept: %v\n%v\nbecame\n%v", s.Meeting.Stored, before, items())
	}
	must(t, m.r.CloseRound(""))
	decidedBothWays(t, m.r) // of a meeting that nobody held it tells nothing
}

// A receipt of a round that is closed holds the record to all that was changed
// in it, and jurors can keep it. Where nobody could, there is none.
func TestAClosedRoundIsReceipted(t *testing.T) {
	m := newMeeting(t).opens()
	must(t, m.r.Revise("kari", "", "kinn", "results", "6", "why"))
	out := filepath.Join(m.dir, "receipts")
	done, err := m.r.CloseRoundWith(t.Context(), "", roomtest.SignAsChair(t, m.r), out)
	must(t, err)
	if done.Receipt != 2 || !done.Signed || len(done.Written) != 2 {
		t.Fatalf("%+v", done)
	}
	data, err := os.ReadFile(done.Written[0])
	must(t, err)
	rc, err := mailing.ReadReceipt(data, "receipt")
	must(t, err)
	entries, _ := m.r.Record()
	last := entries[rc.Record.Size-1]
	if last.Kind != string(deliberation.RoundClosed) || rc.Record.Head != record.Hash(record.Line(last)) || len(rc.Ballots) != 2 {
		t.Errorf("it pins %s, and lists %d ballots", last.Kind, len(rc.Ballots))
	}
	must(t, m.r.Check())

	must(t, m.opens().r.CloseRound(""))
	if s := sight(t, m.r, ""); s.LastReceipt != 3 || !slices.Equal(s.Unsigned, []int{3}) {
		t.Errorf("receipt %d, unsigned %v", s.LastReceipt, s.Unsigned)
	}
	_, _, err = m.r.SignReceipts(t.Context(), "", roomtest.SignAsChair(t, m.r), out)
	must(t, err, again(t, m.d, m.r).Check())

	alone, _ := roomtest.NewDisk().Worked(t)
	_, err = alone.OpenRound("")
	must(t, err, alone.CloseRound(""))
	if n := sight(t, alone, "").LastReceipt; n != 0 {
		t.Errorf("receipt %d for nobody", n)
	}
}
