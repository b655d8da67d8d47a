package deliberation

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// found keeps what the opening fixes besides the edition: the chair's key,
// where it is known, and the salt of the roll. That salt is made of the
// event's, which stands in no record: who has the roll's hash alone cannot try
// names against it.
func (s *State) found(ed *award.Edition, e Event) {
	s.fixChairKey(e.Key)
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
	if e.Key == "" || s.ChairKey != "" && !sameKey(e.Key, s.ChairKey) {
		return nil, fault.New(fault.Key, "decide.other_key")
	}
	rk, err := ranking.Compute(RankingInput(s, ed))
	if err != nil {
		return nil, err
	}
	if bs := Blocking(s, ed, rk.Winners, rk.ToCast); len(bs) > 0 {
		return nil, fault.New(fault.State, "decide.blocked", "n", strconv.Itoa(len(bs)), "first", bs[0].ID)
	}
	return func(next *State) {
		next.Prepared = &Prepared{At: e.At, Public: e.SHA256, Complete: e.Complete, Key: e.Key}
	}, nil
}

// sameKey reports whether two public key lines are of one key: what comes
// after kind and key is a comment.
func sameKey(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) > 1 && len(y) > 1 && x[0] == y[0] && x[1] == y[1]
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
		next.Meeting.end(e.At)
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
