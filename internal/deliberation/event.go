package deliberation

import (
	"time"

	"votering/internal/publicvote"
)

// Kind names what happened. The names are stored for ever.
type Kind string

// What can happen.
const (
	Created        Kind = "edition.created"
	Opened         Kind = "edition.opened"
	MarksSet       Kind = "marks.set" // one or several cells of one juror
	Recused        Kind = "recusal.made"
	Declared       Kind = "declaration.made" // with a ground it recuses, without one it ends a recusal
	Undone         Kind = "change.undone"
	BallotHandedIn Kind = "ballot.handed_in"
	JurorAbsent    Kind = "juror.absent"
	GateOverridden Kind = "gate.overridden"
	Closing        Kind = "edition.closed"
	TallyRead      Kind = "tally.read"
	MarksRevealed  Kind = "marks.revealed"
	MarksLocked    Kind = "marks.locked"
	TallyRevealed  Kind = "tally.revealed"

	RecusalDecided    Kind = "recusal.decided"
	DecisionDrafted   Kind = "decision.drafted"
	DecisionPrepared  Kind = "decision.prepared" // both documents are written and wait for the signature
	DecisionSigned    Kind = "decision.signed"
	DecisionAnnounced Kind = "decision.announced"
	Reopened          Kind = "edition.reopened"
)

// Event is one thing that happened. Fields that a kind does not use are
// empty. Events are stored as JSON and replayed to find the State again.
type Event struct {
	At        time.Time         `json:"at"`
	Kind      Kind              `json:"kind"`
	Who       string            `json:"who"`             // the person who acted
	Juror     string            `json:"juror,omitempty"` // whom it concerns, where that is not Who
	Nominee   string            `json:"nominee,omitempty"`
	Metric    string            `json:"metric,omitempty"`
	Cells     []CellChange      `json:"cells,omitempty"`
	Ground    string            `json:"ground,omitempty"`
	Withdrawn bool              `json:"withdrawn,omitempty"` // a recusal or declaration taken back
	Reason    string            `json:"reason,omitempty"`
	Tally     *publicvote.Tally `json:"tally,omitempty"`
	Together  bool              `json:"together,omitempty"` // TallyRevealed from Closed: the marks with it
	SHA256    string            `json:"sha256,omitempty"`   // of the document this event fixes: edition, ranking, decision.json
	Complete  string            `json:"complete,omitempty"` // SHA-256 of decision-complete.json
	Roll      string            `json:"roll,omitempty"`     // SHA-256 of the jury that Opened fixes
	Key       string            `json:"key,omitempty"`      // the chair's public key line: of Opened, and that a decision was prepared for
	Upheld    *bool             `json:"upheld,omitempty"`   // RecusalDecided
	By        []string          `json:"by,omitempty"`       // RecusalDecided: who decided
	Draft     *ProposalChange   `json:"draft,omitempty"`    // DecisionDrafted
	To        Phase             `json:"to,omitempty"`       // Reopened
	Salt      string            `json:"salt"`               // 64 hex: an event's hash gives nothing away
}

// Subject is the juror whom the event concerns: Juror, or Who where that is
// empty.
func (e *Event) Subject() string {
	if e.Juror != "" {
		return e.Juror
	}
	return e.Who
}

// CellChange is what a juror put in a cell: a canonical mark, "-" to abstain,
// or "" to leave it empty.
type CellChange struct {
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	Mark      string `json:"mark"`
	Comment   string `json:"comment,omitempty"`
}
