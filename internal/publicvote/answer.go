package publicvote

import (
	"slices"

	"votering/internal/exact"
)

// outcome is the answer, once everything is counted.
func (c *counter) outcome() *Outcome {
	all := c.workers[0].sums
	for _, w := range c.workers[1:] {
		all.merge(w.sums)
	}
	valid := all.under(0)
	t := &Tally{
		Rows: c.total.rows, Valid: map[string]exact.Rat{}, Dropped: c.dropped(all.reached, valid),
		Files: c.files, Flags: c.flags(), Counting: c.counting(all),
	}
	for i, id := range c.nominees {
		t.Valid[id] = exact.Int(valid[i])
	}
	if c.timed && !c.total.beyond {
		t.Pace = all.pace.told(c.nominees)
	}
	worth := c.unknown.worth()
	return &Outcome{
		Tally: t, First: c.places(), Unknown: worth[:min(len(worth), MaxUnknown)], More: c.unknown.more,
		Joined: c.total.joined, Spread: c.spread(), unknown: worth,
	}
}

func (c *counter) dropped(reached, valid []int64) Dropped {
	d := c.total.dropped
	for i := range reached {
		d[duplicate] += reached[i] - valid[i]
	}
	return Dropped{
		Malformed: d[malformed], OutsideWindow: d[outsideWindow], UnknownNominee: d[unknownNominee],
		Excluded: d[excluded], Duplicate: d[duplicate],
	}
}

func (c *counter) flags() []string {
	flags := []string{}
	if !c.timed {
		flags = append(flags, FlagNoTime)
	}
	if slices.ContainsFunc(c.sheets, func(s sheet) bool { return s.VoterAt < 0 || !s.TellsVoters() }) {
		flags = append(flags, FlagNoVoter)
	}
	slices.Sort(flags)
	return flags
}

func (c *counter) counting(all *sums) *Counting {
	n := &Counting{Dates: c.rule.Dates, Without: map[string]map[string]int64{}}
	if c.window != nil {
		n.Window = &Window{Opens: c.rule.Window.Opens.UTC(), Closes: c.rule.Window.Closes.UTC()}
	}
	if c.total.wall {
		n.Zone = c.rule.Zone.String()
	}
	for i, f := range c.rule.Filters {
		f.Voters = nil
		n.Filters = append(n.Filters, Filtered{f, c.total.filtered[i]})
	}
	for i, cause := range c.without {
		n.Without[cause] = c.byNominee(all.under(1 + i))
	}
	if slices.ContainsFunc(c.sheets, func(s sheet) bool { return s.VoterAt >= 0 }) {
		n.Without[CauseDuplicate] = c.byNominee(all.reached)
	}
	return n
}

func (c *counter) byNominee(votes []int64) map[string]int64 {
	m := make(map[string]int64, len(votes))
	for i, id := range c.nominees {
		m[id] = votes[i]
	}
	return m
}

func (c *counter) spread() Spread {
	s := c.total.spread
	s.First = c.told(c.alike)
	return s
}

// told are places as they are told.
func (c *counter) told(places []place) (told []Place) {
	for _, p := range places[:min(len(places), MaxFirst)] {
		told = append(told, Place{c.sources[p.source].Name, p.line + 1})
	}
	return told
}

// places are the first rows that each cause dropped.
func (c *counter) places() map[string][]Place {
	first := c.first
	for i := range c.voters {
		first[duplicate] = append(first[duplicate], c.voters[i].again...)
	}
	slices.SortFunc(first[duplicate], place.compare)
	all := map[string][]Place{}
	for i, id := range [causes]string{"malformed", CauseOutside, "unknown_nominee", CauseExcluded, CauseDuplicate} {
		if len(first[i]) > 0 {
			all[id] = c.told(first[i])
		}
	}
	return all
}
