package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/votefile"
)

// shownChoices is how many unknown choices are shown.
const shownChoices = 10

// printTally says what was read, kept and dropped, and why; who has how many
// votes only where that is open.
func (p *program) printTally(c *counted, e *award.Edition, open bool) {
	t := c.Tally
	if t.Counting == nil {
		read := "cli.tally_read"
		if publicvote.Given(e) {
			read = "cli.tally_points"
		}
		fmt.Fprintln(p.out, p.cat.T(read, "rows", p.cat.Int(t.Rows), "votes", p.cat.IntRat(t.Total())))
	} else {
		p.printFiles(c)
		fmt.Fprintln(p.out, p.cat.T("tally.counted", "rows", p.cat.Int(t.Rows), "votes", p.cat.IntRat(t.Total()), "dropped", p.cat.Int(t.Dropped.Sum())))
		p.printDropped(c)
		p.printUnknown(c.Outcome, open)
		p.printFlags(c, e)
	}
	if !open {
		p.line("cli.tally_hidden")
		return
	}
	p.printVotes(t, e)
}

// printFiles says how each file was read, and what should be known of it.
func (p *program) printFiles(c *counted) {
	read := c.Tally.Files // as many as there are files of votes, or none
	for i := range c.set.Files {
		f := &c.set.Files[i]
		name := text.Show(f.Source.Name)
		switch {
		case f.Role != votefile.RoleVotes:
			fmt.Fprintln(p.out, p.cat.T("tally.role."+f.Role, "file", name))
		case len(read) > 0:
			fmt.Fprintln(p.out, p.cat.T("tally.file", "file", name, "rows", p.cat.Int(read[0].Rows)))
			if read[0].Read != nil {
				fmt.Fprintf(p.out, "  %s\n", p.reading(read[0].Read))
			}
			read = read[1:]
		}
	}
	for _, n := range p.noticesOf(c) {
		fmt.Fprintln(p.out, n)
	}
}

