package publicvote

import (
	"bytes"
	"fmt"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/tabular"
)

// ReadTotals reads a table of votes per nominee: header nominee,votes, whole
// numbers from 0; under the public method added also numbers below 0, and with
// decimals after a point. A nominee that is not named has 0. Every complaint is
// E_CSV at name:LINE.
func ReadTotals(data []byte, name string, e *award.Edition) (*Tally, error) {
	t, err := tabular.ReadCSV(bytes.NewReader(data), name, tabular.Limits{})
	if err != nil {
		return nil, err
	}
	nominee, votes, err := totalsColumns(t, name)
	if err != nil {
		return nil, err
	}
	counts := map[string]exact.Rat{}
	for _, row := range t.Rows {
		where := fmt.Sprintf("%s:%d", name, row.Line)
		id, n := row.Cells[nominee], row.Cells[votes]
		if _, ok := e.Nominee(id); !ok {
			return nil, fault.New(fault.CSV, "totals.nominee", "nominee", id).At(where)
		}
		if _, ok := counts[id]; ok {
			return nil, fault.New(fault.CSV, "totals.twice", "nominee", id).At(where)
		}
		v, ok := count(n, e)
		if !ok {
			return nil, fault.New(fault.CSV, complaint(e), "votes", n, "nominee", id).At(where)
		}
		counts[id] = v
	}
	tally := Totals(counts, e)
	tally.Rows = int64(len(t.Rows))
	tally.Files = []File{{SHA256: t.SHA256, Rows: tally.Rows}}
	return tally, nil
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
	t := &Tally{Rows: int64(len(counts)), Valid: map[string]exact.Rat{}, Files: []File{}, Flags: []string{"totals"}}
	for i := range e.Nominees {
		t.Valid[e.Nominees[i].ID] = counts[e.Nominees[i].ID]
	}
	return t
}

func totalsColumns(t *tabular.Table, name string) (nominee, votes int, err error) {
	nominee, votes = -1, -1
	for i, h := range t.Header {
		switch h {
		case "nominee":
			nominee = i
		case "votes":
			votes = i
		default:
			return 0, 0, fault.New(fault.CSV, "totals.column", "column", h).At(name + ":1")
		}
	}
	missing := ""
	switch {
	case nominee < 0:
		missing = "nominee"
	case votes < 0:
		missing = "votes"
	default:
		return nominee, votes, nil
	}
	return 0, 0, fault.New(fault.CSV, "table.column_missing", "column", missing).At(name + ":1")
}
