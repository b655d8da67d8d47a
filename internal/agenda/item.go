package agenda

import (
	"slices"
	"strconv"
	"strings"
)

// Kind says what an item of the agenda is about.
type Kind string

// The kinds of items.
const (
	Intro   Kind = "intro"   // the introduction, with the figures
	Apart   Kind = "apart"   // one stands apart, see StandsApart
	Close   Kind = "close"   // what is close at the top
	Differ  Kind = "differ"  // the marks differ
	Agreed  Kind = "agreed"  // the lowest, on which the jury agrees
	Round   Kind = "round"   // the second round is closed, the marks are locked, the public vote is opened
	Choice  Kind = "choice"  // the ranking, the jury's vote, the choice
	Grounds Kind = "grounds" // why
	Own     Kind = "own"     // what the chair put on it
)

// Item is one item of the agenda. It holds no mark: what stands in the marks
// is found by [FiguresOf] for whoever may see them.
type Item struct {
	ID        string   `json:"id"` // "i1", …; unique on the agenda
	Kind      Kind     `json:"kind"`
	Nominees  []string `json:"nominees,omitempty"`  // whom it concerns, the highest first; nobody: the meeting as a whole
	Criterion string   `json:"criterion,omitempty"` // of Apart and Differ
	Apart     []string `json:"apart,omitempty"`     // of Apart: the jurors who stand apart, in the order of the roll
	Leave     []string `json:"leave,omitempty"`     // who is recused from one of the nominees and goes out, in the order of the roll
	Title     string   `json:"title,omitempty"`     // of Own, at most MaxTitle characters
	Minutes   int      `json:"minutes"`             // from 1
}

// MaxTitle is the longest title of an item, in characters.
const MaxTitle = 120

// The minutes that a meeting can have.
const (
	MinMinutes     = 15
	DefaultMinutes = 90
	MaxMinutes     = 600
)

// MaxItems bounds an agenda.
const MaxItems = 100

// Same reports whether two items are about the same, whatever their time and
// whoever goes out.
func (it Item) Same(other Item) bool {
	return it.Kind == other.Kind && it.Criterion == other.Criterion && it.Title == other.Title &&
		slices.Equal(it.Nominees, other.Nominees)
}

// NextID is the first id after all those on an agenda: of a new item.
func NextID(items []Item) string {
	last := 0
	for _, it := range items {
		if n, err := strconv.Atoi(strings.TrimPrefix(it.ID, "i")); err == nil {
			last = max(last, n)
		}
	}
	return idOf(last + 1)
}

func idOf(n int) string { return "i" + strconv.Itoa(n) }