// noticesOf are what a person should know of the files, each once.
func (p *program) noticesOf(c *counted) []string {
	var list []string
	for _, m := range c.Mixed {
		args := fault.Pairs("letters", p.cat.Int(m.UTF8), "others", p.cat.Int(m.Others), "encoding", m.Encoding)
		list = append(list, m.File+": "+p.cat.Sentence("tally.mixed", args))
	}
	if c.More {
		list = append(list, p.cat.T("tally.unknown_more"))
	}
	for i := range c.set.Files {
		for _, n := range c.set.Files[i].Notices {
			if n.ID == "two_encodings" && len(c.Mixed) > 0 {
				continue // of the beginning alone
			}
			s := text.Show(n.Where) + ": " + p.cat.Sentence("table.notice."+n.ID, n.Args)
			if !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// reading is how the rows of a file were read, in words.
func (p *program) reading(r *publicvote.Reading) string {
	var words []string
	if r.Format != "" {
		words = append(words, p.cat.T("votes.format."+r.Format))
	}
	if r.Sheet != "" {
		words = append(words, p.cat.T("tally.sheet", "sheet", text.Show(r.Sheet)))
	} else {
		words = append(words, r.Encoding, p.cat.T("tally.delimiter", "delimiter", shownDelimiter(r.Delimiter)))
	}
	if r.Compression != "" {
		words = append(words, r.Compression)
	}
	for _, column := range []struct{ what, name string }{{"choice", r.Choice}, {"time", r.Time}, {"voter", r.Voter}} {
		if column.name != "" {
			words = append(words, p.cat.T("tally.column."+column.what, "column", text.Show(column.name)))
		}
	}
	return strings.Join(words, ", ")
}

func shownDelimiter(s string) string {
	if s == "\t" {
		return "tab"
	}
	return text.Show(s)
}

// printDropped says for each cause how many rows it dropped, and where the first
// of them stand. Named filters have a line each, also one that dropped nothing:
// whoever named it thinks that it did.
func (p *program) printDropped(c *counted) {
	for _, cause := range c.Tally.Dropped.Causes() {
		fmt.Fprintf(p.out, "%12s  %s%s\n", p.cat.Int(cause.N), p.cat.T("votes.cause."+cause.ID), places(c.First[cause.ID], cause.N))
		if cause.ID == publicvote.CauseExcluded {
			p.printFilters(c.Tally.Counting.Filters)
		}
	}
	if c.Tally.Dropped.Excluded == 0 {
		p.printFilters(c.Tally.Counting.Filters)
	}
	for _, s := range p.idle(c.Tally) {
		fmt.Fprintln(p.out, s)
	}
}

func (p *program) printFilters(list []publicvote.Filtered) {
	for _, f := range list {
		fmt.Fprintf(p.out, "%14s  %s: %s\n", p.cat.Int(f.Rows), f.ID, text.Show(f.Reason))
	}
}

// idle are the filters that left nothing out, in words.
func (p *program) idle(t *publicvote.Tally) []string {
	var list []string
	for _, f := range t.Counting.Filters {
		if f.Rows == 0 {
			list = append(list, p.cat.T("tally.idle."+f.Kind, "filter", f.ID, "n", p.cat.Int(f.Listed)))
		}
	}
	return list
}

// places are the first of the n rows of a cause. A file is named once.
func places(list []publicvote.Place, n int64) string {
	var words []string
	for i, x := range list {
		if i > 0 && x.File == list[i-1].File {
			words = append(words, fmt.Sprint(x.Line))
			continue
		}
		words = append(words, rowPlace(x))
	}
	if len(words) == 0 {
		return ""
	}
	if int64(len(list)) < n {
		words = append(words, "…")
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// rowPlace is where a row begins, as FILE:LINE.
func rowPlace(x publicvote.Place) string { return fmt.Sprintf("%s:%d", text.Show(x.File), x.Line) }

// printUnknown names choices that name no nominee, and what to do about them:
// the commonest, and until the public vote is opened as many as may be named.
func (p *program) printUnknown(o *publicvote.Outcome, open bool) {
	key, list := "tally.unknown", o.Unknown[:min(shownChoices, len(o.Unknown))]
	if !open {
		key, list = "tally.unknown_veiled", o.Veiled().Unknown
	}
	if len(list) == 0 {
		return
	}
	var words []string
	for _, u := range list {
		w := fmt.Sprintf("%q", text.Truncate(text.Show(u.Text), 60))
		if open {
			w += " " + p.cat.Int(u.Rows)
		}
		words = append(words, w)
	}
	fmt.Fprintln(p.out, p.cat.T(key, "choices", strings.Join(words, ", ")))
}

// printFlags says what could not be held against the rows.
func (p *program) printFlags(c *counted, e *award.Edition) {
	t := c.Tally
	for _, f := range t.Flags {
		switch {
		case f == publicvote.FlagNoTime && e.PublicVote == nil, f == publicvote.FlagTotals:
		default:
			p.line("tally.flag." + f)
		}
	}
	if !pinned(t) {
		p.line("tally.unpinned")
	}
	switch w := t.Counting.Window; {
	case e.PublicVote == nil:
		p.line("tally.no_window")
	case w != nil:
		fmt.Fprintln(p.out, p.cat.T("tally.window", "opens", p.moment(w.Opens, t), "closes", p.moment(w.Closes, t)))
	}
	if t.Counting.Zone != "" {
		fmt.Fprintln(p.out, p.cat.T("tally.zone", "zone", t.Counting.Zone))
	}
	p.printSpread(c.Outcome)
}

// printSpread says which rows have line ends in quotes: a comment may, and so may
// rows that stray quotation marks have swallowed.
func (p *program) printSpread(o *publicvote.Outcome) {
	if o.Spread.Rows > 0 {
		fmt.Fprintln(p.out, p.cat.N("tally.spread", int(o.Spread.Rows), "lines", p.cat.Int(o.Spread.Lines)))
	}
	if n := o.Spread.Alike; n > 0 {
		fmt.Fprintln(p.out, p.cat.N("tally.alike", int(n), "rows", strings.TrimSpace(places(o.Spread.First, n))))
	}
	if o.Joined > 0 {
		fmt.Fprintln(p.out, p.cat.N("tally.joined", int(o.Joined)))
	}
}

// moment is a time of the voting window with its distance from UTC, on the clock
// that the votes go by, or else on Norwegian clocks: wherever this machine is,
// its answer is the same.
func (p *program) moment(at time.Time, t *publicvote.Tally) string {
	at = fields.InNorway(at)
	if zone, err := time.LoadLocation(t.Counting.Zone); t.Counting.Zone != "" && err == nil {
		at = at.In(zone)
	}
	return p.cat.DateTime(at) + at.Format(" -07:00")
}

// printVotes lists the nominees by their votes, and what each would have without
// each cause that made a difference.
func (p *program) printVotes(t *publicvote.Tally, e *award.Edition) {
	ids := slices.Collect(maps.Keys(t.Valid))
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(t.Valid[b].Cmp(t.Valid[a]), cmp.Compare(a, b))
	})
	causes := p.tellingCauses(t)
	if len(causes) > 0 {
		line := fmt.Sprintf("  %-24s %12s", "", p.cat.T("tally.votes"))
		for i := range causes {
			line += fmt.Sprintf(" %12s", fmt.Sprintf("(%d)", i+1))
		}
		fmt.Fprintln(p.out, line)
	}
	for _, id := range ids {
		line := fmt.Sprintf("  %-24s %12s", id, p.cat.IntRat(t.Valid[id]))
		for _, cause := range causes {
			line += fmt.Sprintf(" %12s", p.cat.Int(t.Counting.Without[cause][id]))
		}
		fmt.Fprintln(p.out, line)
	}
	for i, cause := range causes {
		words := ""
		if filter, ok := strings.CutPrefix(cause, publicvote.CauseExcluded+":"); ok {
			words = p.cat.T("tally.without_filter", "filter", filter)
		} else {
			words = p.cat.T("tally.without", "cause", p.cat.T("votes.cause."+cause))
		}
		fmt.Fprintf(p.out, "  (%d) %s\n", i+1, words)
	}
}

// tellingCauses are the causes without which somebody would have other votes,
// in their order.
func (p *program) tellingCauses(t *publicvote.Tally) []string {
	if t.Counting == nil {
		return nil
	}
	var list []string
	for _, cause := range t.Counting.Scenarios() {
		for id, n := range t.Counting.Without[cause] {
			if p.cat.Int(n) != p.cat.IntRat(t.Valid[id]) {
				list = append(list, cause)
				break
			}
		}
	}
	return list
}
