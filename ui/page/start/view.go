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
	var b draw.Block
	if c.H >= 12 {
		b = append(b, nil)
		b = append(b, draw.Paragraph(c.L.T("start.what"), min(c.W-2, 100), &c.S.Base).Indent(1)...)
		b = append(b, nil)
	}
	list, chosen := p.list(c)
	room := c.H - len(b)
	top := min(max(0, chosen+2-room), max(0, len(list)-room))
	shown := min(room, len(list)-top)
	rows := frame.More(list.Window(top, shown), top, top+shown, len(list), c.W, &c.S.Accent)
	return append(b, rows...).Render(c.W, c.H)
}

// list is the items under their headings, and the line of the chosen one.
func (p *Page) list(c page.Context) (b draw.Block, chosen int) {
	names := p.nameWidth(c)
	last := ""
	for i, it := range p.items {
		if h := it.kind.heading(c.L); h != last {
			if last != "" && c.H >= 18 {
				b = append(b, nil)
			}
			b, last = append(b, draw.Rule(h, "", c.W, &c.S.Rule, &c.S.Heading)), h
		}
		name, about := it.label(c.L)
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
		name, _ := it.label(c.L)
		n = max(n, text.Width(name))
	}
	return min(n, max(c.W/2, 12))
}
