// Package editions holds the prizes that come with the program, as files: the
// edition as anybody could have written it, and for a made-up one the marks and
// votes to try it with. It carries bytes; reading them is editionfile's work.
package editions

import (
	"embed"
	"io/fs"
	"maps"
	"path"

	"votering/internal/award"
)

// The names of the files, as [Bundled.Files] gives them.
const (
	EditionFile = "edition.yaml"
	MarksFile   = "marks.csv"
	TallyFile   = "tally.csv"
	VotesFile   = "votes.csv"
)

//go:embed prize-2018 prize-2020-example prize-2021 prize-2022 prize-2022-example prize-2023 made-up
var files embed.FS

// Bundled is one edition that comes with the program. What it does not have is
// nil.
type Bundled struct {
	ID         string            // the id inside the edition file
	Edition    []byte            // edition.yaml
	Marks      []byte            // marks.csv: marks to try it with, made up
	Tally      []byte            // tally.csv: the valid votes of each nominee, made up
	Votes      []byte            // votes.csv: the raw rows that count to Tally, made up
	Documents  map[string][]byte // of the nominees, by the name the edition file gives them
	DemoJurors []award.Juror     // made-up jurors for an edition that names none
}

// List gives the bundled editions: the one to show first in front, then those
// with made-up marks and votes to try everything with, then the other real
// ones, the newest first. The bytes are the caller's to change.
func List() []Bundled {
	return []Bundled{
		withJurors(load("prisen-2022", "prize-2022")),
		load("fjordlyktprisen-2031", "made-up"),
		load("prisen-2022-eksempel", "prize-2022-example"),
		load("prisen-2020-eksempel", "prize-2020-example"),
		withJurors(load("prisen-2023", "prize-2023")),
		withJurors(load("prisen-2021", "prize-2021")),
		withJurors(load("prisen-2018", "prize-2018")),
	}
}

// withJurors gives an edition that names no jurors those to try it with.
func withJurors(b Bundled) Bundled {
	b.DemoJurors = demoJurors()
	return b
}

// Default is the edition that opens where none is named.
func Default() Bundled { return List()[0] }

// ByID finds a bundled edition.
func ByID(id string) (Bundled, bool) {
	for _, b := range List() {
		if b.ID == id {
			return b, true
		}
	}
	return Bundled{}, false
}

// Files gives everything of the edition by file name, ready to be written side
// by side.
func (b Bundled) Files() map[string][]byte {
	all := maps.Clone(b.Documents)
	for name, data := range map[string][]byte{
		EditionFile: b.Edition, MarksFile: b.Marks, TallyFile: b.Tally, VotesFile: b.Votes,
	} {
		if data != nil {
			all[name] = data
		}
	}
	return all
}

// load sorts the files of a folder into their fields; what has no field of its
// own is a document. The files are part of the program, so one that cannot be
// read is a broken build.
func load(id, dir string) Bundled {
	b := Bundled{ID: id, Documents: map[string][]byte{}}
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		panic("editions: " + err.Error())
	}
	for _, e := range entries {
		data, err := files.ReadFile(path.Join(dir, e.Name()))
		if err != nil {
			panic("editions: " + err.Error())
		}
		switch e.Name() {
		case EditionFile:
			b.Edition = data
		case MarksFile:
			b.Marks = data
		case TallyFile:
			b.Tally = data
		case VotesFile:
			b.Votes = data
		default:
			b.Documents[e.Name()] = data
		}
	}
	return b
}

// demoJurors are invented people. Who sat on the real jury was never published.
func demoJurors() []award.Juror {
	return []award.Juror{
		{ID: "kari", Name: "Kari Moe", Email: "kari@example.org", Role: award.ChairRole, Votes: true},
		{ID: "anne", Name: "Anne", Email: "anne@example.org", Role: award.JurorRole, Votes: true},
		{ID: "bjorn", Name: "Bjørn", Email: "bjorn@example.org", Role: award.JurorRole, Votes: true},
		{ID: "eli", Name: "Eli Strand", Email: "eli@example.org", Role: award.JurorRole, Votes: true},
		{ID: "farid", Name: "Farid", Email: "farid@example.org", Role: award.JurorRole, Votes: true},
		{ID: "ola", Name: "Ola", Email: "ola@example.org", Role: award.JurorRole, Votes: true},
	}
}
