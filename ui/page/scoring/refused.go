package scoring

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// refuse leaves a text in its cell that is no mark, and says so. What is typed
// after it belongs to it, until a key that is no part of a number.
func (p *Page) refuse(c page.Context, typed string) page.Action {
	p.typed, p.just, p.stuck = "", "", true
	p.refused[p.cell()] = typed
	return page.Action{Fault: p.offScale(c, p.cell())}
}

// offScale says what a text is not, and which mark stands in its cell.
func (p *Page) offScale(c page.Context, cell ballot.Cell) error {
	_, k := p.current()
	args := []string{"text", p.refused[cell], "scale", span(c.L, k.Scale)}
	if mark, ok := p.draft.now.Mark(cell); ok {
		return fault.New(fault.Score, "mark.typed.stands", append(args, "mark", c.L.RatText(mark))...)
	}
	return fault.New(fault.Score, "mark.typed", args...)
}

// span says from where to where a scale runs, and in which steps.
func span(l *locale.Catalog, s award.Scale) string {
	key := "scoring.span"
	switch {
	case s.Step.Sign() <= 0:
		key = "scoring.span.any"
	case s.Step.Equal(exact.Int(1)):
		key = "scoring.span.whole"
	}
	return l.T(key, "min", l.RatText(s.Min), "max", l.RatText(s.Max), "step", l.RatText(s.Step))
}

// rub takes away the last character that was typed, also where it was refused.
func (p *Page) rub() page.Action {
	if p.typed != "" {
		p.typed = p.typed[:len(p.typed)-1]
		return page.Action{}
	}
	_, k := p.current()
	left := p.refused[p.cell()]
	left = left[:len(left)-1]
	delete(p.refused, p.cell())
	switch reading := read(k.Scale, left); {
	case left == "":
	case reading == wrong:
		p.refused[p.cell()], p.stuck = left, true
	case reading == whole:
		return p.set(left)
	default:
		p.typed = left
	}
	return page.Action{}
}

// cancel drops what is typed in the cell, and else goes back to the form.
func (p *Page) cancel() {
	_, refused := p.refused[p.cell()]
	switch {
	case p.typed != "" || refused:
		p.typed = ""
		delete(p.refused, p.cell())
	case p.ranked:
		p.ranked = false
	default:
		p.matrix = false
	}
}

// notSaved tells that the text in a cell is no mark and was not saved.
func (p *Page) notSaved(c page.Context, cell ballot.Cell, i, j int) room.Notice {
	args := []string{"text", p.refused[cell], "name", p.v.sheet.Name(i), "n", itoa(j + 1)}
	if mark, ok := p.draft.now.Mark(cell); ok {
		return room.Notice{ID: "mark_not_saved.stands", Args: fault.Pairs(append(args, "mark", c.L.RatText(mark))...)}
	}
	return room.Notice{ID: "mark_not_saved", Args: fault.Pairs(args...)}
}

// eachRefused goes through the texts that are no marks, in the matrix's order.
func (p *Page) eachRefused(do func(cell ballot.Cell, i, j int)) {
	for i := range p.v.edition.Nominees {
		for j := range p.v.criteria {
			cell := ballot.Cell{Nominee: p.v.edition.Nominees[i].ID, Criterion: p.v.criteria[j].ID}
			if _, ok := p.refused[cell]; ok {
				do(cell, i, j)
			}
		}
	}
}

// unsaved tells of every text that is no mark, each once.
func (p *Page) unsaved(c page.Context) []room.Notice {
	var ns []room.Notice
	p.eachRefused(func(cell ballot.Cell, i, j int) {
		if p.spoken[cell] != p.refused[cell] {
			p.spoken[cell] = p.refused[cell]
			ns = append(ns, p.notSaved(c, cell, i, j))
		}
	})
	return ns
}

// refusedLines say which texts are not taken, and what counts instead.
func (p *Page) refusedLines(c page.Context) []string {
	var lines []string
	p.eachRefused(func(cell ballot.Cell, i, j int) {
		key, said := "scoring.hand_in.refused", ""
		if mark, ok := p.draft.now.Mark(cell); ok {
			key, said = "scoring.hand_in.stands", c.L.RatText(mark)
		}
		lines = append(lines, c.L.T(key, "name", p.v.sheet.Name(i), "n", strconv.Itoa(j+1), "text", p.refused[cell], "mark", said))
	})
	return lines
}

// quit asks before the program is left with texts that are no marks.
func (p *Page) quit(c page.Context) page.Action {
	lines := p.refusedLines(c)
	if len(lines) == 0 {
		return page.Action{Quit: true}
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("scoring.quit.title"), Text: c.L.T("scoring.quit.text"), Lines: lines, Yes: c.L.T("key.quit"),
		Then: func(string) page.Action { return page.Action{Quit: true} },
	}}
}

// about is what stands under the heading of the criterion in hand, in at most h
// lines: why a text in the cell is no mark, and what the criterion asks for.
func (p *Page) about(c page.Context, w, h int) draw.Block {
	var b draw.Block
	if _, ok := p.refused[p.cell()]; ok {
		why, _ := c.L.Fault(p.offScale(c, p.cell()))
		b = draw.Paragraph("▲ "+strings.TrimSuffix(why, ".")+".", max(w-2, 1), &c.S.Bad)
	}
	if _, k := p.current(); len(k.levels) > 0 && text.Width(k.help) > 0 {
		b = append(b, draw.Paragraph(k.help, max(w-2, 1), &c.S.Muted)...)
	}
	return b.Indent(1).Top(max(h, 0))
}
