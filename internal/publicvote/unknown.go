package publicvote

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Bounds of the unknown choices that are held: how many, and how long each is in
// bytes. A longer one is no slip of the pen.
const (
	maxUnknown     = 20_000
	maxUnknownText = 200
)

// unknowns count choices that name no nominee. While there are at most maxUnknown
// of them each is counted in full. Beyond that rare ones make room: as many rows
// are taken from each text as leave maxUnknown of them (Misra and Gries). A row
// taken from one text is then taken from more than maxUnknown others with it, so
// no text misses more than one in maxUnknown of all rows, and any that has twice
// that is told, however many others come before it.
type unknowns struct {
	rows map[string]int64
	more bool // there were more: the numbers are the least that they can be
}

// add counts a text.
func (u *unknowns) add(text string) {
	if u.rows == nil {
		u.rows = map[string]int64{}
	}
	u.rows[text]++
	u.shrink()
}

// merge takes in what was counted of the next rows. That all of it comes before
// any text makes room keeps it from mattering in what order a map tells it.
func (u *unknowns) merge(next *unknowns) {
	if u.rows == nil {
		u.rows = map[string]int64{}
	}
	for t, n := range next.rows {
		u.rows[t] += n
	}
	u.more = u.more || next.more
	u.shrink()
}

// shrink makes room once twice as much is held as may be, so that it seldom has
// to.
func (u *unknowns) shrink() {
	if len(u.rows) >= 2*maxUnknown {
		u.cut()
	}
}

// cut leaves at most maxUnknown texts.
func (u *unknowns) cut() {
	if len(u.rows) <= maxUnknown {
		return
	}
	all := slices.Sorted(maps.Values(u.rows))
	least := all[len(all)-1-maxUnknown]
	for t := range u.rows {
		if u.rows[t] -= least; u.rows[t] <= 0 {
			delete(u.rows, t)
		}
	}
	u.more = true
}

// worth are those that are worth telling, commonest first: a text that stands
// there once is no spelling that many have.
func (u *unknowns) worth() []Choice {
	u.cut()
	var list []Choice
	for t, n := range u.rows {
		if n > 1 {
			list = append(list, Choice{t, n})
		}
	}
	slices.SortFunc(list, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Text, b.Text))
	})
	return list
}
