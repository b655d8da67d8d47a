package votefile

import (
	"slices"
	"strings"
	"unicode"

	"votering/internal/publicvote"
	"votering/internal/text"
)

const (
	rivalSeen = 300 // values of a column that are looked at for rivals
	rivalFew  = 8   // values so few that they tell nothing by being different
	rivalMore = 2   // words that may stand beside a name in what was chosen: "B: Lillestrøm kommune"
)

// rivals are the columns besides that of n which may be meant as the choice: in
// them, too, nominees are spoken of, by names that are not quite theirs. What a
// voter says of himself, like where he lives, names nominees as well as a vote
// does, so that whoever has the file is asked.
func (t *table) rivals(n naming, choices map[string]string, codes meanings, not []int) (list []naming) {
	names := spoken(choices)
	for column := range t.header.fields {
		if column == n.column || slices.Contains(not, column) {
			continue
		}
		if other := t.naming(column, choices, codes); t.speaks(other, names) {
			list = append(list, other)
		}
	}
	return list
}

// speaks reports whether values of a column hold the names of nominees, and are
// chosen rather than written: they are no sentences, and of many a good part is
// there more than once.
func (t *table) speaks(n naming, names []string) bool {
	values, naming := 0, 0
	different := map[string]bool{}
	for _, v := range t.values(n.column) {
		v = plain(v)
		if n.means != nil {
			v = n.means[v]
		}
		if v = words(v); v == "" {
			continue
		}
		if values++; values > rivalSeen {
			break
		}
		if different[v] {
			continue
		}
		different[v] = true
		if nearly(v, names) {
			naming++
		}
	}
	return naming > 0 && (values < rivalFew || 4*len(different) <= 3*values)
}

// Tells reports whether the rows that have a certain text in a column of that name
// tell for whom they are: the text names a nominee, quite or nearly, or so do most
// of those that stand in the column in the first rows of a file of votes. Who
// knows how many such rows there are knows something of who leads.
func (s *Set) Tells(column, value string, choices map[string]string) bool {
	names := spoken(choices)
	tells := func(v string) bool {
		_, quite := choices[plain(v)]
		return quite || nearly(words(v), names)
	}
	if strings.ContainsFunc(value, unicode.IsLetter) && tells(value) {
		return true
	}
	for i := range s.Files {
		f := &s.Files[i]
		at, err := publicvote.Column(f.Source.Layout.Header, column)
		if f.Role != RoleVotes || err != nil {
			continue
		}
		named, others := 0, 0
		for _, row := range f.First {
			switch {
			case at >= len(row) || plain(row[at]) == "":
			case tells(row[at]):
				named++
			default:
				others++
			}
		}
		if named > others {
			return true
		}
	}
	return false
}

// nearly reports whether words are one of the names and little else.
func nearly(words string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return strings.Contains(words, name) && strings.Count(words, " ")-strings.Count(name, " ") <= rivalMore
	})
}

// spoken are the names of nominees as words; a code is none.
func spoken(choices map[string]string) (names []string) {
	for c := range choices {
		if name := words(c); strings.ContainsFunc(name, unicode.IsLetter) {
			names = append(names, name)
		}
	}
	return names
}

// words is a text as its words alone, with a space around each.
func words(s string) string {
	list := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(list) == 0 {
		return ""
	}
	return " " + strings.Join(list, " ") + " "
}
