package sheets

import (
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/publicvote"
)

// Tally is the counted public vote of a decision, in the order of the edition,
// as `tally --totals` and `rank --tally` read it. Of raw rows it has beside them
// what the totals would be without each cause, and in a workbook the count itself.
// Where the rule has no public part it is a fault.State.
func Tally(d *decision.Document, l *locale.Catalog) (*Table, error) {
	if d.Tally == nil {
		return nil, fault.New(fault.State, "export.no_tally")
	}
	b, err := begin(d, l, "tally")
	if err != nil {
		return nil, err
	}
	var sum exact.Rat
	plain := [][]string{{"nominee", "votes"}}
	for _, n := range d.Nominees {
		v := d.Tally.Valid[n.ID]
		sum = sum.Add(v.Rat)
		plain = append(plain, []string{n.ID, v.Text()})
	}
	column := votesColumn(b.e)
	shares := column == "votes" && sum.Sign() > 0
	b.head("nominee_id", "nominee", column)
	if shares {
		b.head("share")
	}
	causes := b.causes(d.Tally.Counting)
	for _, n := range d.Nominees {
		votes := d.Tally.Valid[n.ID].Rat
		row := []value{words(n.ID), words(n.Name), decimal(votes)}
		if shares {
			part := votes.Mul(exact.Int(100)).Quo(sum)
			share := rounded(&part, 0)
			share.percent = true
			row = append(row, share)
		}
		for _, cause := range causes {
			row = append(row, decimal(exact.Int(d.Tally.Counting.Without[cause][n.ID])))
		}
		b.row(row...)
	}
	b.counted(d.Tally)
	b.count(d.Tally)
	return b.table(func() []byte { return write(plain, ',', false) }), nil
}

// counted tells how the votes were counted.
func (b *builder) counted(t *decision.Tally) {
	b.tell("rows", strconv.FormatInt(t.Rows, 10))
	for _, cause := range t.Dropped.Causes() {
		b.tell("dropped", b.l.T("minutes.dropped."+cause.ID, "n", strconv.FormatInt(cause.N, 10)))
	}
	for _, f := range t.Files {
		b.tell("file", f.SHA256)
	}
}

// causes adds a column for each cause without which the totals are told.
func (b *builder) causes(c *publicvote.Counting) (told []string) {
	if c == nil {
		return nil
	}
	for _, cause := range c.Scenarios() {
		if c.Without[cause] == nil {
			continue
		}
		told = append(told, cause)
		if filter, one := strings.CutPrefix(cause, publicvote.CauseExcluded+":"); one {
			b.column(b.l.T("publicvote.without.filter", "name", filter))
		} else {
			b.column(b.l.T("publicvote.without." + cause))
		}
	}
	return told
}

// count adds the sheet of what became of the rows: of each file, by each cause and
// by each filter, with its reason.
func (b *builder) count(t *decision.Tally) {
	if t.Counting == nil {
		return
	}
	p := page{name: b.l.T("sheets.tally.count")}
	for _, key := range []string{"what", "rows", "why"} {
		p.columns = append(p.columns, column{name: b.l.T("sheets.column." + key)})
	}
	add := func(what string, rows exact.Rat, why string) {
		p.rows = append(p.rows, []value{words(what), decimal(rows), words(why)})
	}
	add(b.l.T("sheets.tally.count.read"), exact.Int(t.Rows), "")
	for i, f := range t.Files {
		add(b.l.T("sheets.tally.count.file", "n", strconv.Itoa(i+1), "sum", f.SHA256), exact.Int(f.Rows), "")
	}
	add(b.l.T("sheets.tally.count.valid"), t.Counts().Total(), "")
	for _, cause := range t.Dropped.Causes() {
		add(b.l.T("votes.cause."+cause.ID), exact.Int(cause.N), "")
		if cause.ID != publicvote.CauseExcluded {
			continue
		}
		for _, f := range t.Counting.Filters {
			add(b.l.T("sheets.tally.count.filter", "filter", f.ID), exact.Int(f.Rows), f.Reason)
		}
	}
	b.more = append(b.more, p)
}
