package votesql

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/text"
)

// Bounds of what the query says of a row in one number.
const (
	maxNominees = 1 << 10
	fileBits    = 40 // rows of a file
	// maxLine is how many bytes a line may have before it may be more than a
	// record may have.
	maxLine = 1<<20 - 2
)

// plan is what the scripts are filled with.
type plan struct {
	*dialect
	Edition *award.Edition
	Head    string // how the answer begins
	Known   [][]known
	Labels  [][]label
	Coded   string // the numbers of the files whose choices are codes; empty: none
	Lists   []list
	Filters []filter
	Sheets  []sheet
	Stages  []stage
	Named   string // the table of rows that name a nominee, with all filters
	// Scenarios are the rule and the rule without one cause each; Again says that
	// there is the one without duplicates too, which needs no voters.
	Scenarios []scenario
	Again     bool
	Without   []told
	Other     []string
}

// known is a text that means a nominee, label what a code means.
type (
	known struct {
		Said    string
		Nominee int
	}
	label struct {
		File       int
		Code, Said string
	}
)

// list is a list of voters.
type list struct {
	ID, Path, SHA256 string
	Filter, Listed   int
}

// filter is a filter by its number.
type filter struct {
	publicvote.Filter
	Number  int
	List    bool
	Dropped string // whether the rule drops a row for it
	Told    string // how the answer tells of it
}

// told is how the answer tells of a scenario.
type told struct {
	Told     string
	Scenario int
}

// Other is what the answer counts that cannot be counted exactly.
const (
	otherQuotes  = "open_quotes" // lines that end inside quotes
	otherLong    = "long_lines"
	otherDates   = "dates"   // times of which day and month are not known
	otherZones   = "zones"   // times without a zone, where none was told
	otherHeaders = "headers" // files that begin otherwise than they did
	otherLists   = "lists"   // lists with other voters
)

func newPlan(d *dialect, files []file, lists map[string]string, rule publicvote.Rule, e *award.Edition) (*plan, error) {
	if len(files) == 0 || len(files) > publicvote.MaxFiles || len(rule.Filters) > publicvote.MaxFilters || len(e.Nominees) > maxNominees {
		return nil, fault.New(fault.Usage, "votes.rule_large")
	}
	p := &plan{
		dialect: d, Edition: e, Named: "named0",
		Other: []string{otherQuotes, otherLong, otherDates, otherZones, otherHeaders, otherLists},
	}
	numbers := map[string]int{}
	for i := range e.Nominees {
		numbers[e.Nominees[i].ID] = i
	}
	var all []known
	for _, said := range slices.Sorted(maps.Keys(rule.Choices)) {
		all = append(all, known{said, numbers[rule.Choices[said]]})
	}
	p.Known = slices.Collect(slices.Chunk(all, 100))
	readings := make([]reading, len(files))
	for i, f := range files {
		readings[i] = readingOf(f)
		p.addSheet(i, f, rule)
	}
	for i, f := range rule.Filters {
		if err := p.addFilter(i+1, f, lists); err != nil {
			return nil, err
		}
	}
	p.addScenarios(files, rule)
	p.Head = head(d.Name, readings, rule, e)
	return p, nil
}

// addFilter takes in a filter, in the order of the rule.
func (p *plan) addFilter(number int, f publicvote.Filter, lists map[string]string) error {
	p.Filters = append(p.Filters, filter{
		Filter: f, Number: number, List: f.Kind == publicvote.FilterVoters,
		Told: fmt.Sprintf(`{"id":%s,"rows":`, jsonText(f.ID)),
	})
	if f.Kind != publicvote.FilterVoters {
		return nil
	}
	path, there := lists[f.ID]
	if !there || strings.Contains(path, "\x00") {
		return fault.New(fault.Usage, "votesql.list", "filter", f.ID)
	}
	voters := map[string]bool{}
	for _, v := range f.Voters {
		voters[string(v)] = true
	}
	p.Lists = append(p.Lists, list{ID: f.ID, Path: path, SHA256: f.ListSHA256, Filter: number, Listed: len(voters)})
	return nil
}

// addLabels takes in what the codes of a file mean.
func (p *plan) addLabels(number int, labels map[string]string) {
	if labels == nil {
		return
	}
	if p.Coded != "" {
		p.Coded += ", "
	}
	p.Coded += strconv.Itoa(number)
	var all []label
	for _, code := range slices.Sorted(maps.Keys(labels)) {
		all = append(all, label{number, code, strings.TrimSpace(text.NFC(labels[code]))})
	}
	p.Labels = append(p.Labels, slices.Collect(slices.Chunk(all, 100))...)
}
