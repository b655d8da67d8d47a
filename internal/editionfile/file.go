package editionfile

import (
	"votering/internal/award"
	"votering/internal/files"
)

// ReadFile reads the edition file or workbook at path, as ReadAny does.
func ReadFile(path string) (*award.Edition, error) {
	data, err := Load(path)
	if err != nil {
		return nil, err
	}
	e, _, err := ReadAny(data, path)
	return e, err
}

// Load reads the bytes of an edition file of at most MaxSize.
func Load(path string) ([]byte, error) { return files.Read(path, MaxSize) }
