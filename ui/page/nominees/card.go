package nominees

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/part/figures"
)

// card is what there is to say of one row's figures as a whole. It is worked
// out when the row is first chosen.
type card struct {
	has     []bool   // by metric: there is a figure, or there cannot be one
	missing []string // which figures are not known, a sentence for each reason, and what is noted
}

func (d *data) card(row int) *card {
	if k, ok := d.cards[row]; ok {
		return k
	}
	k := &card{has: make([]bool, len(d.edition.Metrics))}
	for i := range d.edition.Metrics {
		k.has[i] = slices.ContainsFunc(d.sheet.Periods, func(p string) bool {
			f := d.sheet.Figure(row, d.edition.Metrics[i].ID, p)
			return f.Known() || f.Missing == award.NotApplicable && f.Given != nil
		})
	}
	k.missing = d.missing(row)
	d.cards[row] = k
	return k
}

// missing says in one sentence for each reason which figures a row does not
// have in any period, with what is noted about them.
func (d *data) missing(row int) []string {
	var order []award.Missing
	titles := map[award.Missing][]string{}
	var notes []string
	for i := range d.edition.Metrics {
		m := &d.edition.Metrics[i]
		f, ok := d.lacks(row, m)
		if !ok {
			continue
		}
		if !slices.Contains(order, f.Missing) {
			order = append(order, f.Missing)
		}
		titles[f.Missing] = append(titles[f.Missing], d.sheet.Title(m))
		notes = figures.AddOnce(notes, text.Show(f.Given.Note.In(string(d.l.Lang()))))
	}
	var sentences []string
	for _, why := range order {
		sentences = append(sentences, d.l.T("figure.missing."+string(why), "metrics", strings.Join(titles[why], "; ")))
	}
	return append(sentences, notes...)
}

// lacks finds a figure that a row is stated not to have, where it has none of
// that metric at all.
func (d *data) lacks(row int, m *award.Metric) (award.Figure, bool) {
	var last award.Figure
	found := false
	for _, v := range d.sheet.Rows[row].Values {
		if v.Metric != m.ID {
			continue
		}
		f := d.sheet.Figure(row, m.ID, v.Period)
		if f.Known() || f.Missing == award.NotApplicable {
			return award.Figure{}, false
		}
		last, found = f, f.Given != nil
	}
	return last, found
}

// facing lists the metrics of which one of the rows has something to show, in
// the edition's order.
func (d *data) facing(rows []int) []*award.Metric {
	var ms []*award.Metric
	for i := range d.edition.Metrics {
		if slices.ContainsFunc(rows, func(row int) bool { return d.card(row).has[i] }) {
			ms = append(ms, &d.edition.Metrics[i])
		}
	}
	return ms
}
