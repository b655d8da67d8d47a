package deliberation

import (
	"time"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/publicvote"
)

// Kind names what happened. The names are stored for ever.
type Kind string

// What can happen.
const (
	Created        Kind = "edition.created"
	EditionEdited  Kind = "edition.edited" // in draft
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

	TieCast           Kind = "tie.cast" // the chair puts nominees in order that every step before left tied
	RecusalDecided    Kind = "recusal.decided"
	DecisionDrafted   Kind = "decision.drafted"
	DecisionPrepared  Kind = "decision.prepared" // both documents are written and wait for the signature
	DecisionSigned    Kind = "decision.signed"
	DecisionAnnounced Kind = "decision.announced"
	DecisionReleased  Kind = "decision.released" // something was written out of the decision, for somebody
	Reopened          Kind = "edition.reopened"
	EditionPurged     Kind = "edition.purged" // who the jurors were, and all they did, was taken out of the file

	EditionAmended Kind = "edition.amended"   // in every file
	ImportRefused  Kind = "import.refused"    // a file that was not taken in; in every file
	Cosigned       Kind = "decision.cosigned" // in the juror's file and in the chair's
)

// What happens to ballots that travel, in the chair's file.
const (
	SealingMade     Kind = "sealing.made" // the key that ballots are sealed to, or its passphrases anew
	JurorsInvited   Kind = "jurors.invited"
	KeyConfirmed    Kind = "key.confirmed"    // a juror's key, or another in place of it
	BallotCollected Kind = "ballot.collected" // a sealed ballot or a form was taken in
	BallotHeld      Kind = "ballot.held"      // a second, different ballot with a revision that is there
	BallotChosen    Kind = "ballot.chosen"    // which of those that are held counts
	BallotOpened    Kind = "ballot.opened"    // what was in a collected ballot
	ReceiptIssued   Kind = "receipt.issued"
	ReceiptSigned   Kind = "receipt.signed"
)

// What happens while the jury deliberates.
const (
	RoundOpened   Kind = "round.opened"
	RoundClosed   Kind = "round.closed"
	MarkRevised   Kind = "mark.revised"   // a juror changed a mark, and confirmed it in the room
	BallotRevised Kind = "ballot.revised" // a signed ballot came that changes marks; it is taken in and opened at once
	AgendaSet     Kind = "agenda.set"     // the whole agenda
	ItemOpened    Kind = "item.opened"    // the meeting took up an item, and put the one before it down
	ItemClosed    Kind = "item.closed"
	NoteWritten   Kind = "note.written" // of an item; empty takes it away
)

// What happens in a juror's own file.
const (
	JurorJoined  Kind = "juror.joined" // makes the file the juror's
	BallotSealed Kind = "ballot.sealed"
	ReceiptKept  Kind = "receipt.kept"
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
	Together  bool              `json:"together,omitempty"`  // TallyRevealed from Closed: the marks with it
	SHA256    string            `json:"sha256,omitempty"`    // of the document this event fixes: edition, ranking, decision.json
	Complete  string            `json:"complete,omitempty"`  // SHA-256 of decision-complete.json
	Documents string            `json:"documents,omitempty"` // EditionEdited: one hash over the nomination documents; empty: there is none
	Paths     []string          `json:"paths,omitempty"`     // EditionEdited: what changed, at most [MaxPaths]
	Changed   int               `json:"changed,omitempty"`   // EditionEdited: in how many places; Paths names the first
	Roll      string            `json:"roll,omitempty"`      // SHA-256 of the jury that Opened fixes, or that a receipt names
	Key       string            `json:"key,omitempty"`       // a public key line: of the chair, or of the juror who signs (KeyConfirmed, BallotSealed, BallotCollected)
	Upheld    *bool             `json:"upheld,omitempty"`    // RecusalDecided
	By        []string          `json:"by,omitempty"`        // RecusalDecided: who decided; JurorsInvited: who were invited; ItemOpened: who left
	Draft     *ProposalChange   `json:"draft,omitempty"`     // DecisionDrafted
	To        Phase             `json:"to,omitempty"`        // Reopened
	Nominees  []string          `json:"nominees,omitempty"`  // TieCast: the best first

	Revision  int            `json:"revision,omitempty"`  // of a ballot that travels: from 1
	Sealed    string         `json:"sealed,omitempty"`    // SHA-256 of the sealed file; SHA256 is then the ballot's
	Origin    Origin         `json:"origin,omitempty"`    // BallotCollected, BallotHeld, ImportRefused: sealed or form
	SaltSum   string         `json:"salt_sum,omitempty"`  // SHA-256 of the ballot's salt
	Confirmed string         `json:"confirmed,omitempty"` // who confirmed that a form is the juror's, and how
	Recused   []Statement    `json:"recused,omitempty"`   // BallotOpened, BallotRevised
	Declared  []Statement    `json:"declared,omitempty"`  // BallotOpened, BallotRevised
	Recipient string         `json:"recipient,omitempty"` // SealingMade, JurorJoined: what ballots are sealed to
	Class     string         `json:"class,omitempty"`     // ImportRefused: why, as a fault's class
	Number    int            `json:"number,omitempty"`    // of a receipt or amendment: from 1; JurorJoined: of the last amendment that the invitation knew; RoundOpened, RoundClosed, MarkRevised, BallotRevised: of the round
	Changes   []award.Change `json:"changes,omitempty"`   // EditionAmended

	Marks  int           `json:"marks,omitempty"`  // BallotRevised: how many marks it changes, see Revisions
	Agenda []agenda.Item `json:"agenda,omitempty"` // AgendaSet
	Item   string        `json:"item,omitempty"`   // ItemOpened, ItemClosed, NoteWritten
	Text   string        `json:"text,omitempty"`   // NoteWritten

	Release *Release `json:"release,omitempty"` // DecisionReleased
	Purge   *Purge   `json:"purge,omitempty"`   // EditionPurged

	Salt string `json:"salt"` // 64 hex: an event's hash gives nothing away
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

// Statement is a recusal or declaration in a ballot that was opened. A
// declaration without a ground says that there is no conflict.
type Statement struct {
	Nominee string `json:"nominee"`
	Ground  string `json:"ground,omitempty"`
}
