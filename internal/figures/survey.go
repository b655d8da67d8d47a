package figures

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/fault"
)

func itoa(n int) string { return strconv.Itoa(n) }

// survey goes through a table once: what measures, periods and regions there
// are, and the figures of the edition's rows, which are kept.
func (r *reader) survey(t *table) error {
	for _, n := range t.grid.Notices {
		r.im.Notices = append(r.im.Notices, Notice{ID: n.ID, Args: n.Args, Where: n.Where, Table: true})
	}
	if t.problem != "" {
		return nil
	}
	type in struct{ region, year int }
	verdicts := map[in]*verdict{}
	concerned := map[int]bool{}
	for f := range t.cells {
		if f.period == "" && period.MatchString(t.grid.Sheet) {
			f.period, f.bySheet = t.grid.Sheet, true
		}
		f.period = r.periodOf(f.period)
		key := in{f.region, yearOf(f.period)}
		v, judged := verdicts[key]
		if !judged {
			v = r.join(t, t.regions[f.region], key.year)
			verdicts[key] = v
		}
		concerned[f.region] = concerned[f.region] || v.concerns()
		for i, c := range f.categories {
			t.apart[i].count(c)
		}
		m := t.measures[f.measure]
		if f.period != "" {
			m.periods[f.period] = true
		}
		if !v.concerns() {
			continue
		}
		if r.kept++; r.kept > maxKept {
			return fault.New(fault.Size, "figures.many", "max", itoa(maxKept)).At(t.label)
		}
		m.figures++
		f.verdict = v
		t.kept = append(t.kept, f)
	}
	for i := range t.regions {
		if !concerned[i] {
			r.outside(t, t.regions[i])
		}
	}
	return nil
}

// periodOf is the period of a figure: the table's, else the one that was said.
func (r *reader) periodOf(stated string) string {
	if stated = strings.TrimSpace(stated); stated == "" && len(r.options.Periods) == 1 {
		return r.options.Periods[0]
	}
	return stated
}

// outside takes note of a region that is no row of the edition. One that cannot
// be read, or whose name lost letters and has no code, might have been.
func (r *reader) outside(t *table, g region) {
	switch {
	case g.odd:
		r.unused(Unused{Cell: g.where, Raw: g.text, Reason: "region"})
	case g.Code == "" && lost(g.Name):
		r.unused(Unused{Cell: g.where, Raw: g.text, Reason: "name_lost"})
	default:
		t.others++
	}
}

// maxUnused is how many figures that are not taken are told one by one.
const maxUnused = 20_000

func (r *reader) unused(u Unused) {
	if r.counts.unused++; r.counts.unused <= maxUnused {
		r.im.Unused = append(r.im.Unused, u)
	}
}

// maxNotices is how many notices are given, and how many questions asked, of
// tables that want to be read differently than any that was published.
const maxNotices = 1000

// tell gives a notice once, with the first cell it is about.
func (r *reader) tell(n Notice, where string) {
	key := n.ID
	for _, name := range slices.Sorted(maps.Keys(n.Args)) {
		key += "\x00" + name + "\x00" + n.Args[name]
	}
	if r.told[key] {
		return
	}
	r.told[key] = true
	if n.Where = where; len(r.im.Notices) < maxNotices {
		r.im.Notices = append(r.im.Notices, n)
	}
}
