package room_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// stood is a ranking and the ballots that it is of, to be compared.
func stood(bs []*ballot.Ballot, rk *ranking.Ranking, cells []ballot.Cell) string {
	var s strings.Builder
	for _, row := range rk.Rows {
		fmt.Fprintf(&s, "%d %s %s\n", row.Place, row.Nominee, row.Jury)
	}
	for _, b := range bs {
		for _, c := range cells {
			mark, is := b.Mark(c)
			fmt.Fprintf(&s, "%s %v %v %s\n", b.Juror, c, is, mark.Text())
		}
	}
	return s.String()
}

// Whatever is changed in whichever round, in the room or by signed ballots: how
// the marks stood before each round is what was to be seen when it was opened.
func TestStandingIsWhatStood(t *testing.T) {
	test := t
	rapid.Check(t, func(t *rapid.T) {
		m := newMeeting(test)
		cells := cellsOf(m.r)
		now := func() string {
			s := sight(test, m.r, "")
			return stood(s.Ballots, s.Ranking, cells)
		}
		serial, last := 0, sent{revision: 1, sha256: m.kari}
		was := map[int]string{}
		rounds := rapid.IntRange(1, 3).Draw(t, "rounds")
		for n := 2; n < 2+rounds; n++ {
			was[n] = now()
			m.opens()
			for range rapid.IntRange(0, 4).Draw(t, "changes") {
				if rapid.IntRange(0, 2).Draw(t, "signed") > 0 {
					c := rapid.SampledFrom(cells).Draw(t, "cell")
					juror, mark := rapid.SampledFrom([]string{"anne", "kari", "ola"}).Draw(t, "juror"), rapid.SampledFrom([]string{"1", "2", "3", "-"}).Draw(t, "mark")
					_ = m.r.Revise("", juror, c.Nominee, c.Criterion, mark, "why") // or it is that already
					continue
				}
				serial++
				sealed, sum := m.ballot("kari", last.revision+1, last.sha256, func(b *mailing.Ballot) {
					b.Salt = mailingtest.Salt("stood", serial)
					i := rapid.IntRange(0, len(b.Marks)-1).Draw(t, "nth")
					marks(i, strconv.Itoa(rapid.IntRange(1, 6).Draw(t, "to")), "why")(b)
				})
				if x := m.collect(m.options(), m.put("kari.ballot", sealed)).Files[0]; x.Result == room.Accepted {
					last = sent{revision: x.Revision, sha256: sum}
				} else if x.Fault.Class != fault.State {
					t.Fatalf("refused: %v", x.Fault)
				}
			}
			must(test, m.r.CloseRound(""))
		}
		was[2+rounds] = now()
		for n, want := range was {
			s, err := m.r.Standing(n)
			must(test, err)
			if got := stood(s.Ballots, s.Ranking, cells); got != want {
				t.Fatalf("before round %d of %d:\n%swant\n%s", n, rounds, got, want)
			}
		}
	})
}

// cellsOf are the cells that jurors mark.
func cellsOf(r *room.Room) []ballot.Cell {
	var cells []ballot.Cell
	ed := r.Edition()
	for i := range ed.Nominees {
		for _, c := range ed.Marked() {
			cells = append(cells, ballot.Cell{Nominee: ed.Nominees[i].ID, Criterion: c.ID})
		}
	}
	return cells
}

// Once rounds have changed a juror's marks, a later ballot comes in a round, and
// not by the way that was there before them.
func TestALateBallotDoesNotUndoARound(t *testing.T) {
	m := newMeeting(t).opens()
	must(t, m.r.Revise("kari", "", "bodo", "results", "6", "spoken for"), m.r.CloseRound(""), m.r.Reopen("", deliberation.Closed, "a ballot came"))
	path, o := m.revision(marks(0, "3.5", "A point.")), m.options()
	o.Late = "the post was slow"
	done := m.collect(o, path)
	m.is(done, room.Refused, fault.State)
	must(t, m.r.RevealMarksWith("", []byte(roomtest.Passphrase)))
	m.opens()
	m.is(m.collect(m.options(), path), room.Accepted, "")
	s := sight(t, m.r, "")
	if got := cell(t, s.Ballots, "kari", "bodo", "results"); got != "6" || s.Round != 3 {
		t.Errorf("round %d: %s", s.Round, got)
	}
	must(t, m.r.CloseRound(""))
	decidedBothWays(t, m.r)
}

// Where marks and public vote were opened together there was no meeting in
// between: a round takes going back.
func TestARoundAfterBothWereOpened(t *testing.T) {
	d := roomtest.NewDisk()
	d.Keys = roomtest.Keyring(t)
	r, _ := d.Demo(t, roomtest.MadeUp)
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealBoth(""))
	_, err = r.OpenRound("")
	wantFault(t, err, fault.State)
	must(t, r.Reopen("", deliberation.Deliberating, "the jury wants to talk"))
	before := sight(t, r, "")
	_, err = r.OpenRound("")
	must(t, err)
	b := before.Ballots[0]
	var changed ballot.Cell
	for _, c := range cellsOf(r) {
		if mark, is := b.Mark(c); is && mark.Text() != "1" {
			changed = c
			break
		}
	}
	must(t, r.Revise("", b.Juror, changed.Nominee, changed.Criterion, "1", "talked"), r.CloseRound(""), r.Lock(""), r.RevealTally(""))
	if s := sight(t, r, ""); s.InOrder || !s.Final || cell(t, s.Ballots, b.Juror, changed.Nominee, changed.Criterion) != "1" {
		t.Errorf("in order %v, final %v", s.InOrder, s.Final)
	}
	must(t, r.Check(), again(t, d, r).Check())
}

// The record tells which mark was changed, and neither what it became nor why.
func TestTheRecordTellsNoMark(t *testing.T) {
	m := newMeeting(t).opens()
	must(t, m.r.Revise("kari", "", "kinn", "ideas", "87", "because of the harbour"))
	m.is(m.collect(m.options(), m.revision(marks(1, "93", "because of the school"))), room.Accepted, "")
	entries, _ := m.r.Record()
	told := 0
	for _, e := range entries {
		note, _, _ := strings.Cut(e.Note, "sha256")
		if strings.Contains(note, "kinn") {
			told++
		}
		for _, word := range []string{"87", "93", "because", "harbour", "school"} {
			if strings.Contains(note, word) {
				t.Errorf("%s tells %q: %s", e.Kind, word, e.Note)
			}
		}
	}
	if told == 0 {
		t.Error("nothing tells of the nominee")
	}
}
