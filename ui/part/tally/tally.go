// Package tally says of the public vote what must be said wherever its votes
// are shown: that it was read anew after it was opened, and whose votes do not
// count.
package tally

import (
	"slices"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
)

// Replaced says of every public vote that was read anew after it was opened
// when that was, by whom and why, and what was counted before; the latest
// first. At most so many nominees are named, 0 for all.
func Replaced(c page.Context, most int) []string {
	var sentences []string
	for _, r := range slices.Backward(c.Sight.Replaced) {
		sentences = append(sentences, c.L.T("tally.replaced", "when", When(c.L, r.At.In(c.Now.Location())),
			"who", juror(c.Sight.Edition, r.Who), "reason", strings.TrimSuffix(text.Show(r.Reason), "."), "before", before(c, r, most)))
	}
	return sentences
}

// When is a day and a time in few cells.
func When(l *locale.Catalog, t time.Time) string { return l.ShortDate(t) + " " + l.Clock(t) }

func before(c page.Context, r deliberation.Replacement, most int) string {
	var list []string
	all := len(c.Sight.Edition.Nominees)
	for i := range all {
		n := &c.Sight.Edition.Nominees[i]
		if most > 0 && i == most {
			list = append(list, c.L.N("ranking.more", all-most))
			break
		}
		list = append(list, c.L.T("tally.replaced.votes", "name", text.Show(n.Name), "votes", c.L.IntRat(r.Before.Valid[n.ID])))
	}
	return strings.Join(list, ", ")
}

func juror(e *award.Edition, id string) string {
	if j, ok := e.Juror(id); ok {
		return text.Show(j.Name)
	}
	return text.Show(id)
}

// Counted is how many votes the ranked nominees have together: what shares in
// the ranking are shares of.
func Counted(rk *ranking.Ranking) exact.Rat {
	var sum exact.Rat
	for i := range rk.Rows {
		if v := rk.Rows[i].Votes; v != nil {
			sum = sum.Add(*v)
		}
	}
	return sum
}

// Uncounted says of every nominee that got votes and is not ranked how many
// votes that leaves out, and why.
func Uncounted(c page.Context) []string {
	rk, t := c.Sight.Ranking, c.Sight.Tally
	if rk == nil || rk.JuryAlone || t == nil || t.Valid == nil {
		return nil
	}
	var sentences []string
	add := func(nominee, why string) {
		if v := t.Valid[nominee]; v.Sign() > 0 {
			sentences = append(sentences, c.L.T("tally.uncounted", "votes", c.L.IntRat(v), "name", Name(c.Sight.Edition, nominee), "why", why))
		}
	}
	for _, x := range rk.Excluded {
		add(x.Nominee, c.L.T("ranking.excluded", "gate", rules.Plain(c.L, c.Sight.Edition).Stopped(x.Nominee, x.Metric, x.Period)))
	}
	for _, u := range rk.Unranked {
		add(u.Nominee, c.L.T("ranking.unranked."+u.Reason))
	}
	return sentences
}

// Name is a nominee's name, for the eye.
func Name(e *award.Edition, id string) string {
	if n, ok := e.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}
