package room

import (
	"maps"
	"path/filepath"
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/marksheet"
	"votering/internal/text"
)

// MarkPreview is what a file of marks would do, before anything is stored.
// TakeMarks stores it.
type MarkPreview struct {
	Edition *award.Edition
	Read    *marksheet.Marks
	Jurors  []MarkedJuror // whom it has something of, in the order of the roll
	Others  int           // rows of jurors whose marks were not asked for; they are left out
	Faults  fault.List    // why it cannot be stored as it is; Read's questions and faults among them

	who    string
	events []deliberation.Event
}

// MarkedJuror is what a file of marks has of one juror. What it has against a
// draft is told of the onlooker's own alone: whoever could hold a file against
// somebody else's hidden draft would learn it by guessing.
type MarkedJuror struct {
	Juror                     award.Juror
	Marks, Abstained, Recused int
	Same                      int            // cells that say what stands there already; 0 of others
	Replaced                  []ReplacedMark // cells that say something else than what stands there; none of others
	Empty                     int            // cells of the ballot that have nothing afterwards; 0 of others
	Undeclared                int            // of the onlooker's own, nominees with marks and without a declaration of interests; 0 of others
	Unsaid                    int            // of others, cells of the ballot that the file says nothing of

	replaces int // marks that are replaced by others, which is said when it has happened
}

// ReplacedMark is a mark that another one takes the place of.
type ReplacedMark struct {
	Cell               string // in the file
	Nominee, Criterion string
	From               string // what stands there
	To                 string
}

// PreviewMarks reads a file of marks, in whatever shape it has them, and says
// what storing it would do. whose is the juror whose marks are asked for; empty
// for every juror's, which only who leads may ask for. Errors are those of
// marksheet.Read and of the file.
func (r *Room) PreviewMarks(who, whose, path string, o marksheet.Options) (*MarkPreview, error) {
	data, err := files.Read(path, MaxTable)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	me, err := r.person(who)
	if err != nil {
		return nil, err
	}
	if whose, err = r.whose(me, whose); err != nil {
		return nil, err
	}
	if o.Juror == "" {
		o.Juror = whose
	}
	read, err := marksheet.Read(data, text.Show(filepath.Base(path)), r.ed, o)
	if err != nil {
		return nil, err
	}
	p := &MarkPreview{Edition: r.ed, Read: read, Faults: read.Complaints(), who: me.ID}
	return p, r.foresee(p, me, whose)
}

// whose is the juror whose marks may be brought by me, where whose was asked
// for; empty: every juror's.
func (r *Room) whose(me *award.Juror, whose string) (string, error) {
	if whose == "" {
		whose = r.state.Owner
	}
	if whose == "" && me.Role == award.JurorRole {
		return "", fault.New(fault.Juror, "juror.not_chair", "name", me.Name)
	}
	if whose == "" {
		return "", nil
	}
	j, err := r.person(whose)
	if err != nil {
		return "", err
	}
	if me.Role == award.JurorRole && j.ID != me.ID {
		return "", fault.New(fault.Juror, "juror.not_chair", "name", me.Name)
	}
	return j.ID, nil
}

// foresee works out what the rows would change, and tries it.
func (r *Room) foresee(p *MarkPreview, me *award.Juror, whose string) error {
	rows := map[string][]marksheet.Row{}
	for _, row := range p.Read.Rows {
		if whose != "" && row.Juror != whose {
			p.Others++
			continue
		}
		rows[row.Juror] = append(rows[row.Juror], row)
	}
	trial := r.chain()
	for _, j := range r.ed.Jurors {
		if len(rows[j.ID]) == 0 {
			continue
		}
		p.Jurors = append(p.Jurors, r.foreseeJuror(j, rows[j.ID], j.ID == me.ID))
		plain := make([]ballot.Row, len(rows[j.ID]))
		for i, row := range rows[j.ID] {
			plain[i] = row.Row
		}
		events, replaces, err := r.tableEvents(me.ID, j.ID, plain)
		if err != nil {
			return err
		}
		for _, e := range events {
			if err := trial.add(e); err != nil {
				p.refuse(err, rows[j.ID])
				break
			}
		}
		p.events = append(p.events, events...)
		last := &p.Jurors[len(p.Jurors)-1]
		last.replaces = replaces
		if b := trial.state.Ballots[j.ID]; b != nil && j.ID == me.ID {
			last.Empty = len(b.Missing(r.ed))
		}
	}
	if len(p.events) == 0 && len(p.Faults) == 0 {
		p.Faults = append(p.Faults, fault.New(fault.CSV, "marks.empty"))
	}
	return nil
}

