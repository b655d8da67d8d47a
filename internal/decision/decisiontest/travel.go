package decisiontest

import (
	"encoding/json"
	"fmt"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
)

// send takes the juror's draft as a ballot that travels: sealed or on a form,
// once or in two revisions, and now and then with another of one revision.
func (d *drawer) send(juror string) {
	own, ok := d.s.Ballots[juror]
	if !ok {
		own = ballot.New(juror)
	}
	for range rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(d.T, "revisions") {
		d.arrive(juror, own, deliberation.BallotCollected, "")
	}
	if !d.chance("another", 8) {
		return
	}
	d.arrive(juror, own, deliberation.BallotHeld, "")
	if held := d.s.Held[juror]; len(held) > 0 && d.chance("chosen", 2) {
		d.do(deliberation.Event{Kind: deliberation.BallotChosen, Who: chairID, Juror: juror,
			Sealed: held[len(held)-1].Sealed, Reason: d.secret()})
	}
}

// arrive lets a ballot come in.
func (d *drawer) arrive(juror string, own *ballot.Ballot, kind deliberation.Kind, late string) {
	d.words++
	digits := func(what string) string { return Digits(fmt.Sprint(Secret, what, d.words)) }
	e := deliberation.Event{
		Kind: kind, Who: chairID, Juror: juror, Revision: deliberation.LastRevision(d.s, juror), Reason: late,
		SHA256: digits("ballot"), Sealed: digits("sealed"), SaltSum: digits("salt"),
	}
	if kind == deliberation.BallotCollected {
		e.Revision++
	}
	if d.chance("form", 4) {
		e.Origin, e.Confirmed = deliberation.OriginForm, d.secret()
	} else {
		e.Origin, e.Key = deliberation.OriginSealed, deliberation.KeyOf(d.s, d.edition(), juror)
	}
	if d.do(e) {
		d.sent[e.Sealed] = own
	}
}

// sendLate lets a juror who was absent by closing send a ballot after all.
func (d *drawer) sendLate() {
	for _, j := range d.edition().Voters() {
		if _, absent := d.s.Absences[j.ID]; absent && d.chance("late", 4) {
			d.arrive(j.ID, ballot.New(j.ID), deliberation.BallotCollected, d.secret())
		}
	}
}

// openBallots opens what is sealed, as opening the marks does.
func (d *drawer) openBallots() {
	for _, juror := range deliberation.Sealed(d.s) {
		e := deliberation.Event{Kind: deliberation.BallotOpened, Who: chairID, Juror: juror, Sealed: d.s.HandIns[juror].Sealed}
		d.fillIn(&e, d.sent[e.Sealed])
		d.do(e)
	}
}

// fillIn puts what is in a ballot into the event that opens it.
func (d *drawer) fillIn(e *deliberation.Event, own *ballot.Ballot) {
	for i := range d.Edition.Nominees {
		n := d.Edition.Nominees[i].ID
		if x, ok := own.Declared[n]; ok {
			e.Declared = append(e.Declared, deliberation.Statement{Nominee: n, Ground: x.Ground})
		}
		if x, ok := own.Recused[n]; ok {
			e.Recused = append(e.Recused, deliberation.Statement{Nominee: n, Ground: x.Ground})
			continue
		}
		for _, asked := range d.Edition.Marked() {
			c := ballot.Cell{Nominee: n, Criterion: asked.ID}
			if x := own.Cells[c]; x.Set {
				e.Cells = append(e.Cells, deliberation.CellChange{Nominee: n, Criterion: c.Criterion, Mark: x.Mark.Text(), Comment: x.Comment})
			}
		}
	}
}

// amend changes texts, the roll, or who is nominated still.
func (d *drawer) amend() {
	if !d.chance("amended", 3) {
		return
	}
	n := d.Edition.Nominees[0].ID
	changes := map[string][]award.Change{
		"a text":       {{Path: "nominees/" + n + "/summary", To: json.RawMessage(fmt.Sprintf("%q", fmt.Sprint("A text ", d.words)))}},
		"a substitute": {{Path: "jurors/" + Secret + "new", To: json.RawMessage(`{"name":"` + Secret + `name new","email":"` + Secret + `new@example.org"}`)}},
		"a withdrawal": {{Path: "nominees/" + n + "/withdrawn", To: json.RawMessage("true")}},
	}
	changes["all"] = append(append(changes["a text"], changes["a substitute"]...), changes["a withdrawal"]...)
	which := rapid.SampledFrom([]string{"a text", "a substitute", "a withdrawal", "all"}).Draw(d.T, "amendment")
	reason := "A reason for everybody."
	if which == "a substitute" || which == "all" {
		reason = d.secret()
	}
	_, done, err := award.Amend(d.edition(), changes[which])
	if err != nil {
		return // it was made already
	}
	d.do(deliberation.Event{Kind: deliberation.EditionAmended, Who: chairID, Number: len(d.s.Amendments) + 1,
		SHA256: Digits(fmt.Sprint(Secret, "amendment", d.words)), Reason: reason, Changes: done})
}
