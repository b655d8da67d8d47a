package ranking

// Decimals is how many decimals it takes for neighbours with different totals to
// look different, no fewer and no more than the two bounds.
func Decimals(rows []Row, least, most int) int {
	for decimals := least; decimals < most; decimals++ {
		if toldApart(rows, decimals) {
			return decimals
		}
	}
	return most
}

// toldApart reports whether neighbours with different totals look different.
func toldApart(rows []Row, decimals int) bool {
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1].Total, rows[i].Total
		if a != nil && b != nil && !a.Equal(*b) && a.Round(decimals) == b.Round(decimals) {
			return false
		}
	}
	return true
}
