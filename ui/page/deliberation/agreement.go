package deliberation

import (
	"context"
	"slices"
	"strings"

	"votering/internal/accord"
	"votering/internal/ballot"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// lookAgreed is what the agreement is looked for by.
const lookAgreed = "agreed"

// agreed is how far the jury agrees, worked out beside the screen: of many
// marks that takes a while.
type agreed struct {
	of    []*ballot.Ballot // the ballots that it was asked of
	known *ranking.Agreement
	err   error
}

// look asks how far the jury agrees, where the marks may be others than when
// it was asked last.
func (g *agreed) look(c page.Context) *page.Look {
	if c.Sight.Ballots == nil || slices.Equal(g.of, c.Sight.Ballots) {
		return nil
	}
	g.of = c.Sight.Ballots
	return &page.Look{Name: lookAgreed, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		return r.Agreement()
	}}
}

func (g *agreed) answer(value any, err error) {
	g.known, _ = value.(*ranking.Agreement)
	g.err = err
}

// agreement says in plain words how far the jury agrees, what that means and
// what it does not, in at most h lines.
func (p *Page) agreement(c page.Context, w, h int) draw.Block {
	hint := ""
	if p.noFigures() == nil {
		hint = c.L.T("deliberation.agreed.hint")
	}
	b := draw.Block{draw.Rule(c.L.T("deliberation.agreed"), hint, w, &c.S.Rule, &c.S.Heading)}
	switch {
	case p.agreed.err != nil:
		why, _ := c.L.Fault(p.agreed.err)
		return append(b, draw.Paragraph(why, max(w-2, 1), &c.S.Warn).Indent(1)...).Top(h)
	case p.agreed.known == nil:
		return append(b, draw.Paragraph(c.L.T("deliberation.agreed.soon"), max(w-2, 1), &c.S.Muted).Indent(1)...).Top(h)
	}
	for _, s := range p.agreedSentences(c) { // what has no room is told where the figures are
		lines := draw.Paragraph(s, max(w-2, 1), &c.S.Base).Indent(1)
		if len(b)+len(lines) > h {
			break
		}
		b = append(b, lines...)
	}
	return b.Top(h)
}

// agreedSentences is what is said of the agreement. Jurors are named where names
// are not hidden; who is recused from a nominee is told nothing of it.
func (p *Page) agreedSentences(c page.Context) []string {
	words := accord.Words{L: c.L, E: p.d.ed, Show: text.Show, Names: !p.hidden}
	return slices.DeleteFunc(words.Sentences(p.agreed.known), func(s string) bool {
		return slices.ContainsFunc(p.d.shut(), func(name string) bool { return strings.Contains(s, name) })
	})
}

// shut are the names of the nominees that the onlooker is recused from.
func (d *data) shut() []string {
	var names []string
	for i := range d.ed.Nominees {
		if d.out(d.ed.Nominees[i].ID) {
			names = append(names, d.name(d.ed.Nominees[i].ID))
		}
	}
	return names
}
