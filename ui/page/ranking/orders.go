package ranking

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/part/sums"
)

// orders is how the jury's number comes about where the rule goes by the order
// in which each juror has the nominees.
func (d *data) orders(row *rank.Row, w int) draw.Block {
	b := hanging(d.l.T("ranking.read.orders.aside"), w)
	shut := d.shutRanked()
	if len(shut) > 0 {
		b = append(b, hanging(d.l.T("ranking.read.orders.shut", "names", d.names(shut)), w)...)
	}
	if d.closed(row.Nominee) || len(shut) > 0 {
		return append(b, hanging(d.l.T("ranking.read.jury.sum", "sum", d.num.Both(*row.Jury)), w)...)
	}
	b = append(b, hanging(d.l.T("ranking.read.orders", "list", d.eachOrder(row)), w)...)
	if d.ed.Rule.Jury.Method == award.Majority {
		return append(b, d.judgment(row, w)...)
	}
	return append(b, hanging(d.l.T("ranking.read.jury.sum", "sum", d.num.Sum(row.JurySum)), w)...)
}

// shutRanked are the ranked nominees that are shut to these eyes: what place a
// juror gives the others would tell which one is left for them.
func (d *data) shutRanked() []string {
	var shut []string
	for i := range d.rk.Rows {
		if id := d.rk.Rows[i].Nominee; d.shut[id] {
			shut = append(shut, id)
		}
	}
	return shut
}

// eachOrder is where each juror has a nominee, and what that is worth.
func (d *data) eachOrder(row *rank.Row) string {
	key := "ranking.read.order.points"
	if d.ed.Rule.Jury.Method == award.Majority {
		key = "ranking.read.order"
	}
	list := make([]string, len(row.Ranks))
	for i, r := range row.Ranks {
		list[i] = d.l.T(key, "name", d.juror(r.Juror), "total", d.num.Decimal(r.Total), "place", d.num.Decimal(r.Place),
			"of", d.l.Int(int64(r.Of)), "points", d.num.Decimal(r.Points))
	}
	return strings.Join(list, "; ")
}

// judgment is the jurors' totals in the order in which majority judgment takes
// them, and how many are worse.
func (d *data) judgment(row *rank.Row, w int) draw.Block {
	var list []string
	for _, m := range rank.Medians(row.Ranks) {
		list = append(list, d.num.Decimal(m))
	}
	b := hanging(d.l.T("ranking.read.judgment", "totals", strings.Join(shortened(list), " · ")), w)
	return append(b, hanging(d.l.T("ranking.read.jury.sum", "sum", ended(d.worse(row))), w)...)
}

// worse is the jury's number under majority judgment.
func (d *data) worse(row *rank.Row) string {
	return d.l.N("ranking.read.judgment.worse", int(row.Jury.Big().Num().Int64()))
}

// juror is the name of somebody on the jury.
func (d *data) juror(id string) string {
	name := id
	if j, ok := d.ed.Juror(id); ok {
		name = j.Name
	}
	return text.Truncate(text.Show(name), longName)
}

// orderOf is where one juror has a nominee; false where it has no total there.
func orderOf(row *rank.Row, juror string) (rank.JurorRank, bool) {
	i := slices.IndexFunc(row.Ranks, func(r rank.JurorRank) bool { return r.Juror == juror })
	if i < 0 {
		return rank.JurorRank{}, false
	}
	return row.Ranks[i], true
}

// byScale reports whether the jury's number is told as a mark on the scale: not
// where orders decide, nor where marks are added up.
func (d *data) byScale() bool {
	return d.ed.Rule.Jury.Unit() && !d.ed.Rule.Jury.Ranks()
}

// fineness is how many decimals it takes to write numbers in full, at most so
// many.
func fineness(most int, numbers ...*exact.Rat) int {
	for decimals := range most {
		if !slices.ContainsFunc(numbers, func(r *exact.Rat) bool { return r != nil && !sums.Ends(*r, decimals) }) {
			return decimals
		}
	}
	return most
}
