// Package card is how firm a ranking stands: in short on the ranking's page, and
// in full before it. It changes nothing.
package card

import (
	"votering/internal/footing"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/ranking/whatif"
	"votering/ui/part/draw"
)

// short is the card in at most h lines of w cells, the most telling lines first:
// two beside each other where both are short.
func short(c page.Context, p *whatif.Pane, w, h int) draw.Block {
	b := draw.Block{head(c, w)}
	switch {
	case h < 1:
		return nil
	case p.Card() == nil:
		return append(b, wait(c, p, w)...).Top(h)
	}
	return append(b, pairs(c, p.Words().Short(p.Card()), w)...).Top(h)
}

// byWorth are the parts that stand on the page, those first that are shown in
// full before the others.
var byWorth = []string{
	footing.OfCriteria, footing.OfPublic, footing.OfShortlist, footing.OfJurors, footing.OfRecusals, footing.OfJury, footing.OfTies,
}

// full is the card in at most h lines of w cells: every part in brief, and as
// many in full as there is room for. Who is first at which public weight stands
// beside it.
func full(c page.Context, p *whatif.Pane, w, h int) draw.Block {
	b := draw.Block{head(c, w)}
	card, in := p.Card(), p.Words()
	if card == nil {
		return append(b, wait(c, p, w)...).Top(h)
	}
	shown, all := map[string]draw.Block{}, map[string]footing.Part{}
	left := h - 1
	for _, part := range in.Parts(card) {
		all[part.ID] = part
		if l, ok := in.Brief(card, part.ID); ok {
			shown[part.ID] = row(c, l, w)
			left -= len(shown[part.ID])
		}
	}
	for _, id := range byWorth {
		part, ok := all[id]
		if !ok {
			continue
		}
		for _, notes := range [][]string{part.Notes, nil} {
			part.Notes = notes
			more := parts(c, []footing.Part{part}, w)
			if len(part.Lines)+len(notes) > 0 && len(more)-len(shown[id]) <= left {
				left -= len(more) - len(shown[id])
				shown[id] = more
				break
			}
		}
	}
	for _, part := range in.Parts(card) {
		b = append(b, shown[part.ID]...)
	}
	return b.Top(h)
}

func head(c page.Context, w int) draw.Line {
	return draw.Rule(c.L.T("card.heading"), c.L.T("card.heading.key"), w, &c.S.Rule, &c.S.Heading)
}

// wait is what stands there while there is no card.
func wait(c page.Context, p *whatif.Pane, w int) draw.Block {
	if err := p.Failed(); err != nil {
		why, try := c.L.FaultOnScreen(err)
		return draw.Paragraph(why+" → "+try, max(w-2, 1), &c.S.Warn).Indent(1)
	}
	return draw.Paragraph(c.L.T("whatif.working"), max(w-2, 1), &c.S.Muted).Indent(1)
}

// pairs sets lines under each other, two to a line where each takes less than
// half of w cells.
func pairs(c page.Context, lines []footing.Line, w int) draw.Block {
	var b draw.Block
	half := w / 2
	short := func(i int) bool {
		return i < len(lines) && 1+text.Width(lines[i].Label)+2+text.Width(lines[i].Text) < half
	}
	for i := 0; i < len(lines); i++ {
		if short(i) && short(i+1) {
			b = append(b, append(row(c, lines[i], half)[0].Fit(half), row(c, lines[i+1], w-half)[0]...))
			i++
			continue
		}
		b = append(b, row(c, lines[i], w)...)
	}
	return b
}

// row is a label with its text: beside it where both fit w cells, else below.
func row(c page.Context, l footing.Line, w int) draw.Block {
	style := &c.S.Base
	if l.Warn {
		style = &c.S.Warn
	}
	switch {
	case l.Label == "":
		return draw.Paragraph(l.Text, max(w-2, 1), style).Indent(1)
	case 1+text.Width(l.Label)+2+text.Width(l.Text) < w:
		return draw.Block{draw.Of(" "+l.Label+"  ", &c.S.Muted).Add(l.Text, style)}
	}
	b := draw.Paragraph(l.Label, max(w-2, 1), &c.S.Muted).Indent(1)
	return append(b, draw.Paragraph(l.Text, max(w-4, 1), style).Indent(3)...)
}

// parts are headings with their lines, the texts of a part in a column of their
// own where there is room for that.
func parts(c page.Context, all []footing.Part, w int) draw.Block {
	var b draw.Block
	for _, p := range all {
		b = append(b, draw.Paragraph(p.Heading, max(w-2, 1), &c.S.Strong).Indent(1)...)
		b = append(b, columns(c, p.Lines, w-2).Indent(2)...)
		for _, note := range p.Notes {
			b = append(b, draw.Paragraph(note, max(w-4, 1), &c.S.Muted).Indent(3)...)
		}
	}
	return b
}

// wideText is how wide a column of texts must be for those that are longer.
const wideText = 50

// columns are lines whose texts begin under each other; a label that is too long
// for that has its text below.
func columns(c page.Context, lines []footing.Line, w int) draw.Block {
	labelW := 0
	for _, l := range lines {
		if n := text.Width(l.Label); n <= w*3/5 {
			labelW = max(labelW, n)
		}
	}
	var b draw.Block
	for _, l := range lines {
		room := w - labelW - 3
		if text.Width(l.Label) > labelW || l.Label == "" || text.Width(l.Text) > room && room < wideText {
			b = append(b, row(c, l, w)...)
			continue
		}
		style := &c.S.Base
		if l.Warn {
			style = &c.S.Warn
		}
		for i, t := range draw.Paragraph(l.Text, room, style) {
			lead := ""
			if i == 0 {
				lead = l.Label
			}
			b = append(b, append(draw.Of(" "+text.PadRight(lead, labelW)+"  ", &c.S.Muted), t...))
		}
	}
	return b
}
