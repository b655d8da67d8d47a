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
	parts []*part
	over  []string // names of those that take the place of what is there
}

// Stage writes files for a folder, which it makes where there is none. None of
// them may be there already (E_IO), but those named in over, which take its
// place. It ends in Keep or Drop. The zero Staged holds nothing.
func Stage(dir string, all map[string][]byte, over ...string) (*Staged, error) {
	s := &Staged{over: over}
	if len(all) == 0 {
		return s, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, Fault(err, dir)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := s.write(filepath.Join(dir, name), all[name]); err != nil {
			s.Drop()
			return nil, err
		}
	}
	return s, nil
}

func (s *Staged) write(path string, data []byte) error {
	if !s.replaces(path) {
		if err := absent(path); err != nil {
			return err
		}
	}
	p, err := writePart(path, data, 0o644)
	if err == nil {
		s.parts = append(s.parts, p)
	}
	return err
}

// replaces reports whether that file takes the place of what is there.
func (s *Staged) replaces(path string) bool { return slices.Contains(s.over, filepath.Base(path)) }

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
	for len(s.parts) > 0 {
		place := appear
		if s.replaces(s.parts[0].path) {
			place = os.Rename
		}
		if err := s.parts[0].put(place); err != nil {
			return paths, err
		}
		paths = append(paths, s.parts[0].path)
		s.parts = s.parts[1:]
	}
	return paths, nil
}

// Drop takes away what waits.
func (s *Staged) Drop() {
	for _, p := range s.parts {
		p.drop()
	}
	s.parts = nil
}
