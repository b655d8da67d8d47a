package votefile

import (
	"cmp"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// Look finds out of each input how its rows stand in it. It reads the beginning
// of each, of a workbook and of labels the whole. A file that cannot be counted
// whatever anybody says is a fault: fault.CSV or fault.Size of the file,
// fault.IO where it cannot be read, fault.Usage where it is not as ask says.
func Look(inputs []Input, ask Ask, e *award.Edition) (*Set, error) {
	l := looker{ask: ask, timed: e.PublicVote != nil, set: &Set{Zone: ask.Zone, Dates: ask.Dates, Map: ask.Map}}
	var err error
	if l.told.encoding, err = encodingCalled(ask.Encoding); err != nil {
		return nil, err
	}
	if l.told.delimiter, err = delimiterCalled(ask.Delimiter); err != nil {
		return nil, err
	}
	if l.choices, err = publicvote.Choices(e, ask.Map); err != nil {
		return nil, err
	}
	if err := l.read(inputs); err != nil {
		return nil, err
	}
	if err := l.find(); err != nil {
		return nil, err
	}
	if len(l.set.Votes()) == 0 && len(inputs) > 0 {
		return nil, fault.New(fault.CSV, "votes.labels_alone").At(l.files[0].tables[0].name)
	}
	return l.set, nil
}

// looker looks at some files.
type looker struct {
	ask     Ask
	timed   bool // votes count between two times
	told    reading
	choices map[string]string // as in publicvote.Rule
	files   []*file
	set     *Set
}

// file is what a file has in it.
type file struct {
	tables []*table // of a workbook its sheets, else one
	role   string
	codes  labels // that it has for others, or for itself
	sum    string // of what has the codes
}

// The bytes of rows that are looked at: of all files together, unless they are so
// many that the least would be more.
const (
	samples     = 32 << 20
	leastSample = 64 << 10
)

// read reads the beginnings, and finds out which files only explain others.
func (l *looker) read(inputs []Input) error {
	l.told.sample = max(samples/max(1, len(inputs)), leastSample)
	var tables []*table
	for _, in := range inputs {
		read, err := readFile(in, l.told)
		if err != nil {
			return err
		}
		l.files = append(l.files, &file{tables: read, role: RoleVotes})
		tables = append(tables, read...)
	}
	for _, f := range l.files {
		if err := f.explain(tables, l.told); err != nil {
			return err
		}
	}
	return nil
}

// readFile takes the beginning of a file apart.
func readFile(in Input, told reading) ([]*table, error) {
	b, err := begin(in, seen)
	if err != nil {
		return nil, err
	}
	if b.isBook() {
		return readBook(in)
	}
	t, err := readTable(in, b, told)
	return []*table{t}, err
}

// explain finds out what a file says of the codes in others, or in its own
// rows.
func (f *file) explain(all []*table, told reading) (err error) {
	if dataset, codes := surveySheets(f.tables); dataset != nil {
		f.tables = []*table{dataset}
		dataset.reading.Format = publicvote.FormatSurveyXact
		if codes != nil {
			f.sum = codes.sum
			f.codes, err = codes.labels()
		}
		return err
	}
	t := f.tables[0]
	if len(all) == 1 || t.text != nil {
		return nil
	}
	if told.encoding != "" || told.delimiter != 0 { // of the votes
		alone, err := readFile(t.in, reading{sample: told.sample})
		if err != nil {
			return nil // it explains nothing; as votes it was read
		}
		t = alone[0]
	}
	switch {
	case t.isStructure():
		f.role = RoleStructure
	case t.isLabels(all):
		f.role = RoleLabels
		f.codes, f.sum, err = readLabels(t.in)
	default:
		return nil
	}
	f.tables = []*table{t}
	return err
}

// find finds out of each file what a count must know.
func (l *looker) find() error {
	sights := make([]*sighting, len(l.files))
	for i, f := range l.files {
		if f.role == RoleVotes {
			var err error
			if sights[i], err = l.sheet(f); err != nil {
				return err
			}
		}
	}
	for i, s := range sights {
		found := l.files[i].tables[0].found(l.files[i].role, publicvote.Layout{})
		if s != nil {
			s.learn(sights, l.choices, l.codesFor(l.files[i]))
			if err := s.clear(); err != nil {
				return err
			}
			l.question(s)
			var err error
			if found, err = s.found(); err != nil {
				return err
			}
		}
		l.set.Files = append(l.set.Files, found)
	}
	return nil
}

// sheet is what was sighted in the sheet that holds the votes, which is the one
// where the choice is; where it is in none, the one with the most rows.
func (l *looker) sheet(f *file) (*sighting, error) {
	var best *sighting
	var amiss error // the first sheet's
	var names []string
	for _, t := range f.tables {
		s, err := l.sight(t, l.codesFor(f))
		if err != nil {
			amiss = cmp.Or(amiss, err)
			continue
		}
		if s.choice != nil && !t.noRows() {
			names = append(names, t.reading.Sheet)
		}
		if best == nil || s.better(best) {
			best = s
		}
	}
	if len(names) > 1 {
		return nil, fault.New(fault.CSV, "votes.sheets", "sheets", list(names)).At(printable(best.table.in.Name))
	}
	if best == nil {
		return nil, amiss
	}
	return best, nil
}
