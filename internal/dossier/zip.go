package dossier

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// maxDirectory bounds what is read of a zip before its first file: a list of
// names that is longer is an attack, whatever the zip says about it.
const maxDirectory = 4 << 20

// openZip reads a zip without unpacking it to a disk. Everything may lie in
// one folder within it, as zips made by hand have it.
func openZip(name string) (*Folder, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, files.Fault(err, name)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, files.Fault(err, name)
	}
	source := &budget{ReaderAt: f, left: maxDirectory}
	z, err := zip.NewReader(source, info.Size())
	switch {
	case errors.Is(err, errBudget):
		return nil, fault.New(fault.Size, "dossier.zip_directory").At(text.Show(name))
	case err != nil:
		return nil, notAZip(name, err)
	}
	source.left = info.Size() + MaxFolder // the files have bounds of their own
	g := gather(name)
	if err := g.judge(z.File); err != nil {
		return nil, err
	}
	inside, err := g.prefix(z.File)
	if err != nil {
		return nil, err
	}
	for _, e := range z.File {
		if err := g.unpack(e, inside); err != nil {
			return nil, err
		}
	}
	return g.done()
}

// judge looks at all entries before one is unpacked: what they are called,
// what they are, and how large they say they are.
func (g *gathering) judge(entries []*zip.File) error {
	var size uint64
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name, "/")
		if !plainName(name) {
			return g.badName(e.Name)
		}
		if err := g.meet(name); err != nil {
			return err
		}
		switch mode := e.Mode(); {
		case mode&fs.ModeSymlink != 0:
			return fault.New(fault.IO, "dossier.link").At(g.at(name))
		case !mode.IsRegular() && !mode.IsDir():
			return fault.New(fault.IO, "io.not_regular").At(g.at(name))
		}
		if size += min(e.UncompressedSize64, MaxFolder+1); size > MaxFolder {
			return g.tooLarge(name, 0)
		}
	}
	return nil
}

// plainName reports a name that stays within the folder and can be shown.
func plainName(name string) bool {
	return fs.ValidPath(name) && name != "." && text.Show(name) == name
}

// prefix is the folder within a zip that the decision lies in, with its slash;
// empty where it lies at the top. Two decisions are refused: people who unpack
// the zip would not know which was checked.
func (g *gathering) prefix(entries []*zip.File) (string, error) {
	var found []string
	for _, e := range entries {
		dir, base := path.Split(e.Name)
		isDecision := base == PublicName || base == CompleteName
		if isDecision && strings.Count(dir, "/") < 2 && !slices.Contains(found, dir) {
			found = append(found, dir)
		}
	}
	switch len(found) {
	case 0:
		return "", nil
	case 1:
		return found[0], nil
	}
	return "", fault.New(fault.Format, "dossier.two").At(text.Show(g.folder.Name))
}

// unpack takes one entry, if it belongs to a decision that lies in that folder
// of the zip.
func (g *gathering) unpack(e *zip.File, inside string) error {
	name, ok := strings.CutPrefix(e.Name, inside)
	switch {
	case e.Mode().IsDir() && (name == "" || isDir(strings.TrimSuffix(name, "/"))):
		return nil
	case !ok && known(e.Name) && !e.Mode().IsDir():
		return fault.New(fault.Format, "dossier.outside", "name", e.Name, "folder", strings.TrimSuffix(inside, "/")).At(g.at(e.Name))
	case !ok || !known(name) || e.Mode().IsDir():
		g.skip(e.Name)
		return nil
	case e.Flags&encrypted != 0:
		return fault.New(fault.Format, "dossier.encrypted").At(g.at(name))
	}
	r, err := e.Open()
	if err != nil {
		return notAZip(g.at(name), err)
	}
	defer r.Close()
	err = g.take(name, r, int64(e.UncompressedSize64)) // judged before: no more than MaxFolder
	if f := fault.Of(err); f != nil && f.Class == fault.IO {
		return notAZip(g.at(name), f.Cause)
	}
	return err
}

// encrypted is the flag of a zip entry that needs a password.
const encrypted = 1

// budget is a file of which only so much may be read.
type budget struct {
	io.ReaderAt
	left int64
}

var errBudget = errors.New("more than may be read")

func (b *budget) ReadAt(p []byte, off int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errBudget
	}
	return b.ReaderAt.ReadAt(p, off)
}

func notAZip(name string, err error) error {
	return fault.New(fault.Format, "dossier.zip").At(text.Show(name)).Because(err)
}
