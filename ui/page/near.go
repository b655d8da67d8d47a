package page

import "path/filepath"

// Near is a path beside the file that is open, called after the edition.
func (c Context) Near(suffix string) string {
	return filepath.Join(filepath.Dir(c.Sight.Path), c.Sight.Edition.ID+suffix)
}
