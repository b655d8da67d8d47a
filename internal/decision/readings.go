package decision

import (
	"slices"
	"time"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/text"
)

// TallyReading is one reading of the public vote. Until the votes are opened they
// can be read in as often as anybody likes, each time with other filters; so all
// readings are told, though not who led.
type TallyReading struct {
	At       time.Time `json:"at"`
	Rows     int64     `json:"rows"`
	Excluded int64     `json:"excluded"` // rows that filters kept out
	Filters  []string  `json:"filters"`  // their ids, in order
	Mapped   int       `json:"mapped"`   // texts that were taken for a nominee though the edition does not know them
}

// readingsOf are the readings of a public vote that was read more than once.
func readingsOf(reads []deliberation.Reading) (list []TallyReading) {
	if len(reads) < 2 {
		return nil
	}
	for _, r := range reads {
		list = append(list, TallyReading{r.At.UTC(), r.Rows, r.Excluded, append([]string{}, r.Filters...), r.Mapped})
	}
	return list
}

// Early is how many times the public vote was read in before anybody could see
// it; 0 where the document does not tell more than one reading.
func (d *Document) Early() int { return max(0, len(d.TallyReadings)-len(d.TallyReplaced)) }

// Reading is a reading as the record tells it.
func (r *TallyReading) Reading() *deliberation.Reading {
	return &deliberation.Reading{At: r.At, Rows: r.Rows, Excluded: r.Excluded, Filters: r.Filters, Mapped: r.Mapped}
}

// readings checks the form of the readings.
func (c *former) readings() {
	for i, r := range c.TallyReadings {
		at := item("tally_readings", i)
		c.utc(&r.At, at+".at")
		c.need(r.Rows >= 0 && r.Excluded >= 0 && r.Excluded <= r.Rows, at, "order")
		c.need(r.Mapped >= 0 && r.Mapped <= publicvote.MaxMapped && len(r.Filters) <= publicvote.MaxFilters, at, "order")
		for _, id := range r.Filters {
			if f := fault.Of(text.ValidID(id)); f != nil && c.found == nil {
				c.found = f.At(at + ".filters")
			}
		}
	}
}

// readings reports whether the readings that are told end with those of the counts
// that the document has: each that was replaced after it was seen, and the one
// that counts. A clock may have been set back between them.
func (r *recomputation) readings() bool {
	all := r.TallyReadings
	if len(all) == 0 {
		return true
	}
	if len(all) < 2 || r.Early() == 0 {
		return false
	}
	anew := all[r.Early():]
	for i, x := range r.TallyReplaced {
		if !x.At.Equal(anew[i].At) || x.Before != nil && !all[r.Early()+i-1].of(x.Before) {
			return false
		}
	}
	last := all[len(all)-1]
	return last.of(r.Tally) && (r.Order.ReadAt == nil || r.Order.ReadAt.Equal(last.At))
}

// of reports whether the votes were counted so in this reading.
func (r *TallyReading) of(t *Tally) bool {
	x := deliberation.ReadingOf(t.Counts(), r.At)
	return r.Rows == x.Rows && r.Excluded == x.Excluded && r.Mapped == x.Mapped && slices.Equal(r.Filters, x.Filters)
}
