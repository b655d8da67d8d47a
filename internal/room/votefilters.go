package room

import (
	"errors"
	"strconv"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/votefile"
)

// MaxVoterList bounds a list of voters whose rows are left out, in bytes.
const MaxVoterList = publicvote.MaxVoterList

// FilterAsk is a filter as somebody asks for it: publicvote.Filter before its list
// is read.
type FilterAsk struct {
	ID     string // text.ValidID; each once
	Kind   string // publicvote.FilterVoters, …
	Reason string // required

	Path   string // FilterVoters: the file with the voters' texts, one a line
	AtMost int64  // FilterPerMinute: from 1
	Column string // FilterColumn: its name, as it stands in the header or as people read it
	Text   string // FilterColumn: may be empty
}

// readFilters reads the filters of a rule in their order. choices are the texts
// that name nominees.
func readFilters(set *votefile.Set, asked []FilterAsk, choices map[string]string) ([]publicvote.Filter, error) {
	if len(asked) > publicvote.MaxFilters {
		return nil, fault.New(fault.Usage, "votes.many_filters", "max", strconv.Itoa(publicvote.MaxFilters))
	}
	seen := map[string]bool{}
	var list []publicvote.Filter
	for _, a := range asked {
		if err := text.ValidID(a.ID); err != nil {
			return nil, err
		}
		if seen[a.ID] {
			return nil, fault.New(fault.Usage, "votes.filter_twice", "filter", a.ID)
		}
		seen[a.ID] = true
		f, err := a.read(set, choices)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

// read is the filter, fit for the files of that set.
func (a FilterAsk) read(set *votefile.Set, choices map[string]string) (publicvote.Filter, error) {
	f := publicvote.Filter{ID: a.ID, Kind: a.Kind}
	var err error
	if f.Reason, err = text.Clean(a.Reason, MaxReason); err != nil {
		return f, err
	}
	if f.Reason == "" {
		return f, fault.New(fault.Usage, "votes.filter_reason", "filter", a.ID)
	}
	switch a.Kind {
	case publicvote.FilterVoters:
		err = a.readVoters(&f, set)
		return f, err
	case publicvote.FilterPerMinute:
		if f.AtMost = a.AtMost; f.AtMost < 1 {
			return f, fault.New(fault.Usage, "votes.filter_minute", "filter", a.ID)
		}
		if !hasColumn(set, func(s publicvote.Source) bool { return s.Layout.TimeAt >= 0 }) {
			return f, fault.New(fault.Usage, "votes.filter_no_time", "filter", a.ID)
		}
		return f, nil
	case publicvote.FilterColumn:
		if err = a.readColumn(&f, set); err == nil && set.Tells(f.Column, f.Text, choices) {
			err = fault.New(fault.Usage, "votes.filter_choice", "filter", a.ID, "column", f.Column)
		}
		return f, err
	}
	return f, fault.New(fault.Usage, "votes.filter_kind", "filter", a.ID, "kind", text.Truncate(text.Show(a.Kind), 40))
}

func (a FilterAsk) readVoters(f *publicvote.Filter, set *votefile.Set) error {
	if !hasColumn(set, func(s publicvote.Source) bool { return s.Layout.VoterAt >= 0 }) {
		return fault.New(fault.Usage, "votes.filter_no_voter", "filter", a.ID)
	}
	data, err := files.Read(a.Path, MaxVoterList)
	if err != nil {
		return err
	}
	return f.List(data, a.Path)
}

func (a FilterAsk) readColumn(f *publicvote.Filter, set *votefile.Set) (err error) {
	if f.Column, err = text.Clean(a.Column, publicvote.MaxText); err != nil {
		return err
	}
	if f.Text, err = text.Clean(a.Text, publicvote.MaxText); err != nil {
		return err
	}
	found := false
	for _, s := range set.Votes() {
		switch at, err := publicvote.Column(s.Layout.Header, f.Column); {
		case errors.Is(err, publicvote.ErrColumnTwice):
			return fault.New(fault.Usage, "votes.filter_column_twice", "filter", a.ID, "column", f.Column).At(text.Show(s.Name))
		case err != nil: // of several files not all need have it
		case at == s.Layout.ChoiceAt:
			return fault.New(fault.Usage, "votes.filter_choice", "filter", a.ID, "column", f.Column).At(text.Show(s.Name))
		case at == s.Layout.VoterAt: // what is asked for stands in the decision, and who voted may not
			return fault.New(fault.Usage, "votes.filter_voter", "filter", a.ID, "column", f.Column).At(text.Show(s.Name))
		default:
			found = true
		}
	}
	if !found {
		return fault.New(fault.Usage, "votes.filter_column", "filter", a.ID, "column", f.Column)
	}
	return nil
}

// hasColumn reports whether that is so of any file of votes.
func hasColumn(set *votefile.Set, so func(publicvote.Source) bool) bool {
	for _, s := range set.Votes() {
		if so(s) {
			return true
		}
	}
	return false
}
