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

// sheetDecimals are the decimals of the column that is rounded.
const sheetDecimals = 4

// columns is the header of ranking.csv.
var columns = []string{
	"place", "nominee", "name", "total", "jury", "public", "jury_part", "public_part", "decided_by", "flags",
	"total_rounded_to_4_decimals",
}

// RankingCSV is the ranking as a table: who is ranked by place, then who is
// not, with the reason among the flags. Numbers are exact fractions, but for
// the last column, which is rounded and says so. A name that a spreadsheet
// would compute is kept from it.
func RankingCSV(d *decision.Document) []byte {
	names := map[string]string{}
	for _, n := range d.Nominees {
		names[n.ID] = n.Name
	}
	rows := [][]string{columns}
	for _, r := range d.Ranking.Ranking {
		decided, rounded := "", ""
		if r.DecidedBy != nil {
			decided = *r.DecidedBy
		}
		if r.Total != nil {
			rounded = r.Total.Round(sheetDecimals)
		}
		rows = append(rows, []string{
			strconv.Itoa(r.Place), r.Nominee, text.SheetCell(names[r.Nominee]),
			number(r.Total), number(r.Jury), number(r.Public), number(r.JuryPart), number(r.PublicPart),
			decided, strings.Join(r.Flags, " "), rounded,
		})
	}
	left := func(nominee, flag string) {
		rows = append(rows, []string{"", nominee, text.SheetCell(names[nominee]), "", "", "", "", "", "", flag, ""})
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

// write makes CSV of rows: commas, LF.
func write(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		panic("papers: a table did not write to memory: " + err.Error())
	}
	return b.Bytes()
}
