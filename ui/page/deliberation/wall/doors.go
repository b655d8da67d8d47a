package wall

import (
	"slices"

	"votering/internal/room"
	"votering/ui/page"
)

// question is what is asked before an item is taken up, without names: whether
// those have gone out who have to, and those come in again who were out for the
// item before and need not be out for this one. It is empty where everybody is
// where they have to be.
func question(c page.Context, it *room.ItemSight) string {
	in := slices.ContainsFunc(c.Sight.Meeting.Away, func(j string) bool { return !slices.Contains(it.Leave, j) })
	switch out := len(it.Leave) > 0; {
	case in && out:
		return c.L.T("wall.in_and_out")
	case in:
		return c.L.T("wall.in")
	case out:
		return c.L.T("wall.out")
	}
	return ""
}
