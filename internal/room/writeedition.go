package room

import (
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/files"
)

// WriteEdition writes the edition with its jury to a new file at path: as YAML,
// which a new file can be made from. A draft is written as it stands, however
// much it lacks; an edition that was opened with its amendments.
func (r *Room) WriteEdition(path, _ string) error {
	r.mu.Lock()
	data, err := r.editionFile()
	r.mu.Unlock()
	if err != nil {
		return err
	}
	return files.WriteNew(path, data)
}

func (r *Room) editionFile() ([]byte, error) {
	if r.state.Phase == deliberation.Draft {
		return r.docs[DocSource], nil
	}
	return editionfile.Write(r.ed), nil
}

// WriteTemplate writes an edition to be filled in, with explanations and in a
// language, to a new file at path.
func WriteTemplate(path, lang string) error {
	return files.WriteNew(path, editionfile.Template(lang))
}
