package decision

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Citation is a passage of the grounds that stands in quotation marks and is,
// word for word, from a juror's comment on a mark that counts.
type Citation struct {
	Lang      string `json:"lang"` // of the grounds
	Quote     string `json:"quote"`
	Nominee   string `json:"nominee"` // whom the comment is on, as is Criterion
	Criterion string `json:"criterion"`
	Juror     string `json:"juror,omitempty"` // whose comment it is; complete only
}

// The bounds of what is looked for in the jurors' comments.
const (
	ShortestQuotation = 12 // characters: a word or two are nobody's
	MaxQuotations     = 50 // in the grounds of one language: more than anybody quotes
)

// closing are the marks that end what others begin.
var closing = map[rune]string{'«': "»", '“': "”", '"': `"`}

// Quotations are the passages of a text that stand in quotation marks («…»,
// “…” or "…", within one paragraph), in their order and each once, with every
// run of spaces and line ends as one space. Passages shorter than
// ShortestQuotation are none, and of many the first MaxQuotations are.
func Quotations(text string) []string {
	var found []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		for rest := paragraph; ; {
			i := strings.IndexAny(rest, `«“"`)
			if i < 0 {
				break
			}
			open, size := utf8.DecodeRuneInString(rest[i:])
			rest = rest[i+size:]
			passage, after, closed := strings.Cut(rest, closing[open])
			if !closed {
				continue
			}
			rest, passage = after, folded(passage)
			if utf8.RuneCountInString(passage) < ShortestQuotation || slices.Contains(found, passage) {
				continue
			}
			if found = append(found, passage); len(found) == MaxQuotations {
				return found
			}
		}
	}
	return found
}

// folded is a text with every run of spaces and line ends as one space.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// Citations are the quotations in the grounds that are from the comments of
// marks, by language and then in their order. A passage that stands in several
// comments is of one on a winner, and else of the first by nominee and
// criterion.
func Citations(grounds map[string]string, marks []Mark, winners []string) []Citation {
	var cited []Citation
	comments, at := commented(marks, winners), map[string]int{}
	for _, lang := range slices.Sorted(maps.Keys(grounds)) {
		for _, q := range Quotations(grounds[lang]) {
			if _, known := at[q]; !known {
				at[q] = slices.IndexFunc(comments, func(m Mark) bool { return strings.Contains(m.Comment, q) })
			}
			if i := at[q]; i >= 0 {
				m := comments[i]
				cited = append(cited, Citation{lang, q, m.Nominee, m.Criterion, m.Juror})
			}
		}
	}
	return cited
}

// commented are the marks with a comment, folded, in the order in which one is
// looked for in them. That does not follow from who the jurors are but where
// all else is the same.
func commented(marks []Mark, winners []string) []Mark {
	var list []Mark
	for _, m := range marks {
		if m.Comment = folded(m.Comment); m.Comment != "" {
			list = append(list, m)
		}
	}
	rank := func(m Mark) int {
		if slices.Contains(winners, m.Nominee) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b Mark) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(a.Nominee, b.Nominee), strings.Compare(a.Criterion, b.Criterion))
	})
	return list
}

// redactCitations are the citations without whose words they are.
func redactCitations(cited []Citation) []Citation {
	public := slices.Clone(cited)
	for i := range public {
		public[i].Juror = ""
	}
	return public
}
