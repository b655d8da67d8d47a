// Package decision is the signed decision of a jury: one document that says
// who won, by which rule, from which marks and votes, and on what grounds.
//
// There are two of them. The complete one has the jurors' names and comments
// and is for the organiser's archive; the public one says Juror 1 to Juror n
// (see [Document.Redact]). Each carries the frozen edition and can be computed
// anew from itself alone, see [Recompute].
//
// A document is bytes first: [Build] writes it once, [Read] takes nothing but
// what [Encode] writes, so that whoever reads the signed bytes reads the same.
package decision

import (
	"encoding/json"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/publicvote"
	"votering/internal/ranking"
)

// Schema is the name and version of the format.
const Schema = "votering-decision/1"

// Profile says for whom a document is.
type Profile string

// The two profiles.
const (
	Public   Profile = "public"   // for everybody: no juror is named
	Complete Profile = "complete" // everything
)

// MaxBytes is the size of the largest document that is read or written.
const MaxBytes = 64 << 20

// Abstains is what stands for a mark, or for a vote on the winner, where the
// juror abstained.
const Abstains = "-"

// Document is a decision. Its fields are in the order of the format; lists are
// sorted by juror (order of the roll, or number of the label), then by nominee
// and criterion in the edition's order. Do not change one that was read.
type Document struct {
	Schema          string             `json:"schema"`
	Profile         Profile            `json:"profile"`
	Nonce           string             `json:"nonce"`                   // 64 random hex: a hash published early gives nothing away
	PublicSHA256    string             `json:"public_sha256,omitempty"` // of the public document; complete only
	Salt            string             `json:"salt,omitempty"`          // shuffles the labels, see Labels; complete only
	Edition         Edition            `json:"edition"`
	MadeUp          bool               `json:"made_up"`
	DecidedAt       time.Time          `json:"decided_at"` // the chair's claim
	AnnounceAt      *time.Time         `json:"announce_at"`
	Chair           Chair              `json:"chair"`
	ChairKey        string             `json:"chair_key"` // public key line
	Software        string             `json:"software"`
	Rule            json.RawMessage    `json:"rule"` // as in the edition
	Nominees        []Nominee          `json:"nominees"`
	Jurors          []Juror            `json:"jurors"` // everybody on the roll; public: those who vote, by label
	Marks           []Mark             `json:"marks"`  // each cell of a counted ballot, but of nominees who withdrew or from whom the juror is recused
	Rounds          []Round            `json:"rounds"` // oldest first
	Declarations    []Declaration      `json:"declarations"`
	Recusals        []Recusal          `json:"recusals"`
	Absent          []Absence          `json:"absent"`
	GatesOverridden []Override         `json:"gates_overridden"`
	Amendments      []Amendment        `json:"amendments"` // oldest first
	Tally           *Tally             `json:"tally"`      // nil: the rule has no public part
	Ranking         ranking.Answer     `json:"ranking"`
	JuryVote        *JuryVote          `json:"jury_vote"` // nil: the ranking is binding
	Winners         []string           `json:"winners"`
	Departure       Maybe              `json:"departure"` // why the winner is not whom ranking and votes point to
	NoAward         bool               `json:"no_award"`
	Grounds         map[string]string  `json:"grounds"` // by language
	Dissent         []Dissent          `json:"dissent"`
	Agreement       json.RawMessage    `json:"agreement"`  // how far the jurors agreed, as `rank --robustness` answers; null: older software made the decision
	Robustness      json.RawMessage    `json:"robustness"` // how firmly the ranking stands, see Card; null: as Agreement
	Order           Order              `json:"order"`
	Ballots         []Ballot           `json:"ballots"`
	RollSHA256      string             `json:"roll_sha256"`
	Record          Record             `json:"record"`
	Reopened        []Reopening        `json:"reopened"`
	Supersedes      Maybe              `json:"supersedes_sha256"` // the public document that this decision replaces
	TallyReplaced   []TallyReplacement `json:"tally_replaced"`
	EditionJSON     json.RawMessage    `json:"edition_json"`             // the frozen edition, see Frozen
	Received        *Received          `json:"received,omitempty"`       // public only; nil where all ballots were entered
	Meeting         *Meeting           `json:"meeting,omitempty"`        // nil: nothing on an agenda was taken up or noted
	Citations       []Citation         `json:"citations,omitempty"`      // in the order of the grounds, by language
	Cast            []Cast             `json:"cast,omitempty"`           // what the chair decided where all else left a tie, in the order in which it was decided
	TallyReadings   []TallyReading     `json:"tally_readings,omitempty"` // all readings of the public vote, oldest first; nil where there was one

	edition *award.Edition // what EditionJSON says; nil: not read yet
	card    *carded        // what Card works out; nil: it is worked out each time
}

