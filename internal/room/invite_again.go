package room

import (
	"bytes"
	"path/filepath"
	"slices"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/forms"
	"votering/internal/text"
	"votering/internal/trust"
)

// InviteClash says why Invite could not write into o.Dir (E_IO), before anybody
// is asked for a passphrase: something is there that Invite did not write, or
// that somebody changed since, a form that was filled in for one. What an
// earlier invitation left there is replaced.
func (r *Room) InviteClash(o InviteOptions) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	jurors, err := r.invited(o.Jurors)
	if err != nil {
		return err
	}
	key, err := r.chairKey()
	if err != nil {
		key = trust.PublicKey{} // nobody was invited yet: nothing there is ours
	}
	all := map[string][]byte{}
	for _, j := range jurors {
		all[j.ID+InviteSuffix] = nil
		if err := r.besidesInvitation(all, j, key, o); err != nil {
			return err
		}
	}
	_, err = r.invitedBefore(all, key, o.Dir)
	return err
}

// invitedBefore are the names of those files that an earlier invitation left in
// a folder, as it wrote them. Anything else that has one of the names is a fault
// (E_IO).
func (r *Room) invitedBefore(all map[string][]byte, key trust.PublicKey, dir string) ([]string, error) {
	var ours, there []string
	for name := range all {
		if dir != "" && files.Exists(filepath.Join(dir, name)) {
			there = append(there, name)
		}
	}
	if len(there) == 0 {
		return nil, nil
	}
	slices.Sort(there)
	before, err := r.lettersBefore(key)
	if err != nil {
		return nil, err
	}
	for _, name := range there {
		path := filepath.Join(dir, name)
		if !r.ourInvitation(path, key) && !before.wrote(path) {
			return nil, fault.New(fault.IO, "io.exists").At(text.Show(path))
		}
		ours = append(ours, name)
	}
	return ours, nil
}

// ourInvitation reports whether a file is an invitation to this edition that the
// chair signed for the juror in its name.
func (r *Room) ourInvitation(path string, key trust.PublicKey) bool {
	if !IsInvitation(path) {
		return false
	}
	i, err := readInvitation(path)
	return err == nil && i.key.Equal(key) && i.Edition == r.ed.ID && i.Juror.ID+InviteSuffix == filepath.Base(path)
}

// writtenBefore are what invitations wrote beside themselves, by name: one of
// each for every wording that the edition has had.
type writtenBefore map[string][][]byte

// lettersBefore are all that invitations can have written until now.
func (r *Room) lettersBefore(key trust.PublicKey) (writtenBefore, error) {
	w := writtenBefore{}
	ed := r.base
	for n := 0; ; n++ {
		then := r.apart()
		then.ed = ed
		if err := then.writes(w, key); err != nil {
			return nil, err
		}
		if n == len(r.state.Amendments) {
			return w, nil
		}
		next, _, err := award.Amend(ed, r.state.Amendments[n].Changes)
		if err != nil {
			return nil, err
		}
		ed = next
	}
}

// writes adds what inviting everybody now would write beside the invitations.
func (r *Room) writes(w writtenBefore, key trust.PublicKey) error {
	var ids []string
	for _, j := range r.ed.Voters() {
		ids = append(ids, j.ID)
	}
	for _, too := range []bool{true, false} {
		all := map[string][]byte{}
		for _, j := range r.ed.Voters() {
			if err := r.besidesInvitation(all, *j, key, InviteOptions{Jurors: ids, Forms: too, Reminders: true}); err != nil {
				return err
			}
		}
		for name, data := range all {
			w[name] = append(w[name], data)
		}
	}
	return nil
}

// wrote reports whether a file is just what an invitation wrote.
func (w writtenBefore) wrote(path string) bool {
	data, err := files.Read(path, forms.MaxSheet)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(w[filepath.Base(path)], func(b []byte) bool { return bytes.Equal(b, data) })
}
