package deliberation

import (
	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/table"
)

// leastMean is the least width of a column of means.
const leastMean = 7

// compared sets nominees beside each other: the jury's mean of each on every
// criterion, and on which the first two lie farthest apart.
func (p *Page) compared(c page.Context, nominees []string, w int) draw.Block {
	criteria := p.d.ed.Marked()
	titleW := text.Width(c.L.T("deliberation.column.criterion"))
	for _, k := range criteria {
		titleW = max(titleW, text.Width(p.d.title(k.ID)))
	}
	titleW = min(titleW, max(w/2, 8))
	t := table.Table{{Title: c.L.T("deliberation.column.criterion"), Width: titleW}}
	room := w - 1 - titleW
	shown := nominees[:0:0]
	for _, n := range nominees {
		col := min(max(leastMean, text.Width(p.d.name(n))), 16)
		if room -= col + table.Gap; room < 0 || p.d.out(n) {
			break
		}
		t, shown = append(t, table.Column{Title: p.d.name(n), Width: col, Right: true}), append(shown, n)
	}
	means := map[string][]*exact.Rat{}
	for _, n := range shown {
		lines := p.d.ofCriteria(n).Lines
		for i := range lines {
			means[n] = append(means[n], lines[i].Mean)
		}
	}
	b := t.Header(1, &c.S.Muted)
	for i, k := range criteria {
		cells := []draw.Piece{{Text: p.d.title(k.ID), Style: &c.S.Base}}
		best := highest(means, shown, i, k.Share)
		for _, n := range shown {
			cell := draw.Piece{Text: none + " ", Style: &c.S.Muted}
			if m := means[n][i]; m != nil {
				cell = draw.Piece{Text: c.L.Rat(*m, 2) + " ", Style: &c.S.Base}
				if best != nil && m.Equal(*best) {
					cell = draw.Piece{Text: c.L.Rat(*m, 2) + "▲", Style: &c.S.Strong}
				}
			}
			cells = append(cells, cell)
		}
		b = append(b, t.Row(cells, nil))
	}
	return b.Indent(1)
}

// highest is the best mean on a criterion; nil where all are alike.
func highest(means map[string][]*exact.Rat, nominees []string, i int, share func(exact.Rat) exact.Rat) *exact.Rat {
	var best *exact.Rat
	alike := true
	for _, n := range nominees {
		m := means[n][i]
		switch {
		case m == nil:
		case best == nil:
			best = m
		case !best.Equal(*m):
			alike = false
			if share(*best).Less(share(*m)) {
				best = m
			}
		}
	}
	if alike {
		return nil
	}
	return best
}
