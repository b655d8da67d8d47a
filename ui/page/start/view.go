package start

import (
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// View draws exactly c.H lines, none wider than c.W: what the program is, and
// what there is to choose, with the chosen line in sight.
func (p *Page) View(c page.Context) string {
	if p.form != nil {
		return p.beginView(c)
	}
	b := p.intro(c)
	list, chosen := p.rows(c)
	room := c.H - len(b)
	top := min(max(0, chosen+2-room), max(0, len(list)-room))
	shown := min(room, len(list)-top)
	rows := frame.More(list.Window(top, shown), top, top+shown, len(list), c.W, &c.S.Accent)
	return append(b, rows...).Render(c.W, c.H)
}

// widest is how many cells a text to read takes at most.
const widest = 100

// intro greets who was invited, where that invitation is chosen, and else says
// what the program is.
func (p *Page) intro(c page.Context) draw.Block {
	if i := p.invite(); i != nil {
		return p.greeting(c, i)
	}
	if c.H < 12 {
		return nil
	}
	b := draw.Block{nil}
	b = append(b, draw.Paragraph(c.L.T("start.what"), min(c.W-2, widest), &c.S.Base).Indent(1)...)
	return append(b, nil)
}

// rows are the items under their headings, and the line of the chosen one.
func (p *Page) rows(c page.Context) (b draw.Block, chosen int) {
	names := p.nameWidth(c)
	last := ""
	for i, it := range p.items {
		if h := it.kind.heading(c.L); h != last {
			if last != "" && c.H >= 18 {
				b = append(b, nil)
			}
			b, last = append(b, draw.Rule(h, "", c.W, &c.S.Rule, &c.S.Heading)), h
		}
		name, about := p.label(c.L, it)
		line := draw.Of("   "+text.PadRight(name, names), &c.S.Base).Add("  "+about, &c.S.Muted)
		if i == p.at {
			chosen = len(b)
			line = draw.Of(" ► "+text.PadRight(name, names)+"  "+about, &c.S.Selected)
		}
		b = append(b, line.Fit(c.W))
	}
	return b, chosen
}

func (p *Page) nameWidth(c page.Context) int {
	n := 0
	for _, it := range p.items {
		name, _ := p.label(c.L, it)
		n = max(n, text.Width(name))
	}
	return min(n, max(c.W/2, 12))
}
