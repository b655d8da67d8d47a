package room

import (
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// Open freezes rule, nominees and roll, and lets the jurors score. The chair's
// key is the one on the roll; without one the first signature fixes it.
func (r *Room) Open(who string) error { return r.OpenWithKey(who, trust.PublicKey{}) }

// OpenWithKey is Open, and fixes the chair's key: decisions are signed with
// that key and no other. Another key than the roll's is refused (E_KEY). The
// zero key is none.
func (r *Room) OpenWithKey(who string, key trust.PublicKey) error {
	return r.asChair(who, func(id string) error {
		if err := r.mayOpen(); err != nil {
			return err
		}
		key, err := r.keyToOpen(key)
		if err != nil {
			return err
		}
		frozen, roll := award.Freeze(r.ed), editionfile.Roll(r.ed.Jurors)
		e := deliberation.Event{Kind: deliberation.Opened, Who: id, SHA256: record.Hash(frozen), Roll: record.Hash(roll)}
		if !key.IsZero() {
			e.Key = key.Line()
		}
		if err := r.act(map[string][]byte{DocEdition: frozen, DocJury: roll}, e); err != nil {
			return err
		}
		r.setup = setup{}
		return nil
	})
}

// MayOpen says why the edition cannot be opened now; nil where it can.
func (r *Room) MayOpen(who string) error {
	return r.asChair(who, func(string) error { return r.mayOpen() })
}

func (r *Room) mayOpen() error {
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActOpen); f != nil {
		return f
	}
	if len(r.setup.faults) > 0 {
		return r.setup.faults
	}
	return readyToOpen(r.ed)
}

// keyToOpen is the key that the opening fixes: the one given, or the roll's.
func (r *Room) keyToOpen(given trust.PublicKey) (trust.PublicKey, error) {
	chair, _ := r.ed.Chair()
	if chair.Key == "" {
		return given, r.checkGiven(given)
	}
	listed, err := trust.ParsePublicKey(chair.Key)
	if err != nil {
		return trust.PublicKey{}, withWhere(err, chair.ID)
	}
	if !given.IsZero() && !given.Equal(listed) {
		return trust.PublicKey{}, otherKey(given, listed)
	}
	return listed, r.checkGiven(listed)
}

// checkGiven is checkChairKey where a key is given at all: one was fixed where the
// edition was opened before.
func (r *Room) checkGiven(key trust.PublicKey) error {
	if key.IsZero() {
		return nil
	}
	return r.checkChairKey(key)
}

// chairKey is the key that decisions are signed with; zero where none is fixed
// yet.
func (r *Room) chairKey() (trust.PublicKey, error) {
	if r.state.ChairKey == "" {
		return trust.PublicKey{}, nil
	}
	return trust.ParsePublicKey(r.state.ChairKey)
}

// checkChairKey refuses a key that is not the chair's (E_KEY).
func (r *Room) checkChairKey(key trust.PublicKey) error {
	fixed, err := r.chairKey()
	if err == nil && !fixed.IsZero() && !fixed.Equal(key) {
		return otherKey(key, fixed)
	}
	return err
}

func otherKey(given, fixed trust.PublicKey) *fault.Error {
	return fault.New(fault.Key, "key.not_chair", "have", given.Fingerprint(), "want", fixed.Fingerprint())
}

// readyToOpen says what an edition lacks to be judged.
func readyToOpen(e *award.Edition) error {
	if _, ok := e.Chair(); !ok {
		return fault.New(fault.Edition, "open.no_chair")
	}
	if len(e.Voters()) == 0 {
		return fault.New(fault.Edition, "open.no_voter")
	}
	return checkKeys(e)
}

// checkKeys refuses keys on the roll that nobody could be held to: what is no
// key, or too weak a one.
func checkKeys(e *award.Edition) error {
	for _, j := range e.Jurors {
		if j.Key == "" {
			continue
		}
		if _, err := trust.ParsePublicKey(j.Key); err != nil {
			return withWhere(err, j.ID)
		}
	}
	return nil
}

// withWhere says whose key a fault is about.
func withWhere(err error, juror string) error {
	if f := fault.Of(err); f != nil {
		return f.At(juror)
	}
	return err
}
