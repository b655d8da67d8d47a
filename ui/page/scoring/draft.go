package scoring

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/room"
	"votering/ui/page"
)

// draft is my ballot as it will be when everything that I asked for is saved:
// what the room knows, and over it what is on its way.
type draft struct {
	known *ballot.Ballot // of the last sight
	now   *ballot.Ballot
	sent  []sent
	older bool // an undo on its way takes back what was saved before: what that is the room knows
	count int  // names acts
	past  []made
	found findings
}

// sent is a change on its way to the room.
type sent struct {
	name   string
	undo   bool
	where  ballot.Cell            // what it changes; no criterion: the recusal
	cell   ballot.Cell            // whose mark it changes, if one
	change func(b *ballot.Ballot) // nil: nothing that shows
}

// made is a change that was asked for here and not undone.
type made struct {
	name string
	cell ballot.Cell
}

// findings are worked out of the ballot when they are asked for.
type findings struct {
	own     []ballot.OwnRow
	at      map[string]int // in own, by nominee
	missing []ballot.Cell
	spread  []ballot.MarkCount
	done    bool
}

// sync takes over what the room knows now. Where nothing waits to be saved,
// nothing is on its way: what was asked for is done or was refused.
func (d *draft) sync(c page.Context) {
	if c.Busy == 0 && len(d.sent) > 0 {
		d.sent, d.known = nil, nil
	}
	if d.known == c.Sight.Mine || c.Sight.Mine == nil {
		return
	}
	d.known = c.Sight.Mine
	d.rebuild()
}

// rebuild draws what is on its way over what is known. An undo takes back the
// change before it.
func (d *draft) rebuild() {
	d.now, d.older, d.found = d.known.Clone(), false, findings{}
	for _, s := range d.standing() {
		s.change(d.now)
	}
}

// standing are the changes on their way that no undo behind them takes back.
func (d *draft) standing() []sent {
	var stand []sent
	for _, s := range d.sent {
		switch {
		case s.undo && len(stand) > 0:
			stand = stand[:len(stand)-1]
		case s.undo:
			d.older = true
		case s.change != nil:
			stand = append(stand, s)
		}
	}
	return stand
}

// ask makes the act for a change, which shows at once.
func (d *draft) ask(kind string, s sent, run func(r *room.Room, who string) error) *page.Act {
	d.count++
	s.name = kind + " " + strconv.Itoa(d.count)
	d.sent = append(d.sent, s)
	if s.where.Nominee != "" {
		d.past = append(d.past, made{s.name, s.where})
	}
	if s.change != nil {
		s.change(d.now)
		d.found = findings{}
	} else {
		d.rebuild()
	}
	return &page.Act{Name: s.name, Run: func(r *room.Room, who string) ([]room.Notice, error) { return nil, run(r, who) }}
}

// holds reports whether a cell is sure to hold just this once everything is
// saved, so that asking for it again would do nothing.
func (d *draft) holds(cell ballot.Cell, entry ballot.Entry) bool {
	now := d.now.Cells[cell]
	if now.Set != entry.Set || now.Abstained != entry.Abstained || !now.Mark.Equal(entry.Mark) {
		return false
	}
	return !d.older || slices.ContainsFunc(d.standing(), func(s sent) bool { return s.cell == cell })
}

// done takes back what was shown ahead of the room's answer.
func (d *draft) done(name string) {
	for i, s := range d.sent {
		if s.name == name {
			d.sent = append(d.sent[:i:i], d.sent[i+1:]...)
			d.rebuild()
			return
		}
	}
}

// mark asks for a cell to hold a mark, room.Abstain or nothing.
func (d *draft) mark(cell ballot.Cell, mark string, entry ballot.Entry) *page.Act {
	return d.ask("mark", sent{where: cell, cell: cell, change: func(b *ballot.Ballot) {
		entry.Comment = b.Cells[cell].Comment
		b.Put(cell, entry)
	}}, func(r *room.Room, who string) error { return r.Mark(who, cell.Nominee, cell.Criterion, mark) })
}

// comment asks for a cell to hold a comment.
func (d *draft) comment(cell ballot.Cell, comment string) *page.Act {
	return d.ask("comment", sent{where: cell, change: func(b *ballot.Ballot) {
		e := b.Cells[cell]
		e.Comment = comment
		b.Put(cell, e)
	}}, func(r *room.Room, who string) error { return r.Comment(who, cell.Nominee, cell.Criterion, comment) })
}

// declare asks for a declaration: without a ground that there are no ties, with
// one a recusal.
func (d *draft) declare(nominee, ground string) *page.Act {
	change := func(b *ballot.Ballot) {
		b.Declared[nominee] = ballot.Declaration{Ground: ground}
		delete(b.Recused, nominee)
		if ground != "" {
			b.Recused[nominee] = ballot.Recusal{Ground: ground}
		}
	}
	return d.ask("declare", sent{where: ballot.Cell{Nominee: nominee}, change: change},
		func(r *room.Room, who string) error { return r.Declare(who, nominee, ground) })
}

// unrecuse asks for a recusal to be taken back.
func (d *draft) unrecuse(nominee string) *page.Act {
	change := func(b *ballot.Ballot) {
		delete(b.Recused, nominee)
		if b.Declared[nominee].Ground != "" {
			delete(b.Declared, nominee)
		}
	}
	return d.ask("unrecuse", sent{where: ballot.Cell{Nominee: nominee}, change: change},
		func(r *room.Room, who string) error { return r.Unrecuse(who, nominee) })
}

// handIn asks for my draft to be ended.
func (d *draft) handIn() *page.Act {
	return d.ask("hand-in", sent{}, func(r *room.Room, who string) error {
		_, err := r.HandIn(who)
		return err
	})
}

// last takes the last change that was asked for here off the list of those.
func (d *draft) last() (ballot.Cell, bool) {
	n := len(d.past) - 1
	if n < 0 {
		return ballot.Cell{}, false
	}
	cell := d.past[n].cell
	d.past = d.past[:n]
	return cell, true
}

// refusedBy takes a change off the list that the room did not make.
func (d *draft) refusedBy(name string) {
	d.past = slices.DeleteFunc(d.past, func(m made) bool { return m.name == name })
}

// look works out what follows from the marks so far.
func (d *draft) look(e *award.Edition) *findings {
	f := &d.found
	if f.done {
		return f
	}
	*f = findings{own: ballot.Own(d.now, e), at: map[string]int{}, missing: d.now.Missing(e), spread: ballot.Spread(d.now, e), done: true}
	for i, r := range f.own {
		f.at[r.Nominee] = i
	}
	return f
}

// row is a nominee's row in my own ranking; the zero row where it has none.
func (f *findings) row(nominee string) ballot.OwnRow {
	if i, ok := f.at[nominee]; ok {
		return f.own[i]
	}
	return ballot.OwnRow{Nominee: nominee}
}
