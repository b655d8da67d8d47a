package dossier

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// Facts about an edition that was set up anew, by whether the marks were open to
// the jury before and whether the rules are others since.
const (
	anewSeen   = "anew_seen"
	anewUnseen = "anew_unseen"
)

// anew is the fact that an edition was set up anew, with what became of what was
// there.
func anew(d *decision.Document, r *decision.Reopening) Fact {
	id, rules := anewUnseen, "_other"
	if *r.MarksSeen {
		id = anewSeen
	}
	if r.Fingerprint == d.Edition.Fingerprint {
		rules = "_same"
	}
	return Fact{id + rules, fault.Pairs("at", stamp(r.At), "from", string(r.From), "n", strconv.Itoa(*r.Ballots),
		"fingerprint", award.Short(r.Fingerprint))}
}

// sameBefore reports that the record tells of an edition that was set up anew
// what the decision tells. Under rules that are not there, a record does not
// tell whether there was a public vote to wait for once the marks were locked.
func sameBefore(a *decision.Reopening, b *deliberation.Reopening) bool {
	if !a.Anew() {
		return true
	}
	from := a.From == b.From || a.From == deliberation.Revealed && b.From == deliberation.Locked
	return from && *a.MarksSeen == b.MarksSeen && *a.Ballots == b.Ballots && strings.HasPrefix(a.Fingerprint, b.Fingerprint)
}

// endedBy is which way back a receipt is of before, where it is of an edition
// that was set up anew under other rules; -1: it is of none that is named.
func endedBy(d *decision.Document, r receipt) int {
	if r.Fingerprint == d.Edition.Fingerprint {
		return -1
	}
	return slices.IndexFunc(d.Reopened, func(x decision.Reopening) bool {
		return x.Anew() && x.Fingerprint == r.Fingerprint && !x.At.Before(r.At)
	})
}

// ended takes out the receipts of before the edition was set up anew, and tells
// of each that what it lists was set aside, as the signed decision says. A fault
// is one that lists more than was set aside, or is of another record.
func (v *verification) ended(d *decision.Document, all []receipt) (rest []receipt, err error) {
	earlier := map[int][]receipt{}
	for _, r := range all {
		if i := endedBy(d, r); i >= 0 {
			earlier[i] = append(earlier[i], r)
		} else {
			rest = append(rest, r)
		}
	}
	for i := range d.Reopened {
		if err := v.agreeing(earlier[i]); err != nil {
			return nil, err
		}
		for _, r := range earlier[i] {
			if err := v.setAside(d, i, r); err != nil {
				return nil, err
			}
		}
	}
	return rest, nil
}

// setAside holds a receipt against the way back that ended the life it is of.
func (v *verification) setAside(d *decision.Document, i int, r receipt) error {
	back, size := &d.Reopened[i], uint64(r.Record.Size)
	if size >= d.Record.Size || v.after(i, size) {
		return fault.New(fault.Log, "dossier.receipt_record", "n", strconv.Itoa(r.Number),
			"size", strconv.FormatUint(size, 10), "has", strconv.FormatUint(d.Record.Size, 10)).At(r.name)
	}
	if len(r.Ballots) > *back.Ballots {
		return fault.New(fault.Dropped, "dossier.receipt_fewer", "n", strconv.Itoa(r.Number),
			"listed", strconv.Itoa(len(r.Ballots)), "has", strconv.Itoa(*back.Ballots)).At(r.name)
	}
	if err := v.goesOn(d, r); err != nil {
		return err
	}
	v.tells("receipts", ReceiptBefore, "n", strconv.Itoa(r.Number), "at", stamp(back.At), "reason", back.Reason,
		"fingerprint", award.Short(r.Fingerprint))
	return nil
}

// after reports that a record of that many lines has the way back in it, where
// the record is here.
func (v *verification) after(i int, size uint64) bool {
	backs := 0
	for n, e := range v.entries {
		if deliberation.Kind(e.Kind) != deliberation.Reopened {
			continue
		}
		if backs == i {
			return size > uint64(n)
		}
		backs++
	}
	return false
}
