package room

import (
	"cmp"

	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// TableGround is the ground kept for a recusal that a marks table names without
// one.
const TableGround = "recused in the marks table"

// MarkTable takes the rows of a marks table, all or none: every juror's where
// who is empty, else those of who.
// Jurors that the table does not name are left alone. A notice says whose marks
// were already there and are replaced.
func (r *Room) MarkTable(who string, rows []ballot.Row) ([]Notice, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	me, err := r.person(who)
	if err != nil {
		return nil, err
	}
	var events []deliberation.Event
	var ns []Notice
	for _, j := range r.ed.Jurors {
		if who != "" && j.ID != me.ID {
			continue
		}
		es, replaced, err := r.tableEvents(me.ID, j.ID, rows)
		if err != nil {
			return nil, err
		}
		events = append(events, es...)
		if replaced > 0 {
			ns = append(ns, Notice{"replaced", fault.Pairs("name", j.Name, "n", itoa(replaced))})
		}
	}
	if len(events) == 0 {
		return nil, fault.New(fault.CSV, "marks.empty")
	}
	return ns, r.act(nil, events...)
}

// tableEvents are what the table says of one juror, and how many marks of
// theirs it replaces by others.
func (r *Room) tableEvents(who, juror string, rows []ballot.Row) (events []deliberation.Event, replaced int, err error) {
	draft := r.draft(juror)
	var cells []deliberation.CellChange
	for _, row := range rows {
		switch {
		case row.Juror != juror:
		case row.Recused:
			e := deliberation.Event{Kind: deliberation.Recused, Who: who, Nominee: row.Nominee, Ground: cmp.Or(row.Comment, draft.Recused[row.Nominee].Ground, TableGround)}
			events = append(events, forJuror(e, juror))
		default:
			cell := ballot.Cell{Nominee: row.Nominee, Criterion: row.Criterion}
			if old := markText(draft.Cells[cell]); old != "" && old != row.Mark {
				replaced++
			}
			cells = append(cells, deliberation.CellChange{Nominee: row.Nominee, Criterion: row.Criterion, Mark: row.Mark, Comment: row.Comment})
		}
	}
	if len(cells) == 0 {
		return events, 0, nil
	}
	e, err := r.marksEvent(who, juror, cells)
	return append([]deliberation.Event{e}, events...), replaced, err
}

// forJuror says whom the event concerns, where that is not who acts.
func forJuror(e deliberation.Event, juror string) deliberation.Event {
	if e.Who != juror {
		e.Juror = juror
	}
	return e
}
