package votesql

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/strict"
	"votering/internal/text"
)

// Schema is the name and version of an engine's answer.
const Schema = "votering-counts/1"

// MaxCounts bounds an answer, in bytes.
const MaxCounts = 16 << 20

// counts is an engine's answer.
type counts struct {
	Schema      string                      `json:"schema"`
	Edition     string                      `json:"edition"`
	Fingerprint string                      `json:"fingerprint"`
	RuleSHA256  string                      `json:"rule_sha256"`
	Engine      string                      `json:"engine"`
	Files       []reading                   `json:"files"`
	Rows        int64                       `json:"rows"`
	Valid       map[string]int64            `json:"valid"`
	Dropped     publicvote.Dropped          `json:"dropped"`
	Filters     []dropped                   `json:"filters"`
	Without     map[string]map[string]int64 `json:"without"`
	Other       map[string]int64            `json:"other"`
}

// reading is how a file was read, and how many rows it has.
type reading struct {
	Name string             `json:"name"`
	Read publicvote.Reading `json:"read"`
	Rows int64              `json:"rows"`
}

// Delimiters that a document cannot hold as text, and what the answer calls them.
var (
	unwritable = []string{"\t", " "}
	called     = []string{"tab", "space"}
)

// readingOf is how a file is read, as the answer tells of it.
func readingOf(f file) reading {
	r := reading{Name: strings.TrimSpace(text.NFC(text.Show(f.name))), Read: f.layout.Reading}
	if i := slices.Index(unwritable, r.Read.Delimiter); i >= 0 {
		r.Read.Delimiter = called[i]
	}
	return r
}

// reading is how the file was read, as a tally has it.
func (r *reading) reading() *publicvote.Reading {
	read := r.Read
	if i := slices.Index(called, read.Delimiter); i >= 0 {
		read.Delimiter = unwritable[i]
	}
	return &read
}

// dropped is how many rows a filter dropped.
type dropped struct {
	ID   string `json:"id"`
	Rows int64  `json:"rows"`
}

// head is how the answer begins, up to the files.
func head(engine string, files []reading, rule publicvote.Rule, e *award.Edition) string {
	return fmt.Sprintf(`{"schema":%s,"edition":%s,"fingerprint":%s,"rule_sha256":%s,"engine":%s`, jsonText(Schema), jsonText(e.ID),
		jsonText(award.Fingerprint(e)), jsonText(pin(files, rule)), jsonText(engine))
}

// tellFile is how the answer tells of a file, up to the number of its rows.
func tellFile(r reading) string {
	read, _ := json.Marshal(r.Read)
	return fmt.Sprintf(`{"name":%s,"read":%s,"rows":`, jsonText(r.Name), read)
}

// pin is the SHA-256 of all that says how rows become votes: another rule, or
// another way to read the files, has another.
func pin(files []reading, rule publicvote.Rule) string {
	type filter struct {
		publicvote.Filter
		Reason string `json:"reason,omitempty"` // in place of the filter's: why is told beside the count
	}
	rules := struct {
		Window  *publicvote.Window
		Zone    string
		Dates   publicvote.Dates
		Choices map[string]string
		Filters []filter
		Files   []publicvote.Reading
	}{Dates: rule.Dates, Choices: rule.Choices}
	if w := rule.Window; w != nil {
		rules.Window = &publicvote.Window{Opens: w.Opens.UTC(), Closes: w.Closes.UTC()}
	}
	if rule.Zone != nil {
		rules.Zone = rule.Zone.String()
	}
	for _, f := range rule.Filters {
		rules.Filters = append(rules.Filters, filter{Filter: f})
	}
	for _, f := range files {
		rules.Files = append(rules.Files, f.Read)
	}
	canonical, _ := json.Marshal(rules)
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])
}

