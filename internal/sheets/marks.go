package sheets

import (
	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/locale"
)

// Marks are all marks of a decision, one a row, as `mark --from` and
// `rank --marks` read them: an abstention is an empty mark, and a recusal that
// counts a row for all criteria. Jurors are called what the document calls
// them.
func Marks(d *decision.Document, l *locale.Catalog) (*Table, error) {
	b, err := begin(d, l, "marks")
	if err != nil {
		return nil, err
	}
	b.head("juror_id", "juror", "nominee_id", "nominee", "criterion_id", "criterion", "mark", "comment")
	for _, m := range d.Marks {
		given := value{number: m.Mark}
		if m.Mark == decision.Abstains {
			given = value{}
		}
		b.mark(m.Juror, m.Nominee, m.Criterion, b.words.Criterion(m.Criterion), given, m.Comment)
	}
	handed := map[string]bool{}
	for _, in := range d.Standing() {
		handed[in.Juror] = true
	}
	for _, r := range d.Recusals {
		if r.Counts() && handed[r.Juror] {
			b.mark(r.Juror, r.Nominee, everyCriterion, "", words(l.T("sheets.recused")), r.Ground)
		}
	}
	return b.table(func() []byte { return decision.PlainMarks(d) }), nil
}

// everyCriterion stands for all criteria in a table of marks.
const everyCriterion = "*"

// mark adds a row of the marks.
func (b *builder) mark(juror, nominee, criterion, title string, given value, comment string) {
	b.row(words(juror), words(b.juror(juror)), words(nominee), words(b.nominee(nominee)), words(criterion), words(title), given, words(comment))
}

// juror is a juror's name, or the label where the document has no name.
func (b *builder) juror(id string) string {
	if j, ok := b.e.Juror(id); ok && j.Name != "" {
		return j.Name
	}
	return id
}

// nominee is a nominee's name.
func (b *builder) nominee(id string) string {
	if n, ok := b.e.Nominee(id); ok {
		return n.Name
	}
	return id
}

// code is a nominee's official code.
func code(e *award.Edition, id string) string {
	if n, ok := e.Nominee(id); ok {
		return n.Code
	}
	return ""
}
