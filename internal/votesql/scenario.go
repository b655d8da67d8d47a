package votesql

import (
	"fmt"
	"slices"
	"strings"

	"votering/internal/publicvote"
)

// scenario is a rule, or one without a cause.
type scenario struct {
	cause string
	late  bool         // rows outside the window are counted
	off   map[int]bool // by number, filters that are not held against a row
	chain string       // what tells its columns from those of others
	Pass  string       // whether nothing but its voter is held against a row
}

// stage is a filter that counts the rows of a minute, which needs a table of its
// own.
type stage struct {
	ID          string
	AtMost      int64
	Table, From string
	Over        []over // in each scenario that holds the filter
}

// over is whether a row comes after so many others of its minute, of those that
// came so far in one scenario.
type over struct {
	Came, Column string
	AtMost       int64
}

// addScenarios numbers the scenarios, in the order of the answer.
func (p *plan) addScenarios(files []file, rule publicvote.Rule) {
	has := func(column func(*publicvote.Layout) int) bool {
		return slices.ContainsFunc(files, func(f file) bool { return column(&f.layout) >= 0 })
	}
	p.Scenarios = []scenario{{chain: "a"}}
	if rule.Window != nil && has(func(l *publicvote.Layout) int { return l.TimeAt }) {
		p.Scenarios = append(p.Scenarios, scenario{cause: publicvote.CauseOutside, late: true, chain: "w"})
	}
	if len(p.Filters) > 0 {
		none := scenario{cause: publicvote.CauseExcluded, off: map[int]bool{}}
		for _, f := range p.Filters {
			none.off[f.Number] = true
		}
		p.Scenarios = append(p.Scenarios, none)
	}
	for _, f := range p.Filters {
		if len(p.Filters) > 1 {
			one := scenario{cause: publicvote.CauseExcluded + ":" + f.ID, off: map[int]bool{f.Number: true}, chain: fmt.Sprintf("x%d", f.Number)}
			p.Scenarios = append(p.Scenarios, one)
		}
	}
	p.Again = has(func(l *publicvote.Layout) int { return l.VoterAt })
	for _, f := range p.Filters {
		p.addStage(f)
	}
	for i := range p.Scenarios {
		p.Scenarios[i].Pass = p.came(&p.Scenarios[i], len(p.Filters))
	}
	for i := range p.Filters {
		f := &p.Filters[i]
		f.Dropped = p.came(&p.Scenarios[0], f.Number-1) + " AND " + p.hit(&p.Scenarios[0], *f)
	}
	for i, s := range p.Scenarios[1:] {
		p.tell(s.cause, i+1)
	}
	if p.Again {
		p.tell(publicvote.CauseDuplicate, len(p.Scenarios))
	}
}

func (p *plan) tell(cause string, scenario int) {
	p.Without = append(p.Without, told{Told: comma(len(p.Without)) + jsonText(cause) + ":", Scenario: scenario})
}

// addStage makes the table of a filter that counts the rows of a minute.
func (p *plan) addStage(f filter) {
	if f.Kind != publicvote.FilterPerMinute {
		return
	}
	s := stage{ID: f.ID, AtMost: f.AtMost, Table: fmt.Sprintf("named%d", f.Number), From: p.Named}
	for i := range p.Scenarios {
		if c := &p.Scenarios[i]; !c.off[f.Number] {
			s.Over = append(s.Over, over{Came: "(minute IS NOT NULL AND " + p.came(c, f.Number-1) + ")", Column: p.hit(c, f), AtMost: f.AtMost})
		}
	}
	p.Stages, p.Named = append(p.Stages, s), s.Table
}

// hit is the column that says whether a filter hits a row in a scenario.
func (p *plan) hit(s *scenario, f filter) string {
	if f.Kind == publicvote.FilterPerMinute {
		return fmt.Sprintf("over%d%s", f.Number, s.chain)
	}
	return fmt.Sprintf("hit%d", f.Number)
}

// came is whether a row of a scenario gets past the window and the first so many
// filters.
func (p *plan) came(s *scenario, filters int) string {
	all := []string{"NOT late"}
	if s.late {
		all = []string{"TRUE"}
	}
	for _, f := range p.Filters[:filters] {
		if !s.off[f.Number] {
			all = append(all, "NOT "+p.hit(s, f))
		}
	}
	return strings.Join(all, " AND ")
}
