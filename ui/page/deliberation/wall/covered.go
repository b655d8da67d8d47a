package wall

import (
	"slices"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/ui/page"
)

// covers finds the nominees of whom nothing is shown: those from whom somebody
// is recused who has not gone out for the item in hand. It is so until the
// public vote is opened, and with it the ranking.
func covers(c page.Context) map[string]bool {
	if p := c.Sight.Phase; p != deliberation.Deliberating && p != deliberation.Locked {
		return nil
	}
	var out []string
	for _, it := range c.Sight.Meeting.Items {
		if it.Open {
			out = it.Left
		}
	}
	covered := map[string]bool{}
	for _, j := range c.Sight.Jurors {
		for _, x := range j.Recused {
			if !slices.Contains(out, j.Juror.ID) {
				covered[x.Nominee] = true
			}
		}
	}
	return covered
}

// shut reports whether nothing is shown of what an item is about, not even what it
// is called, which is made from the marks as well: to whoever has to be out, and
// where one of its nominees is covered.
func (w *wall) shut(it *room.ItemSight) bool {
	return it.Out || slices.ContainsFunc(it.Nominees, func(n string) bool { return w.covered[n] })
}
