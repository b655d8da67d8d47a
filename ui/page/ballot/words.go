package ballot

import (
	"path/filepath"
	"strconv"
	"time"

	"votering/internal/text"
	"votering/ui/page"
)

// state is how far a row has come, in a few words.
func (p *Page) state(c page.Context, r row) string {
	o, key := c.Sight.Own, "ballot.state."+string(r)
	switch r {
	case rowFill:
		switch {
		case len(o.Missing) > 0 && sealed(c):
			return c.L.N(key+".abstained", len(o.Missing))
		case len(o.Missing) > 0:
			return c.L.N(key+".missing", len(o.Missing), "of", c.L.Int(int64(cells(c))))
		case o.NoComment > 0:
			return c.L.N(key+".uncommented", o.NoComment)
		}
		return c.L.T(key + ".done")
	case rowTies:
		switch ties := withTies(c); {
		case len(o.Undeclared) > 0:
			return c.L.N(key+".missing", len(o.Undeclared))
		case len(ties) > 0:
			return c.L.T(key+".some", "names", names(c, ties))
		}
		return c.L.T(key + ".done")
	case rowSeal:
		return p.sealState(c)
	case rowMail:
		switch {
		case o.Sealed == nil:
			return c.L.T(key + ".later")
		case o.Sealed.Changed:
			return c.L.T(key+".changed", "n", strconv.Itoa(o.Sealed.Revision))
		case confirmed(c):
			return c.L.T(key+".done", "name", text.Show(o.ReplyName))
		}
		return c.L.T(key+".to", "file", text.Show(filepath.Base(p.mailPath(c))), "name", text.Show(o.ReplyName))
	case rowReceipt:
		return p.receiptState(c)
	case rowCosign:
		if p.signed.path != "" {
			return c.L.T(key+".done", "file", text.Show(filepath.Base(p.signed.path)), "name", text.Show(o.ReplyName))
		}
		if cosignedBefore(c) {
			return c.L.T(key + ".before")
		}
	}
	return c.L.T(key + ".later")
}

// sealState is whether the ballot is sealed, and as which version.
func (p *Page) sealState(c page.Context) string {
	switch s := c.Sight.Own.Sealed; {
	case s == nil:
		return c.L.T("ballot.state.seal.later")
	case s.Changed:
		return c.L.T("ballot.state.seal.changed", "n", strconv.Itoa(s.Revision))
	default:
		return c.L.T("ballot.state.seal.done", "n", strconv.Itoa(s.Revision), "at", when(c, s.At))
	}
}

// receiptState is what lies there to be taken in, else what the newest receipt
// confirms.
func (p *Page) receiptState(c page.Context) string {
	switch r := receipt(c); {
	case len(p.near.letters) > 0:
		return c.L.N("ballot.state.receipt.near", len(p.near.letters))
	case len(p.near.unsigned) > 0:
		return c.L.T("ballot.state.receipt.unsigned", "file", text.Show(filepath.Base(p.near.unsigned[0])))
	case r == nil && len(c.Sight.Own.Receipts) > 0:
		return c.L.T("ballot.state.receipt.without")
	case r == nil:
		return c.L.T("ballot.state.receipt.later")
	case !r.Latest:
		return c.L.T("ballot.state.receipt.older", "n", strconv.Itoa(r.Revision))
	default:
		return c.L.T("ballot.state.receipt.done", "number", strconv.Itoa(r.Number), "n", strconv.Itoa(r.Revision))
	}
}

