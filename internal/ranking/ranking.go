// Package ranking computes a ranking from marks, votes and a rule, exactly,
// and explains every step of it: the sum a person would write down, what broke
// a tie, who was excluded and why. Formulas: see each method's comment.
package ranking

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
)

// Input is all that a ranking follows from.
type Input struct {
	Edition   *award.Edition       // validated
	Ballots   []*ballot.Ballot     // those that count; order does not matter
	Votes     map[string]exact.Rat // valid public votes by nominee; nil: none read
	JuryAlone bool                 // leave the public part out (it is not opened yet)
	Overrides []Override
}

// Override lets a nominee through a gate, with a reason.
type Override struct{ Metric, Nominee, Reason string }

// Ranking is the result. Its JSON form is the answer of `rank --json`.
type Ranking struct {
	Rows      []Row // by place, then the edition's order
	Winners   []string
	Excluded  []Excluded
	Unranked  []Unranked
	Criteria  map[string]map[string]exact.Rat // A[n,c] by nominee and criterion; absent where nobody marked
	Spread    *Spread                         // nil where there is no public part, or the method adds none
	JuryAlone bool
	Jurors    []string // whose marks counted, in the order of the roll
}

// Row is one ranked nominee. Pointers are nil where there is no such part.
type Row struct {
	Place      int
	Nominee    string
	Total      *exact.Rat // what the place follows from
	Jury       *exact.Rat // J before merging
	Public     *exact.Rat // the public side before weighting
	JuryPart   *exact.Rat // what each adds to Total
	PublicPart *exact.Rat
	Votes      *exact.Rat // valid votes; nil without a public part
	Mean       *exact.Rat // weighted mean of the criterion means on their own scale, where all scales are alike; for the eye
	DecidedBy  string     // the last tie step that set it apart, "shared", or ""
	Shared     bool       // its place is shared
	Flags      []string   // sorted
	Ladder     []Step     // what the tie ladder did to it, in order
}

// Step is one step of the tie ladder for one nominee.
type Step struct {
	Name  string   // as in the rule: "public", "criterion:results"
	Among []string // the group that was tied before the step
	Value string   // what was compared, exact, in words of the step
	Split bool     // the step set the nominee apart
}

// Excluded is a nominee that a gate keeps out.
type Excluded struct{ Nominee, Metric, Period, Value, Needs string }

// Unranked is a nominee that cannot be ranked.
type Unranked struct{ Nominee, Reason string }

// Spread is what each side really moves: max − min of its part of the total.
type Spread struct{ Jury, Public exact.Rat }
