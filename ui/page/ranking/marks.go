package ranking

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/sums"
)

// voice is one juror's ballot as everybody may read it once the marks are
// opened.
type voice struct {
	name   string
	ballot *ballot.Ballot
	counts bool // its marks are in the ranking
}

// voicesOf are the opened ballots, in the order of the roll.
func (d *data) voicesOf(ballots []*ballot.Ballot) []voice {
	vs := make([]voice, len(ballots))
	for i, b := range ballots {
		name := b.Juror
		if j, ok := d.ed.Juror(b.Juror); ok {
			name = j.Name
		}
		vs[i] = voice{text.Truncate(text.Show(name), longName), b, slices.Contains(d.rk.Jurors, b.Juror)}
	}
	return vs
}

// shutTo are the nominees that a juror who looks is recused from: what the others
// gave and wrote is not for them, here as on the page of the meeting, until the
// decision is signed.
func shutTo(c page.Context) map[string]bool {
	s, shut := c.Sight, map[string]bool{}
	if s.Who.Role != award.JurorRole || s.Phase == deliberation.Decided {
		return shut
	}
	for _, j := range s.Jurors {
		for _, x := range j.Recused {
			if j.Juror.ID == s.Who.ID {
				shut[x.Nominee] = true
			}
		}
	}
	return shut
}

// voicesOn are the ballots as far as they may be read of a nominee.
func (d *data) voicesOn(nominee string) []voice {
	if d.shut[nominee] {
		return nil
	}
	return d.voices
}

// mark is what stands in a cell: a mark, or why there is none.
func (d *data) mark(v voice, cell ballot.Cell) string {
	said := none
	switch v.ballot.Status(cell) {
	case ballot.IsRecused:
		return d.l.T("ranking.mark.recused")
	case ballot.Abstains:
		said = d.l.T("ranking.mark.abstains")
	case ballot.Marked:
		said = d.l.RatText(v.ballot.Cells[cell].Mark)
	case ballot.Missing:
	}
	if !v.counts {
		return d.l.T("ranking.mark.out", "mark", said)
	}
	return said
}

// marks lists what every juror put in a cell, by name; empty where no marks
// are opened. Where marks have decimals a comma is not what parts them.
func (d *data) marks(cell ballot.Cell) string {
	voices := d.voicesOn(cell.Nominee)
	list, sep := make([]string, len(voices)), ", "
	for i, v := range voices {
		list[i] = d.l.T("ranking.mark.by", "name", v.name, "mark", d.mark(v, cell))
		if m, ok := v.ballot.Mark(cell); ok && !m.IsInt() {
			sep = "; "
		}
	}
	return strings.Join(list, sep)
}

// fewer says why a mean is divided by fewer than there are jurors; empty where
// it is not.
func (d *data) fewer(cell ballot.Cell, by int) string { return d.because("ranking.fewer", cell, by) }

// fewerOf is fewer for what is not divided by the number of marks.
func (d *data) fewerOf(cell ballot.Cell, by int) string {
	return d.because("ranking.fewer.of", cell, by)
}

// because says why there are fewer marks than jurors, in a sentence of that key;
// empty where there are not.
func (d *data) because(key string, cell ballot.Cell, by int) string {
	abstained, recused := 0, 0
	for _, v := range d.voices {
		switch v.ballot.Status(cell) {
		case ballot.IsRecused:
			recused++
		case ballot.Abstains, ballot.Missing:
			if v.counts {
				abstained++
			}
		case ballot.Marked:
		}
	}
	var why []string
	if abstained > 0 {
		why = append(why, d.l.N("ranking.fewer.abstain", abstained))
	}
	if recused > 0 {
		why = append(why, d.l.N("ranking.fewer.recused", recused))
	}
	if len(why) == 0 {
		return ""
	}
	return " " + d.l.T(key, "by", d.l.Int(int64(by)), "why", strings.Join(why, ", "))
}

// criterion is how the jury's number on one criterion comes about: who gave
// what, how that is taken together, and the comments; or which figure it is.
func (d *data) criterion(row *rank.Row, c *award.Criterion, w int) draw.Block {
	cell := ballot.Cell{Nominee: row.Nominee, Criterion: c.ID}
	title, weight := rules.Plain(d.l, d.ed).Title(c.Title), d.l.RatText(c.Weight)
	at := slices.IndexFunc(row.Aggregates, func(a rank.Aggregate) bool { return a.Criterion == c.ID })
	if at < 0 {
		return append(hanging(d.uncovered(row, c, title, weight), w), d.comments(cell, w)...)
	}
	a, lead := row.Aggregates[at], d.l.T("ranking.read.criterion", "criterion", title, "weight", weight)
	if a.Measured != nil {
		return hanging(lead+" "+d.measured(a)+d.scaled(row, c), w)
	}
	marks, worked := d.marks(cell), d.worked(a, cell)+d.scaled(row, c)
	if marks == "" {
		return hanging(lead+" "+worked, w)
	}
	b := hanging(lead+" "+marks+".", w)
	b = append(b, hanging(worked, w-2).Indent(2)...)
	return append(b, d.comments(cell, w)...)
}

// scaled is where the number on a criterion lies on its scale; empty where it
// is taken as it is.
func (d *data) scaled(row *rank.Row, c *award.Criterion) string {
	term, ok := row.JurySum.Term(c.ID)
	if !ok || term.Of.String() == "" {
		return ""
	}
	working, value := d.num.Position(term.Of, term.Value)
	return " " + sums.Once(d.l.T("ranking.read.criterion.scale", "min", d.l.RatText(c.Scale.Min), "max", d.l.RatText(c.Scale.Max),
		"working", working, "value", value))
}

// shift says what is added to a mean or taken from it, where the rule adjusts
// means for who marked.
func (d *data) shift(m rank.Aggregate) string {
	switch m.Shift.Sign() {
	case 1:
		return " " + d.l.T("ranking.read.shift.less", "by", d.num.Beside(m.Shift))
	case -1:
		return " " + d.l.T("ranking.read.shift.more", "by", d.num.Beside(m.Shift.Neg()))
	}
	return ""
}

// uncovered says that nobody marked a criterion, or that its figure is missing,
// and what that does to the division.
func (d *data) uncovered(row *rank.Row, c *award.Criterion, title, weight string) string {
	key := "ranking.read.uncovered"
	if c.ValueFrom != nil {
		key = "ranking.read.unmeasured"
	}
	if !d.byScale() {
		return d.l.T(key, "criterion", title)
	}
	var all exact.Rat
	for i := range d.ed.Criteria {
		all = all.Add(d.ed.Criteria[i].Weight)
	}
	return d.l.T(key+".weight", "criterion", title, "weight", weight,
		"by", d.l.RatText(row.JurySum.Divisor), "all", d.l.RatText(all))
}

// comments are what jurors wrote in a cell, by name.
func (d *data) comments(cell ballot.Cell, w int) draw.Block {
	var b draw.Block
	for _, v := range d.voicesOn(cell.Nominee) {
		if s := v.ballot.Cells[cell].Comment; s != "" {
			b = append(b, hanging(d.l.T("ranking.mark.comment", "name", v.name, "comment", text.Show(s)), w-2).Indent(2)...)
		}
	}
	return b
}
