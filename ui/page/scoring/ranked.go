package scoring

import (
	"slices"

	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/mine"
)

// alone reports whether my ranking stands in the form's place: then no cell is
// in sight, and no key changes one.
func (p *Page) alone(c page.Context) bool { return p.ranked && !isWide(c) }

// rankedKeys are what keys do where my ranking stands alone.
func (p *Page) rankedKeys() []keys.Binding {
	look := fault.New(fault.State, "ranking.only_look")
	return []keys.Binding{
		{ID: "scoring.ranked.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "scoring.ranked.leave", Keys: []string{"w", "enter", "esc"}, Label: "Enter", Footer: true},
		{ID: "scoring.mark", Keys: slices.Concat(digits, changing, []string{"i", "r"}), Label: "1-9", Off: look},
	}
}

// rankedKey handles a key where my ranking stands alone: the cursor goes through
// it from place to place.
func (p *Page) rankedKey(c page.Context, key string) {
	switch key {
	case "w", "enter", "esc":
		p.ranked = false
		return
	}
	f := p.draft.look(p.v.edition)
	at := cursor.Cursor{At: p.place(f)}
	at.Key(key, len(f.own), max(c.H/2, 1))
	if at.At < len(f.own) {
		p.nominee.At = p.v.index(f.own[at.At].Nominee)
	}
}

// place is where the nominee in hand stands in my ranking.
func (p *Page) place(f *findings) int {
	here := p.v.edition.Nominees[p.nominee.At].ID
	return max(slices.IndexFunc(f.own, func(r ballot.OwnRow) bool { return r.Nominee == here }), 0)
}

// rankingOnly is my ranking alone, where there is no room for it beside the
// form.
func (p *Page) rankingOnly(c page.Context) draw.Block {
	b := p.nav(c, c.W)
	n := len(p.draft.look(p.v.edition).own)
	return append(b, p.ranking(c, c.W, max(min(n, c.H-len(b)-1), 1))...).Top(c.H)
}

// rankingRows are so many rows of my ranking, with the nominee in hand among
// them.
func (p *Page) rankingRows(c page.Context, f *findings, w, rows int) draw.Block {
	from := max(0, min(p.place(f)-rows/2, len(f.own)-rows))
	to := min(from+rows, len(f.own))
	var b draw.Block
	for _, r := range f.own[from:to] {
		name := p.v.sheet.Name(p.v.index(r.Nominee))
		here := r.Nominee == p.v.edition.Nominees[p.nominee.At].ID
		b = append(b, mine.Row(c, r, name, min(p.v.nameW, max(w-24, 6)), here))
	}
	return frame.More(b, from, to, len(f.own), w, &c.S.Accent)
}
