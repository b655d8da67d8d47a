package dossier

import (
	"slices"

	"votering/internal/fault"
)

// Between holds decisions against each other. Two of one edition are a fork
// (E_FORK, with both hashes), unless each but one is replaced by another that
// names its hash and is signed with the same key: otherwise anybody could
// replace a decision. Reports that are not good say nothing about the others
// and are passed over; the same decision twice is one.
func Between(reports []*Report) *fault.Error {
	for i, a := range reports {
		for _, b := range reports[:i] {
			if rivals(a, b) && !replaces(a, b, reports) && !replaces(b, a, reports) {
				id := "dossier.fork"
				if a.KeyFP != b.KeyFP {
					id = "dossier.fork_keys"
				}
				return fault.New(fault.Fork, id, "edition", a.Document.Edition.ID, "one", b.SHA256, "other", a.SHA256).At(a.Name)
			}
		}
	}
	return nil
}

// rivals reports two decisions of one edition.
func rivals(a, b *Report) bool {
	return a.Good && b.Good && a.SHA256 != b.SHA256 && a.Document.Edition.ID == b.Document.Edition.ID
}

// replaces reports that a supersedes b, itself or through others of the
// reports.
func replaces(a, b *Report, reports []*Report) bool {
	if a.KeyFP != b.KeyFP {
		return false
	}
	seen := []string{a.SHA256}
	for next := string(a.Document.Supersedes); next != "" && !slices.Contains(seen, next); {
		if next == b.SHA256 {
			return true
		}
		seen = append(seen, next)
		next = supersededOf(next, a.KeyFP, reports)
	}
	return false
}

// supersededOf is what the decision with that hash and key replaces; empty:
// nothing, or it is not among the reports.
func supersededOf(hash, key string, reports []*Report) string {
	for _, r := range reports {
		if r.Good && r.SHA256 == hash && r.KeyFP == key {
			return string(r.Document.Supersedes)
		}
	}
	return ""
}

// InForce reports that none of the reports replaces r.
func InForce(r *Report, reports []*Report) bool {
	return !slices.ContainsFunc(reports, func(other *Report) bool {
		return rivals(r, other) && replaces(other, r, reports)
	})
}

// Backdated reports that r says it is older than a decision among the reports
// that it replaces. The times are claims, and one of them is wrong.
func Backdated(r *Report, reports []*Report) bool {
	return slices.ContainsFunc(reports, func(other *Report) bool {
		return rivals(r, other) && replaces(r, other, reports) && r.Document.DecidedAt.Before(other.Document.DecidedAt)
	})
}
