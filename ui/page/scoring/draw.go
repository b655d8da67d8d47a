package scoring

import (
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// The sizes from which on the page has its parts.
const (
	formW, formH = 44, 7  // below: one line a criterion, and no more
	paneW, paneH = 70, 15 // from here: levels, figures and comment under the form
	wideW, wideH = 110, 30
)

// View draws the page.
func (p *Page) View(c page.Context) string {
	p.sync(c)
	if s := p.steps.Front(); s != nil {
		return s.View(c).Top(c.H).Render(c.W, c.H)
	}
	if !p.ready() {
		return draw.Paragraph(c.L.T("scoring.nothing"), max(c.W-2, 1), &c.S.Muted).Indent(1).Render(c.W, c.H)
	}
	var b draw.Block
	switch {
	case p.writing && (c.W < paneW || c.H < paneH):
		b = p.writingOnly(c)
	case p.alone(c):
		b = p.rankingOnly(c)
	case c.W < formW || c.H < formH:
		b = p.list(c)
	case isWide(c):
		b = p.wide(c)
	case p.matrix:
		b = p.matrixOnly(c)
	case c.W < paneW || c.H < paneH:
		b = p.small(c)
	default:
		b = p.medium(c)
	}
	return b.Render(c.W, c.H)
}

// isWide reports whether my ranking stands beside the form.
func isWide(c page.Context) bool { return c.W >= wideW && c.H >= wideH }

// list is a line for each criterion, with the nominee over them.
func (p *Page) list(c page.Context) draw.Block {
	beside, style := p.doneText(c, c.W), &c.S.Muted
	if p.asking != nil && !p.draft.older {
		beside, style = c.L.T("scoring.ties.short"), &c.S.Warn
	}
	b := draw.Block{draw.Of(text.Truncate(p.v.sheet.Name(p.nominee.At), max(c.W-text.Width(beside)-1, 4))+" ", &c.S.Strong).Add(beside, style)}
	from, to := p.at.Window(len(p.v.criteria), max(c.H-len(b), 1))
	for i := from; i < to; i++ {
		cell := p.matrixCell(c, p.nominee.At, i)
		if p.recused(p.cell().Nominee) {
			cell.Text = c.L.T("scoring.recused")
		}
		sign, style := "  ", &c.S.Base
		if i == p.at.At {
			sign, style = "► ", &c.S.Strong
		}
		room := max(c.W-len("  ")-text.Width(cell.Text)-1, 1)
		b = append(b, append(draw.Of(sign, &c.S.Accent).Add(text.PadRight(p.v.criteria[i].title, room)+" ", style), cell))
	}
	if left := c.H - len(b); left >= 3 {
		b = append(b, p.heading(c, c.W))
		b = append(b, p.about(c, c.W, left-2)...)
		b = append(b, p.levels(c, c.W, c.H-len(b))...)
	}
	return b
}

// small is the form, and under it what marks mean and what tells most about the
// nominee.
func (p *Page) small(c page.Context) draw.Block {
	b := p.nav(c, c.W)
	b = append(b, p.form(c, c.W, max(min(len(p.v.criteria)+1, c.H-len(b)-4), 1))...)
	b = append(b, p.heading(c, c.W))
	b = append(b, p.about(c, c.W, c.H-len(b)-3)...)
	left := c.H - len(b)
	if left > 1 {
		b = append(b, p.levels(c, c.W-2, left-1).Indent(1).Pad(left-1)...)
	}
	return append(b, append(draw.Of(" ", nil), p.factsLine(c, c.W-2)...))
}

// mostComment is the heading of the comment and what can be read of it where
// all else has room.
const mostComment = 4

// commentH is how many lines the comment is given: an empty one has its
// heading and a line.
func (p *Page) commentH(c page.Context) int {
	if p.writing {
		return mostComment
	}
	written := draw.Paragraph(text.ShowLines(p.draft.now.Cells[p.cell()].Comment), max(p.commentW(c), 1), nil)
	return 1 + max(min(len(written), mostComment-1), 1)
}

// medium is the form, under it levels and figures side by side, and the
// comment.
func (p *Page) medium(c page.Context) draw.Block {
	b := p.nav(c, c.W)
	about := p.about(c, c.W, mostAbout)
	b = append(b, p.form(c, c.W, p.formHeight(c.H-len(b)-1-len(about)-p.commentH(c), (c.W-3)/2-1))...)
	b = append(b, p.heading(c, c.W))
	b = append(b, about...)
	b = append(b, p.panes(c, c.W, max(c.H-len(b)-p.commentH(c), leastLevels))...)
	return append(b, p.commentPane(c, c.W, c.H-len(b))...)
}

// mostAbout is how many lines there are for what the criterion in hand asks for.
const mostAbout = 3

// leastLevels is how many lines the levels have at least, mostLevels with how
// many they do in the form's place.
const leastLevels, mostLevels = 5, 9

// formHeight is how many of h lines the form takes, with the levels of the
// criterion in w cells under it: two for each criterion where all levels keep
// their words, else one, and fewer only where the levels go before.
func (p *Page) formHeight(h, w int) int {
	_, k := p.current()
	n, words := len(p.v.criteria), 0
	for _, lv := range k.levels {
		words += len(text.Wrap(lv.text, max(w-text.Width(lv.label)-3, 4)))
	}
	least := min(max(len(k.levels), leastLevels), mostLevels)
	if h-min(max(words, least), mostLevels) > 2*n {
		return 2*n + 1
	}
	return max(min(h-least, n+1), 2)
}

// panes are what each mark means and the figures that bear on it, side by side
// in exactly h lines.
func (p *Page) panes(c page.Context, w, h int) draw.Block {
	left := (w - 3) / 2
	levels := p.levels(c, left-1, h).Indent(1)
	others := p.others(c, w-left-4)
	facts := append(p.facts(c, w-left-4, max(h-len(others), 1)).Top(max(h-len(others), 1)), others...)
	return levels.Pad(h).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, facts.Top(h))
}

