// Package mine draws what a juror makes of the nominees so far, for that juror's
// eye alone: the own ranking, and how much of the scale was used.
package mine

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/ballot"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// none stands where there is no number.
const none = "–"

// Row is a nominee in my ranking in at most w cells: its place, its name in so
// many cells, and how much of it is marked. Chosen says that it is in hand.
func Row(c page.Context, r ballot.OwnRow, name string, nameW int, chosen bool) draw.Line {
	style, sign := &c.S.Base, "  "
	if chosen {
		sign, style = "► ", &c.S.Strong
	}
	place := none
	if r.Place > 0 {
		place = c.L.Int(int64(r.Place))
	}
	said, muted := standing(c, r)
	if muted != nil {
		style = muted
	}
	return draw.Of(sign, &c.S.Accent).Add(text.PadLeft(place, 3)+" "+text.PadRight(name, nameW)+"  "+said, style)
}

// standing says where a nominee stands in my ranking and how much of it is
// marked.
func standing(c page.Context, r ballot.OwnRow) (string, *lipgloss.Style) {
	switch {
	case r.Recused:
		return c.L.T("scoring.ranking.recused"), &c.S.Muted
	case r.Share == nil && r.Empty == 0:
		return c.L.T("scoring.ranking.all_abstained"), &c.S.Muted
	case r.Share == nil:
		return c.L.T("scoring.ranking.none"), &c.S.Muted
	}
	said := Mean(c, r)
	if Outside(c, r.Nominee) {
		said += "  " + c.L.T("scoring.ranking.outside")
	}
	switch {
	case r.Empty > 0:
		said += "  " + c.L.T("scoring.ranking.part", "done", c.L.Int(int64(r.Of-r.Empty)), "of", c.L.Int(int64(r.Of)))
	case r.Marked < r.Of:
		said += "  " + c.L.N("scoring.ranking.abstained", r.Of-r.Marked)
	}
	return said, nil
}

// Mean is my weighted mean for a nominee: on the scale where there is one for
// all, else as a share of it.
func Mean(c page.Context, r ballot.OwnRow) string {
	switch {
	case r.Mean != nil:
		return c.L.Rat(*r.Mean, 2)
	case r.Share != nil:
		return c.L.Share(*r.Share, 0)
	}
	return none
}

// Spread says which marks I have used, and how often.
func Spread(c page.Context, counts []ballot.MarkCount) string {
	if len(counts) == 0 {
		return c.L.T("scoring.spread.none")
	}
	var parts []string
	for _, k := range counts {
		parts = append(parts, c.L.N("scoring.spread.mark", k.Count, "mark", c.L.RatText(k.Mark)))
	}
	return c.L.T("scoring.spread", "marks", strings.Join(parts, ", "))
}
