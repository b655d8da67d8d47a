package deliberation

import (
	"slices"
	"strings"
	"time"

	"votering/internal/accord"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// item is an item of the agenda as the page tells it.
type item struct {
	room.ItemSight
	n     int       // its number, from 1
	next  bool      // the first that is neither done nor open
	since time.Time // when it was opened, where it is open
	title string    // without jurors and marks
	said  string    // what the marks say of it; may be empty
	leave string    // who goes out; may be empty
}

// whole is the title and what the marks say. Of what was dealt with the marks
// may say something else by now.
func (it *item) whole() string {
	if it.said == "" || it.Done {
		return it.title
	}
	return it.title + ": " + it.said
}

// unbroken keeps what the marks say on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// itemsOf puts the agenda into words.
func (p *Page) itemsOf(c page.Context) []item {
	m, d := c.Sight.Meeting, p.d
	if m == nil {
		return nil
	}
	sights := p.plan.Items(c)
	items := make([]item, len(sights))
	next := nextItem(sights)
	for i, sight := range sights {
		it := item{ItemSight: sight, n: i + 1, next: i == next, title: accord.ItemTitle(c.L, d.ed, text.Show, sight.Item)}
		if sight.Open {
			it.since = m.OpenedAt
		}
		if it.Out = it.Out || slices.ContainsFunc(sight.Nominees, d.out); !it.Out {
			it.said = accord.ItemFigures(c.L, d.ed, text.Show, d.ballots, d.ranking, sight.Item, !d.hidden)
		}
		it.leave = accord.Leaving(c.L, d.ed, text.Show, sight.Leave, !d.hidden)
		items[i] = it
	}
	return items
}

// nextItem is the first item after those that were taken up that was not, else
// the first at all; −1 where none is left.
func nextItem(items []room.ItemSight) int {
	left := func(it room.ItemSight) bool { return !it.Done && !it.Open }
	for i := len(items) - 1; i >= 0; i-- {
		if !left(items[i]) {
			if k := slices.IndexFunc(items[i:], left); k >= 0 {
				return i + k
			}
			break
		}
	}
	return slices.IndexFunc(items, left)
}

// subject is what the lower half of the page is about.
type subject struct {
	nominees  []string
	criterion string // empty: all of them
}

func (it *item) subject() subject { return subject{it.Nominees, it.Criterion} }
