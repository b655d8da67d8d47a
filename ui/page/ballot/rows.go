package ballot

import (
	"slices"
	"strconv"

	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/page"
)

// row is one thing to do on the way of a ballot.
type row string

const (
	rowFill    row = "fill"
	rowTies    row = "ties"
	rowSeal    row = "seal"
	rowMail    row = "mail"
	rowReceipt row = "receipt"
	rowCosign  row = "cosign"
)

// rows are all of them, in the order in which they come up.
var rows = []row{rowFill, rowTies, rowSeal, rowMail, rowReceipt, rowCosign}

// standing is how far one thing has come.
type standing int

const (
	done  standing = iota
	to             // it is to be done now
	later          // its time has not come
)

// sealed reports whether what is on the screen is sealed.
func sealed(c page.Context) bool {
	s := c.Sight.Own.Sealed
	return s != nil && !s.Changed
}

// receipt is the newest receipt that confirms a ballot of mine; nil where none
// does.
func receipt(c page.Context) *room.ReceiptSight {
	for i := range slices.Backward(c.Sight.Own.Receipts) {
		if r := &c.Sight.Own.Receipts[i]; r.Revision > 0 {
			return r
		}
	}
	return nil
}

// confirmed reports whether the chair confirmed what I sealed last.
func confirmed(c page.Context) bool {
	r := receipt(c)
	return r != nil && r.Latest
}

// stands is how far a row has come.
func (p *Page) stands(c page.Context, r row) standing {
	o := c.Sight.Own
	is := func(ok bool) standing {
		if ok {
			return done
		}
		return to
	}
	switch r {
	case rowFill:
		return is(len(o.Missing) == 0 || sealed(c))
	case rowTies:
		return is(len(o.Undeclared) == 0 || sealed(c))
	case rowSeal:
		return is(sealed(c))
	case rowMail:
		if !sealed(c) {
			return later
		}
		return is(confirmed(c))
	case rowReceipt:
		switch {
		case len(p.near.letters)+len(p.near.unsigned) > 0:
			return to
		case confirmed(c) && sealed(c):
			return done
		}
		return later
	case rowCosign:
		if p.signed.path != "" || cosignedBefore(c) {
			return done
		}
	}
	return later
}

// cosignedBefore reports whether this file keeps a co-signature of mine.
func cosignedBefore(c page.Context) bool {
	return slices.ContainsFunc(c.Sight.Jurors, func(j room.JurorSight) bool { return j.Juror.ID == c.Sight.Owner && j.Cosigned })
}

// next is what is to be done first: what lies there to be taken in, else the
// first that is not done, else the co-signature.
func (p *Page) next(c page.Context) row {
	if len(p.near.letters) > 0 {
		return rowReceipt
	}
	for _, r := range rows {
		if p.stands(c, r) == to {
			return r
		}
	}
	return rowCosign
}

// off is why a row cannot be opened now; nil where it can.
func (p *Page) off(c page.Context, r row) *fault.Error {
	o := c.Sight.Own
	switch r {
	case rowFill, rowTies:
		return nil // who has nothing left to do there may look
	case rowSeal:
		switch f := c.Sight.Allowed[deliberation.ActSeal]; {
		case f != nil:
			return f
		case sealed(c):
			return fault.New(fault.State, "ballot.sealed_already", "n", strconv.Itoa(o.Sealed.Revision))
		case !c.Sight.Mine.Started():
			return fault.New(fault.State, "seal.nothing")
		}
	case rowMail:
		if o.Sealed == nil {
			return fault.New(fault.State, "ballot.not_sealed")
		}
	case rowReceipt:
		return c.Sight.Allowed[deliberation.ActKeep]
	case rowCosign:
		return c.Sight.Allowed[deliberation.ActCosign]
	}
	return nil
}

// open does what Enter does on a row.
func (p *Page) open(c page.Context, r row) page.Action {
	if f := p.off(c, r); f != nil {
		return page.Action{Off: f}
	}
	switch r {
	case rowFill:
		cell, ok := firstToFill(c)
		if !ok {
			return page.Action{Goto: page.Scoring}
		}
		return page.Action{Goto: page.Scoring, Select: cell.Nominee + "/" + cell.Criterion}
	case rowTies:
		return page.Action{Goto: page.Scoring, Select: firstTies(c)}
	case rowSeal:
		return p.askSeal(c)
	case rowMail:
		p.steps.Push(newMail(p, c))
		return p.lookNear(c)
	case rowReceipt:
		p.steps.Push(newLetters(p))
		return p.lookNear(c)
	case rowCosign:
		return p.askFolder(c)
	}
	return page.Action{}
}

// withTies are the nominees to which I said that I have ties, in the edition's
// order.
func withTies(c page.Context) []string {
	var ids []string
	for i := range c.Sight.Edition.Nominees {
		id := c.Sight.Edition.Nominees[i].ID
		if _, recused := c.Sight.Mine.Recused[id]; recused {
			ids = append(ids, id)
		}
	}
	return ids
}

// firstTies is the first nominee of which I have not said whether I have ties to
// it, else the first to which I have; empty where there is neither.
func firstTies(c page.Context) string {
	if ids := slices.Concat(c.Sight.Own.Undeclared, withTies(c)); len(ids) > 0 {
		return ids[0]
	}
	return ""
}

// firstToFill is the first cell that is empty, else the first that has a mark
// and no comment.
func firstToFill(c page.Context) (ballot.Cell, bool) {
	if m := c.Sight.Own.Missing; len(m) > 0 {
		return m[0], true
	}
	for i := range c.Sight.Edition.Nominees {
		for _, k := range c.Sight.Edition.Marked() {
			cell := ballot.Cell{Nominee: c.Sight.Edition.Nominees[i].ID, Criterion: k.ID}
			if c.Sight.Mine.Status(cell) == ballot.Marked && c.Sight.Mine.Cells[cell].Comment == "" {
				return cell, true
			}
		}
	}
	return ballot.Cell{}, false
}
