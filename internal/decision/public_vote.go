package decision

import (
	"time"

	"votering/internal/strict"
)

// publicVote is public-vote.json: the counted public vote, and how its rows
// were read. What is read by row is null or empty for votes that were counted
// elsewhere.
type publicVote struct {
	*Tally
	Window  *window           `json:"window"`
	Columns map[string]string `json:"columns"` // choice, time, voter: by what the columns are called
	Zone    Maybe             `json:"zone"`    // of times without one
	Filters []string          `json:"filters"`
	Without map[string]int64  `json:"without"` // by cause: valid votes if its rows had counted
	MadeUp  bool              `json:"made_up"` // as the decision is
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
	v := publicVote{Tally: d.Tally, Filters: []string{}, Without: map[string]int64{}, MadeUp: d.MadeUp}
	if w := d.edition.PublicVote; w != nil {
		v.Window = &window{w.Opens.UTC().Format(time.RFC3339Nano), w.Closes.UTC().Format(time.RFC3339Nano)}
	}
	return strict.Encode(v)
}
