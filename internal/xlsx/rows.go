package xlsx

// Rows are the cells of the sheet row by row, those of the first row first; a
// row in which nothing stands is not among them.
func (c *Content) Rows() [][]Found {
	var rows [][]Found
	for from := 0; from < len(c.Cells); {
		to := from + 1
		for to < len(c.Cells) && c.Cells[to].Row == c.Cells[from].Row {
			to++
		}
		rows, from = append(rows, c.Cells[from:to]), to
	}
	return rows
}
