package publicvote

import (
	"cmp"
	"slices"
	"strings"
)

// Bounds of the unknown choices that are counted: how many, and how long each
// is in bytes. A longer one is no slip of the pen.
const (
	maxUnknown     = 10_000
	maxUnknownText = 200
)

// unknowns are choices that name no nominee, each counted in full: the first
// maxUnknown of the rows in their order.
type unknowns struct {
	rows  map[string]int64
	order []string
}

// full reports whether texts that are not there yet stay out.
func (u *unknowns) full() bool { return len(u.order) >= maxUnknown }

// add counts a text n times.
func (u *unknowns) add(text string, n int64) {
	if _, there := u.rows[text]; !there {
		if u.full() {
			return
		}
		if u.rows == nil {
			u.rows = map[string]int64{}
		}
		u.order = append(u.order, text)
	}
	u.rows[text] += n
}

// worth are those that are worth telling, commonest first: a text that stands
// there once is no spelling that many have.
func (u *unknowns) worth() []Choice {
	var list []Choice
	for _, t := range u.order {
		if n := u.rows[t]; n > 1 {
			list = append(list, Choice{t, n})
		}
	}
	slices.SortFunc(list, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Text, b.Text))
	})
	return list
}
