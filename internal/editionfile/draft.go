package editionfile

import (
	"votering/internal/award"
	"votering/internal/fault"
)

// ReadDraft reads an edition file that may still lack nearly everything. It
// gives the edition as the file has it, without defaults, and what is still
// wrong with it, in the order of the file. The error says that this is no
// edition file, or, as a fault.List, what of it could not be read: whatever
// the file holds is in the edition, or it is refused.
func ReadDraft(data []byte, name string) (*award.Edition, fault.List, error) {
	r := newReader(name, false)
	r.draft = true
	if err := r.scan(data); err != nil {
		return nil, nil, err
	}
	root, err := r.parse(data)
	if err != nil {
		return nil, nil, err
	}
	if err := r.schema(root); err != nil {
		return nil, nil, err
	}
	e := root.edition()
	for _, f := range r.found {
		if f.ID != "edition.missing" {
			return nil, nil, r.list()
		}
	}
	r.judge(award.Validate(e.Clone(), r.locator(root)))
	if len(r.found) == 0 {
		return e, nil, nil
	}
	return e, r.list(), nil
}
