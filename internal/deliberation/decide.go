package deliberation

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// found keeps what the opening fixes besides the edition: the chair's key,
// where it is known, and the salt of the roll. That salt is made of the
// event's, which stands in no record: who has the roll's hash alone cannot try
// names against it.
func (s *State) found(ed *award.Edition, e Event) {
	s.ChairKey = e.Key
	if c, ok := ed.Chair(); ok && s.ChairKey == "" {
		s.ChairKey = c.Key
	}
	sum := sha256.Sum256([]byte("votering-roll/1 " + e.Salt))
	s.RollSalt = hex.EncodeToString(sum[:])
}

func planPrepared(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActDecide); f != nil {
		return nil, f
	}
	if !isSHA256(e.SHA256) || !isSHA256(e.Complete) {
		return nil, fault.New(fault.Log, "event.form")
	}
	if s.ChairKey != "" && e.Key != s.ChairKey {
		return nil, fault.New(fault.Key, "decide.other_key")
	}
	rk, err := ranking.Compute(RankingInput(s, ed))
	if err != nil {
		return nil, err
	}
	if bs := Blocking(s, ed, rk.Winners); len(bs) > 0 {
		return nil, fault.New(fault.State, "decide.blocked", "n", strconv.Itoa(len(bs)), "first", bs[0].ID)
	}
	return func(next *State) {
		next.Prepared = &Prepared{At: e.At, Public: e.SHA256, Complete: e.Complete, Key: e.Key}
	}, nil
}

func planSigned(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActDecide); f != nil {
		return nil, f
	}
	p := s.Prepared
	if p == nil || p.Public != e.SHA256 || p.Complete != e.Complete {
		return nil, fault.New(fault.State, "decide.not_prepared")
	}
	return func(next *State) {
		next.Phase, next.ChairKey = Decided, p.Key
		next.Signed = &Signed{At: e.At, Public: p.Public, Complete: p.Complete}
		next.Decisions++
	}, nil
}

func planAnnounced(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActAnnounce); f != nil {
		return nil, f
	}
	if !s.AnnouncedAt.IsZero() {
		return nil, fault.New(fault.State, "announce.twice")
	}
	if ed.AnnounceAt != nil && e.At.Before(*ed.AnnounceAt) && e.Reason == "" {
		return nil, fault.New(fault.State, "announce.embargo")
	}
	return func(next *State) { next.AnnouncedAt = e.At }, nil
}

func isSHA256(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == sha256.Size && hex.EncodeToString(b) == s
}

func planProposal(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActPropose); f != nil {
		return nil, f
	}
	if e.Draft == nil || e.Draft.Empty() {
		return nil, fault.New(fault.Usage, "propose.nothing")
	}
	if err := e.Draft.check(s, ed); err != nil {
		return nil, err
	}
	return func(next *State) { next.Proposal = next.Proposal.with(e.Draft) }, nil
}

// Languages are those that grounds may be written in.
var Languages = []string{"nb", "nn", "en"}

// check says whether the change can be made now.
func (c *ProposalChange) check(s State, ed *award.Edition) error {
	for _, lang := range slices.Sorted(maps.Keys(c.Grounds)) {
		if !slices.Contains(Languages, lang) {
			return fault.New(fault.Usage, "propose.language", "lang", lang)
		}
	}
	for _, juror := range slices.Sorted(maps.Keys(c.Dissent)) {
		if _, f := voter(ed, juror); f != nil {
			return f
		}
	}
	if f := c.checkOutcome(s, ed); f != nil {
		return f
	}
	if f := c.checkVotes(s, ed); f != nil {
		return f
	}
	return nil
}
