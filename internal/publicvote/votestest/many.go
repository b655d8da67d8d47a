package votestest

import (
	"maps"
	"strconv"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/publicvote"
)

// Many is a file of many votes, the same for the same values, of which every
// count is known from how it was made.
type Many struct {
	Rows int
	Hard bool // written as programs may write it, with the same counts
	Seed uint64
}

// manyHeader is the header of such a file; at is where its columns stand.
var manyHeader = []string{"time", "channel", "choice", "voter"}

// called is how votes call the nominees, the id first. A hard file uses all of
// them.
var called = [][]string{
	{"alta", "Alta", "5601"},
	{"bodo", "Bodø", "\u00a0Bodø", " Bodø "},
	{"herad", "Herad, Indre", "Herad"},
	{"kafjord", "Gáivuotna", "Ga\u0301ivuotna", "Kåfjord"},
	{"vik", `Vík "i Sogn"`, "Vik"},
}

// unknown are choices that name nobody.
var unknown = []string{"alta kommune", "Bodo", "", "blank", "Vík", "ÅLESUND"}

// Edition is what the votes are for.
func (Many) Edition() *award.Edition {
	e := &award.Edition{PublicVote: &award.Window{Opens: manyOpens, Closes: manyCloses}}
	for _, names := range called {
		e.Nominees = append(e.Nominees, award.Nominee{ID: names[0], Name: names[1], Aliases: names[2:]})
	}
	e.Nominees[1].Aliases, e.Nominees[3].Aliases = nil, []string{"Kåfjord"} // the same text in other forms
	return e
}

// The window of the votes.
var (
	manyOpens  = time.Date(2026, 9, 1, 16, 0, 0, 0, time.UTC)
	manyCloses = time.Date(2026, 9, 8, 22, 0, 0, 0, time.UTC)
)

// Rule is how the votes count: with what a list and a column exclude.
func (m Many) Rule() publicvote.Rule {
	choices, err := publicvote.Choices(m.Edition(), nil)
	if err != nil {
		panic(err)
	}
	list := publicvote.Filter{ID: "robots", Kind: publicvote.FilterVoters, Reason: "Made by a program.", ListSHA256: strings.Repeat("0", 64)}
	for i := range robots {
		list.Voters = append(list.Voters, []byte(robot(i)))
		list.Listed++
	}
	return publicvote.Rule{
		Window: &publicvote.Window{Opens: manyOpens, Closes: manyCloses}, Choices: choices,
		Filters: []publicvote.Filter{list, {ID: "rehearsal", Kind: publicvote.FilterColumn, Reason: "To try it.", Column: "channel", Text: "try"}},
	}
}

// File is the file and its counts; of First, nothing is told.
func (m Many) File(name string) (File, *Counted) {
	text, truth := m.Write()
	l := publicvote.Layout{Header: manyHeader, Sure: true, TimeAt: 0, ChoiceAt: 2, VoterAt: 3}
	l.Encoding, l.Delimiter, l.Time, l.Choice, l.Voter = "utf-8", ",", "time", "choice", "voter"
	return File{Name: name, Text: text, Layout: l}, truth
}

// Write makes the text of the file, in UTF-8 and without a byte order mark.
func (m Many) Write() (string, *Counted) {
	rule := m.Rule()
	w := &writer{
		many: m, Counted: none(rule, 1), filters: rule.Filters, chance: chance(m.Seed), style: chance(m.Seed + 1),
		valid: map[string]map[string]int64{}, seen: map[string][]bool{},
	}
	for _, cause := range []string{"", "outside_window", "excluded", "excluded:robots", "excluded:rehearsal", "duplicate"} {
		w.valid[cause], w.seen[cause] = maps.Clone(w.Valid), make([]bool, m.Rows+robots)
	}
	w.b.Grow(m.Rows * 70)
	w.fields(manyHeader...)
	for i := range m.Rows {
		w.row(i)
	}
	w.Rows, w.FileRows[0], w.First = int64(m.Rows), int64(m.Rows), nil
	w.Valid = w.valid[""]
	delete(w.valid, "")
	w.Without = w.valid
	return w.b.String(), w.Counted
}

// chance is a source of numbers that look random.
type chance uint64

// below is a number from 0 to n-1.
func (c *chance) below(n int) int {
	*c = *c*6364136223846793005 + 1442695040888963407
	x := uint64(*c)
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	x ^= x >> 32
	return int(x % uint64(n))
}

// robots are how many voters are listed.
const robots = 200

func robot(i int) string { return "robot-" + strconv.Itoa(i) + "!" }
