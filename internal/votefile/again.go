package votefile

import (
	"errors"

	"votering/internal/fault"
	"votering/internal/publicvote"
)

// Sum is the SHA-256 of an input as it lies on the disk, in hex. The input is
// read for it, unless it says it.
func Sum(in Input) (string, error) {
	if in.SHA256 != "" {
		return in.SHA256, nil
	}
	d, err := openDisk(in)
	if err != nil {
		return "", err
	}
	sum, err := d.rest()
	if e := d.file.Close(); e != nil && err == nil {
		err = unread(d.name, e)
	}
	return sum, err
}

// Again finds the files of a decision among the inputs, by their SHA-256, and
// reads them as the decision says, in its order; other inputs are passed over.
// What is missing, or cannot be read so, is a fault.Pin. Zone, dates and map are
// the decision's to say.
func Again(inputs []Input, files []publicvote.File) (*Set, error) {
	a := again{inputs: map[string]Input{}}
	for _, in := range inputs {
		sum, err := Sum(in)
		if err != nil {
			return nil, err
		}
		a.inputs[sum] = in
	}
	set := &Set{}
	for _, f := range files {
		found, err := a.file(f)
		if err != nil {
			return nil, err
		}
		set.Files = append(set.Files, found)
	}
	return set, nil
}

// again reads the files of a decision again.
type again struct{ inputs map[string]Input } // by SHA-256

// input finds an input by its SHA-256.
func (a *again) input(sum, missing string) (Input, error) {
	in, ok := a.inputs[sum]
	if !ok {
		return in, fault.New(fault.Pin, missing, "hash", printable(sum))
	}
	return in, nil
}

// file reads one file as the decision says.
func (a *again) file(f publicvote.File) (found Found, err error) {
	if f.Read == nil {
		return found, fault.New(fault.Pin, "votes.again.totals", "hash", printable(f.SHA256))
	}
	in, err := a.input(f.SHA256, "votes.again.missing")
	if err != nil {
		return found, err
	}
	t, err := pinnedTable(in, f.Read)
	if err != nil {
		return found, err
	}
	s := &sighting{table: t}
	choice := naming{meaning: meaning{sum: f.Read.LabelsSHA256}}
	for _, c := range []struct {
		name string
		at   *int
	}{{f.Read.Choice, &choice.column}, {f.Read.Time, &s.time}, {f.Read.Voter, &s.voter}} {
		if *c.at, err = pinnedColumn(t, c.name); err != nil {
			return found, err
		}
	}
	if choice.column < 0 {
		return found, fault.New(fault.Pin, "votes.again.reading").At(t.name)
	}
	if choice.sum != "" {
		if choice.means, err = a.labels(t.header.fields[choice.column], choice.sum); err != nil {
			return found, err
		}
	}
	s.choice = &choice
	return s.found()
}

// pinnedTable takes the beginning of a file apart as a decision says.
func pinnedTable(in Input, r *publicvote.Reading) (*table, error) {
	name := printable(in.Name)
	unlike := fault.New(fault.Pin, "votes.again.reading").At(name)
	told := reading{encoding: r.Encoding}
	if r.Encoding == "" || encodings[r.Encoding] != r.Encoding || len(r.Delimiter) != 1 {
		return nil, unlike
	}
	told.delimiter = r.Delimiter[0]
	tables, err := readFile(in, told)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		if t.reading.Sheet != r.Sheet {
			continue
		}
		had := t.reading
		if had.Encoding != r.Encoding || had.Compression != r.Compression || had.Delimiter != r.Delimiter {
			return nil, unlike
		}
		t.reading.Format, t.sure = r.Format, true
		return t, nil
	}
	return nil, unlike
}

// pinnedColumn finds the column that a decision names; −1 where it names none.
func pinnedColumn(t *table, name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	at, err := t.columns.Find(name)
	if err != nil {
		return -1, fault.New(fault.Pin, "votes.again.column", "column", shown(name, shownCell)).At(t.name).Because(err)
	}
	return at, nil
}

// labels reads what the codes of a column mean from the file with a SHA-256.
func (a *again) labels(column, sum string) (map[string]string, error) {
	in, err := a.input(sum, "votes.again.labels")
	if err != nil {
		return nil, err
	}
	tables, err := readFile(in, reading{})
	if err != nil {
		return nil, err
	}
	var codes labels
	if _, sheet := surveySheets(tables); sheet != nil {
		codes, err = sheet.labels()
	} else {
		codes, _, err = readLabels(in)
	}
	switch means := codes[plain(column)]; {
	case err != nil:
		return nil, err
	case means == nil:
		return nil, fault.New(fault.Pin, "votes.again.labels", "hash", printable(sum)).At(printable(in.Name)).Because(errors.New("no label of the column"))
	default:
		return means, nil
	}
}
