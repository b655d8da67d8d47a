package nominees

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
)

// pinW is the width from which two nominees stand side by side.
const pinW = 100

// detail draws the chosen nominee under the table, and the pinned one beside
// it where there is room.
func (p *Page) detail(c page.Context, pl plan) draw.Block {
	if pl.detail+pl.heading == 0 || len(p.list) == 0 {
		return nil
	}
	chosen := p.list[p.cursor.At]
	if pl.heading == 0 {
		return p.rest(c, pl, chosen)
	}
	other, two := p.beside(c, chosen)
	rows, b := []int{chosen}, draw.Block(nil)
	if two {
		rows = append(rows, other)
		b = p.pair(c, rows, pl.detail)
	} else {
		b = append(draw.Block{p.heading(c, chosen, c.W, "")}, p.wide(c, chosen, c.W, pl.detail)...)
	}
	return append(b, p.below(c, rows, pl.detail+pl.heading-len(b))...)
}

// leastBelow is the least room for a section under the nominee, with its
// heading and an empty line over it.
const leastBelow = 4

// below says where the figures come from, and what else there is to compare
// with, in what is left of the page.
func (p *Page) below(c page.Context, rows []int, h int) draw.Block {
	w := max(c.W-2, 1)
	var b draw.Block
	for _, section := range []struct {
		title, hint string
		body        draw.Block
	}{
		{c.L.T("nominees.origins"), c.L.T("nominees.origins.more"), p.origins(c, append(rows, p.d.refs...), w)},
		{c.L.T("nominees.compare.heading"), "", p.comparisons(c, rows[0], p.d.refs, w)},
	} {
		if room := h - len(b); room >= leastBelow && len(section.body) > 0 {
			b = append(b, nil, draw.Rule(section.title, section.hint, c.W, &c.S.Rule, &c.S.Heading))
			b = append(b, section.body.Top(room-2).Indent(1)...)
		}
	}
	return b
}

// pair draws the chosen and the pinned nominee side by side.
func (p *Page) pair(c page.Context, rows []int, h int) draw.Block {
	left := (c.W - 3) / 2
	right := c.W - 3 - left
	chosen := append(draw.Block{p.heading(c, rows[0], left, "► ")}, p.narrow(c, rows, 0, left-1, h)...)
	pinned := append(draw.Block{p.heading(c, rows[1], right, "■ ")}, p.narrow(c, rows, 1, right-2, h)...)
	return chosen.Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, pinned)
}

// beside is the pinned nominee where it is drawn beside the chosen one.
func (p *Page) beside(c page.Context, chosen int) (int, bool) {
	i := p.d.index(p.pinned)
	return i, i >= 0 && i != chosen && c.W >= pinW
}

// heading is the line over a nominee.
func (p *Page) heading(c page.Context, nominee, w int, sign string) draw.Line {
	n := &p.d.edition.Nominees[nominee]
	title := sign + p.d.sheet.Name(nominee)
	if n.Code != "" {
		title += " · " + text.Show(n.Code)
	}
	right := c.L.T("nominees.place", "n", c.L.Int(int64(slices.Index(p.list, nominee)+1)), "of", c.L.Int(int64(len(p.list))))
	if k := len(n.Documents); k > 0 {
		right = c.L.N("nominees.documents", k) + " · " + right
	}
	return draw.Rule(title, right, w, &c.S.Rule, &c.S.Heading)
}

// wide is one nominee in the whole width: what it is about at the left, its
// figures at the right. It takes at most h lines.
func (p *Page) wide(c page.Context, nominee, w, h int) draw.Block {
	left := min(max(w*2/5, 24), 72)
	right := w - left - 4
	about := p.about(c, nominee, left-1)
	facts := p.facts(c, []int{nominee}, 0, right, h)
	return about.Indent(1).Top(h).Beside(left+1, draw.Piece{Text: " │ ", Style: &c.S.Rule}, facts.Top(h))
}

// narrow is one of two nominees side by side: what it is about, its figures,
// and what is not known; both have the same lines.
func (p *Page) narrow(c page.Context, pair []int, which, w, h int) draw.Block {
	lines, unknown := 0, 0
	for _, n := range pair {
		lines = max(lines, len(draw.Paragraph(p.d.summary(n), w, nil)))
		unknown = max(unknown, len(p.unknown(c, n, w)))
	}
	facts := p.facts(c, pair, which, w, max(h-unknown, leastFacts))
	room := min(lines, max(h-len(facts)-unknown-1, 2))
	b := draw.Paragraph(p.d.summary(pair[which]), w, &c.S.Base).Top(room).Pad(room)
	b = append(append(b, nil), facts...)
	return append(b, p.unknown(c, pair[which], w)...).Indent(1).Top(h)
}

// leastFacts is how many lines the figures keep beside what is not known.
const leastFacts = 4

// unknown says which figures of a nominee are not known, and why.
func (p *Page) unknown(c page.Context, nominee, w int) draw.Block {
	var b draw.Block
	for _, s := range p.d.card(nominee).missing {
		b = append(b, draw.Paragraph(s, w, &c.S.Muted)...)
	}
	return b
}

// summary is the nomination in short.
func (d *data) summary(nominee int) string {
	return text.ShowLines(d.edition.Nominees[nominee].Summary.In(string(d.l.Lang())))
}

// about is the nomination in short, what the gates say, and what is not known.
func (p *Page) about(c page.Context, nominee, w int) draw.Block {
	b := draw.Paragraph(p.d.summary(nominee), w, &c.S.Base)
	for _, r := range p.d.gates[nominee] {
		if s := p.d.outSentence(nominee, r); s != "" {
			b = append(b, draw.Paragraph(s, w, &c.S.Warn)...)
			if why := p.d.reasons[gateCase{r.Gate.Metric, p.d.edition.Nominees[nominee].ID}]; why != "" {
				b = append(b, draw.Paragraph(c.L.T("nominees.let_in.reason", "reason", why), w, &c.S.Base)...)
			}
		}
	}
	missing := p.unknown(c, nominee, w)
	if len(missing) > 0 && len(b) > 0 {
		b = append(b, nil)
	}
	return append(b, missing...)
}

// rest is the chosen nominee where there is a line or two for it: the figures
// that the table has no room for.
func (p *Page) rest(c page.Context, pl plan, nominee int) draw.Block {
	in := func(col *column) bool {
		return slices.ContainsFunc(pl.fields, func(f field) bool { return f.fig == col })
	}
	var parts []string
	for i := range p.d.plain {
		if col := &p.d.plain[i]; !in(col) {
			parts = append(parts, strings.TrimSuffix(col.title, figures.LateSign)+p.d.otherPeriod(col)+" "+strings.TrimSpace(col.texts[nominee]))
		}
	}
	name := p.d.sheet.Name(nominee)
	s := name + ": " + strings.Join(parts, " · ")
	if len(parts) == 0 {
		s = name + ": " + strings.ReplaceAll(p.d.summary(nominee), "\n", " ")
	}
	return draw.Paragraph(s, max(c.W-2, 1), &c.S.Muted).Indent(1).Top(pl.detail)
}

// index finds a nominee; −1 where there is none of that id.
func (d *data) index(id string) int {
	return slices.IndexFunc(d.edition.Nominees, func(n award.Nominee) bool { return n.ID == id })
}
