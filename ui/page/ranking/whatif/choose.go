package whatif

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// chosenOf is a choice in h lines: what it is, the whole ranking by it, and
// where there is room all the others.
func (p *Pane) chosenOf(c page.Context, ch choice, w, h int) draw.Block {
	all, room := p.m.choices(p.what), max(w-2, 1)
	at := min(p.item[p.what], len(all)-1)
	count := "  " + c.L.T("whatif.of", "n", strconv.Itoa(at+1), "of", strconv.Itoa(len(all)))
	if w < narrowW {
		count = ""
	}
	label := text.Truncate(ch.label, max(room-text.Width("◄  ►"+count), 1))
	b := draw.Block{draw.Of(" ◄ "+label+" ►", &c.S.Strong).Add(count, &c.S.Muted)}
	below := p.result(c, ch, room).Indent(1)
	means := draw.Paragraph(ch.means, room, &c.S.Muted).Indent(1)
	list := h - len(b) - len(below) - len(means)
	if list < 3 {
		return append(b, append(below, means...).Cut(w, h-len(b), readOn(c))...)
	}
	below = append(below, means...)
	return append(append(b, below...), p.others(c, all, at, w, list)...)
}

// result says who is first by a choice, and the whole ranking where it is known
// and may be seen.
func (p *Pane) result(c page.Context, ch choice, w int) draw.Block {
	if ch.winners == nil {
		return draw.Paragraph(p.m.words.Refused(ch.why), w, &c.S.Warn)
	}
	first, more := c.L.T("whatif.winner", "who", p.m.list(ch.winners)), ""
	switch rk := p.of(ch); {
	case p.hidden(c):
		more = c.L.T("whatif.hidden")
	case rk != nil:
		first = p.whole(rk, ch.totals)
	case p.asked == ch.key:
		more = c.L.T("whatif.working")
	}
	if strings.ContainsAny(first, better+worse) {
		more = strings.TrimSpace(more + " " + c.L.T("whatif.moved"))
	}
	b := append(draw.Paragraph(first, w, &c.S.Strong), draw.Paragraph(more, w, &c.S.Muted)...)
	if now := p.m.rk.Weight; ch.effective != nil && now != nil && !ch.effective.Equal(*now) {
		s := c.L.T("whatif.effective", "nominal", p.m.short(*now), "effective", p.m.l.Share(*ch.effective, 0))
		b = append(b, draw.Paragraph(s, w, &c.S.Base)...)
	}
	return b
}

// whole is another ranking in one line.
func (p *Pane) whole(rk *rank.Ranking, totals bool) string {
	index := make(map[string]int, len(p.m.ids))
	for i, id := range p.m.ids {
		index[id] = i
	}
	var groups []group
	values, was := make([]exact.Rat, len(p.m.ids)), make([]int, len(p.m.ids))
	for i, id := range p.m.ids {
		was[i] = p.m.places[id]
	}
	for i := range rk.Rows {
		row := &rk.Rows[i]
		at, ok := index[row.Nominee]
		if !ok {
			continue
		}
		if row.Total == nil {
			totals = false
		} else {
			values[at] = *row.Total
		}
		if n := len(groups) - 1; n >= 0 && groups[n].place == row.Place {
			groups[n].who = append(groups[n].who, at)
			continue
		}
		groups = append(groups, group{row.Place, []int{at}})
	}
	if !totals {
		values = nil
	}
	return p.order(groups, values, was)
}

// others are all choices of a subject in h lines, with who is first.
func (p *Pane) others(c page.Context, all []choice, at, w, h int) draw.Block {
	from := max(min(at-h/2, len(all)-h), 0)
	to := min(from+h, len(all))
	labelW := 0
	for _, ch := range all {
		labelW = max(labelW, text.Width(ch.label))
	}
	rowW := frame.RowW(w, to-from, len(all))
	labelW = min(labelW, max(rowW*3/5, 1))
	var b draw.Block
	for i := from; i < to; i++ {
		who := c.L.T("footing.refused.plain") // why is told of the chosen one
		if all[i].winners != nil {
			who = p.m.list(all[i].winners)
		}
		lead, style := "   ", &c.S.Base
		if !slices.Equal(all[i].winners, p.m.card.Winners) {
			style = &c.S.Warn
		}
		if i == at {
			lead, style = " ► ", &c.S.Selected
		}
		b = append(b, draw.Of(lead+text.PadRight(text.Truncate(all[i].label, labelW), labelW)+"  "+who, style).Fit(rowW))
	}
	return frame.More(b, from, to, len(all), w, &c.S.Accent)
}
