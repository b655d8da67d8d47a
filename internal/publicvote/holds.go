package publicvote

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/text"
)

// Bounds of a tally that can be kept.
const (
	MaxFiles  = 1_000 // files of one count
	MaxMapped = 1_000 // choices of which the count was told whom they mean
	MaxText   = 1_000 // characters of a name, a reason or a text in it
)

var hexSHA256 = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Holds is nil where the tally's parts fit together and it can be kept: every
// row is a valid vote or was dropped for one cause, every nominee is one of the
// edition's, no file was read twice, nothing is without bound. What does not fit
// is named by its place (E_RESULT; a file that is there twice: E_PIN).
func (t *Tally) Holds(e *award.Edition) error {
	h := &holding{t: t, e: e, totals: slices.Contains(t.Flags, FlagTotals)}
	for _, check := range []func() string{h.votes, h.rows, h.files, h.counting, h.pace} {
		if at := check(); at != "" {
			return fault.New(fault.Result, "votes.parts", "part", at)
		}
	}
	if h.err != nil {
		return h.err
	}
	seen := map[string]bool{}
	for _, f := range t.Files {
		if seen[f.SHA256] {
			return fault.New(fault.Pin, "votes.twice", "hash", f.SHA256)
		}
		seen[f.SHA256] = true
	}
	return nil
}

// holding is a tally that is being checked. Each check answers with the place of
// what does not fit; err is the first text that cannot be kept.
type holding struct {
	t      *Tally
	e      *award.Edition
	totals bool
	err    error
}

// text notes a text that cannot be kept.
func (h *holding) text(all ...string) {
	for _, s := range all {
		h.err = cmp.Or(h.err, text.Strict(s, MaxText))
	}
}

func (h *holding) votes() string {
	h.text(h.t.Flags...)
	for _, id := range slices.Sorted(maps.Keys(h.t.Valid)) {
		_, known := h.e.Nominee(id)
		if v := h.t.Valid[id]; !known || !h.totals && (v.Sign() < 0 || !v.IsInt()) {
			return "valid." + text.Show(id)
		}
	}
	for i := range h.e.Nominees {
		id := h.e.Nominees[i].ID
		if _, there := h.t.Valid[id]; !there && h.t.Counting != nil {
			return "valid." + id
		}
	}
	return ""
}

func (h *holding) rows() string {
	d := h.t.Dropped
	switch sum := h.t.Total().Add(d.total()); {
	case min(h.t.Rows, d.Malformed, d.OutsideWindow, d.UnknownNominee, d.Excluded, d.Duplicate) < 0, h.totals && d != Dropped{}:
		return "dropped"
	case !h.totals && !sum.Equal(exact.Int(h.t.Rows)):
		return "rows"
	}
	return ""
}

// total is Sum for numbers that nobody has looked at.
func (d Dropped) total() exact.Rat {
	return exact.Sum(exact.Int(d.Malformed), exact.Int(d.OutsideWindow), exact.Int(d.UnknownNominee), exact.Int(d.Excluded), exact.Int(d.Duplicate))
}

func (h *holding) files() string {
	if len(h.t.Files) > MaxFiles {
		return "files"
	}
	var sum exact.Rat
	for i, f := range h.t.Files {
		if !hexSHA256.MatchString(f.SHA256) || f.Rows < 0 || f.Read != nil && h.totals {
			return fmt.Sprintf("files[%d]", i)
		}
		if r := f.Read; r != nil {
			if len(r.Delimiter) != 1 || r.Choice == "" || r.LabelsSHA256 != "" && !hexSHA256.MatchString(r.LabelsSHA256) {
				return fmt.Sprintf("files[%d].read", i)
			}
			h.text(r.Format, r.Encoding, r.Compression, r.Sheet, r.Choice, r.Time, r.Voter)
		}
		sum = sum.Add(exact.Int(f.Rows))
	}
	if len(h.t.Files) > 0 && !sum.Equal(exact.Int(h.t.Rows)) {
		return "files"
	}
	return ""
}

func (h *holding) counting() string {
	c := h.t.Counting
	switch {
	case c == nil && h.t.Dropped.Excluded > 0:
		return "dropped.excluded"
	case c == nil:
		return ""
	case h.totals, len(h.t.Files) == 0 && !slices.Contains(h.t.Flags, FlagElsewhere):
		return "counting"
	case c.Window == nil && h.t.Dropped.OutsideWindow > 0, c.Window != nil && !c.Window.Opens.Before(c.Window.Closes):
		return "counting.window"
	case len(c.Map) > MaxMapped:
		return "counting.map"
	}
	h.text(c.Zone, string(c.Dates), c.Engine)
	for _, choice := range slices.Sorted(maps.Keys(c.Map)) {
		h.text(choice)
		if _, known := h.e.Nominee(c.Map[choice]); !known {
			return "counting.map." + text.Show(choice)
		}
	}
	return cmp.Or(h.filters(c), h.without(c))
}

