package marksheet

import "votering/internal/award"

// Naming finds whom texts of other kinds than tables name: those of files and
// folders.
type Naming struct{ names *names }

// NewNaming knows the names of an edition.
func NewNaming(e *award.Edition) *Naming {
	n, _ := newNames(e, nil) // only what a person said can be wrong
	return &Naming{n}
}

// Nominees lists the nominees whom a text names: as a whole, else somewhere in
// it, in whole words. Nobody, or several where one name may be of several.
func (n *Naming) Nominees(s string) []string {
	if ids := n.names.find(Nominee, s).ids; len(ids) > 0 {
		return ids
	}
	return n.names.within(Nominee, s)
}

// IsNominee reports whether a nominee has the id.
func (n *Naming) IsNominee(id string) bool { return n.names.isOf(Nominee, id) }
