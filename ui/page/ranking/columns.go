package ranking

import (
	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/part/bars"
	"votering/ui/part/table"
)

// The signs before a row, and the cells of bars.
const (
	chosenSign = " ► "
	noSign     = "   "
	signW      = len(noSign)
	mostName   = 32
	leastBar   = 12
	mostBar    = 48
)

// byWorth are the columns that a table may do without, what is missed most
// first. Those that belong together are there together.
var byWorth = [][]string{{colTotal}, {colMean}, {bar}, {colVotes}, {colShare}, {colJuryPart, colPublicPart}, {colPer}}

// bar is the column of stacked bars; it is drawn last.
const bar = "bar"

// field is one column as it is drawn.
type field struct {
	col   string
	width int
}

// fields divides w cells among the columns that fit.
func (d *data) fields(w int) []field {
	lines := titleLines(w)
	width := func(col string) int {
		if col == bar && len(d.rk.Rows) > 0 && d.most.Sign() > 0 {
			return max(leastBar, d.legendW())
		}
		if d.widths[col] == 0 {
			return 0
		}
		return max(d.widths[col], table.TitleWidth(d.title(col, lines), lines))
	}
	got := map[string]int{colPlace: max(width(colPlace), text.Width(d.title(colPlace, lines)))}
	got[colName] = min(width(colName), max(w/5, 12), mostName)
	left := w - signW - 1 - got[colPlace] - table.Gap - got[colName]
	for _, cols := range byWorth {
		sum := 0
		for _, col := range cols {
			if width(col) == 0 {
				sum = w // one of them has nothing to say
			}
			sum += width(col) + table.Gap
		}
		if sum > left {
			continue
		}
		left -= sum
		for _, col := range cols {
			got[col] = width(col)
		}
	}
	if len(d.rk.Rows) > 0 {
		more := max(min(width(colName), mostName, got[colName]+left)-got[colName], 0)
		got[colName] += more
		left -= more
	}
	if got[bar] > 0 {
		more := max(min(left, mostBar-got[bar]), 0)
		got[bar] += more
		left -= more
	}
	if len(d.rk.Rows) > 0 {
		got[colName] = min(width(colName), got[colName]+max(left, 0))
	}
	var fs []field
	for _, col := range append(columns[:len(columns):len(columns)], bar) {
		if got[col] > 0 {
			fs = append(fs, field{col, got[col]})
		}
	}
	return fs
}

// titleLines is how many lines titles may take.
func titleLines(w int) int {
	if w >= wideW {
		return 2
	}
	return 1
}

// title is what stands over a column, in so many lines.
func (d *data) title(col string, lines int) string {
	switch {
	case col == colMean:
		return d.juryTitle(lines)
	case col == colVotes && d.givesPoints():
		return d.l.T("ranking.column.given")
	case col == colShare && lines > 1:
		return d.l.T("ranking.column.share.of", "votes", d.l.IntRat(d.votes))
	case col == colShare && d.leavesOut():
		return d.l.T("ranking.column.share.some", "votes", d.l.IntRat(d.votes))
	case col == colShare:
		return d.l.T("ranking.column.share", "votes", d.l.IntRat(d.votes))
	}
	return d.l.T("ranking.column." + col)
}

// juryTitle is what stands over the jury's numbers.
func (d *data) juryTitle(lines int) string {
	j := d.ed.Rule.Jury
	switch {
	case j.Method == award.Points, j.Method == award.Exponential:
		return d.l.T("ranking.column.jury.points")
	case d.scale() == "":
		return d.l.T("ranking.column.jury")
	case d.kind() == "value" && lines > 1:
		return d.l.T("ranking.column.jury.scale", "max", d.scale())
	case d.kind() == "value":
		return d.l.T("ranking.column.jury")
	case lines > 1:
		return d.l.T("ranking.column.mean.scale", "max", d.scale())
	}
	return d.l.T("ranking.column.mean")
}

// legendW is how many cells it takes to say what the colours of bars mean.
func (d *data) legendW() int {
	w := text.Width(bars.Full + " " + d.l.T("ranking.legend.jury"))
	if d.widths[colPublicPart] > 0 {
		w += text.Width("  " + bars.Light + " " + d.l.T("ranking.legend.public"))
	}
	return w
}
