package award

import "votering/internal/exact"

// Rule says how marks and votes become a ranking. Field names are those of
// the edition file.
type Rule struct {
	Jury    JuryRule
	Public  *PublicRule // nil: the jury alone
	Outcome Outcome
	Ties    []string // the tie ladder: "public", "criterion:ID", …
	Places  Places
	Quorum  int
	Recusal Scope
}

// JuryRule is the jury's part.
type JuryRule struct {
	Method    string // mean, sum, median, trimmed, clamp, additive, borda, points, exponential, majority
	Trim      int
	Margin    *exact.Rat
	Points    []exact.Rat
	Ratio     *exact.Rat
	Output    string // mean | sum
	Combine   string // weighted_mean | weighted_sum
	Uncovered string // renormalise | refuse
	Rounding  *Rounding
}

// Rounding says at which stages a rule book rounds, and to how many decimals;
// nil: not at that stage.
type Rounding struct {
	Mark, Criterion, Weighted, Total *int
	Mode                             string // half_up | half_even | down
}

// PublicRule is the public's part.
type PublicRule struct {
	Method   string // share, share_of_top, minmax, rank_linear, rank_points, added, shortlist
	Weight   exact.Rat
	NoWeight bool // the method needs a weight and none was given, which is not a weight of 0
	Points   []exact.Rat
	Top      int
}

// Outcome says what the ranking is.
type Outcome string

// The ranking decides, or advises an overall assessment.
const (
	Binding Outcome = "binding"
	Advice  Outcome = "advice"
)

// Places says how places continue after a shared one.
type Places string

// After two shared first places the next is third (competition) or second
// (dense).
const (
	Competition Places = "competition"
	Dense       Places = "dense"
)

// Scope is what a juror who is recused from one nominee leaves.
type Scope string

// A recused juror leaves that nominee, or the whole ranking.
const (
	ScopeNominee Scope = "nominee"
	ScopeEdition Scope = "edition"
)
