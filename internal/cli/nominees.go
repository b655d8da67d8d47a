package cli

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// shownNominees is how many nominees are told at most where none is meant.
const shownNominees = 20

// nominees are the ids of the nominees that somebody names, each as nominee
// takes it.
func nominees(ed *award.Edition, named []string) ([]string, error) {
	ids := make([]string, len(named))
	for i, s := range named {
		id, err := nominee(ed, s)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

// nominee is the id of the nominee that somebody means: by id, name, code or an
// alias as the edition writes them, of which none belongs to two nominees, else
// without regard to capitals and accents. E_USAGE where nobody is called so, or
// more than one.
func nominee(ed *award.Edition, named string) (string, error) {
	wanted := text.Fold(named)
	var alike, all []string
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		called := append([]string{n.ID, n.Name, n.Code}, n.Aliases...)
		if named != "" && slices.Contains(called, named) {
			return n.ID, nil
		}
		if wanted != "" && slices.ContainsFunc(called, func(s string) bool { return text.Fold(s) == wanted }) {
			alike = append(alike, n.ID)
		}
		all = append(all, n.ID)
	}
	switch {
	case len(alike) == 1:
		return alike[0], nil
	case len(alike) > 1:
		return "", fault.New(fault.Usage, "nominee.several", "nominee", named, "ids", strings.Join(alike, ", "))
	}
	if len(all) > shownNominees {
		all = append(all[:shownNominees], "…")
	}
	return "", fault.New(fault.Usage, "nominee.none", "nominee", named, "ids", strings.Join(all, ", "))
}
