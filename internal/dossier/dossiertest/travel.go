package dossiertest

import (
	"fmt"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/exact"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// Travel is how ballots come in that are not entered in the chair's file, by
// jurors' ids; all others are entered.
type Travel struct {
	Sealed []string // signed by the juror, with the key of JurorKey
	Forms  []string // on a form
	Twice  string   // one of Sealed, who handed in another before
	Forked string   // one of Sealed, of whom there is another of the same revision, that was not chosen
	Late   string   // one of them, whose ballot comes after closing
	Amend  []Amended

	Imposed   string    // one of Sealed, whom the others held disqualified towards ImposedOn before a ballot came; it does not say so
	Rekeyed   bool      // Twice signs the second with another key
	Other     bool      // of Forked the other is chosen
	Open      bool      // of Forked none is chosen
	AmendLate []Amended // once the marks are open
}

// ImposedOn is the nominee of Imposed.
const ImposedOn = "bodo"

// Amended is an amendment that is made while jurors score.
type Amended struct {
	Reason  string
	Changes []award.Change
}

// Recipient is what these ballots are sealed to; nobody can open them.
const Recipient = "age1hgmua53t2995x3xtjktg6spwc9l0c8jqtynkunl4t2f2nw0dngvsgxggw4"

// JurorKey is the number of a juror's key, by place on the roll.
func JurorKey(ed *award.Edition, juror string) byte {
	return 100 + byte(slices.IndexFunc(ed.Jurors, func(j award.Juror) bool { return j.ID == juror }))
}

// post is the travelling part of a case under way.
type post struct {
	marks   map[string]*ballot.Ballot // by juror: the last word of each who travels
	last    map[string]*mailing.Ballot
	opened  map[string]bool
	parts   dossier.Parts
	rolls   map[int][]byte
	pending bool // something came in since the last receipt
}

// travels reports that the juror's ballot is not entered.
func (c *Case) travels(juror string) bool {
	return c.Travel != nil && (slices.Contains(c.Travel.Sealed, juror) || slices.Contains(c.Travel.Forms, juror))
}

// post takes the ballots in that travel, in three loads with a receipt each:
// first revisions, last revisions with the forms, and what comes late.
func (p *play) post(rows []ballot.Row) {
	t := p.c.Travel
	if t == nil {
		return
	}
	p.mail = &post{
		marks: map[string]*ballot.Ballot{}, last: map[string]*mailing.Ballot{}, opened: map[string]bool{}, rolls: map[int][]byte{},
		parts: dossier.Parts{
			Ballots: map[string][2][]byte{}, Aside: map[string][2][]byte{}, Forms: map[string][]byte{}, Receipts: map[int][3][]byte{},
			Cosignatures: map[string][]byte{}, Amendments: map[int][2][]byte{},
		},
	}
	p.write(rows)
	if t.Imposed != "" {
		p.does(deliberation.Event{Kind: deliberation.Recused, Juror: t.Imposed, Nominee: ImposedOn, Ground: "A cousin."})
		p.uphold(deliberation.Doubt{Juror: t.Imposed, Nominee: ImposedOn})
	}
	for _, juror := range t.Sealed {
		if juror == t.Twice {
			p.arrive(juror, p.other(p.mail.marks[juror]), 1, "")
		} else if juror != t.Late {
			p.arrive(juror, p.mail.marks[juror], 1, "")
		}
	}
	p.receipt()
	if t.Twice != "" {
		p.arrive(t.Twice, p.mail.marks[t.Twice], 2, "")
	}
	if t.Forked != "" {
		p.fork(t.Forked)
	}
	for _, juror := range t.Forms {
		if juror != t.Late {
			p.arrive(juror, p.mail.marks[juror], 1, "")
		}
	}
	for _, a := range t.Amend {
		p.amend(a)
	}
	p.receipt()
}

// write fills in the ballots that will travel.
func (p *play) write(rows []ballot.Row) {
	all, err := ballot.FromRows(rows, p.c.Edition)
	must(p.t, err)
	for _, b := range all {
		if !p.c.travels(b.Juror) {
			continue
		}
		for nominee := range b.Recused {
			ground := groundOf(rows, b.Juror, nominee)
			b.Recused[nominee], b.Declared[nominee] = ballot.Recusal{Ground: ground}, ballot.Declaration{Ground: ground}
		}
		p.mail.marks[b.Juror] = b
	}
}

// groundOf is what stands beside a recusal in the table of marks.
func groundOf(rows []ballot.Row, juror, nominee string) string {
	for _, r := range rows {
		if r.Juror == juror && r.Nominee == nominee && r.Recused && r.Comment != "" {
			return r.Comment
		}
	}
	return "Has worked there."
}

// late takes in what comes after closing.
func (p *play) late() {
	if t := p.c.Travel; t != nil && t.Late != "" {
		p.arrive(t.Late, p.mail.marks[t.Late], 1, "The mail lay in the wrong box.")
		p.receipt()
	}
}

// other is a ballot with one mark that is another.
func (p *play) other(b *ballot.Ballot) *ballot.Ballot {
	b = b.Clone()
	for i := range p.c.Edition.Nominees {
		c := ballot.Cell{Nominee: p.c.Edition.Nominees[i].ID, Criterion: p.c.Edition.Marked()[0].ID}
		if e := b.Cells[c]; e.Set {
			low := p.c.Edition.Marked()[0].Scale.Min
			if e.Mark.Equal(low) {
				low = low.Add(exact.Int(1))
			}
			e.Mark = low
			b.Put(c, e)
			return b
		}
	}
	p.t.Fatalf("%s has no mark", b.Juror)
	return nil
}

// written is a ballot as it is signed or read from a form, and its event.
func (p *play) written(juror string, b *ballot.Ballot, revision int, late string) (own *mailing.Ballot, e deliberation.Event) {
	head := mailing.BallotHead{
		Fingerprint: record.Hash(p.frozen), SealedTo: Recipient, Revision: revision, Salt: p.random("ballot of " + juror), CreatedAt: p.next(),
	}
	e = deliberation.Event{Kind: deliberation.BallotCollected, Juror: juror, Revision: revision, Reason: late,
		Sealed: p.random("sealed of " + juror)}
	if slices.Contains(p.c.Travel.Sealed, juror) {
		e.Origin, e.Key = deliberation.OriginSealed, trusttest.Signer(p.t, p.keyFor(juror, revision)).Public().Line()
		head.JurorKey = e.Key
	} else {
		e.Origin, e.Confirmed = deliberation.OriginForm, "by phone, the secretary"
	}
	if last := p.mail.last[juror]; last != nil && revision > last.Revision {
		head.Previous = record.Hash(last.Encode())
	}
	own = mailing.NewBallot(b, p.edition(), head)
	e.SHA256, e.SaltSum = record.Hash(own.Encode()), own.SaltSum()
	return own, e
}

// keyFor is the number of the key that signs a revision.
func (p *play) keyFor(juror string, revision int) byte {
	if p.c.Travel.Rekeyed && juror == p.c.Travel.Twice && revision > 1 {
		return JurorKey(p.c.Edition, juror) + 50
	}
	return JurorKey(p.c.Edition, juror)
}

// arrive takes a ballot in, after the juror's key where it is not known yet.
func (p *play) arrive(juror string, b *ballot.Ballot, revision int, late string) {
	p.t.Helper()
	own, e := p.written(juror, b, revision, late)
	if now := deliberation.KeyOf(p.state, p.edition(), juror); e.Key != "" && now != e.Key {
		key := deliberation.Event{Kind: deliberation.KeyConfirmed, Juror: juror, Key: e.Key}
		if now != "" {
			key.Reason = "The laptop was stolen."
		}
		p.does(key)
	}
	p.does(e)
	p.keep(juror, own)
}

// keep puts a ballot into the folder.
func (p *play) keep(juror string, own *mailing.Ballot) {
	p.mail.last[juror], p.mail.pending = own, true
	bytes, sig := own.Encode(), []byte(nil)
	if own.JurorKey != "" {
		sig = Sign(p.t, p.keyFor(juror, own.Revision), trust.NamespaceBallot, bytes)
	} else {
		p.mail.parts.Forms[juror+".txt"] = []byte("A form that " + juror + " filled in.\n")
	}
	if before, ok := p.mail.parts.Ballots[juror]; ok {
		p.earlier[juror] = before
		p.aside(juror, before)
	}
	p.mail.parts.Ballots[juror] = [2][]byte{bytes, sig}
}

// aside puts a ballot that gave way into the folder.
func (p *play) aside(juror string, signed [2][]byte) {
	own, err := mailing.ReadBallot(signed[0], juror)
	must(p.t, err)
	p.mail.parts.Aside[fmt.Sprintf("%s-%d-%s", juror, own.Revision, record.Hash(signed[0])[:8])] = signed
}

// fork lets another ballot of the same revision come in; the first is chosen, or
// what the case says.
func (p *play) fork(juror string) {
	now, first := p.state.HandIns[juror], p.mail.parts.Ballots[juror]
	own, e := p.written(juror, p.other(p.mail.marks[juror]), now.Revision, "")
	e.Kind = deliberation.BallotHeld
	p.does(e)
	p.mail.pending = true
	data := own.Encode()
	other := [2][]byte{data, Sign(p.t, p.keyFor(juror, own.Revision), trust.NamespaceBallot, data)}
	chosen := now.Sealed
	switch t := p.c.Travel; {
	case t.Open:
		delete(p.mail.parts.Ballots, juror)
		p.aside(juror, first)
		p.aside(juror, other)
		return
	case t.Other:
		chosen = e.Sealed
		p.mail.last[juror] = own
		p.mail.parts.Ballots[juror] = other
		p.aside(juror, first)
	default:
		p.aside(juror, other)
	}
	p.does(deliberation.Event{Kind: deliberation.BallotChosen, Juror: juror, Sealed: chosen, Reason: "Said so on the phone."})
}

// receipt issues and signs a receipt for what has come in.
func (p *play) receipt() {
	if !p.mail.pending {
		return
	}
	p.mail.pending = false
	n := len(p.state.Receipts) + 1
	roll := decision.Roll(p.edition(), record.Hash(p.frozen), p.state)
	r := &mailing.Receipt{
		Edition: p.c.Edition.ID, Fingerprint: record.Hash(p.frozen), Number: n, At: p.next(),
		Record: mailing.Record{Size: len(p.lines), Head: p.head}, RollSHA256: record.Hash(roll),
	}
	for _, j := range p.edition().Voters() {
		if in, ok := p.state.HandIns[j.ID]; ok && in.Sealed != "" {
			r.Ballots = append(r.Ballots, mailing.Received{Juror: j.ID, Revision: in.Revision, BallotSHA256: in.Ballot, SealedSHA256: in.Sealed})
		}
	}
	data := r.Encode()
	p.mail.rolls[n] = roll
	p.mail.parts.Receipts[n] = [3][]byte{data, Sign(p.t, p.c.Key, trust.NamespaceReceipt, data), nil}
	p.does(deliberation.Event{Kind: deliberation.ReceiptIssued, Number: n, SHA256: record.Hash(data), Roll: record.Hash(roll), Key: p.key.Line()})
	p.does(deliberation.Event{Kind: deliberation.ReceiptSigned, Number: n})
}

// amend makes an amendment.
func (p *play) amend(of Amended) {
	_, done, err := award.Amend(p.edition(), of.Changes)
	must(p.t, err)
	a := &mailing.Amendment{
		Edition: p.c.Edition.ID, Fingerprint: record.Hash(p.frozen), Number: len(p.state.Amendments) + 1, At: p.next(),
		Reason: of.Reason, Changes: done,
	}
	data := a.Encode()
	p.does(deliberation.Event{Kind: deliberation.EditionAmended, Number: a.Number, SHA256: record.Hash(data), Reason: a.Reason, Changes: done})
	p.mail.parts.Amendments[a.Number] = [2][]byte{data, Sign(p.t, p.c.Key, trust.NamespaceEdition, data)}
}

// unseal opens what is in, as opening the marks does.
func (p *play) unseal() {
	for _, juror := range deliberation.Sealed(p.state) {
		e := deliberation.Event{Kind: deliberation.BallotOpened, Juror: juror, Sealed: p.state.HandIns[juror].Sealed}
		fill(&e, p.mail.last[juror])
		p.does(e)
	}
}

// fill puts what is in a ballot into the event that opens it.
func fill(e *deliberation.Event, own *mailing.Ballot) {
	for _, m := range own.Marks {
		e.Cells = append(e.Cells, deliberation.CellChange{Nominee: m.Nominee, Criterion: m.Criterion, Mark: m.Mark, Comment: m.Comment})
	}
	for _, a := range own.Abstained {
		e.Cells = append(e.Cells, deliberation.CellChange{Nominee: a.Nominee, Criterion: a.Criterion, Mark: deliberation.Abstain, Comment: a.Comment})
	}
	for _, r := range own.Recused {
		e.Recused = append(e.Recused, deliberation.Statement(r))
	}
	for _, d := range own.Declared {
		e.Declared = append(e.Declared, deliberation.Statement(d))
	}
}

// pack adds what travelled to the parts of the folder.
func (p *play) pack(parts dossier.Parts) dossier.Parts {
	if p.mail == nil {
		return parts
	}
	m := p.mail.parts
	parts.Ballots, parts.Aside, parts.Forms, parts.Receipts, parts.Amendments = m.Ballots, m.Aside, m.Forms, m.Receipts, m.Amendments
	for n, r := range parts.Receipts {
		if string(p.mail.rolls[n]) != string(parts.Roll) {
			r[2] = p.mail.rolls[n]
			parts.Receipts[n] = r
		}
	}
	parts.Cosignatures = map[string][]byte{}
	return parts
}

// Cosign lets jurors sign the complete decision.
func (d *Decision) Cosign(jurors ...string) {
	for _, juror := range jurors {
		d.Cosignatures[juror] = Sign(d.t, JurorKey(d.edition, juror), trust.NamespaceDecision, d.Complete)
	}
}

// Kept is a receipt of the decision as a juror keeps it.
func (d *Decision) Kept(n int) dossier.NamedFile {
	r := d.Receipts[n]
	return dossier.NamedFile{Name: dossier.ReceiptName(n), Data: r[0], Sig: r[1]}
}

// View is what a juror knows who sealed a ballot and kept the receipts.
func (d *Decision) View(juror string) dossier.JurorView {
	b, err := mailing.ReadBallot(d.Ballots[juror][0], juror)
	must(d.t, err)
	v := dossier.JurorView{
		ID: juror, KeyLine: trusttest.Signer(d.t, JurorKey(d.edition, juror)).Public().Line() + " " + strings.ToUpper(juror),
		ChairKeyFP: d.Key.Fingerprint(), Fingerprint: b.Fingerprint, Revision: b.Revision, BallotSHA256: record.Hash(d.Ballots[juror][0]),
	}
	for n := range len(d.Receipts) {
		v.Receipts = append(v.Receipts, d.Kept(n+1))
	}
	return v
}
