package publicvote

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/text"
)

// ReadTotals reads a table of votes per nominee, CSV or a workbook: one column
// names nominees by id, name, code or alias, one has whole numbers from 0; under
// the public method added also numbers below 0, and with decimals after a point.
// A nominee that is not named has 0. Every complaint is E_CSV at name:LINE, or
// name!SHEET!A1.
func ReadTotals(data []byte, name string, e *award.Edition) (*Tally, error) {
	t, err := readTable(data, name)
	if err != nil {
		return nil, err
	}
	at, err := t.columns()
	if err != nil {
		return nil, err
	}
	choices, err := Choices(e, nil)
	if err != nil {
		return nil, err
	}
	counts := map[string]exact.Rat{}
	for i := range t.rows {
		id, votes, err := t.row(i, at, choices, e)
		if err != nil {
			return nil, err
		}
		if _, ok := counts[id]; ok {
			return nil, fault.New(fault.CSV, "totals.twice", "nominee", id).At(t.where(i, at.nominee()))
		}
		counts[id] = votes
	}
	tally := Totals(counts, e)
	tally.Rows = int64(len(t.rows))
	tally.Files = []File{{SHA256: t.sha256, Rows: tally.Rows}}
	return tally, nil
}

// row is whom row i is about, and how many votes it has.
func (t *table) row(i int, at columns, choices map[string]string, e *award.Edition) (id string, votes exact.Rat, err error) {
	cells := t.rows[i]
	column := at.nominee()
	called := text.FromSheetCell(cells[column])
	id, ok := choices[called]
	if !ok {
		return "", votes, fault.New(fault.CSV, "totals.nominee", "nominee", called).At(t.where(i, column))
	}
	if at.id >= 0 && at.name >= 0 { // sorted by one column alone, a table names two in one row
		other := text.FromSheetCell(cells[at.name])
		if meant, ok := choices[other]; ok && meant != id {
			return "", votes, fault.New(fault.CSV, "totals.apart", "nominee", called, "other", other).At(t.where(i, at.name))
		}
	}
	votes, ok = count(cells[at.votes], e)
	if !ok {
		return "", votes, fault.New(fault.CSV, complaint(e), "votes", cells[at.votes], "nominee", called).At(t.where(i, at.votes))
	}
	return id, votes, nil
}

// complaint is the fault of what is no number of votes.
func complaint(e *award.Edition) string {
	if Given(e) {
		return "totals.points"
	}
	return "totals.number"
}

// Totals is a tally of votes counted elsewhere. A nominee that is not in
// counts has 0.
func Totals(counts map[string]exact.Rat, e *award.Edition) *Tally {
	t := &Tally{Rows: int64(len(counts)), Valid: map[string]exact.Rat{}, Files: []File{}, Flags: []string{FlagTotals}}
	for i := range e.Nominees {
		t.Valid[e.Nominees[i].ID] = counts[e.Nominees[i].ID]
	}
	return t
}
