package rehearse

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rehearsal"
	"votering/internal/text"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
	"votering/ui/part/table"
)

// The columns, by the end of their keys in the catalogue.
const (
	colPlace = "place"
	colName  = "name"
	colJury  = "jury"
	colVotes = "votes"
	colTotal = "total"
	colThen  = "then"
	colSum   = "sum"
)

// columns are all of them, from left to right; byWorth the ones that a table
// may do without, what is missed most first.
var (
	columns = []string{colPlace, colName, colJury, colVotes, colTotal, colThen, colSum}
	byWorth = []string{colTotal, colThen, colJury, colVotes, colSum}
)

// none stands where there is no number.
const none = "–"

// The cells of names and bars.
const (
	leastName, mostName = 8, 32
	leastBar, mostBar   = 12, 40
)

// grid is what stands in the table: the rule's ranking, and beside it the one
// by the option in hand, which the bars are of.
type grid struct {
	rows   []map[string]string
	bars   [][2]exact.Rat // what each side adds to a total; nil where there is nothing to draw
	most   exact.Rat
	titles map[string]string
}

// grid works the table out.
func (w words) grid(f *found, o rehearsal.Option) grid {
	g := grid{titles: map[string]string{
		colPlace: w.L.T("ranking.column.place"), colName: w.L.T("ranking.column.name"), colJury: w.juryTitle(),
		colTotal: w.L.T("ranking.column.total"),
	}}
	switch {
	case f.Votes == nil:
	case w.e.Rule.Public.Method == award.Added:
		g.titles[colVotes] = w.L.T("ranking.column.given")
	default:
		g.titles[colVotes] = w.L.T("ranking.column.votes")
	}
	if !o.Now {
		g.titles[colThen], g.titles[colSum] = w.L.T("rehearse.column.then"), w.L.T("rehearse.column.sum")
	}
	rows := byNominee(o.Ranking)
	then, now := w.then(o, rows), w.totals(f.Ranking)
	for i := range f.Ranking.Rows {
		row := &f.Ranking.Rows[i]
		cells := map[string]string{
			colPlace: w.place(row), colName: w.nominee(row.Nominee), colJury: w.jury(row), colTotal: now(row),
		}
		if row.Votes != nil {
			cells[colVotes] = w.votes(*row.Votes)
		}
		cells[colThen], cells[colSum] = then(row)
		g.rows = append(g.rows, cells)
		sides, total := parts(rows[row.Nominee])
		g.bars = append(g.bars, sides)
		if g.most.Less(total) {
			g.most = total
		}
	}
	return g
}

// parts are what each side adds to a total, and that total; 0 where there is
// none.
func parts(row *rank.Row) (sides [2]exact.Rat, total exact.Rat) {
	if row == nil || row.Total == nil {
		return sides, total
	}
	for k, part := range []*exact.Rat{row.JuryPart, row.PublicPart} {
		if part != nil {
			sides[k] = *part
		}
	}
	return sides, *row.Total
}

// byNominee are the rows of a ranking by nominee; none where there is no
// ranking.
func byNominee(rk *rank.Ranking) map[string]*rank.Row {
	rows := map[string]*rank.Row{}
	for i := 0; rk != nil && i < len(rk.Rows); i++ {
		rows[rk.Rows[i].Nominee] = &rk.Rows[i]
	}
	return rows
}

// juryTitle is what stands over the jury's numbers.
func (w words) juryTitle() string {
	switch w.e.Rule.Jury.Method {
	case award.Mean, award.Additive:
		if w.e.Rule.Jury.Unit() {
			return w.L.T("ranking.column.mean")
		}
	case award.Points, award.Exponential:
		return w.L.T("ranking.column.jury.points")
	}
	return w.L.T("ranking.column.jury")
}

// then is what an option makes of a nominee: its place, with a sign where it
// has moved, and its total, found in the rows of its ranking. Both are empty where
// the option is the rule's own.
func (w words) then(o rehearsal.Option, rows map[string]*rank.Row) func(row *rank.Row) (place, total string) {
	if o.Now {
		return func(*rank.Row) (string, string) { return "", "" }
	}
	if o.Ranking == nil {
		return func(*rank.Row) (string, string) { return none, none }
	}
	totals := w.totals(o.Ranking)
	return func(row *rank.Row) (string, string) {
		other := rows[row.Nominee]
		if other == nil {
			return none, none
		}
		return w.place(other) + moved(row.Place, other.Place), totals(other)
	}
}

