package deliberation

import (
	"fmt"
	"testing"

	"votering/internal/award"
)

// largest is an edition at the limits, with every juror's every cell marked in
// an event of its own.
func largest(tb testing.TB) (*award.Edition, []Event) {
	tb.Helper()
	const jurors, nominees, criteria = 1000, 20, 10
	ed := testEdition()
	ed.Criteria, ed.Nominees, ed.Jurors = nil, nil, nil
	for i := range criteria {
		c := testEdition().Criteria[0]
		c.ID = fmt.Sprintf("criterion-%d", i)
		ed.Criteria = append(ed.Criteria, c)
	}
	for i := range nominees {
		ed.Nominees = append(ed.Nominees, award.Nominee{ID: fmt.Sprintf("nominee-%d", i)})
	}
	events := script("created", "open")
	for i := range jurors {
		juror := fmt.Sprintf("juror-%d", i)
		ed.Jurors = append(ed.Jurors, award.Juror{ID: juror, Votes: true})
		for k := range nominees * criteria {
			events = append(events, Event{Kind: MarksSet, Who: juror, At: noon, Cells: []CellChange{{
				Nominee: ed.Nominees[k/criteria].ID, Criterion: ed.Criteria[k%criteria].ID, Mark: "4.5",
			}}})
		}
	}
	return ed, events
}
