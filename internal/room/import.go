package room

import (
	"path/filepath"
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/figures"
	"votering/internal/files"
	"votering/internal/tabular"
	"votering/internal/text"
)

// MaxSources is how many files figures are taken from at once.
const MaxSources = 100

// ReadTables reads the tables of files that others published. They are called
// by their names alone: where they lie is nobody's business.
func ReadTables(paths []string) ([]tabular.Grid, error) {
	if len(paths) > MaxSources {
		return nil, fault.New(fault.Size, "import.many", "n", strconv.Itoa(len(paths)), "max", strconv.Itoa(MaxSources))
	}
	var all []tabular.Grid
	for _, path := range paths {
		data, err := files.Read(path, int64(tabular.GridLimits.Bytes))
		if err != nil {
			return nil, err
		}
		grids, err := tabular.ReadGrids(data, text.Show(filepath.Base(path)), tabular.GridLimits)
		if err != nil {
			return nil, err
		}
		all = append(all, grids...)
	}
	return all, nil
}

// ImportFigures is what files have for an edition, and the edition with it,
// which is valid. Name is how faults call the edition. Nothing is stored.
func ImportFigures(ed *award.Edition, name string, paths []string, o figures.Options) (*figures.Import, *award.Edition, error) {
	grids, err := ReadTables(paths)
	if err != nil {
		return nil, nil, err
	}
	im, err := figures.Read(ed, grids, o)
	if err != nil {
		return nil, nil, err
	}
	next, err := figures.Apply(ed, im)
	if err != nil {
		return nil, nil, err
	}
	locate := func(path string) string { return text.Show(name) + ": " + path }
	if faults := award.Validate(next, locate); len(faults) > 0 {
		return nil, nil, faults
	}
	return im, next, nil
}

// PreviewImport is what files have for the draft. Nothing is stored; TakeImport
// takes it. E_STATE once the edition is opened.
func (r *Room) PreviewImport(who string, paths []string, o figures.Options) (im *figures.Import, err error) {
	grids, err := ReadTables(paths)
	if err != nil {
		return nil, err
	}
	err = r.asChair(who, func(string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActEdit); f != nil {
			return f
		}
		im, err = figures.Read(r.setup.raw, grids, o)
		return err
	})
	return im, err
}

// TakeImport puts what PreviewImport found into the draft, and answers what is
// still wrong with it. E_EDITION where one of those figures was changed since.
func (r *Room) TakeImport(who string, im *figures.Import) (faults fault.List, err error) {
	err = r.asChair(who, func(id string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActEdit); f != nil {
			return f
		}
		next, err := figures.Apply(r.setup.raw, im)
		if err != nil {
			return err
		}
		faults, err = r.edit(id, editionfile.Write(next), nil)
		return err
	})
	return faults, err
}
