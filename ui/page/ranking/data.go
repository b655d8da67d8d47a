package ranking

import (
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	rank "votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/figures"
	"votering/ui/part/sums"
	"votering/ui/part/tally"
	"votering/ui/part/total"
)

// The columns, by the end of their keys in the catalogue.
const (
	colPlace      = "place"
	colName       = "name"
	colMean       = "mean"
	colVotes      = "votes"
	colShare      = "share"
	colPer        = "per"
	colJuryPart   = "jury_part"
	colPublicPart = "public_part"
	colTotal      = "total"
)

// columns are all of them, from left to right; the bars follow.
var columns = []string{colPlace, colName, colMean, colVotes, colShare, colPer, colJuryPart, colPublicPart, colTotal}

// none stands where there is no number.
const none = "–"

// entry is one line of the page: a ranked nominee, or one outside the ranking.
type entry struct {
	id    string
	name  string
	row   *rank.Row // nil outside the ranking
	why   string    // outside: the reason
	about bool      // the total is rounded
	cells map[string]string
}

// shownDecimals are the decimals of a number that is rounded for the eye.
const shownDecimals = sums.ShownDecimals

// data is a ranking put into words, worked out once: every key draws from it.
type data struct {
	l            *locale.Catalog
	num          sums.Writer
	ed           *award.Edition
	rk           *rank.Ranking
	exact        bool
	seen         bool // the public vote was, or is, open
	rounded      bool // some number in a column is
	entries      []entry
	widths       map[string]int // of what stands in a column; 0: the column has nothing to say
	most         exact.Rat      // the highest total
	votes        exact.Rat      // of all that are ranked
	cast         exact.Rat      // of all nominees, where some do not count; else 0
	people       *figures.Column
	notes        []note
	juryDecimals int                 // with which the jury's numbers are shown
	partDecimals int                 // with which parts of totals are
	voices       []voice             // nil until the marks are opened
	me           string              // whose eyes it is for
	shut         map[string]bool     // nominees of whom a juror who looks is shown no marks of others: it is recused from them
	casts        []deliberation.Cast // the chair's, oldest first
}

// load works a ranking out. Fractions says that numbers are written exactly.
func load(c page.Context, fractions bool) *data {
	l, ed, rk := c.L, c.Sight.Edition, c.Sight.Ranking
	d := &data{l: l, num: sums.Writer{L: l, Exactly: fractions}, ed: ed, rk: rk, exact: fractions, seen: c.Sight.TallySeen, widths: map[string]int{}, me: c.Sight.Who.ID, shut: shutTo(c), casts: c.Sight.Casts}
	d.voices = d.voicesOf(c.Sight.Ballots)
	sheet := figures.New(ed, l)
	if people, ok := sheet.Inhabitants(); ok {
		d.people = &people
	}
	d.votes = tally.Counted(rk)
	if len(tally.Uncounted(c)) > 0 {
		d.cast = c.Sight.Tally.Total
	}
	for i := range rk.Rows {
		if t := rk.Rows[i].Total; t != nil && d.most.Less(*t) {
			d.most = *t
		}
	}
	juryDecimals, parts := d.decimals()
	d.juryDecimals, d.partDecimals = juryDecimals, parts
	decimals := parts
	if parts == shownDecimals {
		decimals = total.Decimals(rk)
	}
	for i := range rk.Rows {
		d.add(d.ranked(&rk.Rows[i], sheet, decimals))
	}
	for _, x := range rk.Excluded {
		d.add(d.outside(c, x.Nominee, l.T("ranking.excluded", "gate", rules.Plain(l, ed).Stopped(x.Nominee, x.Metric, x.Period))))
	}
	for _, u := range rk.Unranked {
		d.add(d.outside(c, u.Nominee, l.T("ranking.unranked."+u.Reason)))
	}
	d.notes = d.remarks()
	return d
}

// leavesOut reports whether votes were cast that do not count, so that shares are
// not of all there are.
func (d *data) leavesOut() bool { return d.votes.Sign() > 0 && d.votes.Less(d.cast) }

func (d *data) add(e entry) {
	d.entries = append(d.entries, e)
	for col, s := range e.cells {
		if s != none {
			d.widths[col] = max(d.widths[col], text.Width(s))
		}
	}
}

