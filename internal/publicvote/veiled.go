package publicvote

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