// refuse keeps why a juror's rows cannot be stored, at the cell that is about
// the same nominee where there is one.
func (p *MarkPreview) refuse(err error, rows []marksheet.Row) {
	f := fault.Of(err)
	if f == nil {
		f = fault.New(fault.State, "io.other", "detail", err.Error()).Because(err)
	}
	for _, row := range rows {
		if f.Where == "" && row.Nominee == f.Args["nominee"] && (f.Args["criterion"] == "" || f.Args["criterion"] == row.Criterion) {
			f = f.At(row.Cell)
		}
	}
	if !slices.ContainsFunc(p.Faults, func(g *fault.Error) bool { return g.ID == f.ID && g.Where == f.Where && maps.Equal(g.Args, f.Args) }) {
		p.Faults = append(p.Faults, f)
	}
}

// foreseeJuror counts what the rows of a juror say; own: and holds it against
// what stands in the draft.
func (r *Room) foreseeJuror(j award.Juror, rows []marksheet.Row, own bool) MarkedJuror {
	m := MarkedJuror{Juror: j}
	said := ballot.New(j.ID)
	for _, row := range rows {
		cell := ballot.Cell{Nominee: row.Nominee, Criterion: row.Criterion}
		switch {
		case row.Recused:
			m.Recused++
			said.Recused[row.Nominee] = ballot.Recusal{Ground: TableGround}
			continue
		case row.Mark == Abstain:
			m.Abstained++
		default:
			m.Marks++
		}
		said.Put(cell, ballot.Entry{Abstained: true})
	}
	if own {
		m.against(r.draft(j.ID), rows)
	} else {
		m.Unsaid = len(said.Missing(r.ed))
	}
	return m
}

// against holds the rows against a draft.
func (m *MarkedJuror) against(draft *ballot.Ballot, rows []marksheet.Row) {
	undeclared := map[string]bool{}
	for _, row := range rows {
		if row.Recused {
			if _, already := draft.Recused[row.Nominee]; already {
				m.Same++
			}
			continue
		}
		if _, declared := draft.Declared[row.Nominee]; !declared && row.Mark != Abstain {
			undeclared[row.Nominee] = true
		}
		switch old := markText(draft.Cells[ballot.Cell{Nominee: row.Nominee, Criterion: row.Criterion}]); {
		case old == row.Mark:
			m.Same++
		case old != "":
			m.Replaced = append(m.Replaced, ReplacedMark{Cell: row.Cell, Nominee: row.Nominee, Criterion: row.Criterion, From: old, To: row.Mark})
		}
	}
	m.Undeclared = len(undeclared)
}

// TakeMarks stores what a preview has, all of it or nothing. Where it has
// faults they are the error.
func (r *Room) TakeMarks(p *MarkPreview) ([]Notice, error) {
	if len(p.Faults) > 0 {
		return nil, p.Faults
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	var ns []Notice
	for _, m := range p.Jurors {
		if m.replaces > 0 {
			ns = append(ns, Notice{"replaced", fault.Pairs("name", m.Juror.Name, "n", itoa(m.replaces))})
		}
	}
	return ns, r.act(nil, p.events...)
}

// Rows is how many rows are stored.
func (p *MarkPreview) Rows() int { return len(p.Read.Rows) - p.Others }
