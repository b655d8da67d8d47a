package ranking

import (
	"slices"

	"votering/internal/exact"
)

// Compute ranks the nominees by the edition's rule: gates; recusals from the
// whole edition; those whom too few jurors marked; then the jury's part, the
// public's part, the total and the tie ladder, over those who remain. The
// result depends on nothing but in. Faults: E_RULE where the rule cannot be
// applied to these marks, or is not one that Supports takes; E_JUROR for a
// ballot of somebody who is not on the roll, or a second one of a juror.
func Compute(in Input) (*Ranking, error) {
	c, r, err := convene(in)
	if err != nil {
		return nil, err
	}
	if err := c.adjust(); err != nil {
		return nil, err
	}
	if err := c.score(in.Votes); err != nil {
		return nil, err
	}
	if r.Weight, err = c.merge(); err != nil {
		return nil, err
	}
	groups := c.breakTies(c.standing())
	settle(groups, in.Edition.Rule.Places)
	c.report(r, groups)
	r.ToCast = c.toCast
	return r, nil
}

// convene finds who is ranked and whose marks count, and takes the marks
// together.
func convene(in Input) (*contest, *Ranking, error) {
	e := in.Edition
	if problems := Supports(e); len(problems) > 0 {
		return nil, nil, problems[0]
	}
	c := &contest{edition: e, scales: scales(e.Criteria), alike: alike(e.Criteria), casts: in.Casts}
	if !in.JuryAlone {
		c.public = e.Rule.Public
	}
	r := &Ranking{JuryAlone: in.JuryAlone, Winners: []string{}}
	c.entrants, r.Excluded = admit(in)
	var err error
	if c.ballots, err = voters(in, c.entrants); err != nil {
		return nil, nil, err
	}
	r.Jurors = c.gather()
	r.Unranked = append(withdrawn(e), c.dismiss()...)
	return c, r, nil
}

// score works out each entrant's jury part, and takes in its votes.
func (c *contest) score(votes map[string]exact.Rat) error {
	c.voteless = true
	for _, n := range c.entrants {
		if err := c.cover(n); err != nil {
			return err
		}
		n.votes = votes[n.ID]
		c.voteless = c.voteless && n.votes.Sign() == 0
	}
	if c.edition.Rule.Jury.Ranks() {
		return c.scoreRanks()
	}
	for _, n := range c.entrants {
		var err error
		if n.jury, err = c.jurySum(n); err != nil {
			return err
		}
	}
	return nil
}

// report writes the rows in the order of the groups; inside a group they are
// in the edition's order.
func (c *contest) report(r *Ranking, groups [][]*entrant) {
	r.Criteria = make(map[string]map[string]exact.Rat, len(c.entrants))
	for _, group := range groups {
		slices.SortFunc(group, func(a, b *entrant) int { return a.index - b.index })
		for _, n := range group {
			row := c.row(n)
			r.Rows = append(r.Rows, row)
			if n.place == 1 {
				r.Winners = append(r.Winners, n.ID)
			}
			r.Criteria[n.ID] = make(map[string]exact.Rat, len(row.Aggregates))
			for _, m := range row.Aggregates {
				r.Criteria[n.ID][m.Criterion] = m.Value
			}
		}
	}
	if c.adds() {
		r.Spread = spreadOf(r.Rows)
	}
}

// row is what is said of one entrant.
func (c *contest) row(n *entrant) Row {
	if c.public != nil && c.voteless {
		n.flag(FlagNoPublicVotes)
	}
	slices.Sort(n.flags)
	row := Row{
		Place: n.place, Nominee: n.ID, Jury: &n.jury.Total, Mean: c.plainMean(n),
		DecidedBy: n.decidedBy(), Shared: n.shared, Flags: n.flags, Ladder: n.ladder,
		Sum: n.total, JurySum: n.jury, Aggregates: n.marked(),
		Ranks: n.ranks,
	}
	if c.public != nil {
		row.Votes = &n.votes
	}
	for _, t := range n.total.Terms {
		part := t.part()
		switch t.Role {
		case RoleJury:
			row.Total, row.JuryPart = &n.total.Total, &part
		case RolePublic:
			row.Public, row.PublicPart = &t.Value, &part
		}
	}
	if c.adds() && row.PublicPart == nil {
		row.PublicPart = &exact.Rat{}
	}
	return row
}

// marked are the criteria on which the entrant has anything.
func (n *entrant) marked() []Aggregate {
	return slices.DeleteFunc(slices.Clone(n.aggregates), func(m Aggregate) bool { return !m.known })
}
