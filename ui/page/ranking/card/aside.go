package card

import (
	"votering/internal/footing"
	"votering/internal/robustness"
	"votering/ui/page"
	"votering/ui/page/ranking/whatif"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Aside is the card as it stands on the page, drawn anew only where it would
// look otherwise: of a large jury it names many. The zero Aside is empty.
type Aside struct {
	as looks
	b  draw.Block
}

// looks are what a drawing of the card depends on.
type looks struct {
	card   *robustness.Card
	in     footing.Words
	styles *theme.Styles
	w, h   int
	whole  bool
}

// same reports whether both look alike. Words differ in nothing but these.
func (a looks) same(b looks) bool {
	return a.card == b.card && a.in.L == b.in.L && a.in.E == b.in.E && a.in.Rk == b.in.Rk && a.in.Exactly == b.in.Exactly &&
		a.styles == b.styles && a.w == b.w && a.h == b.h && a.whole == b.whole
}

// Draw is the card in at most h lines of w cells; whole asks for parts in full.
func (a *Aside) Draw(c page.Context, p *whatif.Pane, w, h int, whole bool) draw.Block {
	by := short
	if whole {
		by = full
	}
	if p.Card() == nil {
		return by(c, p, w, h)
	}
	if as := (looks{p.Card(), p.Words(), c.S, w, h, whole}); !a.as.same(as) {
		a.as, a.b = as, by(c, p, w, h)
	}
	return a.b
}
