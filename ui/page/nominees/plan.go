package nominees

import (
	"slices"

	"votering/internal/text"
	"votering/ui/part/table"
)

// kind is what a column of the table holds.
type kind int

const (
	kindName kind = iota
	kindFigure
	kindDot
	kindBar
	kindGate
	kindProgress
)

// field is one column of the table as it is drawn.
type field struct {
	kind  kind
	fig   *column // of figures, dots and bars
	width int
	draw  int // cells of the dot or the bar, after the number
}

// id is what sorting by the column is called.
func (f field) id() string {
	switch f.kind {
	case kindFigure, kindDot, kindBar:
		return f.fig.Metric.ID
	case kindProgress:
		return sortProgress
	case kindName:
		return sortName
	}
	return sortGiven
}

// The room that columns take.
const (
	marginW  = 3 // the sign of the chosen row, before the first column
	leastBar = 8
	mostBar  = 24
	dotW     = 13
	mostNum  = 14  // a column of numbers, however long its title
	wordsW   = 60  // a table this wide has bars
	dotsW    = 110 // and this wide, dots
)

// fields chooses what fits in w cells: names and progress always, then the
// bars, then the figures that tell most; what is left over makes bars and
// names longer.
func (d *data) fields(w, lines int, progress bool) []field {
	name := field{kind: kindName, width: min(max(d.nameW, text.Width(d.l.T("nominees.name"))), 16, max(w-marginW-8, 4))}
	left := w - marginW - 1 - name.width
	take := func(f field) bool {
		if f.width+table.Gap > left {
			return false
		}
		left -= f.width + table.Gap
		return true
	}
	var tail, numbers []field
	if f := (field{kind: kindProgress, width: d.progressW}); progress && take(f) {
		tail = append(tail, f)
	}
	if f := (field{kind: kindGate, width: d.gateW}); f.width > 0 && take(f) {
		tail = append(tail, f)
	}
	if d.bar != nil {
		f := field{kind: kindBar, fig: d.bar, width: d.bar.width}
		if w >= wordsW {
			f.draw = max(leastBar, min(table.TitleWidth(d.bar.title, lines), mostNum+2)-f.width-1)
			f.width += 1 + f.draw
		}
		if take(f) {
			tail = append(tail, f)
		}
	}
	if d.dot != nil && w >= dotsW {
		if f := (field{kind: kindDot, fig: d.dot, width: d.dot.width + 2 + dotW, draw: dotW}); take(f) {
			numbers = append(numbers, f)
		}
	}
	for i := range d.plain {
		c := &d.plain[i]
		f := field{kind: kindFigure, fig: c, width: d.numberWidth(c, lines)}
		if !slices.ContainsFunc(numbers, func(f field) bool { return f.fig == c }) && take(f) {
			numbers = append(numbers, f)
		}
	}
	slices.SortFunc(numbers, d.asGiven)
	slices.Reverse(tail)
	all := append(append([]field{name}, numbers...), tail...)
	d.stretch(all, left)
	return all
}

// asGiven puts columns in the edition's order of figures, with drawings last.
func (d *data) asGiven(a, b field) int {
	if a.kind != b.kind {
		return int(a.kind) - int(b.kind)
	}
	at := func(f field) int {
		for i := range d.edition.Metrics {
			if d.edition.Metrics[i].ID == f.fig.Metric.ID {
				return i
			}
		}
		return len(d.edition.Metrics)
	}
	return at(a) - at(b)
}

// stretch gives cells that are left over to the bar and then to the names.
func (d *data) stretch(all []field, left int) {
	for i := range all {
		if f := &all[i]; f.kind == kindBar && f.draw > 0 {
			more := min(left, mostBar-f.draw)
			f.draw, f.width, left = f.draw+more, f.width+more, left-more
		}
	}
	all[0].width += max(0, min(left, d.nameW-all[0].width))
}

// numberWidth is room for a column's figures, and for its title as far as that
// is of use.
func (d *data) numberWidth(c *column, lines int) int {
	title := table.TitleWidth(c.title+d.otherPeriod(c), lines)
	return max(c.width, min(title, mostNum))
}

// otherPeriod names a column's period where it is not that of most columns.
func (d *data) otherPeriod(c *column) string {
	if c.Period == d.period {
		return ""
	}
	return " " + text.Show(c.Period)
}

// headerLines is how many lines the titles take, at most so many.
func (d *data) headerLines(fs []field, most int) int {
	for _, f := range fs {
		if text.Width(d.title(f)) > f.width {
			return most
		}
	}
	return 1
}

// plan divides the page.
type plan struct {
	list    bool // names and progress only
	fields  []field
	lines   int // of the header
	rows    int // nominees in sight
	notes   int // lines of what the gates and signs mean
	heading int // 1: a line with the chosen one's name
	detail  int // lines of the chosen one
}

// The least heights at which there is something below the table.
const (
	tableH  = 7
	detailH = 14
	wideH   = 30
)

// divide gives each part of the page its lines: the chosen nominee has what
// the table leaves, and the table gives up rows before the chosen one goes
// below what can be read.
func (d *data) divide(w, h, nominees, noteLines int, progress bool) plan {
	if w < 44 || h < tableH {
		return plan{list: true, rows: h}
	}
	p := plan{lines: 1}
	least, mostNotes := 1, 1
	switch {
	case h >= wideH:
		p.lines, p.heading, least, mostNotes = 2, 1, 13, 5
	case h >= detailH:
		p.heading, least, mostNotes = 1, 7, 3
	default:
		mostNotes = 3
	}
	if h >= 18 {
		p.lines = 2
	}
	p.fields = d.fields(w, p.lines, progress)
	p.lines = d.headerLines(p.fields, p.lines)
	p.notes = min(noteLines, mostNotes)
	fixed := p.lines + len(d.refs) + p.notes + p.heading
	if p.rows = h - fixed - least; nominees <= p.rows+2 {
		p.rows = nominees // a table that is whole is worth two lines of reading
	}
	p.rows = max(p.rows, 1)
	p.detail = max(h-fixed-p.rows, 0)
	return p
}
