package cli

import (
	"context"
	"fmt"
	"slices"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/votefile"
)

// queryAnswer is a query, as JSON.
type queryAnswer struct {
	doneAnswer
	Engine string `json:"engine"`
	Query  string `json:"query"`
}

// printQuery prints the query that counts the rows of files in a database.
func (p *program) printQuery(e *award.Edition, votes []string, f tallyFlags) error {
	set, filters, err := p.lookAtVotes(e, votes, f)
	if err != nil {
		return err
	}
	query, err := room.VoteQuery(e, set, votes, filters, f.sql)
	if err != nil {
		return err
	}
	if p.asJSON {
		p.writeJSON(queryAnswer{p.answer(), f.sql, query})
		return nil
	}
	fmt.Fprint(p.out, query)
	return nil
}

// readCounts takes what a database answered such a query with. The files that it
// counted are named where they are at hand.
func (p *program) readCounts(e *award.Edition, votes []string, f tallyFlags) (*counted, error) {
	set, filters, err := p.filesCounted(e, votes, f)
	if err != nil {
		return nil, err
	}
	c := &counted{set: set}
	line := p.progressLine(set.Votes())
	err = untilStopped(func(ctx context.Context) (err error) {
		defer line.clear()
		c.Outcome, err = room.CountsOf(ctx, e, set, filters, f.counted, line.show)
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// filesCounted are the files that a database counted. Where they are not at hand,
// the flags alone say what its rule was; a filter takes their columns too.
func (p *program) filesCounted(e *award.Edition, votes []string, f tallyFlags) (*votefile.Set, []room.FilterAsk, error) {
	switch {
	case len(votes) > 0:
		return p.lookAtVotes(e, votes, f)
	case len(f.filters) > 0:
		return nil, nil, fault.New(fault.Usage, "tally.counted_filters")
	}
	return &votefile.Set{Zone: f.ask.Zone, Dates: f.ask.Dates, Map: f.ask.Map}, nil, nil
}

// pinned reports whether the decision will name the files that were counted.
func pinned(t *publicvote.Tally) bool {
	return len(t.Files) > 0 && !slices.ContainsFunc(t.Files, func(f publicvote.File) bool { return f.SHA256 == "" })
}
