package papers

import (
	"maps"
	"slices"
	"strconv"

	"votering/internal/decision"
	"votering/internal/publicvote"
)

// mostMapped is how many texts that were taken for a nominee stand in the
// minutes; all of them are in the decision.
const mostMapped = 20

// counting is how raw rows became votes: by which files, columns and times, what
// filters kept out, and what the totals would be otherwise.
func (m *minutes) counting(t *decision.Tally) {
	c := t.Counting
	m.part(m.l.T("minutes.rows.how"))
	var lines []string
	add := func(so bool, key string, pairs ...string) {
		if so {
			lines = append(lines, m.l.T(key, pairs...))
		}
	}
	for i, f := range t.Files {
		lines = append(lines, m.file(i+1, f))
	}
	timed, voted := m.columns(t)
	add(c.Engine != "", "minutes.rows.engine", "engine", m.engine(c.Engine))
	add(len(t.Files) == 0, "minutes.rows.unseen")
	add(timed == nowhere && m.e.PublicVote != nil, "minutes.rows.time.none")
	add(timed == somewhere && m.e.PublicVote != nil, "minutes.rows.time.some")
	add(c.Zone != "", "minutes.rows.zone", "zone", inline(c.Zone))
	add(c.Dates == publicvote.DayMonth, "minutes.rows.dates.dmy")
	add(c.Dates == publicvote.MonthDay, "minutes.rows.dates.mdy")
	add(voted == everywhere, "minutes.rows.voter.all")
	add(voted == somewhere, "minutes.rows.voter.some")
	add(voted == nowhere, "minutes.rows.voter.none")
	m.list(append(lines, m.mapped(c.Map)...))
	m.filters(c.Filters)
}

// extent is how many of the files have a column.
type extent int

const (
	nowhere extent = iota
	somewhere
	everywhere
)

// columns are how many of the files have a column of times, and one of voters.
func (m *minutes) columns(t *decision.Tally) (timed, voted extent) {
	of := func(flag string, there func(r *publicvote.Reading) bool) extent {
		has := slices.ContainsFunc(t.Files, func(f publicvote.File) bool { return f.Read != nil && there(f.Read) })
		switch {
		case !slices.Contains(t.Flags, flag):
			return everywhere
		case has:
			return somewhere
		}
		return nowhere
	}
	return of(publicvote.FlagNoTime, func(r *publicvote.Reading) bool { return r.Time != "" }),
		of(publicvote.FlagNoVoter, (*publicvote.Reading).TellsVoters)
}

// file is one file of rows and how it was read.
func (m *minutes) file(n int, f publicvote.File) string {
	s := m.l.T("minutes.rows.file", "n", strconv.Itoa(n), "rows", m.l.Int(f.Rows), "sum", code(f.SHA256))
	r := f.Read
	if r == nil {
		return s
	}
	if r.Format != "" {
		s += " " + m.l.T("minutes.rows.tool", "tool", m.l.T("votes.format."+r.Format))
	}
	voter := "voter"
	if !r.TellsVoters() {
		voter = "submission"
	}
	for _, column := range []struct{ key, name string }{{"choice", r.Choice}, {"time", r.Time}, {voter, r.Voter}} {
		if column.name != "" {
			s += " " + m.l.T("minutes.rows.column."+column.key, "name", cell(column.name))
		}
	}
	return s
}

// engine is what a database is called.
func (m *minutes) engine(id string) string {
	if key := "minutes.engine." + id; m.l.Has(key) {
		return m.l.T(key)
	}
	return inline(id)
}

// mapped are the texts that the edition does not know and that were taken for a
// nominee.
func (m *minutes) mapped(texts map[string]string) []string {
	if len(texts) == 0 {
		return nil
	}
	var items []string
	for _, s := range slices.Sorted(maps.Keys(texts)) {
		if len(items) < mostMapped {
			items = append(items, m.l.T("minutes.rows.mapped", "text", cell(s), "name", m.names[texts[s]]))
		}
	}
	line := m.l.T("minutes.rows.map", "texts", m.l.List(items))
	if more := len(texts) - len(items); more > 0 {
		line += " " + m.l.N("minutes.rows.map.more", more)
	}
	return []string{line + " " + m.l.T("minutes.rows.map.count")}
}

// filters is a table of what named filters kept out, and why.
func (m *minutes) filters(all []publicvote.Filtered) {
	if len(all) == 0 {
		return
	}
	m.part(m.l.T("minutes.filters"))
	rows := make([][]string, len(all))
	for i, f := range all {
		rows[i] = []string{inline(f.ID), m.filter(f.Filter), cell(f.Reason), m.l.Int(f.Rows)}
	}
	m.table([]string{
		m.l.T("minutes.column.filter"), m.l.T("minutes.column.keeps_out"), m.l.T("minutes.column.reason"), m.number("minutes.column.rows"),
	}, rows)
}

// filter is what a filter keeps out.
func (m *minutes) filter(f publicvote.Filter) string {
	switch {
	case f.Kind == publicvote.FilterVoters:
		return m.l.T("minutes.filter.voters", "n", m.l.Int(f.Listed), "sum", code(f.ListSHA256))
	case f.Kind == publicvote.FilterPerMinute:
		return m.l.T("minutes.filter.per_minute", "n", m.l.Int(f.AtMost))
	case f.Text == "":
		return m.l.T("minutes.filter.column.empty", "column", cell(f.Column))
	}
	return m.l.T("minutes.filter.column", "column", cell(f.Column), "text", cell(f.Text))
}
