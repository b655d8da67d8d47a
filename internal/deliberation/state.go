// Package deliberation is the life of an edition as a state machine: a State,
// the Events that change it, and what is allowed now, and why not. It does no
// I/O and knows no clock: events carry their time.
package deliberation

import (
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/publicvote"
	"votering/internal/ranking"
)

// Phase is where an edition is in its life.
type Phase string

// The phases, in order.
const (
	Draft        Phase = "draft"        // being set up
	Open         Phase = "open"         // jurors score
	Closed       Phase = "closed"       // ballots are in
	Deliberating Phase = "deliberation" // marks are open to the jury
	Locked       Phase = "locked"       // marks are fixed
	Revealed     Phase = "revealed"     // the public vote is open too: the ranking stands
	Decided      Phase = "decided"      // signed
)

// JurorState is how far a juror has come.
type JurorState string

// The states of a juror.
const (
	NotStarted JurorState = "not_started"
	Drafting   JurorState = "draft"
	HandedIn   JurorState = "handed_in"
	Absent     JurorState = "absent"
	NotVoting  JurorState = "not_voting"
)

// State is where a deliberation stands. It is a value: Apply returns a changed
// copy and shares what did not change, so a State that was handed out never
// changes under its reader.
type State struct {
	Phase     Phase
	Ballots   map[string]*ballot.Ballot // by juror; only those who started
	HandIns   map[string]HandIn         // by juror
	Absences  map[string]Absence        // by juror
	Overrides []ranking.Override
	Casts     []Cast            // the chair's casting decisions, oldest first; while the ranking they belong to stands
	Fallen    []Cast            // those that fell with the ranking they belonged to, oldest first
	Tally     *publicvote.Tally // nil: not read yet
	Reads     []Reading         // all readings of the public vote, oldest first
	Replaced  []Replacement     // readings of the public vote after it was seen, oldest first
	Times     Times
	Together  bool // marks and public vote were opened in one act
	LastSeq   uint64

	Verdicts    map[string]map[string]Verdict // by juror and nominee: recusals that the others decided
	Proposal    Proposal                      // the decision as the jury has it so far
	Prepared    *Prepared                     // nil unless nothing happened since the decision was prepared
	Signed      *Signed                       // the decision that stands; nil until it is signed, and once it is reopened
	Decisions   int                           // how many decisions were signed, those that were replaced included
	Superseded  string                        // SHA-256 of the decision.json that the next, or present, one replaces
	AnnouncedAt time.Time                     // zero: the decision that stands is not announced
	Releases    []ReleaseMade                 // what was written out of the decisions, oldest first
	Reopened    []Reopening                   // oldest first
	Purged      *Purged                       // nil: what jurors did is in the file
	ChairKey    string                        // the chair's public key line; empty until it is fixed
	RollSalt    string                        // 64 hex, for the roll: not to be found from the record

	Owner      string                    // whose file this is, where it is a juror's; empty: the chair's
	Recipient  string                    // what ballots are sealed to; empty: there is no sealing key yet
	Invited    map[string]time.Time      // by juror: when last
	Keys       map[string]Keyed          // by juror: keys that were confirmed
	Collected  map[string][]HandIn       // by juror: ballots that came in and were kept, those that are held too, oldest first
	Held       map[string][]HandIn       // by juror: different ballots with one revision, of which one must be chosen
	Pending    map[string]Pending        // by juror: the last file that was not taken in, where nothing was since
	SaltSums   map[string]bool           // of the collected ballots
	Receipts   []Receipt                 // issued, by number
	Kept       []Receipt                 // in a juror's file: in the order in which they were kept
	SealedOwn  []HandIn                  // in a juror's file: every sealing, oldest first
	Amendments []Amendment               // by number
	Cosigned   map[string]time.Time      // by juror: of the decision that stands
	Aside      map[string]*ballot.Ballot // by juror: drafts that a collected ballot took the place of, while it counts
	Sent       map[string]*ballot.Ballot // by juror: the ballot that counts as it was sent, without what the room or the others changed; only of those that were opened

	Rounds  []Round // in which marks were changed, by number
	Meeting Meeting

	frozen    string              // SHA-256 of the edition that was opened
	issued    int                 // number of the last receipt before the edition was set up anew
	peopled   int                 // in a juror's file: number of the last amendment that its roll was written after
	amended   *award.Edition      // with the amendments; nil: there are none
	revisions map[string]int      // by juror: the last revision handed in
	undo      map[string][]change // by juror, newest last
	reviser   map[string]bool     // by juror: changed a mark in a round that counts
}

