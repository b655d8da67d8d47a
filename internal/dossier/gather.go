package dossier

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
	"votering/internal/trust"
)

// gathering is a Folder being read, within its bounds.
type gathering struct {
	folder *Folder
	left   int64             // bytes that may still be read
	names  map[string]string // what was met, without regard to case
}

func gather(name string) *gathering {
	return &gathering{
		folder: &Folder{Name: name, Files: map[string][]byte{}},
		left:   MaxFolder,
		names:  map[string]string{},
	}
}

// meet takes note of an entry. Names that some systems take for one, or for
// another than they are, are refused: readers of the same folder would see
// different files.
func (g *gathering) meet(name string) error {
	if len(g.names) >= MaxEntries {
		return fault.New(fault.Size, "dossier.entries", "max", strconv.Itoa(MaxEntries)).At(text.Show(g.folder.Name))
	}
	if !portable(name) {
		return g.badName(name)
	}
	fold := folded(name)
	if before, ok := g.names[fold]; ok {
		return fault.New(fault.Format, "dossier.twice", "name", name, "other", before).At(g.at(name))
	}
	g.names[fold] = name
	return nil
}

// skip names an entry that is not looked into.
func (g *gathering) skip(name string) { g.folder.Others = append(g.folder.Others, name) }

// take reads a file that is said to have that size. Of a signature that is too
// long so much is kept that its reader sees it; any other file that is too
// long ends the reading, if it can before it has begun.
func (g *gathering) take(name string, r io.Reader, size int64) error {
	limit := g.left
	switch {
	case isSignature(name):
		limit = min(limit, trust.MaxSignature)
	case name == PublicName || name == CompleteName:
		limit = min(limit, MaxDecision)
	}
	if size > limit && !isSignature(name) {
		return g.tooLarge(name, limit)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return g.unreadable(name, err)
	case int64(len(data)) > limit && (!isSignature(name) || limit < trust.MaxSignature):
		return g.tooLarge(name, limit)
	}
	g.left -= int64(len(data))
	g.folder.Files[name] = data
	return nil
}

func isSignature(name string) bool { return strings.HasSuffix(name, SigSuffix) }

// tooLarge says which bound was met: that of a decision, or that of all files.
func (g *gathering) tooLarge(name string, limit int64) error {
	if limit == MaxDecision {
		return files.TooLarge(g.at(name), MaxDecision)
	}
	return fault.New(fault.Size, "dossier.too_large", "limit", strconv.Itoa(MaxFolder>>20)).At(text.Show(g.folder.Name))
}

func (g *gathering) unreadable(name string, err error) error {
	if f := fault.Of(err); f != nil {
		return f
	}
	return files.Fault(err, g.at(name))
}

// at is where a file is, for people.
func (g *gathering) at(name string) string { return text.Show(g.folder.Name + "/" + name) }

// done is the folder that was gathered. A folder without a decision is none.
func (g *gathering) done() (*Folder, error) {
	if g.folder.Files[PublicName] == nil && g.folder.Files[CompleteName] == nil {
		return nil, fault.New(fault.Format, "dossier.none").At(text.Show(g.folder.Name))
	}
	slices.Sort(g.folder.Others)
	return g.folder, nil
}
