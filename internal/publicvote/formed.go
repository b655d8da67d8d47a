package publicvote

import (
	"maps"
	"regexp"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// Bounds of a tally that can be kept.
const (
	MaxFiles  = 1_000 // files of one count
	MaxMapped = 1_000 // choices of which the count was told whom they mean
	MaxText   = 1_000 // characters of a name, a reason or a text in it
)

var (
	hexSHA256 = regexp.MustCompile(`^[0-9a-f]{64}$`)
	zoneName  = regexp.MustCompile(`^[A-Z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){0,3}$`)
)

// Formed is what is not in its form in a tally of the edition's public vote
// (E_FORMAT, E_TEXT, E_ID; of what only a newer version writes E_VERSION), at its
// place: "files[0].read"; nil where all of it is. Whether it adds up is for AddsUp.
func (t *Tally) Formed(e *award.Edition) *fault.Error {
	c := &form{e: e}
	c.need(len(t.Files) <= MaxFiles, "files")
	for i, flag := range t.Flags {
		c.text(flag, MaxText, item("flags", i))
	}
	for i, f := range t.Files {
		at := item("files", i)
		c.need(hexSHA256.MatchString(f.SHA256) && f.Rows >= 0, at)
		c.reading(f.Read, at+".read")
	}
	c.counting(t.Counting)
	c.pace(t.Pace)
	return c.found
}

// form keeps the first thing that is not in its form.
type form struct {
	e     *award.Edition
	found *fault.Error
}

func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// note notes what is wrong at a place, if nothing was wrong before.
func (c *form) note(err error, at string) {
	if f := fault.Of(err); f != nil && c.found == nil {
		c.found = f.At(at)
	}
}

func (c *form) need(holds bool, at string) {
	if !holds {
		c.note(fault.New(fault.Format, "votes.form"), at)
	}
}

// known notes a word that this version does not write.
func (c *form) known(word, at string, words ...string) {
	if !slices.Contains(words, word) {
		c.note(fault.New(fault.Version, "votes.newer", "word", text.Truncate(text.Show(word), 40)), at)
	}
}

// text notes a text that cannot be kept, or is too long.
func (c *form) text(s string, most int, at string) { c.note(text.Strict(s, most), at) }

func (c *form) reading(r *Reading, at string) {
	if r == nil {
		return
	}
	c.known(r.Format, at+".format", "", FormatNettskjema, FormatSurveyXact, FormatMicrosoft, FormatGoogle)
	c.known(r.Encoding, at+".encoding", "utf-8", "windows-1252", "utf-16le", "utf-16be")
	c.known(r.Compression, at+".compression", "", "gzip", "zstd")
	c.need(len(r.Delimiter) == 1 && r.Delimiter[0] < 0x80, at+".delimiter")
	c.need(r.Choice != "", at+".choice")
	c.text(r.Sheet, MaxText, at+".sheet")
	c.text(r.Choice, MaxText, at+".choice")
	c.text(r.Time, MaxText, at+".time")
	c.text(r.Voter, MaxText, at+".voter")
	c.need(r.LabelsSHA256 == "" || hexSHA256.MatchString(r.LabelsSHA256), at+".labels_sha256")
}

func (c *form) counting(x *Counting) {
	if x == nil {
		return
	}
	c.need(x.Window == nil || x.Window.Opens.Before(x.Window.Closes), "counting.window")
	c.need(x.Zone == "" || zoneName.MatchString(x.Zone) && x.Zone != "Local", "counting.zone")
	c.known(string(x.Dates), "counting.dates", "", string(DayMonth), string(MonthDay))
	c.known(x.Engine, "counting.engine", "", "duckdb", "postgres")
	c.need(len(x.Map) <= MaxMapped, "counting.map")
	for _, choice := range slices.Sorted(maps.Keys(x.Map)) {
		_, nominated := c.e.Nominee(x.Map[choice])
		c.need(choice != "" && nominated, "counting.map")
		c.text(choice, MaxChoice, "counting.map")
	}
	c.need(len(x.Filters) <= MaxFilters, "counting.filters")
	for i := range x.Filters {
		f := &x.Filters[i]
		at := item("counting.filters", i)
		c.note(text.ValidID(f.ID), at+".id")
		c.need(!slices.ContainsFunc(x.Filters[:i], func(other Filtered) bool { return other.ID == f.ID }), at+".id")
		c.need(f.Reason != "", at+".reason")
		c.text(f.Reason, MaxText, at+".reason")
		c.text(f.Column, MaxText, at+".column")
		c.text(f.Text, MaxText, at+".text")
		c.known(f.Kind, at+".kind", FilterVoters, FilterPerMinute, FilterColumn)
		c.need(f.formed(), at)
	}
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

func (c *form) pace(p *Pace) {
	if p == nil {
		return
	}
	c.need(len(p.Hours) <= MaxHours && len(p.Bursts) <= MaxBursts, "pace")
	for i, h := range p.Hours {
		c.need(h.Votes >= 0 && h.Outside >= 0 && (i == 0 || p.Hours[i-1].At.Before(h.At)), item("pace.hours", i))
	}
	for i, b := range p.Bursts {
		_, nominated := c.e.Nominee(b.Nominee)
		c.need(nominated && b.Votes >= 0 && b.Usual >= 0, item("pace.bursts", i))
	}
}