func (h *holding) filters(c *Counting) string {
	if len(c.Filters) > MaxFilters {
		return "counting.filters"
	}
	var sum exact.Rat
	ids := map[string]bool{}
	for i := range c.Filters {
		f := &c.Filters[i]
		if text.ValidID(f.ID) != nil || ids[f.ID] || f.Reason == "" || f.Rows < 0 || !f.formed() {
			return fmt.Sprintf("counting.filters[%d]", i)
		}
		ids[f.ID] = true
		h.text(f.Reason, f.Column, f.Text)
		sum = sum.Add(exact.Int(f.Rows))
	}
	if !sum.Equal(exact.Int(h.t.Dropped.Excluded)) {
		return "counting.filters"
	}
	return ""
}

// formed reports whether the filter has what its kind needs, and nothing else.
func (f *Filter) formed() bool {
	switch f.Kind {
	case FilterVoters:
		return hexSHA256.MatchString(f.ListSHA256) && f.Listed >= 0 && f.AtMost == 0 && f.Column == "" && f.Text == ""
	case FilterPerMinute:
		return f.AtMost >= 1 && f.ListSHA256 == "" && f.Listed == 0 && f.Column == "" && f.Text == ""
	case FilterColumn:
		return f.Column != "" && f.ListSHA256 == "" && f.Listed == 0 && f.AtMost == 0
	}
	return false
}

// Scenarios are the causes of which a rule with this window and these filters
// tells what the count would be without them, in their order: the keys of
// Counting.Without.
func (c *Counting) Scenarios() []string {
	var ids []string
	if c.Window != nil {
		ids = append(ids, CauseOutside)
	}
	if len(c.Filters) > 0 {
		ids = append(ids, CauseExcluded)
	}
	if len(c.Filters) > 1 {
		for i := range c.Filters {
			ids = append(ids, CauseExcluded+":"+c.Filters[i].ID)
		}
	}
	return append(ids, CauseDuplicate)
}

// The causes that Counting.Without may name.
const (
	CauseOutside   = "outside_window"
	CauseExcluded  = "excluded"
	CauseDuplicate = "duplicate"
)

// without checks that a count without a cause is one that can be: of the rows
// that were read, and without duplicates being dropped exactly those more.
func (h *holding) without(c *Counting) string {
	known := c.Scenarios()
	for _, cause := range slices.Sorted(maps.Keys(c.Without)) {
		if !slices.Contains(known, cause) {
			return "counting.without." + text.Show(cause)
		}
		var sum exact.Rat
		for id, n := range c.Without[cause] {
			v, there := h.t.Valid[id]
			if !there || n < 0 || cause == CauseDuplicate && exact.Int(n).Less(v) {
				return "counting.without." + cause
			}
			sum = sum.Add(exact.Int(n))
		}
		plus := h.t.Total().Add(exact.Int(h.t.Dropped.Duplicate))
		if exact.Int(h.t.Rows).Less(sum) || cause == CauseDuplicate && !sum.Equal(plus) {
			return "counting.without." + cause
		}
	}
	return ""
}

func (h *holding) pace() string {
	p := h.t.Pace
	if p == nil {
		return ""
	}
	if len(p.Hours) > MaxHours || len(p.Bursts) > MaxBursts {
		return "pace"
	}
	var votes, outside exact.Rat
	for i, x := range p.Hours {
		if x.Votes < 0 || x.Outside < 0 || i > 0 && !p.Hours[i-1].At.Before(x.At) {
			return fmt.Sprintf("pace.hours[%d]", i)
		}
		votes, outside = votes.Add(exact.Int(x.Votes)), outside.Add(exact.Int(x.Outside))
	}
	if h.t.Total().Less(votes) || exact.Int(h.t.Dropped.OutsideWindow).Less(outside) {
		return "pace.hours"
	}
	for i, b := range p.Bursts {
		if _, known := h.e.Nominee(b.Nominee); !known || b.Votes < 0 || b.Usual < 0 {
			return fmt.Sprintf("pace.bursts[%d]", i)
		}
	}
	return ""
}
