package dossier

import (
	"maps"
	"path"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/locale"
)

// The files of an archive set beside those of a decision's folder.
const (
	IndexName  = "INDEX.txt" // what each file is, and what the set is not
	tableDir   = "tables"    // tables, each a CSV
	textDir    = "texts"     // texts that are too long for a cell of a table
	packedForm = ".xlsx"     // no archive takes what is packed
)

// MaxField is the longest text of a cell in a table of an archive set, in
// characters.
const MaxField = 2047

// Filing is what is said of an archive set when it is made.
type Filing struct {
	Basis    string                     // on what basis it may be exempt from access, as it was marked; empty: nothing was said
	Releases []deliberation.ReleaseMade // what was written out of the decisions before
}

// Archive makes the files of an archive set, by name: those of the decision's
// folder that an archive takes, so that the set can be verified as that folder,
// tables of what stands in them, and INDEX.txt, which says in the language of l
// what each file is. All of it is text in UTF-8, neither packed nor encrypted;
// no cell of a table has a line break or more than MaxField characters: such a
// text is a file of its own, which the cell names.
func Archive(p Parts, profile string, l *locale.Catalog, f Filing) (map[string][]byte, error) {
	all, err := Compose(p, profile)
	if err != nil {
		return nil, err
	}
	_, d, err := signedPart(p, profile)
	if err != nil {
		return nil, err
	}
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	delete(all, PageName)
	delete(all, SumsName)
	left := 0
	maps.DeleteFunc(all, func(name string, _ []byte) bool {
		packed := strings.EqualFold(path.Ext(name), packedForm)
		if packed {
			left++
		}
		return packed
	})
	a := archive{all: all, d: d, e: e, l: l, filing: f, left: left}
	a.tables(p)
	a.list()
	all[IndexName] = a.index()
	all[SumsName] = Sums(all)
	return all, nil
}

// archive is a set that is being made.
type archive struct {
	all    map[string][]byte
	d      *decision.Document
	e      *award.Edition
	l      *locale.Catalog
	filing Filing
	left   int // forms that are packed
}

// ofArchive reports whether a file belongs to an archive set and not to the
// folder of a decision.
func ofArchive(name string) bool {
	dir, _, _ := strings.Cut(name, "/")
	return name == IndexName || dir == tableDir || dir == textDir
}

// complete reports whether the set names jurors.
func (a *archive) complete() bool { return a.d.Profile == decision.Complete }

// in is a text of the edition in the language of the set.
func (a *archive) in(t award.Text) string { return t.In(string(a.l.Lang())) }
