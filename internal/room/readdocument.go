package room

import (
	"path/filepath"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// ReadDocument reads a nomination document for SetEdition, and says by which
// name an edition lists it. Of one that is not read on the screen there is only
// the name: it stays where it lies.
func ReadDocument(path string) (name string, data []byte, err error) {
	name = filepath.Base(path)
	folder, err := files.IsFolder(path)
	switch {
	case err != nil:
		return name, nil, files.Fault(err, path)
	case folder:
		return name, nil, fault.New(fault.IO, "io.not_regular").At(text.Show(path))
	case !readable(name):
		return name, nil, nil
	}
	data, err = readDocument(path)
	return name, data, err
}
