package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
)

// Prepared is an input from which many rankings are asked: the rule's own, and
// those that another rule, other weights or fewer jurors would give. The marks are
// read once for all of them. It does not change once it is made, so that several
// may ask at a time.
type Prepared struct {
	in       Input
	entrants []entrant  // let in, in the edition's order; to be copied
	excluded []Excluded // in the edition's order
	leaves   []bool     // by ballot of the table: recused from any of the entrants
	table    *table
	fits     fits
	memory   memory
}

// Variation is what is asked otherwise than the input has it. The zero value
// asks for the ranking as it is.
type Variation struct {
	Edition *award.Edition // with another rule, other criterion weights or margins, else the input's; nil: the input's
	Without []string       // ids of jurors whose ballots are left out
}

// Prepare takes an input. Faults: those of Compute for ballots that are nobody's.
func Prepare(in Input) (*Prepared, error) {
	p := &Prepared{in: in}
	p.entrants, p.excluded = admit(in)
	ballots, err := voters(in)
	if err != nil {
		return nil, err
	}
	p.table = readTable(in.Edition, p.entrants, ballots)
	p.leaves = make([]bool, len(ballots))
	for at, recused := range p.table.recused {
		if recused {
			p.leaves[at%len(ballots)] = true
		}
	}
	return p, nil
}

// Input is what was prepared; do not change it.
func (p *Prepared) Input() Input { return p.in }

// Compute is the ranking that the variation gives. Faults: those of [Compute].
// The variation's rule must not contradict itself.
func (p *Prepared) Compute(v Variation) (*Ranking, error) {
	c, r := p.convene(v)
	return c.rank(r, p.in.Votes)
}

// convene finds who is ranked under a variation and whose marks count.
func (p *Prepared) convene(v Variation) (*contest, *Ranking) {
	e := p.in.Edition
	if v.Edition != nil {
		e = v.Edition
	}
	c := &contest{edition: e, scales: scales(e.Criteria), alike: alike(e.Criteria), casts: p.in.Casts, table: p.table,
		counts: make([]bool, len(p.table.ballots)), memory: &p.memory}
	if len(v.Without) == 0 {
		c.fits = &p.fits
	}
	if !p.in.JuryAlone {
		c.public = e.Rule.Public
	}
	for j, b := range p.table.ballots {
		if !slices.Contains(v.Without, b.Juror) && (e.Rule.Recusal != award.ScopeEdition || !p.leaves[j]) {
			c.counted, c.counts[j] = append(c.counted, int32(j)), true
			c.ballots = append(c.ballots, b)
		}
	}
	c.entrants = make([]*entrant, len(p.entrants))
	for i := range p.entrants {
		n := p.entrants[i]
		n.flags = slices.Clone(n.flags)
		c.entrants[i] = &n
	}
	r := &Ranking{JuryAlone: p.in.JuryAlone, Winners: []string{}, Excluded: slices.Clone(p.excluded)}
	r.Jurors = c.turnout()
	r.Unranked = append(withdrawn(e), c.dismiss()...)
	return c, r
}

// turnout counts for each entrant the jurors who marked it, flags those that
// somebody is recused from, and returns the jurors who marked anything.
func (c *contest) turnout() (jurors []string) {
	voted := make([]bool, len(c.counted))
	for _, n := range c.entrants {
		for i, j := range c.counted {
			at := n.row*len(c.table.ballots) + int(j)
			switch {
			case c.table.recused[at]:
				n.flag(FlagRecused)
			case c.table.marked[at]:
				n.markedBy++
				voted[i] = true
			}
		}
	}
	for i, b := range c.ballots {
		if voted[i] {
			jurors = append(jurors, b.Juror)
		}
	}
	return jurors
}

// voters are the ballots of the jurors who vote, in the order of the roll, or by
// id where there is no roll yet.
func voters(in Input) ([]*ballot.Ballot, error) {
	seat, err := seats(in)
	if err != nil {
		return nil, err
	}
	voting := slices.DeleteFunc(slices.Clone(in.Ballots), func(b *ballot.Ballot) bool {
		i, onRoll := seat[b.Juror]
		return onRoll && !in.Edition.Jurors[i].Votes
	})
	slices.SortFunc(voting, bySeat(seat))
	return voting, nil
}
