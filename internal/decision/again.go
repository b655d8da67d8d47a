package decision

import (
	"maps"
	"slices"

	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// SameCounts is the first number in a counted public vote that is another when
// its files are counted again by the same rule (E_RESULT); nil where all are the
// same.
func SameCounts(stated *Tally, again *publicvote.Tally) *fault.Error {
	c := &comparison{}
	for i, f := range stated.Files {
		if i < len(again.Files) && again.Files[i].SHA256 == f.SHA256 {
			c.same(exact.Int(f.Rows), again.Files[i].Rows, "file", "hash", f.SHA256)
		}
	}
	c.same(exact.Int(stated.Rows), again.Rows, "rows")
	x, y := stated.Dropped, again.Dropped
	for _, cause := range []struct {
		id         string
		one, other int64
	}{
		{"malformed", x.Malformed, y.Malformed}, {"outside_window", x.OutsideWindow, y.OutsideWindow},
		{"unknown_nominee", x.UnknownNominee, y.UnknownNominee}, {"excluded", x.Excluded, y.Excluded}, {"duplicate", x.Duplicate, y.Duplicate},
	} {
		c.same(exact.Int(cause.one), cause.other, "dropped", "cause", cause.id)
	}
	for _, nominee := range slices.Sorted(maps.Keys(stated.Valid)) {
		c.equal(stated.Valid[nominee].Rat, again.Valid[nominee], "valid", "nominee", nominee)
	}
	c.counting(stated.Counting, again.Counting)
	return c.found
}

// comparison keeps the first difference.
type comparison struct{ found *fault.Error }

func (c *comparison) equal(stated, counted exact.Rat, id string, pairs ...string) {
	if c.found == nil && !stated.Equal(counted) {
		c.found = fault.New(fault.Result, "votes.again."+id, append(pairs, "stated", stated.Text(), "counted", counted.Text())...)
	}
}

func (c *comparison) same(stated exact.Rat, counted int64, id string, pairs ...string) {
	c.equal(stated, exact.Int(counted), id, pairs...)
}

// counting compares what the filters dropped, and the totals without each cause.
func (c *comparison) counting(stated, again *publicvote.Counting) {
	if stated == nil || again == nil {
		if c.found == nil && stated != again {
			c.found = fault.New(fault.Result, "votes.again.rule")
		}
		return
	}
	rows := map[string]int64{}
	for _, f := range again.Filters {
		rows[f.ID] = f.Rows
	}
	for _, f := range stated.Filters {
		c.same(exact.Int(f.Rows), rows[f.ID], "filter", "filter", f.ID)
	}
	for _, cause := range slices.Sorted(maps.Keys(stated.Without)) {
		for _, nominee := range slices.Sorted(maps.Keys(stated.Without[cause])) {
			c.same(exact.Int(stated.Without[cause][nominee]), again.Without[cause][nominee], "without", "cause", cause, "nominee", nominee)
		}
	}
}
