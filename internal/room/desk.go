package room

import (
	"errors"

	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/fault"
	"votering/internal/record"
)

// Desk opens and founds rooms on files. The store's ways in are given to it.
type Desk struct {
	OpenStore   func(path string, readOnly bool) (Store, error)
	PeekStore   func(path string) (Store, error) // opens for reading alone, and waits for nobody who has the file
	CreateStore func(path string) (Store, error)
	Discard     func(path string) error // removes a file that was just created
	Clock       Clock
	Keys        Keyring
	Software    string // what this program calls itself in decisions: "votering 1.2.3"
	SealWork    int    // how long a sealing key's passphrase takes to try, as trust.Lock has it; 0: about a second
}

// Enter opens the file at path.
func (d Desk) Enter(path string, readOnly bool) (*Room, error) {
	return d.in(d.OpenStore(path, readOnly))
}

// peek is Enter for reading alone, and waits for nobody who has the file.
func (d Desk) peek(path string) (*Room, error) { return d.in(d.PeekStore(path)) }

func (d Desk) in(s Store, err error) (*Room, error) {
	if err != nil {
		return nil, err
	}
	r, err := d.enter(s)
	if err != nil {
		_ = s.Close() // the first error is the one to tell
		return nil, err
	}
	return r, nil
}

// New founds the chair's file for an edition, in draft, from an edition file or
// a workbook. name is the file's: the nomination documents that lie beside it
// come into the file too. Nothing is left behind where it fails.
func (d Desk) New(path string, source []byte, name string) (*Room, error) {
	source, faults, err := fromBook(source, name)
	switch {
	case err != nil:
		return nil, err
	case len(faults) > 0:
		return nil, faults
	}
	ed, err := editionfile.Read(source, name)
	if err != nil {
		return nil, err
	}
	docs, err := documentsBeside(ed, name)
	if err != nil {
		return nil, err
	}
	return d.found(path, source, docs)
}

// found founds a file from an edition file, with nomination documents by the
// names that the edition gives them.
func (d Desk) found(path string, source []byte, documents map[string][]byte) (*Room, error) {
	first, err := readDraft(source)
	if err != nil {
		return nil, err
	}
	s, err := d.CreateStore(path)
	if err != nil {
		return nil, err
	}
	r := d.room(s)
	r.held = held{ed: first.ed, base: first.ed, setup: first, head: record.Genesis}
	e := deliberation.Event{Kind: deliberation.Created}
	if c, ok := first.ed.Chair(); ok {
		e.Who = c.ID
	}
	docs := map[string][]byte{DocSource: source}
	for file, data := range documents {
		docs[DocumentPrefix+file] = data
	}
	e.SHA256 = documentsHash(docs)
	if err := r.act(docs, e); err != nil {
		_ = s.Close()
		_ = d.Discard(path) // it holds nothing
		return nil, err
	}
	return r, nil
}

// Demo founds a file from a bundled edition: its jurors are made up, and it is
// open for scoring. Marks and votes that are bundled with it are in already.
func (d Desk) Demo(path string, b editions.Bundled) (*Room, error) {
	ed, err := editionfile.Read(b.Edition, b.ID+".yaml")
	if err != nil {
		return nil, err
	}
	ed.MadeUp = true
	if len(ed.Jurors) == 0 {
		ed.Jurors = b.DemoJurors
	}
	docs := map[string][]byte{}
	for file, data := range b.Documents {
		if docs[file], err = cleanDocument(data, file); err != nil {
			return nil, err
		}
	}
	r, err := d.found(path, editionfile.Write(ed), docs)
	if err != nil {
		return nil, err
	}
	if err := r.fill(b); err != nil {
		_ = r.Close()
		_ = d.Discard(path)
		return nil, err
	}
	return r, nil
}

func (r *Room) fill(b editions.Bundled) error {
	if err := r.Open(""); err != nil {
		return err
	}
	if len(b.Marks) > 0 {
		rows, err := ballot.ReadMarks(b.Marks, "marks.csv", r.ed)
		if err != nil {
			return err
		}
		if _, err := r.MarkTable("", rows); err != nil {
			return err
		}
	}
	if len(b.Tally) > 0 {
		_, err := r.ReadTotals("", b.Tally, "tally.csv", "")
		return err
	}
	return nil
}

// Problems lists what is wrong with an edition file or a workbook, in its order;
// empty where nothing is.
func Problems(data []byte, name string) fault.List {
	if _, _, err := editionfile.ReadAny(data, name); err != nil {
		return listOf(err)
	}
	return nil
}

func listOf(err error) fault.List {
	var l fault.List
	if errors.As(err, &l) {
		return l
	}
	if f := fault.Of(err); f != nil {
		return fault.List{f}
	}
	return fault.List{fault.New(fault.IO, "io.other", "detail", err.Error()).Because(err)}
}
