package deliberation

import (
	"regexp"
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// checkTravel is check for what belongs to ballots that travel.
func (e *Event) checkTravel() error {
	for _, s := range [...]string{e.Sealed, string(e.Origin), e.SaltSum, e.Confirmed, e.Recipient, e.Class} {
		if s == "" {
			continue
		}
		if err := text.Strict(s, MaxGround); err != nil {
			return err
		}
	}
	for _, list := range [][]Statement{e.Recused, e.Declared} {
		for _, x := range list {
			if err := text.Strict(x.Nominee, MaxGround); err != nil {
				return err
			}
			if err := text.StrictLines(x.Ground, MaxGround); err != nil {
				return err
			}
		}
	}
	for _, c := range e.Changes {
		if err := text.Strict(c.Path, MaxGround); err != nil {
			return err
		}
	}
	return nil
}

// checkChairKey says whether key can be the chair's: none is given, or none is
// fixed yet, or it is that one.
func (s *State) checkChairKey(key string) *fault.Error {
	if key != "" && s.ChairKey != "" && !sameKey(key, s.ChairKey) {
		return fault.New(fault.Key, "decide.other_key")
	}
	return nil
}

// fixChairKey fixes the chair's key by the first that is used.
func (s *State) fixChairKey(key string) {
	if s.ChairKey == "" {
		s.ChairKey = key
	}
}

// planSealing plans the sealing key. Once there is one, the same may be kept
// under other passphrases at any time.
func planSealing(s State, ed *award.Edition, e Event) (step, error) {
	act := ActRecord
	if s.Recipient == "" {
		act = ActInvite
	}
	if f := Allowed(s, ed, act); f != nil {
		return nil, f
	}
	switch {
	case s.Owner != "":
		return nil, notOwn(s, ed)
	case e.Recipient == "":
		return nil, fault.New(fault.Log, "event.form")
	case s.Recipient != "" && s.Recipient != e.Recipient:
		return nil, fault.New(fault.State, "sealing.made", "present", string(s.Phase))
	}
	if f := s.checkChairKey(e.Key); f != nil {
		return nil, f
	}
	return func(next *State) {
		next.Recipient = e.Recipient
		next.fixChairKey(e.Key)
	}, nil
}

func planInvited(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActInvite); f != nil {
		return nil, f
	}
	if s.Recipient == "" {
		return nil, fault.New(fault.State, "invite.no_key", "present", string(s.Phase))
	}
	if len(e.By) == 0 {
		return nil, fault.New(fault.Usage, "invite.nobody")
	}
	for _, id := range e.By {
		if _, f := voter(ed, id); f != nil {
			return nil, f
		}
	}
	if f := s.checkChairKey(e.Key); f != nil {
		return nil, f
	}
	return func(next *State) {
		next.invite(e.By, e.At)
		next.fixChairKey(e.Key)
	}, nil
}

func (s *State) invite(jurors []string, at time.Time) {
	for _, id := range jurors {
		s.Invited[id] = at
	}
}

// KeyOf is the public key line that a juror signs with: the one that was
// confirmed, else that of the roll; for the chair also the one that is fixed.
// Empty: none is known.
func KeyOf(s State, ed *award.Edition, juror string) string {
	if k, ok := s.Keys[juror]; ok {
		return k.Line
	}
	j, ok := ed.Juror(juror)
	switch {
	case !ok:
		return ""
	case j.Key == "" && j.Role == award.ChairRole:
		return s.ChairKey
	}
	return j.Key
}

func planKey(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActCollect); f != nil {
		return nil, f
	}
	j, f := voter(ed, e.Subject())
	if f != nil {
		return nil, f
	}
	now := KeyOf(s, ed, j.ID)
	switch {
	case e.Key == "":
		return nil, fault.New(fault.Log, "event.form")
	case sameKey(e.Key, now):
		return nil, fault.New(fault.State, "key.known", "juror", j.ID, "name", j.Name)
	case now != "" && e.Reason == "":
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	if of := s.keyHolder(ed, e.Key); of != nil && of.ID != j.ID {
		return nil, fault.New(fault.Juror, "key.of_another", "name", j.Name, "other", of.Name)
	}
	return func(next *State) {
		k := Keyed{Line: e.Key, At: e.At, Former: next.Keys[j.ID].Former}
		if now != "" {
			k.Former = append(slices.Clip(k.Former), FormerKey{Line: now, Until: e.At, Reason: e.Reason})
		}
		next.Keys[j.ID] = k
	}, nil
}

// keyHolder is who on the roll signs with that key, or did; nil: nobody.
func (s *State) keyHolder(ed *award.Edition, key string) *award.Juror {
	for i := range ed.Jurors {
		j := &ed.Jurors[i]
		if sameKey(key, KeyOf(*s, ed, j.ID)) {
			return j
		}
		for _, f := range s.Keys[j.ID].Former {
			if sameKey(key, f.Line) {
				return j
			}
		}
	}
	return nil
}

var classForm = regexp.MustCompile(`^E_[A-Z]{2,20}$`)

// planRefused plans the record of a file that was not taken in. Where it says
// in whose name that came, it waits until one of theirs is.
func planRefused(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActRecord); f != nil {
		return nil, f
	}
	if !isSHA256(e.SHA256) || !classForm.MatchString(e.Class) {
		return nil, fault.New(fault.Log, "event.form")
	}
	if e.Juror == "" {
		return func(*State) {}, nil
	}
	if _, f := voter(ed, e.Juror); f != nil {
		return nil, f
	}
	return func(next *State) {
		next.Pending[e.Juror] = Pending{At: e.At, Class: e.Class, Origin: e.Origin, SHA256: e.SHA256, Key: e.Key}
	}, nil
}