// Prepared is a decision that waits for the chair's signature: the SHA-256 of
// both documents, and the key line they name.
type Prepared struct {
	At               time.Time
	Public, Complete string
	Key              string
}

// Signed is a decision with the chair's signature.
type Signed struct {
	At               time.Time
	Public, Complete string // SHA-256 of decision.json and decision-complete.json
}

// HandIn is a ballot that was handed in.
type HandIn struct {
	Revision  int
	At        time.Time
	Abstained int // cells that became abstentions because they were empty; told in HandIns and SealedOwn

	Origin    Origin
	Ballot    string // SHA-256 of the ballot; empty: entered
	Sealed    string // SHA-256 of the sealed file; empty: entered
	Key       string // the key line that signed it; empty: entered, or a form
	Late      string // why it was admitted after closing; empty: it came in time
	Confirmed string // who confirmed that a form is the juror's, and how
	Opened    bool   // the marks of a ballot that travelled are known here, see BallotOpened
	Unchosen  string // why another ballot with its revision was chosen; empty: none was
}

// Origin is how a ballot came in.
type Origin string

// The ways in.
const (
	OriginEntered Origin = ""       // in this file
	OriginSealed  Origin = "sealed" // signed and sealed in the juror's own
	OriginForm    Origin = "form"   // unsigned; somebody confirmed who sent it
)

// Keyed is a juror's key that was confirmed.
type Keyed struct {
	Line   string // OpenSSH public key line
	At     time.Time
	Former []FormerKey // oldest first, that of the roll included
}

// Pending is a file that came in a juror's name and was not taken in. Where
// Class is E_JUROR somebody has to be asked first, whose key it is or who sent
// it; else something is wrong with it, or it came too late.
type Pending struct {
	At     time.Time
	Class  string // a fault's class
	Origin Origin
	SHA256 string // of the file; of a form, what only the sealing key can make of it
	Key    string // public key line that signed it; empty: a form
}

// FormerKey is a key that another took the place of.
type FormerKey struct {
	Line   string
	Until  time.Time
	Reason string
}

// Receipt is a receipt that was issued, or that a juror keeps.
type Receipt struct {
	Number int
	SHA256 string
	At     time.Time // when it was issued, or kept
	Signed bool      // issued: the signature is there
}

// Amendment is a change to the edition after it was opened.
type Amendment struct {
	Number  int
	At      time.Time
	SHA256  string // of the signed document
	Reason  string
	Changes []award.Change
}

// Replacement is a public vote that was read anew after it had been seen, as
// [TallySeen] says. A ranking that stood until then was replaced with it.
type Replacement struct {
	At     time.Time
	Who    string
	Reason string
	Before *publicvote.Tally // what was counted until then
}

// Cast is the chair's order of nominees that every step of the tie ladder before
// it left tied.
type Cast struct {
	At       time.Time
	Who      string
	Nominees []string // the best first
	Reason   string
}

// NoBallot is the reason of an absence that closing the ballots made.
const NoBallot = "no ballot by closing"

// Absence is a juror who takes no part.
type Absence struct {
	Reason    string
	At        time.Time
	ByClosing bool // nobody marked the juror absent: the ballots were closed
}

// Times are when each step was taken, and when the public vote that counts was
// read in; zero: not yet.
type Times struct{ Opened, Closed, Marks, Locked, Tally, Read time.Time }
