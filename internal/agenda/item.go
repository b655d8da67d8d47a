package agenda

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
	MinMinutes     = 10
	DefaultMinutes = 90
	MaxMinutes     = 600
)

// MaxItems bounds an agenda.
const MaxItems = 100
