package publicvote

import "context"

// CountInBlocks is Count with blocks of so many bytes of text, and rounds of so
// many blocks, or ten times as many votes.
func CountInBlocks(ctx context.Context, sources []Source, rule Rule, o Options, block, batch int) (*Outcome, error) {
	return countIn(ctx, sources, rule, o, portions{block: block, ahead: 4, batch: batch, votes: 10 * batch, minutes: usual.minutes})
}

// CountInRounds is Count with blocks of so many bytes of text, and rounds of so
// many votes.
func CountInRounds(ctx context.Context, sources []Source, rule Rule, o Options, block, votes int) (*Outcome, error) {
	return countIn(ctx, sources, rule, o, portions{block: block, ahead: 4, batch: 1000, votes: votes, minutes: usual.minutes})
}

// CountInMinutes is Count with so many minutes that filters can hold.
func CountInMinutes(ctx context.Context, sources []Source, rule Rule, o Options, minutes int) (*Outcome, error) {
	return countIn(ctx, sources, rule, o, portions{block: 64, ahead: 4, batch: 3, votes: 30, minutes: minutes})
}

// Unknowns counts unknown choices.
type Unknowns struct{ list unknowns }

// Add counts a text once.
func (u *Unknowns) Add(text string) { u.list.add(text) }

// Merge takes in what was counted of the next rows.
func (u *Unknowns) Merge(next *Unknowns) { u.list.merge(&next.list) }

// Worth are the texts that are worth telling.
func (u *Unknowns) Worth() []Choice { return u.list.worth() }

// More reports whether there were more texts than could be held.
func (u *Unknowns) More() bool { return u.list.more }
