package sheets

import (
	"strconv"

	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/locale"
)

// Tally is the counted public vote of a decision, in the order of the edition,
// as `tally --totals` and `rank --tally` read it. Where the rule has no public
// part it is a fault.State.
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
	for _, n := range d.Nominees {
		votes := d.Tally.Valid[n.ID].Rat
		row := []value{words(n.ID), words(n.Name), decimal(votes)}
		if shares {
			part := votes.Mul(exact.Int(100)).Quo(sum)
			share := rounded(&part, 0)
			share.percent = true
			row = append(row, share)
		}
		b.row(row...)
	}
	b.counted(d.Tally)
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
