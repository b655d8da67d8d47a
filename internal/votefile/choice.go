package votefile

import (
	"slices"
	"strings"

	"votering/internal/text"
)

// naming is how many of the values of a column name a nominee.
type naming struct {
	column        int
	named, others int
	meaning       // nil: its values speak for themselves
}

// meaning is what the codes in a column mean.
type meaning struct {
	means map[string]string // nil: no file says so
	sum   string            // of the file that does
	clash error             // another one says otherwise
}

// meanings are what the codes in a column mean.
type meanings func(column string) meaning

// choiceIn finds the column with the choice: the one that was asked for, the one
// that needs no search, or the only one most of whose values name nominees while
// no other speaks of them. They are one; else fits are those that could be it.
func (t *table) choiceIn(asked string, choices map[string]string, codes meanings, not ...int) (fits []naming, sure bool, err error) {
	at := -1
	if asked != "" {
		at, err = t.column(asked)
	} else {
		at, err = t.known(choiceName)
	}
	if err != nil {
		return nil, false, err
	}
	if at >= 0 {
		return []naming{t.naming(at, choices, codes)}, true, nil
	}
	for column := range t.header.fields {
		if slices.Contains(not, column) {
			continue
		}
		if n := t.naming(column, choices, codes); n.named > n.others {
			fits = append(fits, n)
		}
	}
	if len(fits) == 1 {
		name := t.header.fields[fits[0].column]
		if _, vote := choices[plain(name)]; vote {
			return nil, false, t.fault(t.header.line, "votes.header_missing", "choice", shown(name, shownName))
		}
		fits = append(fits, t.rivals(fits[0], choices, codes, not)...)
	}
	return fits, len(fits) == 1, nil
}

// naming counts the values of a column that name a nominee, through what its
// codes mean; or by themselves, where more of them do so.
func (t *table) naming(column int, choices map[string]string, codes meanings) naming {
	alone := t.count(column, choices, nil)
	m := codes(t.header.fields[column])
	if m.means == nil {
		return alone
	}
	coded := t.count(column, choices, m.means)
	if alone.named > coded.named {
		return alone
	}
	coded.meaning = m
	return coded
}

// count counts the values of a column that name a nominee.
func (t *table) count(column int, choices, means map[string]string) naming {
	n := naming{column: column, meaning: meaning{means: means}}
	for _, v := range t.values(column) {
		v = plain(v)
		if v == "" {
			continue
		}
		if means != nil {
			v = means[v]
		}
		if _, ok := choices[v]; ok {
			n.named++
		} else {
			n.others++
		}
	}
	return n
}

// plain is the form in which choices and codes are held against each other.
func plain(s string) string { return strings.TrimSpace(text.NFC(s)) }
