package marksheet

import (
	"strings"

	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/tabular"
	"votering/internal/text"
)

// take takes what a cell says.
func (t *table) take(who map[Kind]string, c, remark tabular.GridCell) {
	row := Row{Cell: t.grid.Where(c), Row: ballot.Row{
		Line: c.Line, Juror: who[Juror], Nominee: who[Nominee], Criterion: who[Criterion], Comment: text.FromSheetCell(remark.Text),
	}}
	j, ok := t.edition.Juror(row.Juror)
	if ok && !j.Votes {
		t.complain(fault.New(fault.Juror, "juror.no_vote", "name", j.Name, "juror", j.ID).At(row.Cell))
		return
	}
	if n, ok := t.edition.Nominee(row.Nominee); ok && n.Withdrawn {
		t.leave(c, n.Name, "withdrawn", "withdrawn "+n.ID)
		return
	}
	if f := t.value(&row, c); f != nil {
		t.complain(f.At(row.Cell))
		return
	}
	again, earlier, same := t.told.add(row)
	switch {
	case earlier != "" && same:
		t.complain(fault.New(fault.CSV, "marksheet.twice", "juror", row.Juror, "nominee", row.Nominee,
			"criterion", row.Criterion, "cell", earlier).At(row.Cell))
		return
	case earlier != "":
		t.complain(fault.New(fault.CSV, "marksheet.recused", "juror", row.Juror, "nominee", row.Nominee, "cell", earlier).At(row.Cell))
		return
	}
	t.summary.Marks++
	if !again {
		t.out.Rows = append(t.out.Rows, row)
	}
}

// value reads what stands in a cell: a mark, a word for none, or nothing, which
// in a list abstains.
func (t *table) value(row *Row, c tabular.GridCell) *fault.Error {
	if ground, ok := recusal(c.Text); ok {
		if row.Recused = true; ground != "" {
			row.Comment = ground
		}
		return nil
	}
	k, ok := t.edition.Criterion(row.Criterion)
	switch {
	case !ok:
		return fault.New(fault.Score, "mark.criterion", "criterion", row.Criterion)
	case c.Empty() || abstains(c.Text) || t.names.said[fold(c.Text)] == Leave && fold(c.Text) != "":
		row.Mark = "-"
		return nil
	case c.Date:
		return fault.New(fault.Score, "marksheet.date", "mark", c.Text)
	}
	v, canonical, err := exact.Mark(signed(c.Text))
	if err != nil {
		return fault.New(fault.Score, "mark.form", "mark", c.Text, "nominee", row.Nominee, "criterion", row.Criterion)
	}
	if !k.Scale.Holds(v) {
		return ballot.OffScale(canonical, row.Nominee, k)
	}
	row.Mark = canonical
	return nil
}

// signed is a number with the sign that numbers are read with.
func signed(s string) string {
	if rest := strings.TrimLeft(s, dashes); len(rest) < len(s) {
		return "-" + rest
	}
	return s
}

// isMark reports whether a cell may be somebody's mark.
func isMark(c tabular.GridCell) bool {
	if c.Number || abstains(c.Text) {
		return true
	}
	_, _, err := exact.Mark(signed(c.Text))
	return err == nil
}
