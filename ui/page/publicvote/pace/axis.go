package pace

import (
	"strings"
	"time"

	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/part/draw"
)

// between is how many cells at least stand between two dates.
const between = 2

// dates is the line below the columns: the day at its first column, or the time
// of day where all is within two days. What has no room is left out.
func (g *chart) dates() draw.Line {
	var out strings.Builder
	out.WriteString(strings.Repeat(" ", g.side-1) + "└")
	cells, free := g.side, 0
	last := ""
	for i, b := range g.bars {
		label := g.label(b.from, i)
		if label == "" || label == last {
			continue
		}
		x := g.side + i*g.cells
		if last = label; x < free || x+text.Width(label) > g.c.W {
			continue
		}
		out.WriteString(strings.Repeat("─", max(x-cells, 0)) + label)
		cells = x + text.Width(label)
		free = cells + between
	}
	end := g.side + len(g.bars)*g.cells
	return draw.Of(out.String()+strings.Repeat("─", max(end-cells, 0)), &g.c.S.Muted)
}

// label is what a column is called below the chart.
func (g *chart) label(t time.Time, i int) string {
	span := g.bars[len(g.bars)-1].to.Sub(g.bars[0].from)
	day := t.Format(g.c.L.T("publicvote.pace.day"))
	switch {
	case g.step.days == 0 && span <= 36*time.Hour && t.Hour() != 0 && i > 0:
		return g.c.L.Clock(t)
	case span > 400*24*time.Hour:
		return g.c.L.ShortDate(t)
	}
	return day
}

// window is the line that shows when votes counted, below the columns that it
// covers. Where it goes on beyond the chart an arrow says so.
func (g *chart) window(w *publicvote.Window) draw.Block {
	begins, ends := g.bars[0].from, g.bars[len(g.bars)-1].to
	if w == nil || !w.Opens.Before(ends) || !w.Closes.After(begins) {
		return nil
	}
	from, to := g.at(w.Opens), g.at(w.Closes.Add(-1))+max(g.cells-2, 0)
	left, right := "├", "┤"
	if w.Opens.Before(begins) {
		left = "◄"
	}
	if w.Closes.After(ends) {
		right = "►"
	}
	room := to - from - 1
	line := strings.Repeat("─", max(room, 0))
	if name := " " + g.c.L.T("publicvote.pace.window") + " "; text.Width(name) <= room {
		before := (room - text.Width(name)) / 2
		line = strings.Repeat("─", before) + name + strings.Repeat("─", room-text.Width(name)-before)
	}
	if room < 0 { // one cell
		left, right = "│", ""
	}
	return draw.Block{draw.Of(strings.Repeat(" ", from)+left+line+right, &g.c.S.Accent)}
}
