package room

import (
	"path/filepath"
	"slices"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/record"
)

// Export writes the signed decision as a folder, or as one zip, for a profile:
// "public", or "complete", which names the jurors. What was written is read
// back and verified before it is said to be there; what does not verify is taken
// away again. It returns the paths, of
// the zip alone where it is one.
func (r *Room) Export(who, path, profile string, zip bool) ([]string, error) {
	var all map[string][]byte
	var o dossier.Options
	err := r.asChair(who, func(string) (err error) {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActExport); f != nil {
			return f
		}
		key, err := r.chairKey()
		if err != nil {
			return err
		}
		o = dossier.Options{Chair: key.Fingerprint(), Software: r.software}
		all, err = dossier.Compose(r.parts(), profile)
		return err
	})
	if err != nil {
		return nil, err
	}
	paths := []string{path}
	if zip {
		err = dossier.WriteZip(path, all)
	} else {
		err = dossier.WriteFolder(path, all)
		paths = within(path, all)
	}
	if err != nil {
		return nil, err
	}
	if err := readBack(path, o); err != nil {
		_ = dossier.TakeBack(path, all) // the first error is the one to tell
		return nil, err
	}
	return paths, nil
}

// parts are what a decision's folder is made of.
func (r *Room) parts() dossier.Parts {
	p := papersOf(r.state.Decisions)
	lines := make([][]byte, len(r.entries))
	for i, e := range r.entries {
		lines[i] = record.Line(e)
	}
	return dossier.Parts{
		Public: r.docs[p.public], PublicSig: r.docs[p.public+sigSuffix],
		Complete: r.docs[p.complete], CompleteSig: r.docs[p.complete+sigSuffix],
		Roll: decision.Roll(r.ed, r.fingerprint(), r.state), Record: lines,
	}
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
