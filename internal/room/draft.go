package room

import (
	"bytes"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/mailing"
)

// Found founds the chair's file for an edition that is still to be set up, and
// may lack nearly everything: DraftFaults says what. Nothing is left behind
// where it fails.
func (d Desk) Found(path string, e *award.Edition) (*Room, error) {
	return d.found(path, editionfile.Write(e), nil)
}

// SetEdition puts e in place of the draft, with its jury, and answers what is
// still wrong with it. docs are nomination documents by the names that the
// edition gives them: one that is nil is taken away, and so are those that e
// names no more. Where nothing changed nothing is stored. E_STATE once the
// edition is opened.
func (r *Room) SetEdition(who string, e *award.Edition, docs map[string][]byte) (faults fault.List, err error) {
	source := editionfile.Write(e)
	err = r.asChair(who, func(id string) error {
		faults, err = r.edit(id, source, docs)
		return err
	})
	return faults, err
}

// edit puts an edition file in place of the draft's, word for word.
func (r *Room) edit(id string, source []byte, docs map[string][]byte) (fault.List, error) {
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActEdit); f != nil {
		return nil, f
	}
	next, err := readDraft(source)
	if err != nil {
		return nil, err
	}
	changes, err := r.nominations(next.ed, docs)
	if err != nil {
		return nil, err
	}
	paths := editionfile.Changed(r.setup.raw, next.raw)
	if len(changes) > 0 {
		paths = append(paths, "documents")
	}
	if len(paths) == 0 {
		return r.setup.faults, nil
	}
	changes[DocSource] = source
	c := r.chain()
	if err := c.add(r.edited(id, source, changes, paths)); err != nil {
		return nil, err
	}
	c.ed = next.ed
	if err := r.commit(c, changes); err != nil {
		return nil, err
	}
	r.base, r.setup = next.ed, next
	return next.faults, nil
}

// nominations are the nomination documents that change when ed takes the
// draft's place, by the names under which they are kept: nil where one goes.
func (r *Room) nominations(ed *award.Edition, docs map[string][]byte) (map[string][]byte, error) {
	named := map[string]bool{}
	for i := range ed.Nominees {
		for _, d := range ed.Nominees[i].Documents {
			named[DocumentPrefix+d.File] = readable(d.File)
		}
	}
	changes := map[string][]byte{}
	for file, data := range docs {
		name := DocumentPrefix + file
		if data == nil || !named[name] {
			continue
		}
		data, err := cleanDocument(data, file)
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(data, r.docs[name]) || r.docs[name] == nil {
			changes[name] = data
		}
	}
	size := 0
	for name, data := range r.docs {
		file, ok := strings.CutPrefix(name, DocumentPrefix)
		if !ok || changes[name] != nil {
			continue
		}
		if given, there := docs[file]; there && given == nil || !named[name] {
			changes[name] = nil
			continue
		}
		size += len(data)
	}
	for _, data := range changes {
		size += len(data)
	}
	if size > mailing.MaxDocuments {
		return nil, fault.New(fault.Size, "documents.together", "limit", strconv.Itoa(mailing.MaxDocuments>>20))
	}
	return changes, nil
}

// DraftFaults is what is still wrong with the edition while it is being set
// up; nil where nothing is, and once it is opened.
func (r *Room) DraftFaults() fault.List {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.setup.faults
}

// TakeEdition puts an edition file or a workbook in place of the draft, as
// SetEdition does, and the nomination documents that lie beside it. An edition
// file stays as it is, with its comments. name is what faults call it; E_EDITION
// where something in it cannot be read, and nothing is taken.
func (r *Room) TakeEdition(who string, source []byte, name string) (faults fault.List, err error) {
	source, _, err = fromBook(source, name)
	if err != nil {
		return nil, err
	}
	ed, _, err := editionfile.ReadDraft(source, name)
	if err != nil {
		return nil, err
	}
	docs, err := documentsBeside(ed, name)
	if err != nil {
		return nil, err
	}
	err = r.asChair(who, func(id string) error {
		faults, err = r.edit(id, source, docs)
		return err
	})
	return faults, err
}

// setup is an edition that is being set up; the zero setup is none.
type setup struct {
	raw    *award.Edition // as the edition file has it
	ed     *award.Edition // with defaults filled in, as far as it goes
	faults fault.List

	commented bool // the edition file has comments, which writing it anew does not keep
}

// readDraft reads the edition file of a draft. Its faults are located by their
// path alone: lines are those of a file that nobody sees.
func readDraft(source []byte) (setup, error) {
	raw, faults, err := editionfile.ReadDraft(source, DocSource)
	if err != nil {
		return setup{}, err
	}
	for i, f := range faults {
		if _, path, ok := strings.Cut(f.Where, ": "); ok {
			faults[i] = f.At(path)
		}
	}
	ed := raw.Clone()
	award.Validate(ed, nil) // the faults are those of the reader, which knows more
	return setup{raw, ed, faults, editionfile.Commented(source)}, nil
}
