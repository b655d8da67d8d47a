package take

import (
	"maps"
	"slices"

	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/votefile"
	"votering/ui/page"
)

// asBefore takes over how the rows of the last reading were counted, where the
// files have its columns. It reports whether that is other than what was found.
// A filter by a list is not taken over: only the fingerprint of the list is kept.
func (p *plan) asBefore(c page.Context) bool {
	t := c.Sight.Tally
	if t == nil || t.Counting == nil || len(t.Files) == 0 || t.Files[0].Read == nil {
		return false
	}
	read := t.Files[0].Read
	ask := votefile.Ask{Choice: read.Choice, Time: column(read.Time), Voter: column(read.Voter),
		Zone: t.Counting.Zone, Dates: t.Counting.Dates, Map: maps.Clone(t.Counting.Map)}
	for _, f := range t.Files {
		if f.Read == nil || f.Read.Choice != read.Choice || f.Read.Time != read.Time || f.Read.Voter != read.Voter {
			return false
		}
	}
	for _, i := range p.votes() {
		for _, name := range []string{ask.Choice, ask.Time, ask.Voter} {
			if name != votefile.None && !slices.Contains(p.found.set.Files[i].Columns, name) {
				return false
			}
		}
	}
	var filters []room.FilterAsk
	for _, f := range t.Counting.Filters {
		if f.Kind != publicvote.FilterVoters {
			filters = append(filters, room.FilterAsk{ID: f.ID, Kind: f.Kind, Reason: f.Reason, AtMost: f.AtMost, Column: f.Column, Text: f.Text})
		}
	}
	same := p.value(row{kind: choice}) == ask.Choice && p.value(row{kind: when}) == ask.Time && p.value(row{kind: voter}) == ask.Voter
	if same && len(p.found.set.Questions)+len(ask.Map)+len(filters) == 0 {
		return false
	}
	p.said.ask, p.said.filters = ask, filters
	return true
}

// column is the name of a column, or that there is none.
func column(name string) string {
	if name == "" {
		return votefile.None
	}
	return name
}
