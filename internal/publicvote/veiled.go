package publicvote

import (
	"slices"
	"strings"
)

// Veiled is the tally as it may be shown before the public vote is opened: what
// was read, kept and dropped, and by what rule. Nothing in it tells one nominee
// from another, so two tallies that differ only in who got the votes are one
// here.
func (t *Tally) Veiled() *Tally {
	if t == nil {
		return nil
	}
	v := *t
	v.Valid, v.Pace = nil, nil
	if t.Counting != nil {
		c := *t.Counting
		c.Without = nil
		v.Counting = &c
	}
	return &v
}

// Veiled is the outcome as it may be shown before the public vote is opened. Of
// the unknown choices it has the texts, and neither how many made them nor which
// are common: where a survey wrote "A: Kinn" for Kinn, that would be who leads.
// They come by their text, at most MaxUnknownVeiled.
func (o *Outcome) Veiled() *Outcome {
	v := *o
	v.Tally, v.unknown = o.Tally.Veiled(), nil
	v.Unknown = slices.Clone(o.unknown)
	if o.unknown == nil {
		v.Unknown = slices.Clone(o.Unknown)
	}
	for i := range v.Unknown {
		v.Unknown[i].Rows = 0
	}
	slices.SortFunc(v.Unknown, func(a, b Choice) int { return strings.Compare(a.Text, b.Text) })
	v.Unknown = v.Unknown[:min(len(v.Unknown), MaxUnknownVeiled)]
	return &v
}
