package tabular

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"votering/internal/fault"
	"votering/internal/text"
)

// tidier makes the text of cells clean and counts what was amiss with it. What
// a person can do nothing about does not keep a table from being read.
type tidier struct {
	max                   int  // characters of a cell
	lines                 bool // may be several in a cell
	damaged, asked, unfit found
}

// found is how often something was found, and where first.
type found struct {
	n     int
	first GridCell
}

func (f *found) at(c GridCell) {
	if f.n++; f.n == 1 {
		f.first = c
	}
}

// asking reports a question mark between letters, or two beside one: what is
// left of a letter that an encoding does not have.
func asking(s string) bool {
	before, marks := false, 0 // a letter before the question marks at hand
	for _, r := range s {
		switch letter := unicode.IsLetter(r); {
		case r == '?':
			marks++
		case marks > 1 && (before || letter), marks == 1 && before && letter:
			return true
		default:
			before, marks = letter, 0
		}
	}
	return marks > 1 && before
}

// cell is the text of a cell. In one line, line ends become spaces. What has no
// place in text (characters that cannot be seen, and those that command a
// terminal) is left out. U+FFFD stays, as a sign of what was lost. More
// characters than a cell may have are a fault.Size.
func (t *tidier) cell(s string, at GridCell) (string, error) {
	read, keep := text.Clean, text.Keep
	if t.lines {
		read, keep = text.CleanLines, text.KeepLines
	}
	clean, err := read(s, t.max)
	if err == nil {
		if strings.Contains(clean, "?") && asking(clean) {
			t.asked.at(at)
		}
		return clean, nil
	}
	if fault.ClassOf(err) == fault.Size {
		return "", err
	}
	pieces := strings.Split(s, string(utf8.RuneError))
	lost := false
	for i, p := range pieces {
		line := keep(p)
		pieces[i] = text.Untower(line)
		lost = lost || utf8.RuneCountInString(line) < utf8.RuneCountInString(strings.ReplaceAll(p, "\r\n", "\n")) ||
			utf8.RuneCountInString(pieces[i]) < utf8.RuneCountInString(norm.NFC.String(line))
	}
	if len(pieces) > 1 {
		t.damaged.at(at)
	}
	if lost {
		t.unfit.at(at)
	}
	clean = strings.TrimSpace(strings.Join(pieces, string(utf8.RuneError)))
	if utf8.RuneCountInString(clean) > t.max {
		return "", fault.New(fault.Size, "text.long", "max", strconv.Itoa(t.max))
	}
	return clean, nil
}

// notices are what a person should know of the cells of g.
func (t *tidier) notices(g *Grid) []Notice {
	var list []Notice
	for _, f := range []struct {
		id string
		found
	}{{"damaged", t.damaged}, {"asked", t.asked}, {"unfit", t.unfit}} {
		if f.n > 0 {
			list = append(list, Notice{ID: f.id, Args: fault.Pairs("n", strconv.Itoa(f.n)), Where: g.Where(f.first)})
		}
	}
	return list
}
