package deliberation

import (
	"votering/internal/deliberation"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// roundBlock is how the latest round stands, under a heading.
func (p *Page) roundBlock(c page.Context, w int) draw.Block {
	n, state, changes := deliberation.FirstRound, "none", 0
	if all := c.Sight.Rounds; len(all) > 0 {
		last := &all[len(all)-1]
		n, state, changes = last.N, "closed", len(last.Changes)
		if last.Open() {
			state = "open"
		}
	}
	num := c.L.Int(int64(n))
	b := draw.Block{draw.Rule(c.L.T("deliberation.round", "n", num), c.L.T("deliberation.round."+state), w, &c.S.Rule, &c.S.Heading)}
	text := "deliberation.round." + state + ".text"
	if !leads(c) && state != "closed" {
		text += guestWords
	}
	said := c.L.T(text)
	if state != "none" {
		said = c.L.N("deliberation.round.changes", changes) + " " + said
	}
	return append(b, draw.Paragraph(said, max(w-2, 1), &c.S.Base).Indent(1).Top(3)...)
}
