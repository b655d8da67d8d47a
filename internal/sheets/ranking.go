package sheets

import (
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/papers"
	"votering/internal/ranking"
)

// Decimals that numbers are rounded to, and those shown at least of sums and of
// what a nominee has on a criterion.
const (
	roundedTo   = 4
	ofSums      = roundedTo
	ofCriterion = 2
)

// Ranking is the ranking of a decision: who is ranked by place, then who is
// not, with the reason. Numbers are rounded to four decimals; a workbook has
// them a second time exactly, as text, for a fraction such as 3/4 is a date to a
// spreadsheet.
func Ranking(d *decision.Document, l *locale.Catalog) (*Table, error) {
	b, err := begin(d, l, "ranking")
	if err != nil {
		return nil, err
	}
	b.head("place", "nominee_id", "nominee", "code", "total", "jury_part", "public_part")
	for i := range b.e.Criteria {
		b.column(b.words.Title(b.e.Criteria[i].Title))
	}
	if d.Tally != nil {
		b.head(votesColumn(b.e))
	}
	b.head("remarks")
	exactly := len(b.page.columns)
	b.head("total_exact", "jury_part_exact", "public_part_exact")
	for i := exactly; i < len(b.page.columns); i++ {
		b.page.columns[i].workbook = true
	}
	for i := range d.Ranking.Ranking {
		b.ranked(d, &d.Ranking.Ranking[i])
	}
	for _, x := range d.Ranking.Excluded {
		b.left(d, x.Nominee, b.words.Stopped(x.Nominee, x.Metric, x.Period))
	}
	for _, u := range d.Ranking.Unranked {
		b.left(d, u.Nominee, l.T("ranking.unranked."+u.Reason))
	}
	return b.table(func() []byte { return papers.RankingCSV(d) }), nil
}

// ranked adds the row of a nominee that has a place.
func (b *builder) ranked(d *decision.Document, r *ranking.AnswerRow) {
	var remarks []string
	switch {
	case r.DecidedBy == nil:
	case *r.DecidedBy == ranking.Shared:
		remarks = append(remarks, b.l.T("minutes.ranking.shared"))
	default:
		remarks = append(remarks, b.l.T("minutes.ranking.decided_by", "step", b.words.Step(*r.DecidedBy)))
	}
	for _, f := range r.Flags {
		remarks = append(remarks, b.l.T("flag_word."+f))
	}
	row := []value{whole(r.Place), words(r.Nominee), words(b.nominee(r.Nominee)), words(code(b.e, r.Nominee)),
		rounded(r.Total, ofSums), rounded(r.JuryPart, ofSums), rounded(r.PublicPart, ofSums)}
	row = append(row, b.numbers(d, r.Nominee)...)
	row = append(row, words(strings.Join(remarks, "; ")))
	b.row(append(row, exactly(r.Total), exactly(r.JuryPart), exactly(r.PublicPart))...)
}

// left adds the row of a nominee that has no place.
func (b *builder) left(d *decision.Document, nominee, why string) {
	row := []value{{}, words(nominee), words(b.nominee(nominee)), words(code(b.e, nominee)), {}, {}, {}}
	row = append(row, b.numbers(d, nominee)...)
	b.row(append(row, words(why), value{}, value{}, value{})...)
}

// numbers are what a nominee has on each criterion, and its votes.
func (b *builder) numbers(d *decision.Document, nominee string) []value {
	var list []value
	for i := range b.e.Criteria {
		v := value{}
		if n, ok := d.Ranking.Criteria[nominee][b.e.Criteria[i].ID]; ok {
			v = rounded(&n, ofCriterion)
		}
		list = append(list, v)
	}
	if d.Tally != nil {
		list = append(list, decimal(d.Tally.Valid[nominee].Rat))
	}
	return list
}

// votesColumn is what the public's numbers are called.
func votesColumn(e *award.Edition) string {
	if p := e.Rule.Public; p != nil && p.Method == award.Added {
		return "points"
	}
	return "votes"
}

// whole is a whole number.
func whole(n int) value { return decimal(exact.Int(int64(n))) }

// decimal is a number exactly, or as text where its decimals do not end.
func decimal(r exact.Rat) value {
	if s := r.Text(); !strings.Contains(s, "/") {
		return value{number: s}
	}
	return words(r.Text())
}

// rounded is a number for the eye; nothing where there is none.
func rounded(r *exact.Rat, decimals int) value {
	if r == nil {
		return value{}
	}
	return value{number: short(r.Round(roundedTo)), decimals: decimals}
}

// short is a decimal without zeros at its end.
func short(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// exactly is a number as it is, as text; nothing where there is none.
func exactly(r *exact.Rat) value {
	if r == nil {
		return value{}
	}
	return words(r.String())
}
