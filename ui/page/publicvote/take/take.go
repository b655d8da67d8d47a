// Package take is how raw rows of the public vote are read on the screen: which
// files, what their columns mean, what is filtered out and why, the count while
// it runs, and what came of it. Nothing is stored before the last Enter. The
// steps stand in front of the page of the public vote.
package take

import (
	"context"
	"maps"
	"slices"

	"votering/internal/award"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/votefile"
	"votering/ui/page"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// Host is the page that the steps stand in front of.
type Host struct {
	Steps *stack.Stack
	// Totals reads a table of votes per nominee: those were counted before.
	Totals func(c page.Context, path string) page.Action
	// Store asks what has to be asked before a tally is stored, and stores it.
	Store func(c page.Context, t *publicvote.Tally) page.Action
}

// Ask asks for the files, and opens the plan of how they are counted.
func Ask(h *Host, c page.Context, after string) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T("take.ask.title"), Text: c.L.T("take.ask.text") + " " + after, Yes: c.L.T("take.ask.yes"),
		Input: &page.Input{Prompt: c.L.T("take.ask.prompt"), Placeholder: c.L.T("take.ask.example"), Max: signing.MaxPath, Required: true},
		After: c.L.T("take.ask.totals", "nominee", c.Sight.Edition.Nominees[0].ID),
		Then: func(typed string) page.Action {
			p := &plan{host: h}
			h.Steps.Push(p)
			return p.look(typed)
		},
	}}
}

// What looking at the files and counting them are known by.
const (
	lookFiles = "how votes stand in files"
	lookCount = "votes are counted"
)

// looked is what was found in the files.
type looked struct {
	paths   []string
	set     *votefile.Set
	choices map[string]string // what a choice may be, and the nominee's id
}

// totals is the path of a file that holds no rows of votes, but totals.
type totals string

// look finds out how the rows stand in the files that were named so far, and in
// what was typed, with what was said so far.
func (p *plan) look(typed string) page.Action {
	said := p.said.clone()
	p.working = true
	return page.Action{Look: &page.Look{Name: lookFiles, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		added, err := named(typed)
		if err != nil {
			return nil, err
		}
		for _, path := range added {
			if !slices.Contains(said.paths, path) {
				said.paths = append(said.paths, path)
			}
		}
		if len(said.paths) == 1 {
			if is, err := room.TotalsIn(said.paths[0]); is && err == nil {
				return totals(said.paths[0]), nil
			}
		}
		return said.find(r.Edition())
	}}}
}

// named are the files that were typed: one path with spaces in it, or several;
// of a folder all files that lie in it.
func named(typed string) ([]string, error) {
	paths := page.Paths(typed)
	if whole := page.Path(typed); whole != "" && files.Exists(whole) {
		paths = []string{whole}
	}
	var all []string
	for _, path := range paths {
		inside, is, err := files.Folder(path)
		if err != nil {
			return nil, err
		}
		if !is {
			all = append(all, path)
			continue
		}
		for _, f := range inside {
			if folder, err := files.IsFolder(f); err == nil && !folder {
				all = append(all, f)
			}
		}
	}
	return all, nil
}

// said is all that somebody said of how the rows are counted.
type said struct {
	paths   []string
	ask     votefile.Ask
	filters []room.FilterAsk
}

func (s said) clone() said {
	s.paths, s.filters = slices.Clone(s.paths), slices.Clone(s.filters)
	s.ask.Map = maps.Clone(s.ask.Map)
	return s
}

// find looks at the files, and at the lists of the filters.
func (s said) find(e *award.Edition) (looked, error) {
	set, err := room.LookAtVotes(e, s.paths, s.ask)
	if err != nil {
		return looked{}, err
	}
	choices, err := publicvote.Choices(e, s.ask.Map)
	if err == nil && set.Fault() == nil {
		_, err = room.VoteRule(e, set, s.filters)
	}
	return looked{s.paths, set, choices}, err
}
