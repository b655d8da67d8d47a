package pace

import (
	"time"

	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/tally"
)

// beyond says how many rows lie so far from the window that they are not drawn.
func beyond(c page.Context, before, after int64) draw.Block {
	var b draw.Block
	add := func(key string, n int64) {
		if n > 0 {
			b = append(b, draw.Paragraph(c.L.N(key, int(n)), max(c.W-2, 1), &c.S.Muted).Indent(1)...)
		}
	}
	add("publicvote.pace.before", before)
	add("publicvote.pace.after", after)
	return b
}

// Peak is the hour with most votes that count, in words; empty where none count.
func Peak(c page.Context, p *publicvote.Pace) string {
	var most publicvote.Hour
	for _, h := range p.Hours {
		if h.Votes > most.Votes {
			most = h
		}
	}
	if most.Votes == 0 {
		return ""
	}
	at := most.At.In(c.Now.Location())
	return c.L.T("publicvote.pace.peak", "n", c.L.Int(most.Votes), "when", tally.When(c.L, at), "to", c.L.Clock(at.Add(time.Hour)))
}

// Bursts are the minutes in which far more votes came for a nominee than is
// usual for it, the strongest first, in words.
func Bursts(c page.Context, p *publicvote.Pace) []string {
	var list []string
	for _, b := range p.Bursts {
		at := b.At.In(c.Now.Location())
		name := text.Show(b.Nominee)
		if n, ok := c.Sight.Edition.Nominee(b.Nominee); ok {
			name = text.Show(n.Name)
		}
		list = append(list, c.L.T("publicvote.pace.burst", "when", tally.When(c.L, at), "n", c.L.Int(b.Votes), "name", name, "usual", c.L.Int(b.Usual)))
	}
	return list
}