// Edition names the edition that was judged.
type Edition struct {
	ID          string     `json:"id"`
	Title       award.Text `json:"title"`
	Fingerprint string     `json:"fingerprint"` // SHA-256 of the frozen edition, hex
}

// Chair is who signs.
type Chair struct {
	Name      string `json:"name"`
	Principal string `json:"principal"` // what allowed_signers calls the chair
}

// Nominee is who could win.
type Nominee struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Code string `json:"code,omitempty"`
}

// Juror is a person on the roll; in a public document a label and nothing
// else.
type Juror struct {
	ID    string     `json:"id"`
	Name  string     `json:"name,omitempty"`
	Role  award.Role `json:"role,omitempty"`
	Votes *bool      `json:"votes,omitempty"` // nil in a public document: all there vote
}

// Voting reports whether the juror's marks count.
func (j Juror) Voting() bool { return j.Votes == nil || *j.Votes }

// Mark is one cell: a canonical mark, or Abstains.
type Mark struct {
	Juror     string `json:"juror"`
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	Mark      string `json:"mark"`
	Comment   string `json:"comment,omitempty"` // complete only
}

// Declaration is what a juror declared of a nominee.
type Declaration struct {
	Juror    string `json:"juror"`
	Nominee  string `json:"nominee"`
	Conflict bool   `json:"conflict"`
	Ground   string `json:"ground,omitempty"` // complete only
}

// Verdict is what became of a recusal.
type Verdict string

// The verdicts. An undecided recusal counts as upheld.
const (
	Upheld    Verdict = "upheld"
	Rejected  Verdict = "rejected"
	Undecided Verdict = "undecided"
)

// Recusal is a juror's withdrawal from a nominee.
type Recusal struct {
	Juror   string   `json:"juror"`
	Nominee string   `json:"nominee"`
	State   Verdict  `json:"state"`
	By      []string `json:"by,omitempty"`     // who decided, by id; complete only
	Reason  string   `json:"reason,omitempty"` // of the verdict; complete only
	Ground  string   `json:"ground,omitempty"` // complete only
	// Imposed says that the juror's own ballot, sealed or on a form, has no such
	// recusal: the others decided on it before that ballot was opened.
	Imposed bool `json:"imposed,omitempty"`
}

// Counts reports whether the juror has no say on the nominee.
func (r Recusal) Counts() bool { return r.State != Rejected }

// Absence is a juror who handed in no ballot.
type Absence struct {
	Juror  string `json:"juror"`
	Reason string `json:"reason,omitempty"` // complete only
}

// Override is a nominee that was let through a gate.
type Override struct {
	Metric  string `json:"metric"`
	Nominee string `json:"nominee"`
	Reason  string `json:"reason"`
}

// JuryVote is the jury's vote on the winner. Of a secret one only the counts
// are known, and Votes is empty.
type JuryVote struct {
	Secret bool           `json:"secret"`
	Votes  []Vote         `json:"votes"`
	Counts map[string]int `json:"counts"` // by nominee that has any
}

// Vote is one juror's: a nominee, or Abstains.
type Vote struct {
	Juror   string `json:"juror"`
	Nominee string `json:"nominee"`
}

// Dissent is a juror's own text.
type Dissent struct {
	Juror string `json:"juror"`
	Text  string `json:"text"`
}

// Order is when each step was taken, and whether they came in the order that
// keeps the jury from marking by the public vote.
type Order struct {
	ClosedAt *time.Time `json:"closed_at"`
	MarksAt  *time.Time `json:"marks_at"`
	LockedAt *time.Time `json:"locked_at"`
	TallyAt  *time.Time `json:"tally_at"` // nil: the rule has no public part
	InOrder  bool       `json:"in_order"`
	Together bool       `json:"together"`      // marks and public vote were opened in one act
	OpenedAt *time.Time `json:"opened_at"`     // the rule was frozen, before any mark
	ReadAt   *time.Time `json:"tally_read_at"` // the votes that count were read in; nil: the rule has no public part
}

