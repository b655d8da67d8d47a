package deliberation

import (
	"slices"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/record"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// log is what happened since the marks were opened, under a heading, the latest
// last, in at most h lines; nil where names are hidden: it is made of them.
func (p *Page) log(c page.Context, w, h int) draw.Block {
	if h < 3 || p.hidden {
		return nil
	}
	var lines draw.Block
	for _, e := range meetingEntries(c.Sight.Record) {
		if deliberation.Kind(e.Kind) == deliberation.AgendaSet {
			continue // what became of that is in sight
		}
		clock := " " + c.L.Clock(e.At.In(c.Now.Location())) + "  "
		said := text.Truncate(capital(p.entry(c, e)), max(w-text.Width(clock)-1, 1))
		lines = append(lines, draw.Of(clock, &c.S.Muted).Add(said, &c.S.Base))
	}
	if len(lines) > h-1 {
		lines = lines[len(lines)-h+1:]
	}
	return append(draw.Block{draw.Rule(c.L.T("deliberation.log"), "", w, &c.S.Rule, &c.S.Heading)}, lines...)
}

// meetingEntries are the lines of the record since the marks were opened last.
func meetingEntries(all []record.Entry) []record.Entry {
	for i, e := range slices.Backward(all) {
		if k := deliberation.Kind(e.Kind); k == deliberation.MarksRevealed {
			return all[i:]
		}
	}
	return nil
}

// entry is a line of the record in words: what happened, to what, and who did
// it.
func (p *Page) entry(c page.Context, e record.Entry) string {
	what := text.Show(e.Kind)
	if key := "event." + e.Kind; c.L.Has(key) {
		what = c.L.T(key)
	}
	parts := []string{what}
	for word := range strings.FieldsSeq(e.Note) {
		i := slices.IndexFunc(p.items, func(it item) bool { return it.ID == word })
		switch _, onRoll := c.Sight.Edition.Juror(word); {
		case i >= 0:
			parts = append(parts, c.L.T("deliberation.item", "n", c.L.Int(int64(p.items[i].n)), "title", p.items[i].title))
		case onRoll && word != e.Who:
			parts = append(parts, p.d.person(word))
		}
		break
	}
	return c.L.T("deliberation.log.line", "what", strings.Join(parts, ": "), "who", p.d.person(e.Who))
}
