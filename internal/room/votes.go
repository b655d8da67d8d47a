package room

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/trust"
	"votering/internal/votefile"
)

// LookAtVotes finds out how the rows of a public vote stand in files: see
// votefile.Look. A folder, a pipe or a device is E_IO, and nothing waits for it.
// The set remembers which files these were: where one has changed by the time it
// is counted, or changes meanwhile, that is E_IO.
func LookAtVotes(e *award.Edition, paths []string, ask votefile.Ask) (*votefile.Set, error) {
	switch {
	case len(paths) == 0:
		return nil, fault.New(fault.Usage, "votes.none")
	case len(paths) > publicvote.MaxFiles:
		return nil, fault.New(fault.Usage, "votes.many_files", "max", strconv.Itoa(publicvote.MaxFiles))
	}
	inputs := make([]votefile.Input, len(paths))
	for i, path := range paths {
		f, err := files.Look(path)
		if err != nil {
			return nil, err
		}
		inputs[i] = votefile.Input{Name: path, Size: f.Size(), Open: f.Open}
	}
	return votefile.Look(inputs, ask, e)
}

// VoteRule is how the rows of a set become votes for the edition: its window,
// where any file tells the time, what its nominees may be called, and the
// filters. E_USAGE for what cannot be a rule, E_IO and E_SIZE for a list that
// cannot be read.
func VoteRule(e *award.Edition, set *votefile.Set, filters []FilterAsk) (publicvote.Rule, error) {
	rule := publicvote.Rule{Dates: set.Dates}
	timed := hasColumn(set, func(s publicvote.Source) bool { return s.Layout.TimeAt >= 0 })
	if timed {
		rule.Window = windowOf(e)
	}
	var err error
	if rule.Zone, err = zoneOf(set.Zone); err != nil {
		return rule, err
	}
	if len(set.Map) > publicvote.MaxMapped {
		return rule, fault.New(fault.Usage, "votes.many_mapped", "max", strconv.Itoa(publicvote.MaxMapped))
	}
	if rule.Choices, err = publicvote.Choices(e, set.Map); err != nil {
		return rule, err
	}
	rule.Filters, err = readFilters(set, filters, rule.Choices)
	return rule, err
}

// windowOf is when the public could vote; nil where the edition does not say.
func windowOf(e *award.Edition) *publicvote.Window {
	if e.PublicVote == nil {
		return nil
	}
	return &publicvote.Window{Opens: e.PublicVote.Opens.UTC(), Closes: e.PublicVote.Closes.UTC()}
}

// zoneOf is the zone of that name; nil: there is none. What the machine takes for
// its own is no name of a zone: elsewhere it is another.
func zoneOf(name string) (*time.Location, error) {
	if name == "" {
		return nil, nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil || zone == time.Local {
		return nil, fault.New(fault.Usage, "votes.zone_unknown", "zone", text.Truncate(text.Show(name), 80))
	}
	return zone, nil
}

// CountVotes counts the rows of a set that leaves nothing to be asked, and stores
// nothing. Voters are told apart by a hash under a key that is made for this one
// call and ends with it. progress is called now and then, and may be nil. When
// ctx ends first, its error is returned.
func CountVotes(ctx context.Context, e *award.Edition, set *votefile.Set, filters []FilterAsk, progress func(publicvote.Progress)) (*publicvote.Outcome, error) {
	if err := set.Fault(); err != nil {
		return nil, err
	}
	rule, err := VoteRule(e, set, filters)
	if err != nil {
		return nil, err
	}
	out, err := votefile.Count(ctx, set, rule, publicvote.Options{Key: trust.HashKey(), Progress: progress})
	if err != nil {
		return nil, err
	}
	out.Tally.Counting.Map = mapped(set, rule)
	if f := out.Tally.AddsUp(e); f != nil {
		return nil, f
	}
	return out, nil
}

// mapped is of which choices somebody said whom they mean, in the form in which
// they are held against votes, and the nominees' ids.
func mapped(set *votefile.Set, rule publicvote.Rule) map[string]string {
	ids := make(map[string]string, len(set.Map))
	for _, choice := range slices.Sorted(maps.Keys(set.Map)) {
		if clean, err := text.Clean(choice, publicvote.MaxChoice); err == nil {
			ids[clean] = rule.Choices[clean]
		}
	}
	return ids
}
