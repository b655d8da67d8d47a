package rehearse

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rehearsal"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/total"
	"votering/ui/part/weight"
)

// words puts a rule that was tried out into words.
type words struct {
	page.Context
	e *award.Edition // the edition that was tried out
}

func wordsOf(c page.Context, f *found) words { return words{c, f.Edition} }

// name is what an option is called in a list.
func (w words) name(about string, e *award.Edition) string {
	return rules.Plain(w.L, w.e).Option(about, e)
}

// means is what an option means, in a sentence or two.
func (w words) means(about string, e *award.Edition) string {
	in, r := rules.Plain(w.L, e), e.Rule
	switch about {
	case rehearsal.OfJury:
		return in.JuryMethod(r.Jury)
	case rehearsal.OfRounding:
		if s := in.Rounding(r.Jury.Rounding); s != "" {
			return s
		}
		return w.L.T("rehearse.rounding.none.means")
	case rehearsal.OfPublic, rehearsal.OfTop:
		return in.PublicMethod(r.Public)
	case rehearsal.OfWeight:
		return w.L.T("rehearse.weight.means", "split", in.Split())
	case rehearsal.OfTies:
		return in.Ties(r.Ties)
	case rehearsal.OfQuorum:
		return in.QuorumOf(r.Quorum)
	}
	return in.Recusal(r.Recusal)
}

// does is what an option does to the order that the rule gives.
func (w words) does(f *found, o rehearsal.Option) (sentence string, warn bool) {
	switch {
	case o.Why != nil:
		why, _ := w.L.FaultOnScreen(o.Why)
		return w.L.T("rehearse.does.refused", "why", why), true
	case o.Now:
		return w.L.T("rehearse.does.now", "names", w.names(f.Ranking.Winners)), false
	case !slices.Equal(o.Ranking.Winners, f.Ranking.Winners):
		return w.L.T("rehearse.does.winner", "then", w.names(o.Ranking.Winners), "now", w.names(f.Ranking.Winners)), true
	case slices.Equal(places(o.Ranking), places(f.Ranking)):
		return w.L.T("rehearse.does.nothing"), false
	}
	return w.L.T("rehearse.does.order", "names", w.names(f.Ranking.Winners)), false
}

// matters is how many of a choice's other options would put somebody else
// first; warn says that some would.
func (w words) matters(f *found, choice rehearsal.Choice) (sentence string, warn bool) {
	other, of := f.Elsewhere(choice)
	switch {
	case of == 0:
		return w.L.T("rehearse.matters.none"), false
	case other == 0:
		return w.L.N("rehearse.matters.not", of), false
	}
	return w.L.N("rehearse.matters", of, "other", w.L.Int(int64(other))), true
}

// places is a ranking as names with their places, in its order.
func places(rk *rank.Ranking) []string {
	list := make([]string, len(rk.Rows))
	for i := range rk.Rows {
		list[i] = rk.Rows[i].Nominee + "\x00" + exact.Int(int64(rk.Rows[i].Place)).String()
	}
	return list
}

