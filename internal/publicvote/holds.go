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

// The causes that Counting.Without may name. Of one filter among several it is
// CauseExcluded, a colon and the filter's id.
const (
	CauseOutside   = "outside_window"
	CauseExcluded  = "excluded"
	CauseDuplicate = "duplicate"
)

var hexSHA256 = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Holds is nil where the tally can be kept: every part has its form, every text
// is fit to be signed, nothing is without bound, and it adds up, see AddsUp. What
// has not its form is named by its place (E_RESULT).
func (t *Tally) Holds(e *award.Edition) error {
	h := &holding{t: t, e: e}
	for _, check := range []func() string{h.files, h.counting, h.pace} {
		if at := check(); at != "" {
			return fault.New(fault.Result, "votes.parts", "part", at)
		}
	}
	if h.text(t.Flags...); h.err != nil {
		return h.err
	}
	if f := AddsUp(t, e); f != nil {
		return f
	}
	return nil
}

// holding is a tally that is being checked. Each check answers with the place of
// what has not its form; err is the first text that cannot be kept.
type holding struct {
	t   *Tally
	e   *award.Edition
	err error
}

func (h *holding) text(all ...string) {
	for _, s := range all {
		h.err = cmp.Or(h.err, text.Strict(s, MaxText))
	}
}

// total is Sum for numbers that nobody has looked at.
func (d Dropped) total() exact.Rat {
	return exact.Sum(exact.Int(d.Malformed), exact.Int(d.OutsideWindow), exact.Int(d.UnknownNominee), exact.Int(d.Excluded), exact.Int(d.Duplicate))
}

func (h *holding) files() string {
	if len(h.t.Files) > MaxFiles {
		return "files"
	}
	for i, f := range h.t.Files {
		r := f.Read
		switch {
		case !hexSHA256.MatchString(f.SHA256), r != nil && h.t.Counting == nil:
			return fmt.Sprintf("files[%d]", i)
		case r == nil:
			continue
		case len(r.Delimiter) != 1, r.Choice == "", r.LabelsSHA256 != "" && !hexSHA256.MatchString(r.LabelsSHA256):
			return fmt.Sprintf("files[%d].read", i)
		}
		h.text(r.Format, r.Encoding, r.Compression, r.Sheet, r.Choice, r.Time, r.Voter)
	}
	return ""
}

func (h *holding) counting() string {
	c := h.t.Counting
	switch {
	case c == nil:
		return ""
	case len(c.Map) > MaxMapped:
		return "counting.map"
	case len(c.Filters) > MaxFilters:
		return "counting.filters"
	}
	h.text(c.Zone, string(c.Dates), c.Engine)
	for _, choice := range slices.Sorted(maps.Keys(c.Map)) {
		h.text(choice)
		if _, known := h.e.Nominee(c.Map[choice]); !known {
			return "counting.map." + text.Show(choice)
		}
	}
	ids := map[string]bool{}
	for i := range c.Filters {
		f := &c.Filters[i]
		if text.ValidID(f.ID) != nil || ids[f.ID] || f.Reason == "" || !f.formed() {
			return fmt.Sprintf("counting.filters[%d]", i)
		}
		ids[f.ID] = true
		h.text(f.Reason, f.Column, f.Text)
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
