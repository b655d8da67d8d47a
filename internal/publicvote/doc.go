// Package publicvote turns what the public voted into a [Tally]: how many valid
// votes each nominee has, and what was dropped and why. Votes come as totals that
// somebody else counted ([ReadTotals]), or as raw rows, one a vote ([Count]).
//
// A row on its way from bytes to a vote:
//
//   - reader.go reads the files one after the other in buffers, and cut.go finds
//     where a buffer may end without cutting a record: a chunk.
//   - judge.go has each worker read chunks by itself. record.go takes a record
//     apart into fields, clock.go reads the time (when.go, where it is no usual
//     one), lookup.go finds whom the choice means, and plan.go knows the rule:
//     the window, the filters, and under which of the rules "without one cause"
//     the row gets past them. What gets past some is a vote (block.go): the hash
//     of its voter, its nominee, its line and its minute.
//   - found.go takes the blocks in the order of the files, so that what ends the
//     count is named by the first row, and limit.go asks the filters to which the
//     rows before matter.
//   - voters.go remembers who voted, in shards that know nothing of each other.
//     Each worker fills some of them, in the order of the rows: the first vote of
//     a voter is valid, under each rule by itself.
//   - sums.go and pace.go hold what each worker counted, and answer.go adds it up.
//
// Rounds of many blocks do these steps one after the other (count.go). So the
// order of the rows decides, and nothing else does: not how the text was cut, nor
// who read it.
//
// Of a tally that was kept or handed on, [Tally.AddsUp] says whether its parts
// can belong together (formed.go, laws.go). Package votestest has the same count
// once more, plain and slow, as a second opinion.
package publicvote
