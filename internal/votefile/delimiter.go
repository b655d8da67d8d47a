package votefile

import (
	"strings"

	"votering/internal/fault"
)

// delimiters are those that are found out, the commonest first.
const delimiters = ",;\t|"

// judged is how many rows say which delimiter it is.
const judged = 100

// delimiterCalled is the delimiter that somebody named; zero for no name.
func delimiterCalled(name string) (byte, error) {
	switch strings.ToLower(name) {
	case "":
		return 0, nil
	case "tab", `\t`, "\t":
		return '\t', nil
	case "comma":
		return ',', nil
	case "semicolon":
		return ';', nil
	case "pipe":
		return '|', nil
	}
	b := name[0]
	letter := '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
	if len(name) != 1 || letter || b == '"' || b < ' ' || b > '~' {
		return 0, fault.New(fault.Usage, "votes.delimiter", "delimiter", printable(name))
	}
	return b, nil
}

// fit is how well a delimiter fits the first rows of a text.
type fit struct {
	delimiter   byte
	columns     int  // of the header
	rows, agree int  // looked at; those that have as many fields as the header
	several     int  // rows of more than one field
	broken      bool // the header's quotes do not fit
}

// delimiterOf finds out what divides the rows of a text: under it the most rows
// have as many fields as the header, and of those that fit alike it gives the
// most fields. What divides nothing is only an answer where nothing does.
func delimiterOf(text []byte, cut bool) byte {
	best := fit{delimiter: delimiters[0]}
	for i := range len(delimiters) {
		if f := fitOf(text, delimiters[i], cut); f.better(best) {
			best = f
		}
	}
	return best.delimiter
}

// fitOf tries a delimiter.
func fitOf(text []byte, delimiter byte, cut bool) fit {
	f := fit{delimiter: delimiter}
	rows := records{rest: text, delimiter: delimiter, cut: cut}
	header, ok := rows.next()
	f.columns, f.broken = len(header.fields), header.malformed
	for ok && !f.broken && f.rows < judged {
		var row record
		if row, ok = rows.next(); !ok {
			break
		}
		f.rows++
		if len(row.fields) == f.columns && !row.malformed {
			f.agree++
		}
		if len(row.fields) > 1 {
			f.several++
		}
	}
	return f
}

// better reports whether f says more than g.
func (f fit) better(g fit) bool {
	if a, b := f.divides(), g.divides(); a != b {
		return a > b
	}
	if a, b := f.agree*max(1, g.rows), g.agree*max(1, f.rows); a != b {
		return a > b
	}
	return f.columns > g.columns
}

// divides is 2 where header and rows have several fields, and 1 where the header
// has and breaks off.
func (f fit) divides() int {
	switch {
	case f.columns < 2:
		return 0
	case f.broken:
		return 1
	case f.several > 0 || f.rows == 0:
		return 2
	}
	return 0
}
