package room

import (
	"regexp"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/text"
)

// keyFP is the fingerprint of a key, as people read it aloud.
var keyFP = regexp.MustCompile(`^SHA256:[A-Za-z0-9+/]{43}$`)

// acceptance is a key that was read aloud. Without a juror it is that of whoever
// signed with it, if that is one juror.
type acceptance struct{ juror, key string }

// acceptances reads CollectOptions.AcceptKeys.
func (r *Room) acceptances(list []string) ([]acceptance, error) {
	var all []acceptance
	for _, s := range list {
		var a acceptance
		if juror, key, named := strings.Cut(s, "="); named {
			if _, err := r.voter(juror); err != nil {
				return nil, err
			}
			a = acceptance{juror, key}
		} else {
			a.key = s
		}
		if !keyFP.MatchString(a.key) {
			return nil, fault.New(fault.Usage, "collect.key_form", "key", text.Show(a.key))
		}
		all = append(all, a)
	}
	return all, nil
}

// confirms is the event that makes a key the juror's, where the chair said so:
// that it was read aloud, and of one that takes the place of another also why.
// Else it is the fault of the ballot: why, where the chair said nothing.
func (t *taker) confirms(why *fault.Error, o *mailing.Opened) (*deliberation.Event, *fault.Error) {
	juror, key := o.Ballot.Juror, o.Key.Fingerprint()
	for _, a := range t.keys {
		switch {
		case a.key != key, a.juror != "" && a.juror != juror, why.ID == mailing.OtherKey && t.o.Reason == "":
			continue
		case a.juror == "" && len(t.signers[key]) > 1:
			return nil, fault.New(fault.Juror, "collect.key_of_two", "key", key, "juror", juror)
		}
		return &deliberation.Event{
			Kind: deliberation.KeyConfirmed, Who: t.who, Juror: juror, Key: o.Key.Line(), Reason: t.o.Reason,
		}, nil
	}
	return nil, why
}
