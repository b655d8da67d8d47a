package room

import (
	"slices"
	"strings"
	"unicode/utf8"

	"votering/internal/ballot"
	"votering/internal/decision"
)

// quoteMarks are the marks that a quotation stands between, by language, and
// all that a decision knows.
var (
	quoteMarks = map[string]string{"en": "“”"}
	allMarks   = []string{"«»", "“”", `""`}
)

// Quoted is a comment as a quotation in a text of that language: on one line,
// between marks that it does not have itself.
func Quoted(lang, comment string) string {
	pairs := allMarks
	if own, ok := quoteMarks[lang]; ok {
		pairs = append([]string{own}, allMarks...)
	}
	i := max(slices.IndexFunc(pairs, func(p string) bool { return !strings.ContainsAny(comment, p) }), 0)
	pair := []rune(pairs[i])
	return string(pair[0]) + strings.Join(strings.Fields(comment), " ") + string(pair[1])
}

// near are comments that a quotation may have been taken from.
type near []nearComment

type nearComment struct {
	of    decision.Mark
	words []string
}

// nearby are the comments on the winners; on everybody where nobody wins.
func nearby(comments []decision.Mark, winners []string) near {
	var list near
	for _, m := range comments {
		if len(winners) == 0 || slices.Contains(winners, m.Nominee) {
			list = append(list, nearComment{m, wordsOf(m.Comment)})
		}
	}
	return list
}

// enough is how many words in a row tell that a quotation was taken from a
// comment and changed: of a shorter one half of its own, and two at least.
const enough = 4

// to is the comment that shares the most words in a row with a quotation, where
// they are enough. A passage that is longer than any comment is from none.
func (n near) to(quote string) (of decision.Mark, ok bool) {
	if utf8.RuneCountInString(quote) > ballot.MaxComment {
		return of, false
	}
	words := wordsOf(quote)
	most, rows := max(min(enough, (len(words)+1)/2), 2)-1, rowsOf(words)
	for _, c := range n {
		if k := rows.shared(c.words); k > most {
			most, of, ok = k, c.of, true
		}
	}
	return of, ok
}
