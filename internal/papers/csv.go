package papers

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/text"
)

// sheetDecimals are the decimals of the columns that are rounded.
const sheetDecimals = 4

// columns is the header of ranking.csv.
var columns = []string{
	"place", "nominee", "name", "total", "jury", "public", "jury_part", "public_part", "decided_by", "flags",
	"total_rounded_to_4_decimals", "jury_rounded_to_4_decimals", "public_rounded_to_4_decimals",
	"jury_part_rounded_to_4_decimals", "public_part_rounded_to_4_decimals", "made_up",
}

// RankingCSV is the ranking as a table: who is ranked by place, then who is
// not, with the reason among the flags. Numbers are exact fractions. As a
// spreadsheet may take 3/4 for a date, they stand a second time further to the
// right, rounded, in columns that say so. The last column is whether the
// decision is made up. A name that a spreadsheet would compute is kept from it.
func RankingCSV(d *decision.Document) []byte {
	names := map[string]string{}
	for _, n := range d.Nominees {
		names[n.ID] = n.Name
	}
	rows, madeUp := [][]string{columns}, strconv.FormatBool(d.MadeUp)
	for _, r := range d.Ranking.Ranking {
		decided := ""
		if r.DecidedBy != nil {
			decided = *r.DecidedBy
		}
		row := []string{strconv.Itoa(r.Place), r.Nominee, text.SheetCell(names[r.Nominee])}
		numbers := []*exact.Rat{r.Total, r.Jury, r.Public, r.JuryPart, r.PublicPart}
		for _, n := range numbers {
			row = append(row, number(n))
		}
		row = append(row, decided, strings.Join(r.Flags, " "))
		for _, n := range numbers {
			row = append(row, rounded(n))
		}
		rows = append(rows, append(row, madeUp))
	}
	left := func(nominee, flag string) {
		rows = append(rows, []string{"", nominee, text.SheetCell(names[nominee]), "", "", "", "", "", "", flag, "", "", "", "", "", madeUp})
	}
	for _, x := range d.Ranking.Excluded {
		left(x.Nominee, "excluded:"+x.Metric+"@"+x.Period)
	}
	for _, u := range d.Ranking.Unranked {
		left(u.Nominee, "unranked:"+u.Reason)
	}
	return write(rows)
}

// number is a number exactly; nothing where there is none.
func number(r *exact.Rat) string {
	if r == nil {
		return ""
	}
	return r.String()
}

// rounded is a number for the eye; nothing where there is none.
func rounded(r *exact.Rat) string {
	if r == nil {
		return ""
	}
	return r.Round(sheetDecimals)
}

// write makes CSV of rows: commas, LF.
func write(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		panic("papers: a table did not write to memory: " + err.Error())
	}
	return b.Bytes()
}