// ranked are the cells of a nominee in the ranking.
func (d *data) ranked(row *rank.Row, sheet *figures.Sheet, decimals int) entry {
	e := entry{id: row.Nominee, name: d.name(row.Nominee), row: row}
	place := d.l.Int(int64(row.Place))
	if row.Shared {
		place += sharedSign
	}
	e.cells = map[string]string{
		colPlace: place, colName: e.name, colMean: d.mean(row), colVotes: none, colShare: none,
		colPer: none, colJuryPart: d.number(row.JuryPart, d.partDecimals), colPublicPart: d.number(row.PublicPart, d.partDecimals),
		colTotal: d.number(row.Total, decimals),
	}
	e.about = !d.exact && row.Total != nil && !sums.Ends(*row.Total, decimals)
	if row.Votes == nil {
		return e
	}
	if d.givesPoints() {
		e.cells[colVotes] = d.number(row.Votes, fineness(shownDecimals, row.Votes))
		return e
	}
	e.cells[colVotes] = d.l.IntRat(*row.Votes)
	if d.votes.Sign() > 0 {
		e.cells[colShare] = d.share(row.Votes.Quo(d.votes))
	}
	if per := d.perThousand(row, sheet); per != nil {
		e.cells[colPer] = d.l.Rat(*per, 1) // never counted: a fraction would say nothing
	}
	return e
}

// sharedSign stands after a place that is shared.
const sharedSign = "="

// mean is the jury's number on the scale of the marks, or as it counts where
// there is no one scale, or the rule makes points or places of the marks.
func (d *data) mean(row *rank.Row) string {
	if row.Mean != nil && d.byScale() {
		return d.number(row.Mean, 2)
	}
	return d.number(row.Jury, d.juryDecimals)
}

// decimals are how many decimals the jury's numbers are shown with, and the
// parts of totals: three, or as few as it takes to write all of them in full
// where they are points and no shares of 1.
func (d *data) decimals() (jury, parts int) {
	var own, parted []*exact.Rat
	for i := range d.rk.Rows {
		row := &d.rk.Rows[i]
		own, parted = append(own, row.Jury), append(parted, row.JuryPart, row.PublicPart, row.Total)
	}
	jury, parts = shownDecimals, shownDecimals
	if !d.ed.Rule.Jury.Unit() {
		jury = fineness(shownDecimals, own...)
	}
	if d.totalsArePoints() {
		parts = fineness(shownDecimals, parted...)
	}
	return jury, parts
}

// totalsArePoints reports whether totals are points, and not between 0 and 1.
func (d *data) totalsArePoints() bool {
	p := d.ed.Rule.Public
	switch {
	case p == nil, d.rk.JuryAlone, p.Method == award.Shortlist:
		return !d.ed.Rule.Jury.Unit()
	}
	return p.Method == award.Added || p.Method == award.RankPoints
}

// number is a number rounded for the eye, or exactly.
func (d *data) number(r *exact.Rat, decimals int) string {
	switch {
	case r == nil:
		return none
	case d.exact:
		return rank.Written(*r)
	}
	d.rounded = d.rounded || !sums.Ends(*r, decimals)
	return d.l.Rat(*r, decimals)
}

func (d *data) share(r exact.Rat) string {
	if d.exact {
		return rank.Written(r)
	}
	d.rounded = d.rounded || !sums.Ends(r, 3)
	return d.l.Share(r, 1)
}

// perThousand is how many votes came on 1000 inhabitants; nil where that is
// not known.
func (d *data) perThousand(row *rank.Row, sheet *figures.Sheet) *exact.Rat {
	if d.people == nil {
		return nil
	}
	for i := range d.ed.Nominees {
		if d.ed.Nominees[i].ID == row.Nominee {
			f := sheet.Figure(i, d.people.Metric.ID, d.people.Period)
			if !f.Known() || f.Number.Sign() <= 0 {
				return nil
			}
			per := row.Votes.Mul(exact.Int(1000)).Quo(f.Number)
			return &per
		}
	}
	return nil
}

// outside is the line of a nominee that is not ranked, and of its votes that do
// not count.
func (d *data) outside(c page.Context, id, why string) entry {
	name := d.name(id)
	if t := c.Sight.Tally; !d.rk.JuryAlone && t != nil && t.Valid != nil {
		if v := t.Valid[id]; v.Sign() > 0 {
			why = d.l.T("ranking.outside", "votes", d.l.IntRat(v), "why", why)
		}
	}
	return entry{id: id, name: name, why: why, cells: map[string]string{colPlace: none, colName: name}}
}

func (d *data) name(id string) string {
	if n, ok := d.ed.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}

// longName is how many cells a name takes at most in a sentence.
const longName = 40

// names lists nominees; of many only the first are named.
func (d *data) names(ids []string) string {
	const most = 6
	var list []string
	for i, id := range ids {
		if i == most && len(ids) > most+1 {
			list = append(list, d.l.N("ranking.more", len(ids)-most))
			break
		}
		list = append(list, text.Truncate(d.name(id), longName))
	}
	return d.l.List(list)
}

// scale is the top of the jury's scale, "av 6"; empty where there is no one
// scale, or the jury's number is not told on it.
func (d *data) scale() string {
	if !d.byScale() || len(d.rk.Rows) == 0 {
		return ""
	}
	for i := range d.rk.Rows {
		if d.rk.Rows[i].Mean == nil {
			return ""
		}
	}
	return d.l.RatText(d.ed.Criteria[0].Scale.Max)
}
