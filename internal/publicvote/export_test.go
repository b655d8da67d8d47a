package publicvote

import "context"

// CountInBlocks is Count with blocks of so many bytes of text, and rounds of so
// many blocks, or ten times as many votes.
func CountInBlocks(ctx context.Context, sources []Source, rule Rule, o Options, block, batch int) (*Outcome, error) {
	return countIn(ctx, sources, rule, o, portions{block: block, ahead: 4, batch: batch, votes: 10 * batch})
}

// CountInRounds is Count with blocks of so many bytes of text, and rounds of so
// many votes.
func CountInRounds(ctx context.Context, sources []Source, rule Rule, o Options, block, votes int) (*Outcome, error) {
	return countIn(ctx, sources, rule, o, portions{block: block, ahead: 4, batch: 1000, votes: votes})
}
