package award

// The limits of an edition. What is above them is refused before anything is
// computed.
const (
	MaxNominees   = 500
	MaxCriteria   = 100
	MaxJurors     = 1000
	MaxMetrics    = 200
	MaxCells      = 2000   // nominees × criteria
	MaxMarks      = 200000 // nominees × criteria × jurors
	MaxSteps      = 10000  // of a scale, from its lowest to its highest mark
	MaxGates      = 100
	MaxReferences = 100
	MaxAliases    = 50
	MaxDocuments  = 100 // of one nominee
	MaxHistory    = 500
	MaxPoints     = MaxNominees
	MaxDecimals   = 9 // shown, or kept when a rule rounds
	MaxRatioDepth = 3 // a ratio of ratios of ratios
)

// MaxPowers is how long the powers of a ratio may grow from place to place, in bits.
// With more, the numbers of a ranking would be too long to be read back.
const MaxPowers = 3000

// The longest texts, in characters.
const (
	MaxName   = 120  // of a nominee, a juror, an alias, an earlier winner
	MaxTitle  = 200  // of the edition, a criterion, a metric, a document
	MaxShort  = 40   // a code, a period, a year
	MaxSource = 1000 // where a figure comes from
	MaxNote   = 4000 // a note to a figure, a level, a criterion's help
	MaxLong   = 40000
	MaxFile   = 120  // a document's file name
	MaxKey    = 8000 // a public key line
)
