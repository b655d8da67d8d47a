package ranking

import (
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// fewNames is how many jurors are named where a ranking is looked at in
// passing. The full sum names all.
const fewNames = 8

// jurors says whose marks count, and of those who vote and do not count, why;
// at most so many of each are named.
func (d *data) jurors(c page.Context, most int) (in, out []note) {
	var counted, others []string
	counts := make(map[string]bool, len(d.rk.Jurors))
	for _, id := range d.rk.Jurors {
		counts[id] = true
	}
	for _, j := range c.Sight.Jurors {
		name := text.Truncate(text.Show(j.Juror.Name), longName)
		switch {
		case !j.Juror.Votes:
		case counts[j.Juror.ID]:
			counted = append(counted, name)
		default:
			others = append(others, d.l.T("ranking.jurors.why", "name", name, "why", d.why(j)))
		}
	}
	n := func(i int) string { return d.l.Int(int64(i)) }
	if len(counted) > 0 {
		in = []note{{text: d.l.T("ranking.jurors.in", "n", n(len(counted)), "of", n(len(counted)+len(others)), "names", d.some(counted, most))}}
	}
	if len(others) > 0 {
		out = []note{{text: d.l.T("ranking.jurors.out", "names", d.some(others, most))}}
	}
	return in, out
}

// why is why a juror's marks do not count.
func (d *data) why(j room.JurorSight) string {
	switch {
	case j.State == deliberation.Absent && j.Reason == deliberation.NoBallot:
		return d.l.T("jury.state.no_ballot")
	case j.State == deliberation.Absent:
		return d.l.T("jury.state.absent", "reason", text.Show(j.Reason))
	case j.LeftOut:
		ids := make([]string, len(j.Recused))
		for i, r := range j.Recused {
			ids[i] = r.Nominee
		}
		return d.l.T("ranking.jurors.recused", "names", d.names(ids))
	}
	return d.l.T("ranking.jurors.no_marks")
}

// some is a list of at most so many, and how many more there are.
func (d *data) some(list []string, most int) string {
	if most > 0 && len(list) > most+1 {
		list = append(list[:most:most], d.l.N("ranking.more", len(list)-most))
	}
	return d.l.List(list)
}