// place is a place, with a sign where it is shared.
func (w words) place(row *rank.Row) string {
	s := w.L.Int(int64(row.Place))
	if row.Shared {
		s += "="
	}
	return s
}

func (w words) votes(v exact.Rat) string {
	if v.IsInt() {
		return w.L.IntRat(v)
	}
	return w.L.RatText(v)
}

// moved is the sign of another place: up, down, or none.
func moved(from, to int) string {
	switch {
	case to < from:
		return " ↑"
	case to > from:
		return " ↓"
	}
	return "  "
}

// fit divides w cells among the columns; what is left over is for bars, 0 where
// there is too little of it.
func (g grid) fit(w int) (t table.Table, cols []string, bar int) {
	width := map[string]int{}
	for _, col := range columns {
		for _, row := range g.rows {
			width[col] = max(width[col], text.Width(row[col]))
		}
		if width[col] > 0 || g.titles[col] != "" {
			width[col] = max(width[col], text.Width(g.titles[col]))
		}
	}
	got := map[string]int{colPlace: width[colPlace], colName: min(width[colName], max(w/4, leastName), mostName)}
	left := w - got[colPlace] - table.Gap - got[colName]
	for _, col := range byWorth {
		if need := width[col] + table.Gap; width[col] > 0 && need <= left {
			got[col] = width[col]
			left -= need
		}
	}
	more := max(min(width[colName], mostName, got[colName]+left)-got[colName], 0)
	got[colName] += more
	left -= more + table.Gap
	for _, col := range columns {
		if got[col] > 0 {
			cols = append(cols, col)
			t = append(t, table.Column{Title: g.titles[col], Width: got[col], Right: col != colName})
		}
	}
	if left < leastBar || g.most.Sign() <= 0 {
		return t, cols, 0
	}
	return t, cols, min(left, mostBar)
}

// table is the ranking in h lines of w cells, its header among them.
func (w words) table(f *found, o rehearsal.Option, width, h int) draw.Block {
	g := w.grid(f, o)
	t, cols, bar := g.fit(width - 2)
	b := t.Header(1, &w.S.Muted)
	if bar > 0 {
		b[0] = append(b[0], w.legend(f)...)
	}
	n := len(g.rows)
	if n > h-1 {
		n = max(h-2, 0)
	}
	for i := range n {
		b = append(b, w.line(g, i, t, cols, bar, f.Ranking.Rows[i].Place == 1))
	}
	if n < len(g.rows) && h > 1 {
		b = append(b, draw.Of(w.L.N("rehearse.more", len(g.rows)-n), &w.S.Muted))
	}
	return b.Indent(1).Top(max(h, 0))
}

// line is one nominee; the first has the eye.
func (w words) line(g grid, i int, t table.Table, cols []string, bar int, first bool) draw.Line {
	style := &w.S.Base
	if first {
		style = &w.S.Strong
	}
	cells := make([]draw.Piece, len(cols))
	for k, col := range cols {
		cells[k] = draw.Piece{Text: g.rows[i][col], Style: w.style(col, style)}
	}
	l := t.Row(cells, nil)
	if bar == 0 {
		return l
	}
	jury, public := bars.Stack(g.bars[i][0], g.bars[i][1], g.most, bar)
	return l.Add("  ", nil).Add(strings.Repeat(bars.Full, jury), &w.S.Bar).Add(strings.Repeat(bars.Light, public), &w.S.BarAlt)
}

func (w words) style(col string, base *lipgloss.Style) *lipgloss.Style {
	switch col {
	case colThen, colSum:
		return &w.S.Accent
	case colVotes, colJury:
		return &w.S.Base
	}
	return base
}

// legend says what the colours of bars mean.
func (w words) legend(f *found) draw.Line {
	l := draw.Of("  ", nil).Add(bars.Full, &w.S.Bar).Add(" "+w.L.T("ranking.legend.jury"), &w.S.Muted)
	if f.Votes != nil {
		l = l.Add("  ", nil).Add(bars.Light, &w.S.BarAlt).Add(" "+w.L.T("ranking.legend.public"), &w.S.Muted)
	}
	return l
}
