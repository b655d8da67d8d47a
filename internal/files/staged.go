package files

import (
	"maps"
	"os"
	"path/filepath"
	"slices"

	"votering/internal/fault"
	"votering/internal/text"
)

// Staged are files that were written whole, beside where they go and under
// other names, until what they tell of has happened.
type Staged struct {
	dir   string
	names []string
}

// Stage writes files for a folder, which it makes where there is none. None of
// them may be there already (E_IO). It ends in Keep or Drop. The zero Staged
// holds nothing.
func Stage(dir string, all map[string][]byte) (*Staged, error) {
	s := &Staged{dir: dir}
	if len(all) == 0 {
		return s, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, Fault(err, dir)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := s.write(name, all[name]); err != nil {
			s.Drop()
			return nil, err
		}
	}
	return s, nil
}

func (s *Staged) write(name string, data []byte) error {
	if err := absent(filepath.Join(s.dir, name)); err != nil {
		return err
	}
	part := s.part(name)
	_ = os.Remove(part) // of a program that was ended half-way
	s.names = append(s.names, name)
	return WriteNew(part, data)
}

// part is where a file waits.
func (s *Staged) part(name string) string { return filepath.Join(s.dir, "."+name+".part") }

// absent refuses a path where something is.
func absent(path string) error {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return fault.New(fault.IO, "io.exists").At(text.Show(path))
	case !os.IsNotExist(err):
		return Fault(err, path)
	}
	return nil
}

// Keep gives the files their names, and returns their paths in order. What
// came into their place meanwhile stays (E_IO).
func (s *Staged) Keep() ([]string, error) {
	defer s.Drop()
	var paths []string
	for _, name := range s.names {
		path := filepath.Join(s.dir, name)
		if err := absent(path); err != nil {
			return paths, err
		}
		if err := os.Rename(s.part(name), path); err != nil {
			return paths, Fault(err, path)
		}
		paths = append(paths, path)
	}
	s.names = nil
	return paths, nil
}

// Drop takes away what waits.
func (s *Staged) Drop() {
	for _, name := range s.names {
		_ = os.Remove(s.part(name)) // it may have its name by now
	}
	s.names = nil
}
