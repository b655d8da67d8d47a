package deliberation

import (
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// Purge is what a file still knows once who the jurors were, and all they did,
// is taken out of it: which decision stands, and where the record was. Nothing
// in it tells of anybody but the chair, whom the public decision names.
type Purge struct {
	Size        uint64    `json:"size"`      // of the record until then
	Head        string    `json:"head"`      // of the record until then
	Edition     string    `json:"edition"`   // SHA-256 of the frozen edition: its fingerprint
	Documents   string    `json:"documents"` // one hash over the nomination documents; empty: there is none
	Ranking     string    `json:"ranking"`   // SHA-256 of the ranking that stands
	Decisions   int       `json:"decisions"` // how many were signed
	Public      string    `json:"public"`    // SHA-256 of the decision.json that stands
	Complete    string    `json:"complete"`  // SHA-256 of the decision-complete.json that went with it
	DecidedAt   time.Time `json:"decided_at"`
	AnnouncedAt time.Time `json:"announced_at"` // zero: not yet
	Key         string    `json:"key"`          // the chair's public key line, without a comment
	Jurors      int       `json:"jurors"`       // how many people were on the roll
	Ballots     int       `json:"ballots"`      // how many ballots were handed in
}

// Purged is a purge that was made.
type Purged struct {
	At     time.Time
	Reason string
	Purge
}

// afterPurge reports whether an act can still be done then. What that adds may
// name somebody, such as whom a release went to, so a file in which there is any
// of it can be purged again.
func afterPurge(s State, act Act) bool {
	switch act {
	case ActExport, ActAnnounce:
		return true
	case ActPurge:
		return s.LastSeq > s.Purged.Size+1 // more than the purge itself
	}
	return false
}

// planPurged plans a purge. A file begins with one where it was made: what was
// before is not there to be replayed.
func planPurged(s State, ed *award.Edition, e Event) (step, error) {
	if s.Phase != "" {
		if f := Allowed(s, ed, ActPurge); f != nil {
			return nil, f
		}
	}
	p := e.Purge
	if p == nil || !isSHA256(e.SHA256) || !isSHA256(p.Head) || !isSHA256(p.Edition) || !isSHA256(p.Public) || !isSHA256(p.Complete) ||
		p.Decisions < 1 || p.Size == 0 || s.Phase != "" && (p.Size != s.LastSeq || p.Public != s.Signed.Public) {
		return nil, fault.New(fault.Log, "event.form")
	}
	if !isSHA256(p.Ranking) || p.Documents != "" && !isSHA256(p.Documents) {
		return nil, fault.New(fault.Log, "event.form")
	}
	if err := text.Strict(p.Key, MaxGround); err != nil {
		return nil, err
	}
	if e.Reason == "" {
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	return func(next *State) { next.purge(e) }, nil
}

// purge forgets everything but what the event knows.
func (s *State) purge(e Event) {
	p := e.Purge
	next := begin()
	next.Phase, next.LastSeq, next.Decisions = Decided, p.Size, p.Decisions
	next.Signed = &Signed{At: p.DecidedAt, Public: p.Public, Complete: p.Complete}
	next.AnnouncedAt, next.ChairKey = p.AnnouncedAt, p.Key
	next.Purged = &Purged{At: e.At, Reason: e.Reason, Purge: *p}
	*s = next
}
