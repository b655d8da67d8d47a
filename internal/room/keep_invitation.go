package room

import (
	"slices"

	"votering/internal/fault"
	"votering/internal/mailing"
)

// takeInvitation takes the amendments that a new invitation brings to a juror
// who has a file already. All else in it stands as it was accepted.
func (k *keeping) takeInvitation(l letter) error {
	i := l.invites
	if f := k.ours(i.Edition, i.Fingerprint); f != nil {
		return f
	}
	if err := i.expected(k.who, KeyFingerprint(k.r.state.ChairKey)); err != nil {
		return err
	}
	before := len(k.notices)
	for _, a := range i.Amendments {
		inside := letter{name: l.name, data: a.Payload, sig: a.Sig()}
		var err error
		if inside.amendment, err = mailing.ReadAmendment(a.Payload, l.name); err == nil {
			err = k.takeAmendment(inside)
		}
		if err != nil {
			return err
		}
	}
	brought := slices.DeleteFunc(slices.Clone(k.notices[before:]), func(n Notice) bool { return n.ID == "amendment_again" })
	if len(brought) == 0 {
		brought = []Notice{{"invitation_again", fault.Pairs("n", itoa(len(i.Amendments)))}}
	}
	k.notices = append(k.notices[:before], brought...)
	return nil
}

// brings reports whether an invitation of the owner's, at path, has amendments
// that are not kept yet.
func (r *Room) brings(path string) bool {
	i, err := readInvitation(path)
	if err != nil {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return i.Edition == r.ed.ID && len(i.Amendments) > len(r.state.Amendments)
}
