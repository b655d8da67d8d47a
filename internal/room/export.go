package room

import (
	"path/filepath"
	"slices"

	"votering/internal/dossier"
)

// Export writes the signed decision as a folder, or as one zip, for a profile:
// "public", or "complete", which names the jurors. What was written is read
// back and verified before it is said to be there; what does not verify is taken
// away again. It returns the paths, of the zip alone where it is one.
func (r *Room) Export(who, path, profile string, zip bool) ([]string, error) {
	w := Writing{What: OutFolder, Path: path, Profile: profile}
	if zip {
		w.What = OutZip
	}
	return r.WriteOut(who, w)
}

// within are the paths of files in a folder.
func within(dir string, all map[string][]byte) []string {
	paths := make([]string, 0, len(all))
	for name := range all {
		paths = append(paths, filepath.Join(dir, filepath.FromSlash(name)))
	}
	slices.Sort(paths)
	return paths
}

// readBack verifies what was written as a stranger would who knows the chair's
// key.
func readBack(path string, o dossier.Options) error {
	f, err := dossier.Open(path)
	if err != nil {
		return err
	}
	if report := dossier.Verify(f, o); !report.Good || !report.Authenticated {
		return report.Fault
	}
	return nil
}
