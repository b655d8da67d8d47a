package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
)

// Prepared is an input from which many rankings are asked: the rule's own, and
// those that another rule, other weights or fewer jurors would give. It does
// not change once it is made, so that several may ask at a time.
type Prepared struct{ in Input }

// Variation is what is asked otherwise than the input has it. The zero value
// asks for the ranking as it is.
type Variation struct {
	Edition *award.Edition // with another rule, other criterion weights or margins, else the input's; nil: the input's
	Without []string       // ids of jurors whose ballots are left out
}

// Prepare takes an input. Faults: those of Compute for ballots that are nobody's.
func Prepare(in Input) (*Prepared, error) { return &Prepared{in: in}, nil }

// Input is what was prepared; do not change it.
func (p *Prepared) Input() Input { return p.in }

// Compute is the ranking that the variation gives. Faults: those of [Compute].
// The variation's rule must not contradict itself.
func (p *Prepared) Compute(v Variation) (*Ranking, error) {
	in := p.in
	if v.Edition != nil {
		in.Edition = v.Edition
	}
	if len(v.Without) > 0 {
		in.Ballots = slices.DeleteFunc(slices.Clone(in.Ballots), func(b *ballot.Ballot) bool {
			return slices.Contains(v.Without, b.Juror)
		})
	}
	return Compute(in)
}
