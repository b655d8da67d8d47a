package forms

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/text"
)

// answer is what was found in one field, and where: in words, and as a number
// by which complaints are put in order. Without a place there was no field.
type answer struct {
	lines []string // of which each may have line ends
	where string
	at    int
}

func (a answer) there() bool { return a.where != "" }

// fault says what is wrong with the answer.
func (a answer) fault(class fault.Class, id string, pairs ...string) complaint {
	return complaint{fault.New(class, id, pairs...).At(a.where), a.at}
}

type complaint struct {
	fault *fault.Error
	at    int
}

// found is all that a form says, not yet held against the edition.
type found struct {
	end        answer // where the form ends: what is missing is missed there
	head       map[string]answer
	marks      map[ballot.Cell]answer
	comments   map[ballot.Cell]answer
	conflicts  map[string]answer      // by nominee
	begun      map[string]answer      // by nominee: where its part begins, in a text
	strays     map[string][]complaint // by nominee: comments after no mark of their own, whose line may be gone
	complaints []complaint
}

func newFound() *found {
	return &found{
		head:  map[string]answer{},
		marks: map[ballot.Cell]answer{}, comments: map[ballot.Cell]answer{},
		conflicts: map[string]answer{}, begun: map[string]answer{}, strays: map[string][]complaint{},
	}
}

// full reports whether there are more complaints than anybody will read.
func (f *found) full() bool { return len(f.complaints) >= 2*MaxFaults }

// complain keeps a complaint, as long as anybody will read it.
func (f *found) complain(c complaint) {
	if !f.full() {
		f.complaints = append(f.complaints, c)
	}
}

// settle makes a ballot of what was found, or says all that is wrong.
func (f *found) settle(ed *award.Edition) (*Filled, error) {
	filled := &Filled{Head: f.readHead(ed), version: f.head[fieldVersion]}
	b := ballot.New(filled.Head.Juror)
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		f.conflict(b, n)
		for _, c := range ed.Marked() {
			f.cell(b, ed, n, c)
		}
		for _, c := range f.strays[n.ID] {
			f.complain(c)
		}
	}
	if len(f.complaints) > 0 {
		return filled, f.faults()
	}
	filled.Ballot, filled.Empty = b, b.Missing(ed)
	for _, n := range asked(ed) {
		if _, ok := b.Declared[n.ID]; !ok {
			filled.Undeclared = append(filled.Undeclared, n.ID)
		}
	}
	return filled, nil
}

// faults are the complaints in the order of the form, at most MaxFaults.
func (f *found) faults() fault.List {
	slices.SortStableFunc(f.complaints, func(a, b complaint) int { return a.at - b.at })
	var list fault.List
	for _, c := range f.complaints[:min(len(f.complaints), MaxFaults)] {
		list = append(list, c.fault)
	}
	return list
}

// readHead reads whose form it is, and whether it is one of this edition.
func (f *found) readHead(ed *award.Edition) Head {
	if schema := f.line(fieldForm); schema != "" && fold(schema) != Schema {
		f.complain(f.head[fieldForm].fault(fault.Version, "form.schema", "schema", schema, "known", Schema))
	}
	h := Head{EditionID: fold(f.line(fieldEdition)), Fingerprint: fold(f.line(fieldVersion)), Juror: fold(f.line(fieldJuror)), Name: f.line(fieldName)}
	if a := f.head[fieldEdition]; h.EditionID != "" && h.EditionID != ed.ID {
		f.complain(a.fault(fault.Award, "form.edition", "edition", h.EditionID, "want", ed.ID))
	}
	if a := f.head[fieldJuror]; h.Juror != "" && len(ed.Jurors) > 0 {
		if j, ok := ed.Juror(h.Juror); !ok || !j.Votes {
			f.complain(a.fault(fault.Juror, "juror.unknown", "juror", h.Juror))
		}
	}
	return h
}

// line reads a line of the head that must be there.
func (f *found) line(field string) string {
	a := f.head[field]
	if !a.there() {
		f.complain(f.end.fault(fault.Format, "form.head", "field", field))
		return ""
	}
	s, ok := f.clean(a)
	if ok && s == "" && field != fieldName {
		f.complain(a.fault(fault.Format, "form.head", "field", field))
	}
	return s
}

