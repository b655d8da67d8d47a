package scoring

import (
	"votering/internal/ballot"
	"votering/internal/room"
	"votering/ui/page"
)

// undoing is an undo on its way: what it takes back is known once it is done.
type undoing struct {
	changes []ballot.Change
	ties    string // the nominee to which I had said that I have none, or that I have
	keys    int    // pressed until then
	shown   bool   // the cursor went to the place when it was asked for
}

// undo asks for my last change to be taken back, and goes to where that was.
func (p *Page) undo() page.Action {
	u := &undoing{keys: p.keys}
	act := p.draft.ask("undo", sent{undo: true}, func(r *room.Room, who string) error {
		before, err := r.Sight(who)
		if err != nil {
			return err
		}
		if err := r.Undo(who); err != nil {
			return err
		}
		after, err := r.Sight(who)
		u.changes = ballot.Diff(before.Mine, after.Mine, before.Edition)
		u.ties = undeclared(before.Mine, after.Mine)
		return err
	})
	p.undone[act.Name] = u
	if cell, ok := p.draft.last(); ok {
		u.shown = true
		p.show(cell)
	}
	return page.Action{Act: act}
}

// undeclared is the nominee about which a declaration changed between two
// ballots; empty where none did.
func undeclared(before, after *ballot.Ballot) string {
	for _, b := range [][2]*ballot.Ballot{{before, after}, {after, before}} {
		for nominee, d := range b[0].Declared {
			if other, ok := b[1].Declared[nominee]; !ok || other != d {
				return nominee
			}
		}
	}
	return ""
}

// show puts the cursor in a cell; one without criterion is a nominee.
func (p *Page) show(cell ballot.Cell) {
	if i := p.v.index(cell.Nominee); i >= 0 {
		p.nominee.At = i
	}
	for j := range p.v.criteria {
		if p.v.criteria[j].ID == cell.Criterion {
			p.at.At = j
		}
	}
}

// undid says what an undo took back. Where that is older than this page, the
// cursor goes there now, unless it was needed elsewhere meanwhile.
func (p *Page) undid(c page.Context, name string) string {
	u, ok := p.undone[name]
	delete(p.undone, name)
	switch {
	case ok && len(u.changes) == 0 && u.ties != "":
		return c.L.T("scoring.undone.ties", "name", p.v.name(u.ties))
	case !ok || len(u.changes) == 0:
		return ""
	}
	first := u.changes[0]
	if !u.shown && u.keys == p.keys && !p.writing {
		p.show(first.Cell)
	}
	if n := len(u.changes); n > 1 {
		return c.L.N("scoring.undone.many", n)
	}
	args := []string{"name", p.v.name(first.Nominee)}
	switch {
	case first.Criterion == "" && first.New == ballot.IsRecused:
		return c.L.T("scoring.undone.recused", args...)
	case first.Criterion == "":
		return c.L.T("scoring.undone.not_recused", args...)
	}
	args = append(args, "criterion", p.v.title(first.Criterion))
	switch {
	case first.Comment && p.draft.now.Cells[first.Cell].Comment == "":
		return c.L.T("scoring.undone.comment.gone", args...)
	case first.Comment:
		return c.L.T("scoring.undone.comment", args...)
	}
	return c.L.T("scoring.undone", append(args, "old", p.inWords(c, first.Old, first.Before), "new", p.inWords(c, first.New, first.After))...)
}

// inWords is what stood in a cell.
func (p *Page) inWords(c page.Context, s ballot.Status, e ballot.Entry) string {
	switch s {
	case ballot.Marked:
		return c.L.RatText(e.Mark)
	case ballot.Abstains:
		return c.L.T("scoring.abstained")
	case ballot.Missing, ballot.IsRecused:
	}
	return c.L.T("scoring.empty")
}
