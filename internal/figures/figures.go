// Package figures takes figures for an edition from the tables that others
// publish: it finds out what in a table is a region, a period and a figure,
// joins regions to nominees by code and year, and says of every figure of a
// nominee whether it is taken, and if not why.
//
// Nothing is guessed. A series becomes a metric's figures where they have the
// same name, or where somebody says so; a region is a nominee where its code in
// that year says so, or its name where nobody else has it; anything else is
// told or asked. A sign in place of a number is a figure that is missing, with
// the reason, and never 0.
package figures

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/tabular"
)

// Options are what the person who imports has said.
type Options struct {
	// Take says which series becomes which metric: a series' name, or some
	// of the parts of it that [Series] tells, to a metric's id, or to Declined.
	Take map[string]string
	// Periods are the only ones that are taken; a single one is also the period
	// of figures whose table states none. None: all.
	Periods []string
	// Answers says what a region is, by its text, code or name as it stands in
	// the table: the id of a nominee or reference, or "-" for none of them.
	Answers map[string]string
}

// Import is what tables have for an edition. Nothing is changed by it; see
// [Apply].
type Import struct {
	Values    []Taken    // in the edition's order
	Unused    []Unused   // figures of nominees and references that are not taken, in the order of the tables
	Notices   []Notice   // what a person should know
	Questions []Question // regions that only a person can tell
	Series    []Series   // all that was found
}

// Taken is a figure that is taken: a number, words, or the reason why it is
// missing.
type Taken struct {
	Nominee   string // id of the nominee or reference
	Reference bool
	Metric    string
	Period    string
	Value     *exact.Rat // nil: words, or missing
	Words     string
	Missing   award.Missing
	Raw       string // as it stood
	Cell      string // where it stood
	Last      string // of a sum: the last cell
	Cells     int    // of a sum: how many were added up; else 1
	Source    string // the table's title, else its file
	AsOf      string // the day of the table, 2006-01-02; empty: not stated
	Replaces  string // the figure that stands there now, or why it is missing; empty: nothing is stated
}

// Unused is a figure of a nominee or reference that is not taken, or a region
// that cannot be read.
type Unused struct {
	Cell, Raw string
	Reason    string // its sentence is "figures.reason." and this
	Nominee   string // id; empty: a region that is none of them
	Series    string
	Period    string
}

// Notice is what a person should know of what is taken. Its sentence is
// "figures.notice." and the ID, or "table.notice." where Table is set.
type Notice struct {
	ID    string
	Args  fault.Args
	Where string // the first cell, or the file
	Table bool   // about the file as such
}

// Question is a region that may be a nominee, which a person has to say. Its
// sentence is "figures.ask." and the reason.
type Question struct {
	Region  string   // as it stands in the table: the key of the answer
	Cell    string   // the first of several
	Choices []string // ids of nominees or references
	Reason  string
}

// Series is a row of figures with one meaning, for many regions and periods.
type Series struct {
	Name      string   // by which Options.Take knows it
	Unit      string   // as the table states it; empty: it does not
	Source    string   // file and sheet
	Periods   []string // in order; empty: the table states none
	Figures   int      // cells of nominees and references
	Apart     []Apart  // by what else its figures are set apart
	Metric    string   // as which it is taken; empty: it is not
	Suggested string   // the metric that it may be; empty: none, or it is taken
	Reason    string   // why it is not taken; its sentence is "figures.series." and this
}

// Apart is what sets the figures of a series apart besides region and period:
// sex, age. Without a total one of its categories has to be chosen.
type Apart struct {
	Title      string
	Categories []string
	Total      string // the category that is all of them; empty: none
	Parts      bool   // they are parts of a whole: without a total they can be added up
}

// Declined, in place of a metric or nominee, is none of them.
const Declined = "-"

// maxKept is how many figures of nominees and references are looked at.
const maxKept = 200_000

// Read finds what tables have for an edition. Errors are fault.Usage where the
// options do not fit the edition or the tables, and fault.Size for too many
// figures.
func Read(ed *award.Edition, grids []tabular.Grid, o Options) (*Import, error) {
	rows := rowsOf(ed)
	r := &reader{ed: ed, rows: rows, known: registerOf(rows), options: o, im: &Import{}, asked: map[string]bool{}, told: map[string]bool{}, used: map[string]bool{}, kinOf: map[string][]*row{}}
	if err := r.checkAnswers(); err != nil {
		return nil, err
	}
	var words []string
	for series, id := range o.Take {
		if m, ok := ed.Metric(id); ok && m.Unit == award.Words {
			words = append(words, plain(series))
		}
	}
	for i := range grids {
		for _, t := range tablesOf(&grids[i], words) {
			if err := r.survey(t); err != nil {
				return nil, err
			}
			r.tables = append(r.tables, t)
		}
	}
	if err := r.choose(); err != nil {
		return nil, err
	}
	for _, t := range r.tables {
		r.collect(t)
	}
	r.settle()
	r.finish()
	return r.im, nil
}

// reader carries an import through its steps.
type reader struct {
	ed      *award.Edition
	rows    []row
	known   register
	kinOf   map[string][]*row // by code
	options Options
	tables  []*table
	kept    int
	found   []candidate
	im      *Import
	answers map[string]*row // by region; nil: none of them
	used    map[string]bool // answers that a region was found for
	asked   map[string]bool // questions, by region
	told    map[string]bool // notices, by what they say
	counts  struct{ unused int }
}
