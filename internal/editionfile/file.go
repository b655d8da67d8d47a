package editionfile

import (
	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
)

// ReadFile reads the edition file at path, as Read does.
func ReadFile(path string, checks ...func(*award.Edition) fault.List) (*award.Edition, error) {
	data, err := Load(path)
	if err != nil {
		return nil, err
	}
	return Read(data, path, checks...)
}

// Load reads the bytes of an edition file of at most MaxSize.
func Load(path string) ([]byte, error) { return files.Read(path, MaxSize) }
