package markfile

import (
	"strings"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/marksheet"
	"votering/internal/room"
	"votering/internal/text"
)

// Table says how a table was read, for people.
func Table(l *locale.Catalog, e *award.Edition, t marksheet.Table) string {
	words := []string{l.T("marksheet.down", "kinds", kinds(l, t.Down))}
	if len(t.Across) > 0 {
		words = append(words, l.T("marksheet.across", "kinds", kinds(l, t.Across)))
	}
	for _, g := range t.Given {
		words = append(words, l.T("marksheet.given."+string(g.By), "name", Name(l, e, g.Kind, g.ID)))
	}
	words = append(words, l.N("marksheet.cells", t.Marks))
	if t.Empty > 0 {
		words = append(words, l.N("marksheet.empty", t.Empty))
	}
	return text.Show(t.Where) + ": " + strings.Join(words, "; ")
}

func kinds(l *locale.Catalog, kinds []marksheet.Kind) string {
	var words []string
	for _, k := range kinds {
		words = append(words, l.T("marksheet.kinds."+string(k)))
	}
	return l.List(words)
}

// Name is what somebody or something in the edition is called.
func Name(l *locale.Catalog, e *award.Edition, k marksheet.Kind, id string) string {
	switch k {
	case marksheet.Juror:
		if j, ok := e.Juror(id); ok {
			return text.Show(j.Name)
		}
	case marksheet.Nominee:
		if n, ok := e.Nominee(id); ok {
			return text.Show(n.Name)
		}
	case marksheet.Criterion:
		if c, ok := e.Criterion(id); ok {
			return text.Show(c.Title.In(string(l.Lang())))
		}
	}
	return text.Show(id)
}

// Juror says what a juror gets.
func Juror(l *locale.Catalog, j room.MarkedJuror) string {
	var words []string
	for _, c := range []struct {
		key string
		n   int
	}{
		{"marksheet.marks", j.Marks}, {"marksheet.abstained", j.Abstained}, {"marksheet.recused", j.Recused},
		{"marksheet.same", j.Same}, {"marksheet.replaced", len(j.Replaced)}, {"marksheet.undeclared", j.Undeclared}, {"marksheet.still", j.Empty},
		{"marksheet.unsaid", j.Unsaid},
	} {
		if c.n > 0 {
			words = append(words, l.N(c.key, c.n))
		}
	}
	return strings.Join(words, ", ")
}

// Replaced says which mark takes the place of which.
func Replaced(l *locale.Catalog, e *award.Edition, c room.ReplacedMark) string {
	what := Name(l, e, marksheet.Nominee, c.Nominee) + ", " + Name(l, e, marksheet.Criterion, c.Criterion)
	return l.T("marksheet.change", "what", what, "from", c.From, "to", c.To)
}

// unnamed stands for what has no heading.
const unnamed = "–"

// Left says what is not taken, and why.
func Left(l *locale.Catalog, x marksheet.Left) string {
	name := text.Show(x.Name)
	if name == "" {
		name = unnamed
	}
	return l.N("marksheet.left_of", x.N, "name", name, "reason", l.T("marksheet.left."+x.Reason))
}

// Notice is a notice on a file of marks.
func Notice(l *locale.Catalog, n marksheet.Notice) string {
	key := "marksheet.notice."
	if n.Grid {
		key = "table.notice."
	}
	return l.Sentence(key+n.ID, n.Args)
}
