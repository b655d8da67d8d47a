package figures

import (
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Years is a table of figures, a line each, over the periods. With against it
// has a last column for another row's figures of the last period.
type Years struct {
	Metrics []*award.Metric
	Periods []string
	Width   int // cells of the whole table

	sheet   *Sheet
	rows    []int
	against int // a row to compare with; −1: none
	title   int // cells for the names of figures
	cell    int // cells of a period, with a sign's room
	other   int // cells of the column of against, likewise; 0: none
}

// The room for the names of figures: with fewPeriods in sight, further ones
// come only where the names stay whole.
const (
	leastTitle = 16
	mostTitle  = 30
	pairTitle  = 20 // where several rows stand side by side, years say more than long names
	fewPeriods = 3
	leastCell  = 5
	mostName   = 10 // of the row to compare with
)

// Years lays out metrics of several rows, which get the same columns, in w
// cells: the latest periods for which there is room. Against is a row to
// compare with in the last of them, −1 for none.
func (s *Sheet) Years(rows []int, against int, ms []*award.Metric, w int) Years {
	y := Years{Metrics: ms, Width: w, sheet: s, rows: rows, against: -1, cell: leastCell}
	if against >= 0 {
		w = y.leaveRoom(against, w)
	}
	name, whole := 0, mostTitle
	for _, m := range ms {
		name = max(name, text.Width(s.Title(m)))
	}
	if len(rows) > 1 {
		whole = pairTitle
	}
	for _, p := range slices.Backward(s.Periods) {
		wide, any := y.widest(p)
		if !any {
			continue
		}
		wide = max(y.cell, wide)
		room, n := w-(len(y.Periods)+1)*(wide+1), len(y.Periods)
		if n > 0 && room < leastTitle || n >= fewPeriods && room < min(name, whole) {
			break
		}
		y.Periods, y.cell = append(y.Periods, p), min(wide, max(w/2, leastCell))
	}
	slices.Reverse(y.Periods)
	y.title = max(min(name+1, w-len(y.Periods)*(y.cell+1)), 0)
	return y
}

// leaveRoom keeps a column for the row to compare with, where it has anything
// to show, and answers what is left of w cells.
func (y *Years) leaveRoom(against, w int) int {
	for _, m := range y.Metrics {
		if f := y.sheet.lastKnown(against, m); f.Known() && m.Unit != award.Words {
			y.other = max(y.other, text.Width(Text(y.sheet.L, m, f))+1)
		}
	}
	if y.other == 0 {
		return w
	}
	y.against = against
	y.other = max(y.other, min(text.Width(y.sheet.Name(against)), mostName)+1)
	return w - y.other - 1
}

// widest is how wide a period's cells are, and whether there is anything to
// show for it.
func (y *Years) widest(period string) (w int, any bool) {
	w = text.Width(text.Show(period)) + 1
	for _, row := range y.rows {
		for _, m := range y.Metrics {
			f := y.sheet.Figure(row, m.ID, period)
			if m.Unit != award.Words {
				w = max(w, text.Width(Text(y.sheet.L, m, f))+1)
			}
			any = any || f.Known() || cannot(f)
		}
	}
	return w, any
}

// cannot reports a figure that is stated to make no sense.
func cannot(f award.Figure) bool { return f.Missing == award.NotApplicable && f.Given != nil }

// lastKnown is a row's figure in the last period in which it has one; where it
// has none, why it cannot.
func (s *Sheet) lastKnown(row int, m *award.Metric) award.Figure {
	last := award.Figure{Missing: award.NotKnown}
	for _, p := range slices.Backward(s.Periods) {
		switch f := s.Figure(row, m.ID, p); {
		case f.Known():
			return f
		case cannot(f) && !cannot(last):
			last = f
		}
	}
	return last
}

// Header is the line of the periods.
func (y Years) Header(st *theme.Styles) draw.Line {
	l := draw.Of(strings.Repeat(" ", y.title), nil)
	for _, p := range y.Periods {
		l = l.Add(" "+text.PadLeft(text.Show(p)+" ", y.cell), &st.Muted)
	}
	if y.against >= 0 {
		l = l.Add(" "+text.PadLeft(y.sheet.Name(y.against)+" ", y.other), &st.Muted)
	}
	return l
}

// Line is one figure of a row; words stand across the periods.
func (y Years) Line(st *theme.Styles, row int, m *award.Metric) draw.Line {
	l := draw.Of(text.PadRight(y.sheet.Title(m), y.title), &st.Base)
	if m.Unit == award.Words {
		f := y.sheet.lastKnown(row, m)
		words := " " + Text(y.sheet.L, m, f) + " "
		room := max(len(y.Periods)*(y.cell+1), min(text.Width(words), y.Width-y.title))
		return l.Add(text.PadLeft(words, room), known(st, f))
	}
	for _, p := range y.Periods {
		f := y.sheet.Figure(row, m.ID, p)
		l = l.Add(" "+text.PadLeft(Text(y.sheet.L, m, f)+Late(f, true), y.cell), known(st, f))
	}
	if y.against >= 0 && len(y.Periods) > 0 {
		f := y.sheet.Figure(y.against, m.ID, y.Periods[len(y.Periods)-1])
		l = l.Add(" "+text.PadLeft(Text(y.sheet.L, m, f)+Late(f, true), y.other), &st.Muted)
	}
	return l
}

// known is a style for what is known, or for what is not.
func known(st *theme.Styles, f award.Figure) *lipgloss.Style {
	if f.Known() {
		return &st.Base
	}
	return &st.Muted
}

// Signs explains the signs for missing figures that stand in the lines of these
// rows, and reports whether figures in them could be known only after the award.
func (y Years) Signs(rows ...int) (sentences []string, late bool) {
	var why []string
	noSource := false
	for _, row := range rows {
		for _, m := range y.Metrics {
			for _, p := range y.Periods {
				f := y.sheet.Figure(row, m.ID, p)
				late, noSource = late || f.Late, noSource || NoSource(f) && m.Unit != award.Words
				if cannot(f) {
					why = AddOnce(why, y.sheet.say(f.Given.Note))
				}
			}
		}
	}
	if len(why) > 0 {
		sentences = append(sentences, NotApplicableSign+" "+strings.Join(why, " "))
	}
	if noSource {
		sentences = append(sentences, NoSourceSign+" "+y.sheet.L.T("figure.no_source"))
	}
	return sentences, late
}
