package decision

import (
	"time"

	"votering/internal/publicvote"
	"votering/internal/strict"
)

// publicVote is public-vote.json: the counted public vote, and how its rows
// were counted. What is told of rows is null, empty or not there for votes that
// were counted elsewhere.
type publicVote struct {
	*Tally
	Counting  *struct{}                   `json:"counting,omitempty"` // never there: what Tally has in it stands below
	Window    *window                     `json:"window"`
	Columns   map[string]Maybe            `json:"columns"` // choice, time, voter: what all files call the column; null: there is none, or each file says its own
	Zone      Maybe                       `json:"zone"`    // of times without one
	Dates     publicvote.Dates            `json:"dates,omitempty"`
	Map       map[string]string           `json:"map,omitempty"`
	CountedBy string                      `json:"counted_by,omitempty"`
	Filters   []publicvote.Filtered       `json:"filters"`
	Without   map[string]map[string]int64 `json:"without"` // by cause: each nominee's votes if its rows had counted
	MadeUp    bool                        `json:"made_up"` // as the decision is
}

type window struct {
	Opens  string `json:"opens"`
	Closes string `json:"closes"`
}

// PublicVote is public-vote.json; nil where the rule has no public part.
func PublicVote(d *Document) []byte {
	if d.Tally == nil {
		return nil
	}
	v := publicVote{Tally: d.Tally, Filters: []publicvote.Filtered{}, Without: map[string]map[string]int64{}, MadeUp: d.MadeUp}
	if w := d.edition.PublicVote; w != nil {
		v.Window = windowOf(w.Opens, w.Closes)
	}
	if c := d.Tally.Counting; c != nil {
		v.Columns, v.Zone, v.Dates, v.Map, v.CountedBy = columnsOf(d.Tally.Files), Maybe(c.Zone), c.Dates, c.Map, c.Engine
		v.Filters = append(v.Filters, c.Filters...)
		if c.Without != nil {
			v.Without = c.Without
		}
		if v.Window = nil; c.Window != nil {
			v.Window = windowOf(c.Window.Opens, c.Window.Closes)
		}
	}
	return strict.Encode(v)
}

func windowOf(opens, closes time.Time) *window {
	return &window{opens.UTC().Format(time.RFC3339Nano), closes.UTC().Format(time.RFC3339Nano)}
}

// columnsOf are what all files call the columns.
func columnsOf(files []publicvote.File) map[string]Maybe {
	columns := map[string]Maybe{"choice": "", "time": "", "voter": ""}
	for i, f := range files {
		if f.Read == nil {
			return columns
		}
		for column, name := range map[string]string{"choice": f.Read.Choice, "time": f.Read.Time, "voter": f.Read.Voter} {
			switch {
			case i == 0:
				columns[column] = Maybe(name)
			case columns[column] != Maybe(name):
				columns[column] = ""
			}
		}
	}
	return columns
}
