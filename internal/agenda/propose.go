package agenda

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/ranking"
)

// Input is all that an agenda follows from.
type Input struct {
	Edition *award.Edition      // validated
	Ballots []*ballot.Ballot    // those that count, one a juror; order does not matter
	Ranking *ranking.Ranking    // by the jury's part alone; nil: no item concerns a nominee
	Recused map[string][]string // by nominee: who goes out, see Recused
	Minutes int                 // of the meeting, from MinMinutes to MaxMinutes; else DefaultMinutes
}

// Propose makes the agenda of a meeting, at most thirteen items:
//
//   - the introduction;
//   - where somebody stands apart ([StandsApart]), the widest gap first, at
//     most three;
//   - what is close at the top: those who lie within a twentieth of the scale
//     from the first, or where nobody does from the second, at most five;
//   - where marks differ: the nominees on which nobody stands apart, and whose
//     marks on one criterion lie two fifths of the scale's width apart or more,
//     the widest first, at most four;
//   - what is agreed: the lowest, of whom the jurors' own means are alike
//     ([ranking.Alike]) and the marks on no criterion far apart
//     ([ranking.FarApart]), at most five, none of them in the upper half;
//   - the end of the second round; the ranking and the choice; the grounds.
//
// Of two differences that are as wide, one across the middle of the scale comes
// first: whether something is good at all matters more than how good. Apart and
// differ look at the first ten of the ranking. A large jury's differences are
// measured without its outermost tenths.
//
// Where that order would let somebody who is recused go out more often than
// need be, the items about nominees are put so that jurors have to go out as
// few times as possible, and else as they were. A short meeting leaves out
// items about nominees, the last first, until each item has at least half of
// its usual time. The minutes add up to in.Minutes.
//
// The answer follows from what the ballots say, not from the order in which
// they came in.
func Propose(in Input) []Item {
	minutes := in.Minutes
	if minutes < MinMinutes || minutes > MaxMinutes {
		minutes = DefaultMinutes
	}
	items, talk := frame(), find(in)
	for len(talk) > 0 && usually(items)+usually(talk) > 2*minutes {
		talk = talk[:len(talk)-1]
	}
	for i := range talk {
		talk[i].Leave = Leaving(in.Edition, talk[i].Nominees, in.Recused)
	}
	items = append(items[:1:1], append(arrange(talk), items[1:]...)...)
	for i := range items {
		items[i].ID, items[i].Minutes = idOf(i+1), usual[items[i].Kind]
	}
	return fit(items, minutes, sensible)
}

// frame are the items that every meeting has, whatever was marked. How they are
// called depends on the rule: whether there is a public vote to open, and
// whether the jury votes or the ranking decides.
func frame() []Item {
	return []Item{{Kind: Intro}, {Kind: Round}, {Kind: Choice}, {Kind: Grounds}}
}

// Again makes an agenda anew, where some items were taken up already, and of
// others there is a note. Those taken up stay as they are, ahead of the others;
// what they are about is not proposed a second time. Those with a note keep their
// number and stand where they are proposed, or before the end of the second round
// where they are not. The minutes add up to in.Minutes where what was taken up
// leaves room for it: every other item has at least one.
func Again(in Input, opened, noted []Item) []Item {
	items := slices.Clone(opened)
	var others []Item
	for _, it := range Propose(in) {
		if placeOf(opened, it) < 0 {
			it.ID = ""
			others = append(others, it)
		}
	}
	for _, it := range noted {
		if i := placeOf(others, it); i >= 0 {
			others[i].ID = it.ID
			continue
		}
		others = slices.Insert(others, closing(others), it)
	}
	total := in.Minutes
	if total < MinMinutes || total > MaxMinutes {
		total = DefaultMinutes
	}
	for _, it := range Fit(others, max(total-Total(opened), len(others))) {
		if it.ID == "" {
			it.ID = NextID(slices.Concat(items, noted))
		}
		items = append(items, it)
	}
	return items
}

// closing is where the items begin that every meeting ends with.
func closing(items []Item) int {
	i := slices.IndexFunc(items, func(it Item) bool { return it.Kind == Round || it.Kind == Choice || it.Kind == Grounds })
	if i < 0 {
		return len(items)
	}
	return i
}

// placeOf is the place of the item that is about the same; -1: there is none.
func placeOf(items []Item, it Item) int { return slices.IndexFunc(items, it.Same) }
