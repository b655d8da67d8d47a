package decisiontest

import (
	"fmt"

	"pgregory.net/rapid"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
)

// Quotable is a comment that everybody may read, and that grounds cite.
const Quotable = "Words that anybody may read here."

// meet lets the jury meet while its marks are open: with or without an agenda,
// in one round of changes or several.
func (d *drawer) meet() {
	if !d.chance("met", 2) {
		return
	}
	d.plan()
	for range rapid.IntRange(0, 2).Draw(d.T, "rounds") {
		d.do(deliberation.Event{Kind: deliberation.RoundOpened, Who: chairID, Number: len(d.s.Rounds) + deliberation.FirstRound})
		for range rapid.IntRange(0, 6).Draw(d.T, "happenings") {
			voters := d.edition().Voters()
			juror := voters[rapid.IntRange(0, len(voters)-1).Draw(d.T, "whose")].ID
			switch rapid.IntRange(0, 3).Draw(d.T, "happens") {
			case 0:
				d.takeUp(juror)
			case 1:
				d.sendAgain(juror)
			default:
				d.revise(juror)
			}
		}
		if d.chance("back in a round", 10) {
			to := rapid.SampledFrom([]deliberation.Phase{deliberation.Open, deliberation.Closed}).Draw(d.T, "back from a round")
			d.do(deliberation.Event{Kind: deliberation.Reopened, Who: chairID, To: to, Reason: "A reason for everybody."})
			return
		}
		d.do(deliberation.Event{Kind: deliberation.RoundClosed, Who: chairID, Number: len(d.s.Rounds) + deliberation.FirstRound - 1})
	}
	if now, open := d.s.Meeting.Open(); open && d.chance("put down", 2) {
		d.do(deliberation.Event{Kind: deliberation.ItemClosed, Who: chairID, Item: now.Item})
	}
}

// plan sets an agenda, or leaves the one there was.
func (d *drawer) plan() {
	if d.chance("no agenda", 3) {
		return
	}
	n := d.Edition.Nominees[0].ID
	d.do(deliberation.Event{Kind: deliberation.AgendaSet, Who: chairID, Agenda: []agenda.Item{
		{ID: "i1", Kind: agenda.Intro, Minutes: 5},
		{ID: "i2", Kind: agenda.Apart, Nominees: []string{n}, Criterion: d.Edition.Criteria[0].ID, Minutes: 10},
		{ID: "i3", Kind: agenda.Own, Title: d.secret(), Minutes: 7},
	}})
}

// takeUp takes up an item of the agenda, for which the juror goes out, and
// writes a note.
func (d *drawer) takeUp(juror string) {
	item := rapid.SampledFrom([]string{"i1", "i2", "i3"}).Draw(d.T, "item")
	e := deliberation.Event{Kind: deliberation.ItemOpened, Who: chairID, Item: item}
	if d.chance("left", 2) {
		e.By = []string{juror}
	}
	d.do(e)
	if d.chance("noted", 2) {
		d.do(deliberation.Event{Kind: deliberation.NoteWritten, Who: chairID, Item: item, Text: d.secret() + "\non two lines"})
	}
}

// cell draws a cell and another mark for it.
func (d *drawer) cell() (ballot.Cell, string) {
	criteria := d.Edition.Marked()
	c := criteria[rapid.IntRange(0, len(criteria)-1).Draw(d.T, "criterion")]
	nominee := d.Edition.Nominees[rapid.IntRange(0, len(d.Edition.Nominees)-1).Draw(d.T, "nominee")].ID
	return ballot.Cell{Nominee: nominee, Criterion: c.ID}, d.mark(c)
}

// mark draws one of few marks, or an abstention.
func (d *drawer) mark(c *award.Criterion) string {
	if d.chance("abstains", 5) {
		return deliberation.Abstain
	}
	return c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(rapid.Int64Range(0, 2).Draw(d.T, "mark")))).Text()
}

// revise lets a juror change a mark in the room.
func (d *drawer) revise(juror string) {
	c, mark := d.cell()
	d.do(deliberation.Event{
		Kind: deliberation.MarkRevised, Who: chairID, Juror: juror, Reason: d.secret(), Number: len(d.s.Rounds) + deliberation.FirstRound - 1,
		Cells: []deliberation.CellChange{{Nominee: c.Nominee, Criterion: c.Criterion, Mark: mark}},
	})
}

// sendAgain lets a juror send another ballot, that differs in up to three cells
// from the one before.
func (d *drawer) sendAgain(juror string) {
	before := d.s.Sent[juror]
	if before == nil {
		return
	}
	b := before.Clone()
	for range 3 {
		c, mark := d.cell()
		entry := ballot.Entry{Abstained: mark == deliberation.Abstain, Comment: b.Cells[c].Comment}
		if v, err := exact.CanonicalMark(mark); err == nil {
			entry.Set, entry.Mark = true, v
		}
		b.Put(c, entry)
	}
	changes, f := deliberation.Revisions(d.s, d.edition(), b, "Zq")
	if f != nil {
		return
	}
	d.words++
	digits := func(what string) string { return Digits(fmt.Sprint(Secret, what, d.words)) }
	e := deliberation.Event{
		Kind: deliberation.BallotRevised, Who: chairID, Juror: juror, Reason: d.secret(), Origin: deliberation.OriginSealed,
		Revision: deliberation.LastRevision(d.s, juror) + 1, Number: len(d.s.Rounds) + deliberation.FirstRound - 1, Marks: len(changes),
		SHA256: digits("ballot"), Sealed: digits("sealed"), SaltSum: digits("salt"), Key: deliberation.KeyOf(d.s, d.edition(), juror),
	}
	d.fillIn(&e, b)
	if d.do(e) {
		d.sent[e.Sealed] = b
	}
}