// ReadCounts reads an engine's answer: the tally of the edition's public vote by
// the rule that the query was made for. An answer for another edition or rule is
// E_PIN; one that tells of something that the engine could not count exactly is
// E_CSV; one whose parts do not add up is E_RESULT. The files have no SHA-256
// yet: whoever has them at hand fills it in, in their order; elsewhere the tally
// is kept without files.
func ReadCounts(data []byte, name string, rule publicvote.Rule, e *award.Edition) (*publicvote.Tally, error) {
	var c counts
	if err := strict.Decode(data, name, MaxCounts, &c); err != nil {
		return nil, err
	}
	for _, check := range []func() *fault.Error{
		func() *fault.Error { return c.made(rule, e) }, c.exact, func() *fault.Error { return c.fits(rule) },
	} {
		if f := check(); f != nil {
			return nil, f.At(name)
		}
	}
	t := c.tally(rule)
	if f := numbered(t).AddsUp(e); f != nil {
		return nil, f.At(name)
	}
	return t, nil
}

// made checks what the answer was made for.
func (c *counts) made(rule publicvote.Rule, e *award.Edition) *fault.Error {
	switch {
	case c.Schema != Schema:
		return fault.New(fault.Version, "votesql.schema", "schema", c.Schema, "known", Schema)
	case c.Fingerprint != award.Fingerprint(e) || c.Edition != e.ID:
		return fault.New(fault.Pin, "votesql.edition", "edition", c.Edition)
	case !slices.Contains(Engines, c.Engine):
		return fault.New(fault.Usage, "votesql.engine", "engine", c.Engine, "engines", strings.Join(Engines, ", "))
	case c.RuleSHA256 != pin(c.Files, rule):
		return fault.New(fault.Pin, "votesql.rule")
	}
	return nil
}

// exact checks that nothing was met that the engine cannot count exactly.
func (c *counts) exact() *fault.Error {
	all := []string{otherHeaders, otherLists, otherQuotes, otherLong, otherDates, otherZones}
	if len(c.Other) != len(all) {
		return fault.New(fault.JSON, "votesql.other")
	}
	for _, what := range all {
		switch n, there := c.Other[what]; {
		case !there:
			return fault.New(fault.JSON, "votesql.other")
		case n != 0:
			return fault.New(fault.CSV, "votesql."+what, "n", strconv.FormatInt(n, 10))
		}
	}
	return nil
}

// fits checks that each filter of the rule is told of.
func (c *counts) fits(rule publicvote.Rule) *fault.Error {
	same := len(c.Filters) == len(rule.Filters)
	for i := range c.Filters {
		same = same && c.Filters[i].ID == rule.Filters[i].ID
	}
	if !same || len(c.Files) == 0 {
		return fault.New(fault.JSON, "votesql.other")
	}
	return nil
}

// tally is the answer as a tally.
func (c *counts) tally(rule publicvote.Rule) *publicvote.Tally {
	counting := &publicvote.Counting{Dates: rule.Dates, Engine: c.Engine}
	if len(c.Without) > 0 {
		counting.Without = c.Without
	}
	t := &publicvote.Tally{
		Rows: c.Rows, Valid: map[string]exact.Rat{}, Dropped: c.Dropped, Files: []publicvote.File{}, Flags: []string{publicvote.FlagElsewhere}, Counting: counting,
	}
	for id, n := range c.Valid {
		t.Valid[id] = exact.Int(n)
	}
	timed, noTime, noVoter := false, false, false
	for i := range c.Files {
		f := &c.Files[i]
		t.Files = append(t.Files, publicvote.File{Rows: f.Rows, Read: f.reading()})
		timed, noTime, noVoter = timed || f.Read.Time != "", noTime || f.Read.Time == "", noVoter || !f.reading().TellsVoters()
	}
	if noTime {
		t.Flags = append(t.Flags, publicvote.FlagNoTime)
	}
	if noVoter {
		t.Flags = append(t.Flags, publicvote.FlagNoVoter)
	}
	if rule.Zone != nil {
		counting.Zone = rule.Zone.String()
	}
	if timed {
		counting.Window = rule.Window
	}
	for i, f := range rule.Filters {
		counting.Filters = append(counting.Filters, publicvote.Filtered{Filter: f, Rows: c.Filters[i].Rows})
	}
	return t
}

// numbered is a tally whose files are told apart by their place, as long as
// nobody knows their SHA-256.
func numbered(t *publicvote.Tally) *publicvote.Tally {
	n := *t
	n.Files = slices.Clone(t.Files)
	for i := range n.Files {
		n.Files[i].SHA256 = fmt.Sprintf("%064x", i)
	}
	return &n
}