// order is who comes first, second and so on; those who share a place are
// joined by a sign.
func (w words) order(rk *rank.Ranking) string {
	var b strings.Builder
	for i := range rk.Rows {
		switch row := &rk.Rows[i]; {
		case i > 0 && row.Place == rk.Rows[i-1].Place:
			b.WriteString(" = ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(w.nominee(rk.Rows[i].Nominee))
	}
	return b.String()
}

// works is how much the public really moves under an option, in short; empty
// where that is nothing, or it adds nothing.
func (w words) works(rk *rank.Ranking) string {
	if rk == nil {
		return ""
	}
	switch effective := weight.Effective(w.L, rk); {
	case effective == "":
		return ""
	case rk.Weight == nil:
		return w.L.T("rehearse.works.added", "effective", effective)
	default:
		return w.L.T("rehearse.works", "nominal", rules.Weight(w.L, *rk.Weight), "effective", effective)
	}
}

// longName is how many cells a name takes at most in a sentence.
const longName = 30

func (w words) nominee(id string) string {
	if n, ok := w.e.Nominee(id); ok {
		return text.Truncate(text.Show(n.Name), longName)
	}
	return text.Show(id)
}

// mostNames is how many names a sentence has.
const mostNames = 5

func (w words) names(ids []string) string {
	var list []string
	for i, id := range ids {
		if i == mostNames && len(ids) > mostNames+1 {
			list = append(list, w.L.N("ranking.more", len(ids)-mostNames))
			break
		}
		list = append(list, w.nominee(id))
	}
	return w.L.List(list)
}

// jury is the jury's number of a nominee.
func (w words) jury(row *rank.Row) string {
	switch {
	case row.Mean != nil && w.e.Rule.Jury.Unit() && !w.e.Rule.Jury.Ranks():
		return w.L.Rat(*row.Mean, 2)
	case row.Jury.IsInt():
		return w.L.RatText(*row.Jury)
	}
	return w.L.Rat(*row.Jury, 3)
}

// totals writes the totals of a ranking, rounded for the eye.
func (w words) totals(rk *rank.Ranking) func(row *rank.Row) string {
	decimals := total.Decimals(rk)
	return func(row *rank.Row) string {
		switch {
		case row.Total == nil:
			return none
		case row.Total.IsInt() && !w.e.Rule.Jury.Unit():
			return w.L.RatText(*row.Total)
		}
		return w.L.Rat(*row.Total, decimals)
	}
}

// notes are what there is to know of a ranking: a weight that works as another,
// totals that were equal, and who is not ranked.
func (w words) notes(rk *rank.Ranking) (warning string, notes []string) {
	says, warn := weight.Works(w.L, rk)
	switch {
	case warn:
		warning = says
	case says != "":
		notes = append(notes, says)
	}
	for _, among := range tied(rk) {
		notes = append(notes, w.tie(rk, among))
	}
	for _, u := range rk.Unranked {
		notes = append(notes, w.L.T("rehearse.out", "name", w.nominee(u.Nominee), "why", w.L.T("ranking.unranked."+u.Reason)))
	}
	for _, x := range rk.Excluded {
		why := w.L.T("ranking.excluded", "gate", rules.Plain(w.L, w.e).Stopped(x.Nominee, x.Metric, x.Period))
		notes = append(notes, w.L.T("rehearse.out", "name", w.nominee(x.Nominee), "why", why))
	}
	return warning, notes
}

// tied are the groups with equal totals, by place.
func tied(rk *rank.Ranking) (groups [][]string) {
	seen := map[string]bool{}
	for i := range rk.Rows {
		row := &rk.Rows[i]
		if len(row.Ladder) == 0 || seen[row.Nominee] {
			continue
		}
		groups = append(groups, row.Ladder[0].Among)
		for _, id := range row.Ladder[0].Among {
			seen[id] = true
		}
	}
	return groups
}

// tie says what the tie ladder did to those who were equal.
func (w words) tie(rk *rank.Ranking, among []string) string {
	var steps []string
	shared := false
	for i := range rk.Rows {
		row := &rk.Rows[i]
		if !slices.Contains(among, row.Nominee) {
			continue
		}
		shared = shared || row.Shared
		for _, s := range row.Ladder {
			if step := rules.Plain(w.L, w.e).Step(s.Name); s.Split && !slices.Contains(steps, step) {
				steps = append(steps, step)
			}
		}
	}
	switch {
	case len(steps) == 0:
		return w.L.T("rehearse.tie.shared", "names", w.names(among))
	case shared:
		return w.L.T("rehearse.tie.some", "names", w.names(among), "steps", w.L.List(steps))
	}
	return w.L.T("ranking.tie", "names", w.names(among), "steps", w.L.List(steps))
}
