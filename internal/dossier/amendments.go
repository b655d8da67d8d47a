package dossier

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/trust"
)

// AmendmentDir is where the signed amendments are, by number.
const AmendmentDir = "amendments"

func amendmentName(n int) string { return AmendmentDir + "/amendment-" + strconv.Itoa(n) + ".json" }

// amendedLate tells, before anything else, of changes that were made when the
// marks were open already: who made them could see what they do to the outcome.
func (v *verification) amendedLate(d *decision.Document) {
	if d.Order.MarksAt == nil {
		return
	}
	for _, a := range d.Amendments {
		var paths []string
		for _, x := range a.Changes {
			if !strings.HasPrefix(x.Path, decision.JurorsPath) {
				paths = append(paths, x.Path)
			}
		}
		if len(paths) > 0 && !a.At.Before(*d.Order.MarksAt) {
			v.tells("edition", AmendedLate, "n", strconv.Itoa(a.Number), "at", stamp(a.At), "paths", names(paths))
		}
	}
}

// amendmentFiles checks the amendments that are in a folder: each is signed by
// the chair and is what the decision says it is.
func (v *verification) amendmentFiles() {
	d := v.complete
	if d == nil {
		return
	}
	n := 0
	for _, a := range d.Amendments {
		name := amendmentName(a.Number)
		data, ok := v.folder.Files[name]
		if !ok {
			continue // missing tells it
		}
		v.look(name, name+SigSuffix)
		if err := v.amendmentFile(d, a, name, data); err != nil {
			v.fails("edition", "amendment", at(err, name))
			return
		}
		n++
	}
	if n > 0 {
		v.holds("edition", "amendments", "n", strconv.Itoa(n))
	}
}

func (v *verification) amendmentFile(d *decision.Document, a decision.Amendment, name string, data []byte) error {
	if err := v.byChair(d, name, data, v.folder.Files[name+SigSuffix], trust.NamespaceEdition); err != nil {
		return err
	}
	own, err := mailing.ReadAmendment(data, name)
	switch {
	case err != nil:
		return err
	case own.Edition != d.Edition.ID:
		return fault.New(fault.Award, "dossier.other_edition", "edition", own.Edition)
	case own.Fingerprint != d.Edition.Fingerprint:
		return fault.New(fault.Def, "dossier.other_version", "found", award.Short(own.Fingerprint), "expected", award.Short(d.Edition.Fingerprint))
	case record.Hash(data) != string(a.SHA256):
		return fault.New(fault.Pin, "dossier.file", "name", name)
	case own.Number != a.Number, own.Reason != string(a.Reason), !slices.EqualFunc(own.Changes, a.Changes, sameChange):
		return fault.New(fault.Result, "dossier.amendment", "n", strconv.Itoa(a.Number))
	}
	return nil
}

func sameChange(a award.Change, b decision.Change) bool {
	return a.Path == b.Path && sameValue(a.From, b.From) && sameValue(a.To, b.To)
}

// sameValue reports two values of JSON that are one; null and nothing are.
func sameValue(a, b json.RawMessage) bool {
	var one, two bytes.Buffer
	for _, x := range []struct {
		to   *bytes.Buffer
		from json.RawMessage
	}{{&one, a}, {&two, b}} {
		if len(x.from) == 0 || json.Compact(x.to, x.from) != nil {
			x.to.WriteString("null")
		}
	}
	return bytes.Equal(one.Bytes(), two.Bytes())
}

// byChair checks that the chair of a decision signed a document.
func (v *verification) byChair(d *decision.Document, name string, data, sig []byte, namespace string) error {
	if sig == nil {
		return fault.New(fault.Sig, "dossier.unsigned")
	}
	key, err := trust.Verify(sig, data, namespace)
	if err != nil {
		return at(err, name+SigSuffix)
	}
	own, err := trust.ParsePublicKey(d.ChairKey)
	if err == nil && !own.Equal(key) {
		err = fault.New(fault.Key, "dossier.other_key", "found", key.Fingerprint(), "expected", own.Fingerprint()).At(name + SigSuffix)
	}
	return err
}