// How a ballot came in.
const (
	Entered Maybe = "entered" // written in the chair's file
	Sealed  Maybe = "sealed"  // signed and sealed by the juror
	Formed  Maybe = "form"    // on a form that nobody signed, whose sender somebody confirmed
)

// Ballot is a ballot that was handed in. Of a juror who handed in several a
// complete document has all, a public one the last that was accepted.
type Ballot struct {
	Juror        string `json:"juror"`
	Revision     *int   `json:"revision"`      // nil in a public document
	BallotSHA256 Maybe  `json:"ballot_sha256"` // none of one that was entered, nor in a public document
	SealedSHA256 Maybe  `json:"sealed_sha256"` // as BallotSHA256
	Origin       Maybe  `json:"origin"`        // how it came in; in a public document see Redact
	Counted      bool   `json:"counted"`
	Reason       Maybe  `json:"reason"`              // why it was not counted
	Late         Maybe  `json:"late,omitempty"`      // why it was admitted after the ballots were closed; complete only
	Unchosen     Maybe  `json:"unchosen,omitempty"`  // why the other of two of one revision was chosen; complete only
	Confirmed    Maybe  `json:"confirmed,omitempty"` // who confirmed the sender of a form, and how; complete only
}

// Received is how many of the ballots of a public document came in which way:
// what can be said of them without saying of whom.
type Received struct {
	Sealed  int `json:"sealed"`
	Form    int `json:"form"`
	Entered int `json:"entered"`
	Late    int `json:"late"`              // of all of them, admitted after the ballots were closed
	InRoom  int `json:"in_room,omitempty"` // marks of sealed ballots that were changed in the room, see RevisedInRoom; told where all were sealed
}

// Amendment is what was changed in the edition after it was frozen.
type Amendment struct {
	Number  int       `json:"number"` // from 1
	At      time.Time `json:"at"`
	Reason  Maybe     `json:"reason"` // null in a public document where a juror is concerned
	Changes []Change  `json:"changes"`
	SHA256  Maybe     `json:"sha256"` // of the signed amendment; as Reason
}

// Change is one value of the edition that is another now. In a public document
// one of the roll is JurorsPath and no more.
type Change struct {
	Path string          `json:"path"`           // as award.Change
	From json.RawMessage `json:"from,omitempty"` // null: there was none
	To   json.RawMessage `json:"to,omitempty"`   // null: there is none
}

// JurorsPath is the path of changes of the roll in a public document.
const JurorsPath = "jurors"

// Record is the record of the edition when the decision was made.
type Record struct {
	Size uint64 `json:"size"` // lines
	Head string `json:"head"` // SHA-256 of the last line, hex
}

// Reopening is a step back.
type Reopening struct {
	At        time.Time          `json:"at"`
	To        deliberation.Phase `json:"to"`
	Reason    string             `json:"reason"`
	TallySeen bool               `json:"tally_seen"` // the public vote had been opened

	// Of what an edition was before it was set up anew: all or none, and none
	// where it was reopened to another phase or early software made the decision.
	From        deliberation.Phase `json:"from,omitempty"`
	MarksSeen   *bool              `json:"marks_seen,omitempty"`  // the marks had been opened to the jury
	Ballots     *int               `json:"ballots,omitempty"`     // jurors whose ballots count for nothing since
	Fingerprint string             `json:"fingerprint,omitempty"` // of the edition as it was frozen
}

// Anew reports whether it tells of what the edition was before it was set up
// anew.
func (r *Reopening) Anew() bool {
	return r.From != "" && r.MarksSeen != nil && r.Ballots != nil && r.Fingerprint != ""
}

// Tally is the counted public vote, as `tally --json` answers. A delimiter that
// is a tab is called so.
type Tally struct {
	Schema  string                      `json:"schema"`
	Rows    int64                       `json:"rows"`
	Valid   map[string]publicvote.Votes `json:"valid"` // votes by nominee; every nominee is there
	Dropped publicvote.Dropped          `json:"dropped"`
	Files   []publicvote.File           `json:"files"`
	Flags   []string                    `json:"flags"`
	// Counting is how raw rows were counted; nil where totals were read, as
	// early software always did.
	Counting *publicvote.Counting `json:"counting,omitempty"`
}

// TallyReplacement is a public vote that was read anew after it was opened.
type TallyReplacement struct {
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
	Before *Tally    `json:"before"` // what had been counted; nil: nothing
}

// Maybe is a text that need not be there: null where it is empty.
type Maybe string
