package mailing

import (
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/exact"
)

// BallotHead is what a ballot says besides the marks.
type BallotHead struct {
	Fingerprint string // of the frozen edition
	JurorKey    string // public key line; empty for a form
	SealedTo    string // recipient
	Revision    int    // from 1
	Previous    string // SHA-256 of the revision before, hex; empty for the first
	Salt        string // 32 random bytes, hex
	CreatedAt   time.Time
}

// NewBallot is a juror's work as it is signed: nominee by nominee in the
// edition's order, cells that are still empty as abstentions. What stands in
// the cells of a nominee that the juror is recused from is left out, and so are
// the empty cells of a nominee that was withdrawn.
func NewBallot(b *ballot.Ballot, ed *award.Edition, h BallotHead) *Ballot {
	m := &Ballot{
		Edition: ed.ID, Fingerprint: h.Fingerprint, Juror: b.Juror, JurorKey: decision.Maybe(h.JurorKey),
		SealedTo: h.SealedTo, Revision: h.Revision, Previous: decision.Maybe(h.Previous), Salt: h.Salt,
		CreatedAt: h.CreatedAt.UTC().Truncate(time.Second),
	}
	m.Schema = BallotSchema
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		if d, ok := b.Declared[n.ID]; ok {
			m.Declared = append(m.Declared, Declaration{Nominee: n.ID, Ground: d.Ground})
		}
		if r, ok := b.Recused[n.ID]; ok {
			m.Recused = append(m.Recused, Statement{Nominee: n.ID, Ground: r.Ground})
			continue
		}
		for _, c := range ed.Marked() {
			m.cell(ballot.Cell{Nominee: n.ID, Criterion: c.ID}, b, n.Withdrawn)
		}
	}
	return m
}

// cell adds what stands in a cell.
func (b *Ballot) cell(c ballot.Cell, of *ballot.Ballot, withdrawn bool) {
	switch e := of.Cells[c]; {
	case e.Set:
		b.Marks = append(b.Marks, Mark{Nominee: c.Nominee, Criterion: c.Criterion, Mark: e.Mark.Text(), Comment: e.Comment})
	case !withdrawn || e != (ballot.Entry{}):
		b.Abstained = append(b.Abstained, Cell{Nominee: c.Nominee, Criterion: c.Criterion, Comment: e.Comment})
	}
}

// Marked is the ballot as the rules know it.
func (b *Ballot) Marked() *ballot.Ballot {
	m := ballot.New(b.Juror)
	for _, x := range b.Marks {
		mark, err := exact.CanonicalMark(x.Mark)
		if err != nil {
			continue // a ballot that was read has no such mark
		}
		m.Put(ballot.Cell{Nominee: x.Nominee, Criterion: x.Criterion}, ballot.Entry{Set: true, Mark: mark, Comment: x.Comment})
	}
	for _, x := range b.Abstained {
		m.Put(ballot.Cell{Nominee: x.Nominee, Criterion: x.Criterion}, ballot.Entry{Abstained: true, Comment: x.Comment})
	}
	for _, x := range b.Recused {
		m.Recused[x.Nominee] = ballot.Recusal{Ground: x.Ground}
	}
	for _, x := range b.Declared {
		m.Declared[x.Nominee] = ballot.Declaration{Ground: x.Ground}
	}
	return m
}
