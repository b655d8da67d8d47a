package decision

import (
	"slices"

	"votering/internal/award"
)

// EditionCounted is the edition as it was when the votes that count were read:
// what a nominee is called may have been amended since.
func (d *Document) EditionCounted() (*award.Edition, error) {
	if d.Order.ReadAt == nil {
		return d.AwardEdition()
	}
	before := *d
	before.edition, before.card = nil, nil
	before.Amendments = slices.DeleteFunc(slices.Clone(d.Amendments), func(a Amendment) bool { return a.At.After(*d.Order.ReadAt) })
	return before.AwardEdition()
}
