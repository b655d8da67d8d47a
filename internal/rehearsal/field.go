package rehearsal

import (
	"math/big"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// Field is what a made-up jury gave the nominees of an edition, and how a
// made-up public voted.
type Field struct {
	Edition *award.Edition // with a made-up jury in place of its own: nobody's name stands over a made-up mark
	Ballots []*ballot.Ballot
	Votes   map[string]exact.Rat // by nominee; nil where the public has no part
}

// Input is what the field is ranked from.
func (f *Field) Input() ranking.Input {
	return ranking.Input{Edition: f.Edition, Ballots: f.Ballots, Votes: f.Votes}
}

// fewJurors is how large the made-up jury is where the edition has none yet.
const fewJurors = 5

// How marks are drawn, in thousandths of the scale. The nominees of a good
// field lie close together, and high: that is where a rule is put to the test.
const (
	whole  = 1000
	worst  = 560 // the least that a nominee is worth
	field  = 200 // the best is worth so much more
	strong = 120 // how far a nominee is better on one criterion than on all
	severe = 70  // how far a juror marks above or below the others
	mood   = 150 // how far one mark is from what all that would give
)

// One mark in so many is an abstention.
const abstains = 24

// Make makes up the marks and votes that number seed stands for. The jury is
// as large as the edition's, or of five, or as many as the quorum asks for.
// From the third juror on there are abstentions, and one is recused from a
// nominee; the first juror marks everything.
func Make(e *award.Edition, seed uint64) *Field {
	c := &chance{state: seed}
	f := &Field{Edition: withJury(e)}
	worth := worths(c, e)
	jurors := f.Edition.Jurors
	for i := range jurors {
		b, severity := ballot.New(jurors[i].ID), c.around(severe)
		for n := range e.Nominees {
			for k, criterion := range e.Marked() {
				entry := ballot.Entry{Set: true, Mark: markAt(criterion, worth[n][k]+severity+c.around(mood))}
				if c.one(abstains) && i > 1 {
					entry = ballot.Entry{Abstained: true}
				}
				b.Cells[ballot.Cell{Nominee: e.Nominees[n].ID, Criterion: criterion.ID}] = entry
			}
		}
		f.Ballots = append(f.Ballots, b)
	}
	if last := len(jurors) - 1; last > 1 && len(e.Nominees) > 1 {
		from := e.Nominees[c.below(int64(len(e.Nominees)))].ID
		f.Ballots[2+c.below(int64(last-1))].Recused[from] = ballot.Recusal{}
	}
	if e.Rule.Public != nil {
		f.Votes = votes(c, f.Edition)
	}
	return f
}

// withJury is the edition with a made-up jury.
func withJury(e *award.Edition) *award.Edition {
	n := len(e.Voters())
	if n == 0 {
		n = max(fewJurors, e.Rule.Quorum)
	}
	other := *e
	other.MadeUp = true
	other.Jurors = make([]award.Juror, n)
	for i := range other.Jurors {
		id := "juror-" + strconv.Itoa(i+1)
		other.Jurors[i] = award.Juror{ID: id, Name: id, Role: award.JurorRole, Votes: true}
	}
	return &other
}

// worths are what each nominee is worth on each marked criterion, in
// thousandths of its scale.
func worths(c *chance, e *award.Edition) [][]int64 {
	all := make([][]int64, len(e.Nominees))
	for i := range all {
		level := worst + c.below(field+1)
		for range e.Marked() {
			all[i] = append(all[i], level+c.around(strong))
		}
	}
	return all
}

// markAt is the mark of a criterion's scale nearest to so many thousandths of
// the way from its bad end to its good one.
func markAt(c *award.Criterion, at int64) exact.Rat {
	width := c.Scale.Max.Sub(c.Scale.Min).Quo(c.Scale.Step).Big()
	steps := new(big.Int).Quo(width.Num(), width.Denom()).Int64()
	k := (min(max(at, 0), whole)*steps + whole/2) / whole
	if c.Better == award.Lower {
		k = steps - k
	}
	return c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(k)))
}
