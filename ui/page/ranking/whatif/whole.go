package whatif

import (
	"strings"

	"votering/ui/page"
	"votering/ui/part/draw"
)

// Whole is all there is to read of what is asked, whatever has room in the pane:
// where the cursor stands, who is first and second between which borders, or what
// is chosen, what it means, and all that could be chosen with who is first then. It
// says first that it is not the decision.
func (p *Pane) Whole(c page.Context, w int) draw.Block {
	if p.m == nil {
		return nil
	}
	room, not := max(w-2, 1), c.L.T("whatif.not")
	b := draw.Block{heading(p.ask(c, headRoom(not, w)), not, w, &c.S.Rule, &c.S.Heading, &c.S.Warn)}
	if ch, ok := p.choice(); ok {
		b = append(b, draw.Paragraph(ch.label, room, &c.S.Strong).Indent(1)...)
		b = append(b, p.result(c, ch, room).Indent(1)...)
		b = append(b, draw.Paragraph(ch.means, room, &c.S.Muted).Indent(1)...)
		all := p.m.choices(p.what)
		return append(append(b, nil), p.others(c, all, min(p.item[p.what], len(all)-1), w, len(all))...)
	}
	t := p.track()
	if t == nil {
		return append(b, draw.Paragraph(p.why(c), room, &c.S.Muted).Indent(1)...)
	}
	said := p.at(c, t, w < narrowW)
	if strings.ContainsAny(said, better+worse) {
		said += " " + c.L.T("whatif.moved")
	}
	return append(b, p.sentences(c, w, len(said)+2, p.named(c, w), said, append(p.facts(c, t, w), p.second(c, t))...)...)
}