// wide is the form with levels and comment at the left, figures and my ranking
// at the right, and the matrix under both.
func (p *Page) wide(c page.Context) draw.Block {
	matrixH := max(min(len(p.v.edition.Nominees)+matrixHead, c.H-wideForm), 5)
	h, left := min(c.H-matrixH, max(2*len(p.v.criteria)+mostForm, wideForm)), formWidth(c)
	b := p.nav(c, left)
	if len(b) == 1 {
		b = append(b, nil)
	}
	about := p.about(c, left, mostAbout)
	b = append(b, p.form(c, left, p.formHeight(h-len(b)-1-len(about)-p.commentH(c), left-2))...)
	b = append(b, p.heading(c, left))
	b = append(b, about...)
	b = append(b, p.levels(c, left-2, max(h-len(b)-p.commentH(c), leastLevels)).Indent(1)...)
	b = append(b, p.commentPane(c, left, h-len(b))...)
	b = b.Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, p.side(c, c.W-left-4, h))
	return append(b.Window(0, h), p.matrixPane(c, c.W, matrixH)...)
}

// wideForm is how many lines of a wide page the matrix leaves to the form;
// mostForm is how many the form makes use of, beside its criteria; matrixHead
// are the lines of the matrix over its rows.
const (
	wideForm   = 24
	mostForm   = 24
	matrixHead = 3
)

// formWidth is how wide the form is where something stands beside it.
func formWidth(c page.Context) int { return max(c.W*3/5, c.W-90) }

// matrixOnly is the matrix with what there is to say of the cell at the cursor
// under it.
func (p *Page) matrixOnly(c page.Context) draw.Block {
	b := p.nav(c, c.W)
	under := 0
	if c.H >= paneH {
		under = 7
	}
	room := c.H - len(b) - under
	b = append(b, p.matrixPane(c, c.W, min(len(p.v.edition.Nominees)+matrixHead, room))...)
	if under == 0 {
		return b
	}
	b = append(b, p.heading(c, c.W))
	b = append(b, p.about(c, c.W, 2)...)
	return append(b, p.panes(c, c.W, c.H-len(b))...)
}

// writingOnly is the comment alone, where there is no room for more.
func (p *Page) writingOnly(c page.Context) draw.Block {
	_, k := p.current()
	name := draw.Of(text.Truncate(p.v.sheet.Name(p.nominee.At)+": "+k.title, c.W), &c.S.Strong)
	if c.H < 3 {
		return p.commentPane(c, c.W, c.H)
	}
	return append(draw.Block{name}, p.commentPane(c, c.W, c.H-1)...)
}

// commentW is how wide the comment is drawn.
func (p *Page) commentW(c page.Context) int {
	if isWide(c) {
		return formWidth(c) - 2
	}
	return c.W - 2
}
