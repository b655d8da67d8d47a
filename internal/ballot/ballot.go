// Package ballot is one juror's work: marks, abstentions, recusals,
// declarations and comments. It knows what is missing; it does not know who
// may change it when (see deliberation).
package ballot

import (
	"maps"

	"votering/internal/award"
	"votering/internal/exact"
)

// Cell is one nominee on one criterion.
type Cell struct{ Nominee, Criterion string }

// MaxComment is the longest comment of a cell, in characters.
const MaxComment = 4_000

// Entry is what a juror put in a cell. The zero Entry is a cell not yet
// filled; a comment may stand without a mark.
type Entry struct {
	Set       bool // a mark is there
	Abstained bool // the juror abstains here; never together with Set
	Mark      exact.Rat
	Comment   string
}

// Recusal is a juror's withdrawal from a nominee. Until the others decide it
// counts as upheld.
type Recusal struct{ Ground string }

// Declaration is a juror's statement on a nominee: no conflict, or a ground.
type Declaration struct{ Ground string }

// Ballot is one juror's draft or handed-in ballot. One that was handed to you
// is others' too: change a Clone of it.
type Ballot struct {
	Juror    string
	Cells    map[Cell]Entry
	Recused  map[string]Recusal     // by nominee
	Declared map[string]Declaration // by nominee
}

// Status is what is in a cell, recusal considered.
type Status int

// The four things a cell can be.
const (
	Missing Status = iota
	Marked
	Abstains
	IsRecused
)

// New is an empty ballot.
func New(juror string) *Ballot {
	return &Ballot{Juror: juror, Cells: map[Cell]Entry{}, Recused: map[string]Recusal{}, Declared: map[string]Declaration{}}
}

// Clone is an independent copy.
func (b *Ballot) Clone() *Ballot {
	return &Ballot{Juror: b.Juror, Cells: maps.Clone(b.Cells), Recused: maps.Clone(b.Recused), Declared: maps.Clone(b.Declared)}
}

// Put sets what is in the cell; the zero Entry empties it.
func (b *Ballot) Put(c Cell, e Entry) {
	if e == (Entry{}) {
		delete(b.Cells, c)
		return
	}
	b.Cells[c] = e
}

// Empty reports whether there is nothing in the ballot at all.
func (b *Ballot) Empty() bool {
	return len(b.Cells) == 0 && len(b.Recused) == 0 && len(b.Declared) == 0
}

// Status says what is in the cell.
func (b *Ballot) Status(c Cell) Status {
	if _, ok := b.Recused[c.Nominee]; ok {
		return IsRecused
	}
	return b.Cells[c].status()
}

// Mark is the mark that counts in the cell: false where the juror abstained,
// is recused, or has not marked.
func (b *Ballot) Mark(c Cell) (exact.Rat, bool) {
	if b.Status(c) != Marked {
		return exact.Rat{}, false
	}
	return b.Cells[c].Mark, true
}

// Started reports whether the juror has put anything in.
func (b *Ballot) Started() bool {
	return len(b.Cells) > 0 || len(b.Recused) > 0
}

// HasMarks reports whether any mark counts.
func (b *Ballot) HasMarks() bool {
	for c := range b.Cells {
		if b.Status(c) == Marked {
			return true
		}
	}
	return false
}

// Missing lists the cells still empty, nominee by nominee in the edition's
// order. Those of a nominee that is withdrawn are not asked for.
func (b *Ballot) Missing(e *award.Edition) []Cell {
	var cells []Cell
	marked := e.Marked()
	for i := range e.Nominees {
		if e.Nominees[i].Withdrawn {
			continue
		}
		for _, c := range marked {
			cell := Cell{e.Nominees[i].ID, c.ID}
			if b.Status(cell) == Missing {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}

// Progress counts the cells that are done and the cells there are for one
// nominee; one that is recused or withdrawn has none to do.
func (b *Ballot) Progress(e *award.Edition, nominee string) (done, of int) {
	if n, ok := e.Nominee(nominee); ok && n.Withdrawn {
		return 0, 0
	}
	for _, c := range e.Marked() {
		switch b.Status(Cell{nominee, c.ID}) {
		case Marked, Abstains:
			done++
			of++
		case Missing:
			of++
		case IsRecused:
		}
	}
	return done, of
}