// words are what there is to know of a row, a paragraph each.
func (p *Page) words(c page.Context, r row) []string {
	o, key := c.Sight.Own, "ballot.about."+string(r)
	switch r {
	case rowFill:
		return fillWords(c)
	case rowTies:
		return tiesWords(c)
	case rowSeal:
		return sealWords(c)
	case rowMail:
		if o.Sealed == nil {
			return []string{c.L.T(key+".later", "name", text.Show(o.ReplyName))}
		}
		switch n := strconv.Itoa(o.Sealed.Revision); {
		case o.Sealed.Changed:
			return []string{c.L.T(key+".changed", "n", n, "name", text.Show(o.ReplyName))}
		case confirmed(c):
			return []string{c.L.T(key+".done", "n", n, "name", text.Show(o.ReplyName))}
		}
		return []string{c.L.T(key+".to", "path", text.Show(p.mailPath(c)), "name", text.Show(o.ReplyName), "email", text.Show(o.ReplyEmail))}
	case rowReceipt:
		return []string{c.L.T(key, "name", text.Show(o.ReplyName))}
	case rowCosign:
		if p.signed.path != "" {
			return []string{c.L.T(key+".done", "path", text.Show(p.signed.path), "name", text.Show(o.ReplyName), "email", text.Show(o.ReplyEmail))}
		}
		if cosignedBefore(c) {
			return []string{c.L.T(key+".before", "name", text.Show(o.ReplyName))}
		}
		return []string{c.L.T(key+".later", "name", text.Show(o.ReplyName))}
	}
	return nil
}

// tiesWords say of whom I have not said how I stand to them, and to whom I have
// ties.
func tiesWords(c page.Context) []string {
	o, key := c.Sight.Own, "ballot.about.ties"
	var list []string
	if len(o.Undeclared) > 0 {
		list = append(list, c.L.T(key+".missing", "names", names(c, o.Undeclared)))
	}
	if ties := withTies(c); len(ties) > 0 {
		list = append(list, c.L.T(key+".some", "names", names(c, ties), "name", text.Show(o.ReplyName)))
	}
	if len(list) == 0 {
		list = append(list, c.L.T(key+".done"))
	}
	return list
}

// fillWords say which cells are empty, and what comments are good for.
func fillWords(c page.Context) []string {
	o := c.Sight.Own
	var list []string
	if len(o.Missing) > 0 {
		list = append(list, c.L.T("ballot.about.fill.missing", "where", perNominee(c)))
	}
	if o.NoComment > 0 {
		list = append(list, c.L.N("ballot.about.fill.uncommented", o.NoComment))
	}
	if len(list) == 0 {
		list = append(list, c.L.T("ballot.about.fill.done"))
	}
	return list
}

// perNominee says how many cells are empty for each nominee.
func perNominee(c page.Context) string {
	count := map[string]int{}
	for _, cell := range c.Sight.Own.Missing {
		count[cell.Nominee]++
	}
	var list []string
	for i := range c.Sight.Edition.Nominees {
		n := &c.Sight.Edition.Nominees[i]
		if count[n.ID] > 0 {
			list = append(list, text.Show(n.Name)+" "+c.L.Int(int64(count[n.ID])))
		}
	}
	return few(c, list)
}

// mostNamed is how many nominees a sentence names.
const mostNamed = 8

// few is a list in a sentence; of a long one its beginning, and how many more
// there are.
func few(c page.Context, list []string) string {
	if n := len(list) - mostNamed + 1; n > 1 {
		list = append(list[:mostNamed-1:mostNamed-1], c.L.N("ballot.more", n))
	}
	return c.L.List(list)
}

// sealWords say what sealing means, and correcting.
func sealWords(c page.Context) []string {
	o := c.Sight.Own
	name := text.Show(o.ReplyName)
	switch s := o.Sealed; {
	case s == nil:
		return []string{c.L.T("ballot.about.seal.later", "name", name)}
	case s.Changed:
		return []string{c.L.T("ballot.about.seal.changed", "n", strconv.Itoa(s.Revision), "next", strconv.Itoa(s.Revision+1), "name", name)}
	default:
		return []string{c.L.T("ballot.about.seal.done", "n", strconv.Itoa(s.Revision), "next", strconv.Itoa(s.Revision+1))}
	}
}

// cells is how many cells there are to fill: none for who is recused.
func cells(c page.Context) int {
	n := 0
	for i := range c.Sight.Edition.Nominees {
		_, of := c.Sight.Mine.Progress(c.Sight.Edition, c.Sight.Edition.Nominees[i].ID)
		n += of
	}
	return n
}

// when is a moment as the language writes it, by the reader's clock.
func when(c page.Context, t time.Time) string {
	t = t.In(c.Now.Location())
	return c.L.ShortDate(t) + " " + c.L.Clock(t)
}
