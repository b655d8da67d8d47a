package ranking

import (
	"strconv"

	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// read is everything about the chosen one's total, in the whole page.
func (p *Page) read(c page.Context) draw.Block {
	e := p.d.entries[p.cursor.At]
	body := p.everything(c, &e)
	h := max(c.H-1, 1)
	p.lines, p.seen = max(len(body)-h, 0), h
	p.scroll.Clamp(p.lines + 1)
	where := ""
	if p.lines > 0 {
		where = c.L.T("ranking.window", "from", strconv.Itoa(p.scroll.At+1), "to", strconv.Itoa(min(p.scroll.At+h, len(body))), "of", strconv.Itoa(len(body)))
	}
	title := e.name
	if e.row != nil {
		key := "ranking.read.title"
		if e.row.Shared {
			key = "ranking.read.title.shared"
		}
		title = c.L.T(key, "name", e.name, "place", c.L.Int(int64(e.row.Place)))
	}
	head := draw.Rule(title, where, c.W, &c.S.Rule, &c.S.Heading)
	return append(draw.Block{head}, body.Window(p.scroll.At, h)...)
}

// everything is the sum in full, and what there is to know about all sums:
// beside it where there is room, else below.
func (p *Page) everything(c page.Context, e *entry) draw.Block {
	if c.W < readW {
		return p.general(c, p.whole(c, e, textW(c.W)), textW(c.W))
	}
	left, right := panes(c.W)
	return p.whole(c, e, left-1).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, p.general(c, nil, right-1))
}

// general is b with remarks, the rule, and what the edition says of itself
// after it.
func (p *Page) general(c page.Context, b draw.Block, w int) draw.Block {
	var about []string
	for _, n := range p.notes(c, 0, true) {
		about = append(about, n.text)
	}
	b = section(c, b, w, "ranking.about", about...)
	b = section(c, b, w, "ranking.read.rule", rules.Sentences(rules.Plain(c.L, p.d.ed).Facts())...)
	return section(c, b, w, "ranking.read.notes", text.ShowLines(p.d.ed.Notes.In(string(c.L.Lang()))))
}

// whole is the sum in full: how it is written, the jury's part criterion by
// criterion, the public's part, and what told equal ones apart.
func (p *Page) whole(c page.Context, e *entry, w int) draw.Block {
	if e.row == nil {
		return draw.Paragraph(e.why, max(w-2, 1), &c.S.Warn).Indent(1)
	}
	working := ""
	if s := e.row.Sum.Working(); s != e.row.Sum.String() {
		working = c.L.T("ranking.read.working", "working", p.d.num.Formula(s))
	}
	var flags []string
	for _, f := range e.row.Flags {
		flags = append(flags, c.L.T("flag_word."+f))
	}
	b := section(c, nil, w, "ranking.read.total", p.d.total(e.row), working)
	b = headed(c, b, "ranking.read.jury", p.d.jury(e.row, w-3))
	b = section(c, b, w, "ranking.read.public", p.d.publicLines(e.row)...)
	b = section(c, b, w, "ranking.read.tie", p.d.ladder(e.row)...)
	return section(c, b, w, "ranking.read.flags", flags...)
}

// section adds a heading with sentences under it, where there are any.
func section(c page.Context, b draw.Block, w int, heading string, sentences ...string) draw.Block {
	var body draw.Block
	for _, s := range sentences {
		if s != "" {
			body = append(body, hanging(s, w-3)...)
		}
	}
	return headed(c, b, heading, body)
}

// headed adds a heading with a text under it, where there is one.
func headed(c page.Context, b draw.Block, heading string, body draw.Block) draw.Block {
	if len(body) == 0 {
		return b
	}
	if len(b) > 0 {
		b = append(b, nil)
	}
	return append(append(b, draw.Of(" "+c.L.T(heading), &c.S.Heading)), body.Indent(3)...)
}

// hanging is a text whose further lines are moved in.
func hanging(s string, w int) draw.Block {
	b := draw.Paragraph(s, max(w-2, 1), nil)
	for i := 1; i < len(b); i++ {
		b[i] = append(draw.Of("  ", nil), b[i]...)
	}
	return b
}

// jury is what there is on each criterion, and how that makes the jury's part.
func (d *data) jury(row *rank.Row, w int) draw.Block {
	var b draw.Block
	if d.shut[row.Nominee] {
		b = hanging(d.l.T("ranking.read.shut", "name", d.name(row.Nominee)), w)
	}
	for i := range d.ed.Criteria {
		b = append(b, d.criterion(row, &d.ed.Criteria[i], w)...)
	}
	if d.ed.Rule.Jury.Ranks() {
		b = append(b, d.orders(row, w)...)
	} else {
		b = append(b, hanging(d.l.T("ranking.read.jury.sum", "sum", d.num.Sum(row.JurySum)), w)...)
	}
	if row.Mean != nil && d.byScale() {
		key := "ranking.read.jury." + d.kind()
		b = append(b, hanging(d.l.T(key, "mean", d.l.Rat(*row.Mean, 2), "exact", d.num.Written(*row.Mean), "max", d.scale()), w)...)
	}
	if term, ok := row.Sum.Term(rank.RoleJury); ok && d.tells(term) {
		b = append(b, hanging(d.side(term), w)...)
	}
	return b
}

// publicLines are the votes, and how they make the public's part.
func (d *data) publicLines(row *rank.Row) []string {
	if row.Votes == nil {
		return nil
	}
	lines := []string{d.votesOf(row) + "."}
	if term, ok := row.Sum.Term(rank.RolePublic); ok && d.tells(term) {
		lines = append(lines, d.side(term))
	}
	return lines
}

// tells reports whether there is something to say of a side: not where its own
// number is added as it is.
func (d *data) tells(t rank.Term) bool {
	return d.positioned(t) || !t.Weight.Equal(exact.Int(1))
}

// side is how one side's own number becomes the value that is weighted, and
// what it weighs.
func (d *data) side(t rank.Term) string {
	s := d.l.T("ranking.read.plain", "value", d.num.Both(t.Value))
	if d.positioned(t) {
		s = d.position(t)
	}
	if t.Weight.Equal(exact.Int(1)) {
		return d.l.T("ranking.read.counts", "side", s)
	}
	return d.l.T("ranking.read.weighs", "side", s, "weight", t.Weight.String())
}
