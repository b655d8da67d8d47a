package ranking

import (
	"math/big"
	"slices"
	"strconv"

	"votering/internal/exact"
	"votering/internal/fault"
)

// Compute ranks the nominees by the edition's rule: gates; recusals from the
// whole edition; those whom too few jurors marked; then the jury's part, the
// public's part, the total and the tie ladder, over those who remain. The
// result depends on nothing but in. Faults: E_RULE where the rule cannot be
// applied to these marks; E_JUROR for a ballot of somebody who is not on the
// roll, or a second one of a juror; E_SIZE for more ballots than an edition may
// have jurors.
func Compute(in Input) (*Ranking, error) {
	p, err := Prepare(in)
	if err != nil {
		return nil, err
	}
	return p.Compute(Variation{})
}

// rank works out everything that r is still to say.
func (c *contest) rank(r *Ranking, votes map[string]exact.Rat) (*Ranking, error) {
	if c.longWeights() {
		return nil, fault.New(fault.Rule, "rank.digits", "digits", strconv.Itoa(longestRanked*3/10))
	}
	if err := c.aggregate(); err != nil {
		return nil, err
	}
	if err := c.score(votes); err != nil {
		return nil, err
	}
	var err error
	if r.Weight, err = c.merge(); err != nil {
		return nil, err
	}
	groups := c.breakTies(c.standing())
	settle(groups, c.edition.Rule.Places)
	c.report(r, groups)
	r.ToCast = c.toCast
	if !r.writable() {
		return nil, fault.New(fault.Rule, "rank.digits", "digits", strconv.Itoa(exact.MaxJSON))
	}
	return r, nil
}

// longWeights reports whether the criterion weights, brought over one denominator,
// are so long that sums of them take long, and could hardly be written down.
func (c *contest) longWeights() bool {
	common := big.NewInt(1)
	for i := range c.edition.Criteria {
		if w := c.edition.Criteria[i].Weight; !w.IsInt() {
			common = exact.Common(common, w.Big().Denom())
		}
	}
	return common.BitLen() > longestRanked
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
	rounded := stagesOf(c.edition.Rule.Jury.Rounding)
	for _, n := range c.entrants {
		var err error
		if n.jury, err = c.jurySum(n, rounded); err != nil {
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

// writable reports whether all numbers of the ranking are short enough to be written
// down, and read and checked by others.
func (r *Ranking) writable() bool {
	ok := r.Spread == nil || r.Spread.Jury.Writable() && r.Spread.Public.Writable()
	for i := range r.Rows {
		row := &r.Rows[i]
		for _, v := range []*exact.Rat{row.Total, row.Jury, row.Public, row.JuryPart, row.PublicPart} {
			ok = ok && (v == nil || v.Writable())
		}
		for k := range row.Aggregates {
			ok = ok && row.Aggregates[k].Value.Writable()
		}
	}
	return ok
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
	unknown := func(a Aggregate) bool { return !a.known }
	if !slices.ContainsFunc(n.aggregates, unknown) {
		return n.aggregates
	}
	return slices.DeleteFunc(slices.Clone(n.aggregates), unknown)
}
