// Package deliberation is the life of an edition as a state machine: a State,
// the Events that change it, and what is allowed now, and why not. It does no
// I/O and knows no clock: events carry their time.
package deliberation

import (
	"time"

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
	Tally     *publicvote.Tally // nil: not read yet
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
	Reopened    []Reopening                   // oldest first
	ChairKey    string                        // the chair's public key line; empty until it is fixed
	RollSalt    string                        // 64 hex, for the roll: not to be found from the record
	revisions   map[string]int                // by juror: the last revision handed in
	undo        map[string][]change           // by juror, newest last
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
	Abstained int // cells that became abstentions because they were empty
}

// Replacement is a public vote that was read anew after it had been seen, as
// [TallySeen] says. A ranking that stood until then was replaced with it.
type Replacement struct {
	At     time.Time
	Who    string
	Reason string
	Before *publicvote.Tally // what was counted until then
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
