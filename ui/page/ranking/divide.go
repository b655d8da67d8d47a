package ranking

// The least heights of what stands below the table: what would be, how firm the
// ranking is where that stands under it, and a line of the chosen one's sum.
const (
	leastPane = 5
	leastCard = 4
	leastSum  = 1
	mostPane  = 26
	fewRows   = 10 // nominees that a table shows before it gives up lines
)

// areas are the heights of the page below its heading, from top to bottom.
type areas struct {
	table, below, pane, card int
	beside                   bool // the card stands right of the pane
}

// divide shares h lines of w cells among a table of so many entries with titles
// of so many lines, and what stands below it. It depends on nothing that is
// asked or moved, so that the table stands still. A pane of 0 says that there is
// no room for one.
func divide(w, h, titles, entries int) areas {
	whole := titles + entries
	least := leastSum + leastPane
	if h-min(whole, titles+fewRows) < least {
		return areas{table: min(whole, max(h, 0))}
	}
	a := areas{table: min(whole, h-least), beside: w >= wideW}
	rest := h - a.table
	switch {
	case a.beside:
		a.pane = min(max(rest-6, leastPane), max(rest*2/3, leastPane+1), mostPane)
		a.card = a.pane
	case rest < least+leastCard:
		a.pane = min(leastPane+1, rest-leastSum)
	default:
		a.card = max(rest/3, leastCard)
		a.pane = max(min(rest/2, mostPane), leastPane)
	}
	a.below = rest - a.pane
	if !a.beside {
		a.below -= a.card
	}
	return a
}
