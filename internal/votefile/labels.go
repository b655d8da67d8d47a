package votefile

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/fault"
)

// labels are by column and code what the code means.
type labels map[string]map[string]string

// The fields of a row of labels, which have no header.
const (
	labelColumn = iota
	labelCode
	labelText
	labelFields
)

// structureNames are columns that a file of structure has, which says what the
// questions of a survey are.
var structureNames = [][]string{{"questionName"}, {"variableName"}, {"questionType"}, {"choiceText"}}

// isStructure reports whether a table says what the columns of another one are.
func (t *table) isStructure() bool {
	for _, names := range structureNames {
		if t.called(names) < 0 {
			return false
		}
	}
	return true
}

// isLabels reports whether a table says what the codes in the columns of
// another one mean: each row, the first one too, is a column's name, a number
// and a text.
func (t *table) isLabels(others []*table) bool {
	rows := append([]record{t.header}, t.rows...)
	for _, r := range rows {
		if len(r.fields) != labelFields || r.malformed {
			return false
		}
		if _, err := strconv.Atoi(strings.TrimSpace(r.fields[labelCode])); err != nil {
			return false
		}
	}
	name := plain(t.header.fields[labelColumn])
	return slices.ContainsFunc(others, func(o *table) bool { return o.in.Name != t.in.Name && o.has(name) })
}

// has reports whether a table has a column of that name, or speaks of it.
func (t *table) has(name string) bool {
	if _, err := t.columns.Find(name); err == nil {
		return true
	}
	if !t.isStructure() {
		return false
	}
	for _, v := range t.values(t.called(structureNames[1])) {
		if plain(v) == name {
			return true
		}
	}
	return false
}

// labels reads what codes mean. Rows that are no label are passed over: a sheet
// may have a header.
func (t *table) labels() (labels, error) {
	all := labels{}
	for _, r := range append([]record{t.header}, t.rows...) {
		if len(r.fields) < labelFields || r.malformed {
			continue
		}
		column, code, means := plain(r.fields[labelColumn]), plain(r.fields[labelCode]), plain(r.fields[labelText])
		if all[column] == nil {
			all[column] = map[string]string{}
		}
		if had, ok := all[column][code]; ok && had != means {
			return nil, fault.New(fault.CSV, "votes.label_twice", "column", shown(column, shownName), "code", shown(code, shownName)).At(t.at(r.line))
		}
		all[column][code] = means
	}
	return all, nil
}

// codesFor is what files say of the codes in a table: its own, else the first
// that has some for the column. Two files may say it, if by each code they mean
// the same nominee.
func (l *looker) codesFor(own *file) meanings {
	return func(column string) (m meaning) {
		name := plain(column)
		if means := own.codes[name]; means != nil {
			return meaning{means: means, sum: own.sum}
		}
		var first string
		for _, f := range l.files {
			means := f.codes[name]
			switch {
			case means == nil || f.role != RoleLabels:
			case m.means == nil:
				m.means, m.sum, first = means, f.sum, f.tables[0].name
			case m.clash == nil && !l.agree(m.means, means):
				m.clash = fault.New(fault.Usage, "votes.labels_differ", "column", shown(column, shownName), "name", first).At(f.tables[0].name)
			}
		}
		return m
	}
}

// agree reports whether codes mean the same nominees, or none, in two files.
func (l *looker) agree(a, b map[string]string) bool {
	for _, codes := range []map[string]string{a, b} {
		for code := range codes {
			if l.choices[a[code]] != l.choices[b[code]] {
				return false
			}
		}
	}
	return true
}

// maxLabels is how large a file of labels may be, in bytes unpacked.
const maxLabels = 8 << 20

// readLabels reads a file of labels whole.
func readLabels(in Input) (codes labels, sum string, err error) {
	b, err := begin(in, maxLabels)
	if err != nil {
		return nil, "", err
	}
	if !b.whole {
		return nil, "", fault.New(fault.Size, "votes.labels_size", "max", strconv.Itoa(maxLabels>>20)).At(printable(in.Name))
	}
	t, err := readTable(in, b, reading{})
	if err != nil {
		return nil, "", err
	}
	codes, err = t.labels()
	return codes, b.sum, err
}
