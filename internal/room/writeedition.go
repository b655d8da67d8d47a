package room

import (
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/files"
)

// WriteEdition writes the edition with its jury to a new file at path, from
// which a new file can be made: as a workbook with its words in a language where
// the path ends so, else as YAML. A draft is written as it stands, however much
// it lacks; an edition that was opened with its amendments.
func (r *Room) WriteEdition(path, lang string) error {
	r.mu.Lock()
	data, err := r.editionFile(path, lang)
	r.mu.Unlock()
	if err != nil {
		return err
	}
	return files.WriteNew(path, data)
}

func (r *Room) editionFile(path, lang string) ([]byte, error) {
	switch {
	case r.state.Phase != deliberation.Draft:
		return editionfile.WriteAny(r.ed, path, lang)
	case editionfile.BookName(path):
		return editionfile.WriteSheet(r.setup.raw, lang)
	}
	return r.docs[DocSource], nil // with its comments
}

// WriteTemplate writes an edition to be filled in, with explanations and in a
// language, to a new file at path: a workbook or YAML, as in WriteEdition.
func WriteTemplate(path, lang string) error {
	data, err := editionfile.TemplateAny(path, lang)
	if err != nil {
		return err
	}
	return files.WriteNew(path, data)
}

// fromBook turns a workbook into the edition file that is kept, and says what is
// still wrong with it, by sheet and cell. Any other file stays as it is.
func fromBook(source []byte, name string) ([]byte, fault.List, error) {
	if !editionfile.IsBook(source) {
		return source, nil, nil
	}
	e, faults, _, err := editionfile.ReadAnyDraft(source, name)
	if err != nil {
		return nil, nil, err
	}
	return editionfile.Write(e), faults, nil
}
