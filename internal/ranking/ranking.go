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
	Ballots   []*ballot.Ballot     // those that count, one a juror; order does not matter
	Votes     map[string]exact.Rat // valid public votes by nominee; nil: none read
	JuryAlone bool                 // leave the public part out (it is not opened yet)
	Overrides []Override
	Casts     [][]string // the chair's orders of tied groups, each best first, for the tie step chair
}

// Override lets a nominee through a gate, with a reason.
type Override struct{ Metric, Nominee, Reason string }

// Ranking is the result. Its JSON form is the answer of `rank --json`.
type Ranking struct {
	Rows      []Row // by place, then the edition's order
	Winners   []string
	Excluded  []Excluded
	Unranked  []Unranked
	Criteria  map[string]map[string]exact.Rat // A[n,c] by ranked nominee and criterion; absent where nobody marked
	Spread    *Spread                         // nil where there is no public part, or the method adds none
	Weight    *exact.Rat                      // the public weight that was used: 0 where no vote is valid; nil where Spread is, and under added
	JuryAlone bool
	Jurors    []string   // whose marks counted, in the order of the roll
	ToCast    [][]string // groups that came tied to the tie step chair and have no cast: by place, each in the edition's order; not in the JSON form
}

// Row is one ranked nominee. Pointers are nil where there is no such part.
type Row struct {
	Place      int
	Nominee    string
	Total      *exact.Rat // what the place follows from; nil off the shortlist
	Jury       *exact.Rat // J before merging
	Public     *exact.Rat // the public side before weighting; nil also where no vote is valid
	JuryPart   *exact.Rat // what each adds to Total
	PublicPart *exact.Rat
	Votes      *exact.Rat  // valid votes; nil without a public part
	Mean       *exact.Rat  // weighted mean of what it has on the criteria, where all scales are alike and sums are none of it; for the eye
	DecidedBy  string      // the last tie step that set it apart, "shared", or ""
	Shared     bool        // its place is shared
	Flags      []string    // sorted
	Ladder     []Step      // what the tie ladder did to it, in order
	Sum        Sum         // how Total comes about from the two sides; no terms off the shortlist
	JurySum    Sum         // how Jury comes about: from the criteria; under a rank method from the jurors' points; no terms under majority, nor where many points differ
	Aggregates []Aggregate // what it has on each criterion and how that comes about; without those it has nothing on
	Ranks      []JurorRank // under a rank method: where each juror who marked it has it, in the order of the roll; nil else
}

// Step is one step of the tie ladder for one nominee.
type Step struct {
	Name  string   // as in the rule: "public", "criterion:results"
	Among []string // the group that was tied before the step
	Value string   // what was compared, exact, in words of the step; empty where there was nothing to compare
	Split bool     // the step set the nominee apart
}

// Excluded is a nominee that a gate keeps out: the first such gate in the
// edition's order.
type Excluded struct {
	Nominee, Metric, Period string
	Value                   string // the figure, "p" or "p/q"; empty where it is missing
	Needs                   string // "at_least 50" or "at_most 50"
}

// Unranked is a nominee that cannot be ranked. Reason is "no_marks" where the
// jury has no mark of it at all, "quorum" where too few jurors marked it,
// "withdrawn" where it was taken out by an amendment.
type Unranked struct{ Nominee, Reason string }

// Spread is what each side really moves: max − min of its part of the total.
type Spread struct{ Jury, Public exact.Rat }

// The flags a ranked nominee may carry.
const (
	FlagAmended        = "amended"          // something of it was amended after the edition was opened
	FlagGateNotKnown   = "gate_not_known"   // a gate's figure is missing, and the gate is open then
	FlagGateOverridden = "gate_overridden"  // let through a gate that it does not meet
	FlagNoPublicVotes  = "no_public_votes"  // nobody voted: the public counts for nothing
	FlagNotOnShortlist = "not_on_shortlist" // ranked by votes, after the shortlist
	FlagRecused        = "recused"          // a juror stepped aside from this nominee
	FlagUncovered      = "uncovered"        // a criterion that no juror marked was left out
)

// Shared is the DecidedBy of nominees that the whole tie ladder left together.
const Shared = "shared"
