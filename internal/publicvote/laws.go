package publicvote

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// AddsUp is what does not fit in a tally of the edition's public vote, whoever
// counted it: what Formed refuses, and parts that contradict each other (E_RESULT;
// a file counted twice is E_PIN); nil where all of it fits. What it knows is only
// what holds of every count: a tally can add up and be another than the files
// give.
func (t *Tally) AddsUp(e *award.Edition) *fault.Error {
	l := &laws{Tally: t, e: e}
	checks := []func() *fault.Error{func() *fault.Error { return t.Formed(e) }, l.votes, l.files, l.rows, l.pace}
	if t.Counting != nil {
		l.look()
		checks = append(checks, l.readings, l.flags, l.window, l.filters, l.causes, l.totals)
	}
	for _, check := range checks {
		if f := check(); f != nil {
			return f
		}
	}
	return nil
}

// laws are what holds of a tally.
type laws struct {
	*Tally
	e *award.Edition

	read  bool // of every file it is known how it was read
	timed bool // some file has a column of times
	voted bool // some file has a column of voters
}

// look takes in how the files were read.
func (l *laws) look() {
	l.read = len(l.Files) > 0
	for _, f := range l.Files {
		l.read = l.read && f.Read != nil
		l.timed = l.timed || f.Read != nil && f.Read.Time != ""
		l.voted = l.voted || f.Read != nil && f.Read.Voter != ""
	}
}

func law(id string, pairs ...string) *fault.Error {
	return fault.New(fault.Result, "votes.law."+id, pairs...)
}

func whole(n int64) string { return strconv.FormatInt(n, 10) }

// votes: every nominee has a number of votes, and nobody else has. Points that
// are added as they are given may be below 0, or have decimals.
func (l *laws) votes() *fault.Error {
	given := slices.Contains(l.Flags, FlagTotals) && Given(l.e)
	for i := range l.e.Nominees {
		n := &l.e.Nominees[i]
		if votes, ok := l.Valid[n.ID]; !ok || !given && (votes.Sign() < 0 || !votes.IsInt()) {
			return law("votes", "nominee", n.Name)
		}
	}
	if len(l.Valid) != len(l.e.Nominees) {
		return law("others")
	}
	return nil
}

// files: none is there twice, and they have the rows that were counted.
func (l *laws) files() *fault.Error {
	var rows exact.Rat
	seen := map[string]bool{}
	for _, f := range l.Files {
		if seen[f.SHA256] {
			return fault.New(fault.Pin, "votes.law.twice", "hash", f.SHA256)
		}
		seen[f.SHA256] = true
		rows = rows.Add(exact.Int(f.Rows))
	}
	if len(l.Files) > 0 && !rows.Equal(exact.Int(l.Rows)) {
		return law("files", "rows", whole(l.Rows), "files", rows.Text())
	}
	return nil
}

// rows: each is a valid vote or was dropped, where raw rows were counted; of
// those it is told how.
func (l *laws) rows() *fault.Error {
	x := l.Dropped
	dropped := exact.Sum(exact.Int(x.Malformed), exact.Int(x.OutsideWindow), exact.Int(x.UnknownNominee), exact.Int(x.Excluded), exact.Int(x.Duplicate))
	sum := l.Total().Add(dropped)
	totals := slices.Contains(l.Flags, FlagTotals)
	switch {
	case min(x.Malformed, x.OutsideWindow, x.UnknownNominee, x.Excluded, x.Duplicate, l.Rows) < 0:
		return law("negative")
	case totals && dropped.Sign() > 0:
		return law("dropped", "dropped", dropped.Text())
	case !totals && !sum.Equal(exact.Int(l.Rows)):
		return law("rows", "rows", whole(l.Rows), "sum", sum.Text())
	case totals && (l.Counting != nil || slices.ContainsFunc(l.Files, func(f File) bool { return f.Read != nil })):
		return law("told")
	case !totals && l.Counting == nil:
		return law("untold")
	}
	return nil
}

// readings: whoever counts rows reads files, and tells how. Where another engine
// counted, this program may not have seen them.
func (l *laws) readings() *fault.Error {
	if !l.read && l.Counting.Engine == "" {
		return law("unread")
	}
	return nil
}

// flags say which columns some file lacks, and who counted.
func (l *laws) flags() *fault.Error {
	for i := 1; i < len(l.Flags); i++ {
		if l.Flags[i-1] >= l.Flags[i] {
			return law("flags", "flag", l.Flags[i])
		}
	}
	want := map[string]bool{FlagElsewhere: l.Counting.Engine != ""}
	if l.read {
		want[FlagNoTime] = slices.ContainsFunc(l.Files, func(f File) bool { return f.Read.Time == "" })
		want[FlagNoVoter] = slices.ContainsFunc(l.Files, func(f File) bool { return !f.Read.TellsVoters() })
	}
	for _, flag := range []string{FlagElsewhere, FlagNoTime, FlagNoVoter} {
		if there, told := want[flag]; told && there != slices.Contains(l.Flags, flag) {
			return law("flags", "flag", flag)
		}
	}
	return nil
}

// window: the rows were held against the edition's, where there is one and they
// have times.
func (l *laws) window() *fault.Error {
	w, own := l.Counting.Window, l.e.PublicVote
	switch {
	case w == nil && (l.Dropped.OutsideWindow > 0 || l.timed && own != nil),
		w != nil && (own == nil || !w.Opens.Equal(own.Opens) || !w.Closes.Equal(own.Closes)),
		w != nil && l.read && !l.timed:
		return law("window")
	}
	return nil
}

// filters: together they dropped the rows that were excluded, and each had the
// column that it asks.
func (l *laws) filters() *fault.Error {
	var sum exact.Rat
	for _, f := range l.Counting.Filters {
		switch {
		case f.Rows < 0:
			return law("negative")
		case f.Rows > 0 && l.read && (f.Kind == FilterVoters && !l.voted || f.Kind == FilterPerMinute && !l.timed):
			return law("column", "filter", f.ID)
		}
		sum = sum.Add(exact.Int(f.Rows))
	}
	if !sum.Equal(exact.Int(l.Dropped.Excluded)) {
		return law("filters", "rows", whole(l.Dropped.Excluded), "sum", sum.Text())
	}
	return nil
}

// pace: the hours have no more votes than there are.
func (l *laws) pace() *fault.Error {
	if l.Pace == nil {
		return nil
	}
	var votes, outside exact.Rat
	for _, h := range l.Pace.Hours {
		votes, outside = votes.Add(exact.Int(h.Votes)), outside.Add(exact.Int(h.Outside))
	}
	if l.Total().Less(votes) || exact.Int(l.Dropped.OutsideWindow).Less(outside) {
		return law("pace")
	}
	return nil
}
