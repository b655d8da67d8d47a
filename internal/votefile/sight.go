package votefile

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/tabular"
	"votering/internal/text"
)

// sighting is what was found out of a table of votes.
type sighting struct {
	table       *table
	fits        []naming // the columns that may hold the choice
	choice      *naming  // the one that does; nil: not known
	time, voter int      // −1: there is none
	told        bool     // somebody said which column the voter's is, or that there is none
}

// sight finds out which columns of a table hold what.
func (l *looker) sight(t *table, codes meanings) (*sighting, error) {
	if err := t.rowsFit(); err != nil {
		return nil, err
	}
	e := t.recognise()
	if t.reading.Format == "" {
		t.reading.Format = e.format
	}
	s := &sighting{table: t, told: l.ask.Voter != ""}
	var err error
	var sure bool
	if s.time, err = t.timeAt(l.ask.Time, e, l.ask.Dates); err != nil {
		return nil, err
	}
	if s.voter, err = t.voterAt(l.ask.Voter, e); err != nil {
		return nil, err
	}
	if s.fits, sure, err = t.choiceIn(l.ask.Choice, l.choices, codes, s.time, s.voter); err != nil {
		return nil, err
	}
	if sure {
		s.choice = &s.fits[0]
	}
	return s, nil
}

// learn takes the column that holds the choice in another file, where the values
// of none say so here: on a quiet day nobody may have voted.
func (s *sighting) learn(others []*sighting, choices map[string]string, codes meanings) {
	if s.choice != nil || len(s.fits) > 0 {
		return
	}
	for _, o := range others {
		if o == nil || o.choice == nil {
			continue
		}
		if at, err := s.table.columns.Find(o.table.columns.Names()[o.choice.column]); err == nil {
			n := s.table.naming(at, choices, codes)
			s.choice = &n
			return
		}
	}
}

// clear is the fault of what was sighted, where it cannot be meant: one column in
// two roles, codes that mean different nominees in two files, or voters who cannot
// be told apart.
func (s *sighting) clear() error {
	choice := -1
	if s.choice != nil {
		if s.choice.clash != nil {
			return s.choice.clash
		}
		choice = s.choice.column
	}
	roles := []int{choice, s.time, s.voter}
	for i, at := range roles {
		if at >= 0 && slices.Contains(roles[i+1:], at) {
			name := shown(s.table.columns.Names()[at], shownName)
			return fault.New(fault.Usage, "votes.column_roles", "column", name).At(s.table.at(s.table.header.line))
		}
	}
	if line, long := s.table.long[s.voter]; long {
		return s.table.fault(line, "votes.voter_digits", "column", shown(s.table.columns.Names()[s.voter], shownName), "max", strconv.Itoa(keptDigits))
	}
	return nil
}

// better reports whether votes stand rather in s than in o.
func (s *sighting) better(o *sighting) bool {
	if a, b := s.choice != nil, o.choice != nil; a != b {
		return a
	}
	return len(s.table.rows) > len(o.table.rows)
}

// named is the name of a column as decisions have it, by which the same column is
// found again; empty for none. Where the name as people read it is that of two
// columns, it is the one that stands in the file.
func (t *table) named(column int) (string, error) {
	if column < 0 {
		return "", nil
	}
	read := t.columns.Names()[column]
	for _, name := range []string{read, t.header.fields[column]} {
		if at, err := t.columns.Find(name); err == nil && at == column && name != "" && text.Strict(name, publicvote.MaxText) == nil {
			return name, nil
		}
	}
	if read == "" {
		return "", t.fault(t.header.line, "votes.column_unnamed", "column", strconv.Itoa(column+1))
	}
	return "", t.fault(t.header.line, "votes.column_twice", "column", shown(read, shownCell))
}

// found is what a set has of the table.
func (s *sighting) found() (Found, error) {
	t := s.table
	layout := publicvote.Layout{
		Reading: t.reading, Header: t.header.fields, Sure: t.sure,
		ChoiceAt: -1, TimeAt: s.time, VoterAt: s.voter,
	}
	if c := s.choice; c != nil {
		layout.ChoiceAt, layout.Labels, layout.LabelsSHA256 = c.column, c.means, c.sum
		if c.means != nil {
			layout.Format = cmp.Or(layout.Format, publicvote.FormatSurveyXact)
		}
	}
	var err1, err2, err3 error
	layout.Choice, err1 = t.named(layout.ChoiceAt)
	layout.Time, err2 = t.named(s.time)
	layout.Voter, err3 = t.named(s.voter)
	if err := cmp.Or(err1, err2, err3); err != nil {
		return Found{}, err
	}
	f := t.found(RoleVotes, layout)
	f.Notices = append(f.Notices, s.voterNotices(&layout)...)
	return f, nil
}

// found is what a set has of a table. Of one whose rows are counted the layout
// says how they stand.
func (t *table) found(role string, layout publicvote.Layout) Found {
	f := Found{Role: role, Columns: t.columns.Names(), First: shownRows(t.rows), Notices: t.notices, in: t.in}
	if t.noRows() && role == RoleVotes {
		f.Notices = append(f.Notices, tabular.Notice{ID: "no_rows", Where: t.at(t.header.line)})
	}
	f.Source = publicvote.Source{Name: printable(t.in.Name), Size: t.in.Size}
	if role != RoleVotes {
		return f
	}
	f.Source.Layout = layout
	f.Source.Open = opener(t.in, layout.Reading)
	if text, sum := t.text, t.sum; text != nil {
		f.Source.Open = func() (publicvote.Stream, error) { return pages{bytes.NewReader(text), f.in.Size, sum}, nil }
	}
	return f
}