// clean reads an answer as text of one line.
func (f *found) clean(a answer) (string, bool) { return f.cleaned(a, oneLine, text.Clean) }

// What is made of white space before an answer is read.
var (
	oneLine  = strings.NewReplacer("\n", " ", "\t", " ")
	manyLine = strings.NewReplacer("\t", " ")
)

// cleaned reads an answer as one of the two cleaners does. Once there are more
// complaints than anybody will read, nothing comes of the form, and no answer
// is worth the work.
func (f *found) cleaned(a answer, space *strings.Replacer, cleaner func(string, int) (string, error)) (string, bool) {
	if f.full() {
		return "", false
	}
	s, err := cleaner(space.Replace(strings.Join(a.lines, "\n")), ballot.MaxComment)
	if err == nil {
		return s, true
	}
	if e := fault.Of(err); e != nil {
		f.complain(complaint{e.At(a.where), a.at})
	}
	return "", false
}

// conflict reads whether the juror is in conflict over a nominee. A ground is
// the declaration and the recusal in one, as it is in the program.
func (f *found) conflict(b *ballot.Ballot, n *award.Nominee) {
	a := f.conflicts[n.ID]
	if !a.there() {
		f.missing(n, "form.no_conflict", "nominee", n.Name)
		return
	}
	switch s, ok := f.clean(a); {
	case !ok || s == "":
	case says(s, wordNone):
		b.Declared[n.ID] = ballot.Declaration{}
	default:
		b.Declared[n.ID] = ballot.Declaration{Ground: s}
		b.Recused[n.ID] = ballot.Recusal{Ground: s}
	}
}

// cell reads a mark and its comment.
func (f *found) cell(b *ballot.Ballot, ed *award.Edition, n *award.Nominee, c *award.Criterion) {
	cell := ballot.Cell{Nominee: n.ID, Criterion: c.ID}
	a := f.marks[cell]
	if !a.there() {
		f.missing(n, "form.no_cell", "nominee", n.Name, "criterion", c.Title.In(ed.Language))
		return
	}
	entry := f.mark(a, n.Name, c.Title.In(ed.Language), c.Scale)
	if _, recused := b.Recused[n.ID]; recused && (entry.Set || entry.Abstained) {
		f.complain(a.fault(fault.Score, "form.recused", "nominee", n.Name, "ground", b.Recused[n.ID].Ground))
	}
	entry.Comment, _ = f.cleaned(f.comments[cell], manyLine, text.CleanLines)
	b.Put(cell, entry)
}

// mark reads one mark: a number on the scale, a dash, or nothing. A complaint
// has it as it was typed.
func (f *found) mark(a answer, nominee, criterion string, scale award.Scale) ballot.Entry {
	s, ok := f.clean(a)
	switch {
	case !ok || s == "":
		return ballot.Entry{}
	case abstains(s):
		return ballot.Entry{Abstained: true}
	}
	v, _, err := exact.Mark(typed(s))
	if err == nil && scale.Holds(v) {
		return ballot.Entry{Set: true, Mark: v}
	}
	id := "form.scale"
	if err != nil {
		id = "form.mark"
	}
	f.complain(a.fault(fault.Score, id, "mark", s, "nominee", nominee, "criterion", criterion,
		"min", scale.Min.Text(), "max", scale.Max.Text(), "step", scale.Step.Text()))
	return ballot.Entry{}
}

// missing says that something on a nominee that must be there is not: where it
// should stand, as nearly as that is known.
func (f *found) missing(n *award.Nominee, id string, pairs ...string) {
	if n.Withdrawn {
		return
	}
	c := f.end.fault(fault.Format, id, pairs...)
	if a := f.begun[n.ID]; a.there() {
		c = a.fault(fault.Format, id, pairs...)
	}
	if s := f.strays[n.ID]; id == "form.no_cell" && len(s) > 0 {
		c, f.strays[n.ID] = complaint{c.fault.At(s[0].fault.Where), s[0].at}, s[1:]
	}
	f.complain(c)
}
