// Package marksheet finds a jury's marks in the tables that juries keep them
// in: a list with a mark in each row, nominees against criteria or jurors in
// either direction, a sheet for each juror, names over several rows or columns.
//
// Nothing is guessed. A name is an id, a name, a code or an alias of the
// edition, without regard to case and accents; what is none of these, or may be
// several, is asked for. Sums, averages and what else is no mark is left out,
// and said. See [Read].
package marksheet

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/tabular"
)

// Kind is what a name in a table is the name of.
type Kind string

// A mark is a juror's, of a nominee, on a criterion.
const (
	Juror     Kind = "juror"
	Nominee   Kind = "nominee"
	Criterion Kind = "criterion"
)

// kinds are all kinds, in the order in which they are asked for.
var kinds = []Kind{Juror, Nominee, Criterion}

// Leave is what a name stands for that is to be left out.
const Leave = "-"

// Options are what the person who brings the table has said.
type Options struct {
	Juror string            // whose marks they are where the table does not say; an id, or empty
	Map   map[string]string // what a name, or a sheet, in the table stands for: an id, or Leave
}

// Marks is what a file says. Nothing is stored by it. Where there are
// questions or faults it is not to be taken as it is.
type Marks struct {
	Tables    []Table
	Rows      []Row // in the order of the file
	Left      []Left
	Questions []Question
	Faults    fault.List // wrong marks, and what contradicts itself
	Notices   []Notice
}

// Row is one mark, abstention or recusal with the cell it stands in:
// FILE:LINE:COLUMN, FILE!SHEET!A1, or FILE:LINE in a table of marks as it is
// written by this program.
type Row struct {
	ballot.Row
	Cell string
}

// Table is one table as it was understood.
type Table struct {
	Where   string  // FILE or FILE!SHEET
	Down    []Kind  // whose names stand in the rows
	Across  []Kind  // whose names head the columns; none in a list
	Given   []Given // what the whole table is about
	Marks   int     // cells that say something: marks, abstentions, recusals
	Empty   int     // cells of the table in which nothing stands; they say nothing
	Columns int     // that were read for marks
}

// Given says whom or what a whole table is about, and how that is known.
type Given struct {
	Kind Kind
	ID   string
	By   By
}

// By is how it is known whom or what a table is about.
type By string

// The ways, the strongest first.
const (
	BySaid  By = "said"  // the person said it of this sheet
	ByTitle By = "title" // it stands above the table
	BySheet By = "sheet" // it is in the name of the sheet
	ByFile  By = "file"  // it is in the name of the file
	ByAct   By = "act"   // the person said whose marks they bring
	ByOnly  By = "only"  // there is no other
)

// Left is what was not taken, though something stands there. Its sentence is
// "marksheet.left." and the Reason.
type Left struct {
	Cell   string // the first of N cells, or the sheet
	Name   string // the heading, row or sheet it stands under
	Reason string
	N      int
}

// Question is a name that a person has to say the meaning of. The answer goes
// into Options.Map under Name.
type Question struct {
	Kind    Kind
	Name    string
	Cell    string   // the first where it stands
	Choices []string // ids, those that are likely; all where none is
	Reason  Reason
}

// Reason is why something is asked.
type Reason string

// The reasons. Their sentences are "fault.marksheet.", the Reason, "." and the
// Kind.
const (
	Unknown   Reason = "unknown"   // nobody and nothing has the name
	Ambiguous Reason = "ambiguous" // several have it
	Unsaid    Reason = "unsaid"    // the table does not say it; Name is the sheet or the file
)

// Fault is a question as a complaint, for where nobody can be asked.
func (q Question) Fault() *fault.Error {
	class := map[Kind]fault.Class{Juror: fault.Juror, Nominee: fault.Score, Criterion: fault.Score}[q.Kind]
	if q.Reason != Unknown {
		class = fault.CSV
	}
	const named = 8
	ids := strings.Join(q.Choices[:min(named, len(q.Choices))], ", ")
	if len(q.Choices) > named {
		ids += ", …"
	}
	return fault.New(class, "marksheet."+string(q.Reason)+"."+string(q.Kind), "name", q.Name, "ids", ids).At(q.Cell)
}

// Complaints are the questions and faults together, in that order.
func (m *Marks) Complaints() fault.List {
	var l fault.List
	for _, q := range m.Questions {
		l = append(l, q.Fault())
	}
	return append(l, m.Faults...)
}

// Notice is what a person should know of what was read. Its sentence is
// "table.notice." and the ID for those of a grid, "marksheet.notice." and the
// ID for others.
type Notice struct {
	ID    string
	Args  fault.Args
	Where string
	Grid  bool
}

// maxFaults bounds the complaints about one file; who gets so many mends none
// of them.
const maxFaults = 200

// Read finds the marks of a file for an edition. A table of marks as this
// program writes it is read as ballot.ReadMarks does. Errors are those of a
// file that is no table at all, an E_CSV where no table in it has marks, and an
// E_USAGE for an Options.Map that names what is not in the edition. All other
// complaints are in the answer.
func Read(data []byte, name string, e *award.Edition, o Options) (*Marks, error) {
	rows, plain := ballot.ReadMarks(data, name, e)
	if plain == nil {
		return plainMarks(rows, name), nil
	}
	n, err := newNames(e, o.Map)
	if err != nil {
		return nil, err
	}
	grids, err := tabular.ReadGrids(data, name, tabular.Limits{Lines: true})
	if err != nil {
		return nil, err
	}
	r := &reader{edition: e, options: o, names: n, told: told{}, asked: map[string]bool{}, out: &Marks{}}
	for i := range grids {
		r.grid(&grids[i])
	}
	r.lone()
	if ballot.IsMarks(data, name) && !unnamed(plain) && len(o.Map) == 0 && (len(r.out.Left) > 0 || len(r.out.Complaints()) > 0) {
		return nil, plain // what is written in our own form is held to it
	}
	if len(r.out.Tables) == 0 && len(r.out.Complaints()) == 0 {
		return nil, fault.New(fault.CSV, "marksheet.none").At(name)
	}
	return r.out, nil
}

// unnamed reports whether a table in our own form has a name where an id would
// stand: it is read as all other tables then.
func unnamed(err error) bool {
	f := fault.Of(err)
	return f != nil && (f.ID == "juror.unknown" || f.ID == "mark.nominee" || f.ID == "mark.criterion")
}

// plainMarks are rows of a table of marks as this program writes it.
func plainMarks(rows []ballot.Row, name string) *Marks {
	m := &Marks{Tables: []Table{{Where: name, Down: kinds, Marks: len(rows), Columns: 1}}}
	for _, row := range rows {
		m.Rows = append(m.Rows, Row{Row: row, Cell: name + ":" + strconv.Itoa(row.Line)})
	}
	return m
}
