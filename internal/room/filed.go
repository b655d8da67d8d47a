package room

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/ranking"
)

// Filed is an edition with tables of marks and votes, of which everything is a
// pure function: the same files give the same bytes, and nothing is stored.
type Filed struct {
	Edition      *award.Edition
	Marks, Votes *Table     // nil: there are none; without votes the jury is ranked alone
	Weight       *exact.Rat // another public weight than the rule's; nil: the rule's
}

// Table is a small file with its name, for errors.
type Table struct {
	Data []byte
	Name string
}

// input is what the ranking is computed from, with the rule's own public weight.
func (f Filed) input() (ranking.Input, error) {
	in, err := f.marked()
	if err != nil {
		return in, err
	}
	in.JuryAlone = f.Votes == nil && f.Edition.Rule.Public != nil
	if f.Votes != nil {
		t, err := publicvote.ReadTotals(f.Votes.Data, f.Votes.Name, f.Edition)
		if err != nil {
			return in, err
		}
		in.Votes = t.Valid
	}
	return in, nil
}

// marked is the edition with the table of marks.
func (f Filed) marked() (ranking.Input, error) {
	in := ranking.Input{Edition: f.Edition}
	if f.Marks == nil {
		return in, nil
	}
	rows, err := ballot.ReadMarks(f.Marks.Data, f.Marks.Name, f.Edition)
	if err != nil {
		return in, err
	}
	in.Ballots, err = ballot.FromRows(rows, f.Edition)
	return in, err
}

// RankFiles ranks an edition by its files, and is the ranking's document too.
func RankFiles(f Filed) (*ranking.Ranking, []byte, error) {
	in, err := f.input()
	if err != nil {
		return nil, nil, err
	}
	if f.Weight != nil {
		if in.Edition, err = ranking.WithPublicWeight(f.Edition, *f.Weight); err != nil {
			return nil, nil, err
		}
	}
	rk, err := ranking.Compute(in)
	if err != nil {
		return nil, nil, err
	}
	return rk, ranking.Document(rk, in.Edition, award.Fingerprint(f.Edition)), nil
}

// AgreeFiles is how far the jurors of a table of marks agree, with what is adjusted
// or without.
func AgreeFiles(f Filed, adjusted bool) (*ranking.Agreement, error) {
	in, err := f.marked()
	if err != nil {
		return nil, err
	}
	if adjusted {
		return ranking.Agree(in)
	}
	return ranking.Measure(in)
}
