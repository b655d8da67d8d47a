package dossier

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// Open reads a decision as others handed it on: a folder, a zip of it, or one
// decision with its signature beside it. It is bounded by the limits of this
// package, never waits for a pipe and follows no link: an entry that is
// neither a file nor a folder ends the reading (E_IO), as do names that are
// there twice (E_FORMAT) and too much of anything (E_SIZE). Files that do not
// belong to a decision are named in Others.
func Open(name string) (*Folder, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, files.Fault(err, name)
	case info.IsDir():
		return openFolder(name)
	case !info.Mode().IsRegular():
		return nil, fault.New(fault.IO, "io.not_regular").At(text.Show(name))
	}
	zipped, err := isZip(name)
	switch {
	case err != nil:
		return nil, files.Fault(err, name)
	case zipped:
		return openZip(name)
	}
	return openAlone(name)
}

// isZip looks at how a regular file begins, so that its name does not matter.
func isZip(name string) (bool, error) {
	f, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	var head [2]byte
	if _, err := io.ReadFull(f, head[:]); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	return string(head[:]) == "PK", nil
}

// openAlone reads one decision, and its signature if it is there. Which of the
// two it is follows from what it says, not from what it is called.
func openAlone(name string) (*Folder, error) {
	data, err := files.Read(name, MaxDecision)
	if err != nil {
		return nil, err
	}
	g := gather(name)
	g.folder.Alone = true
	doc := PublicName
	if profileOf(data) == "complete" {
		doc = CompleteName
	}
	g.folder.Files[doc] = data
	sig := name + SigSuffix
	info, err := os.Stat(sig)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !isObject(data):
		return nil, fault.New(fault.Format, "dossier.not_decision").At(text.Show(name))
	case errors.Is(err, fs.ErrNotExist):
		return g.folder, nil
	case err != nil:
		return nil, files.Fault(err, sig)
	case !info.Mode().IsRegular():
		return nil, fault.New(fault.IO, "io.not_regular").At(text.Show(sig))
	}
	f, err := os.Open(sig)
	if err != nil {
		return nil, files.Fault(err, sig)
	}
	defer f.Close()
	if err := g.take(doc+SigSuffix, f, info.Size()); err != nil {
		return nil, err
	}
	return g.folder, nil
}

// isObject reports what could be a document of JSON, whatever an editor put
// before it.
func isObject(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\uFEFF")), " \t\r\n")
	return len(data) > 0 && data[0] == '{'
}

// profileOf is what a document says it is, before anything in it is believed.
func profileOf(data []byte) string {
	var d struct {
		Profile string `json:"profile"`
	}
	_ = json.NewDecoder(bytes.NewReader(data)).Decode(&d) // the strict reading comes later
	return d.Profile
}

// openFolder reads a folder and the folders that belong in it.
func openFolder(name string) (*Folder, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, files.Fault(err, name)
	}
	defer root.Close()
	g := gather(strings.TrimRight(name, `/\`))
	if err := g.list(root, "."); err != nil {
		return nil, err
	}
	return g.done()
}

// list goes through one folder, a piece at a time: there may be more names
// than memory.
func (g *gathering) list(root *os.Root, dir string) error {
	d, err := root.Open(dir)
	if err != nil {
		return g.unreadable(dir, err)
	}
	defer d.Close()
	for {
		entries, err := d.ReadDir(256)
		for _, e := range entries {
			if err := g.entry(root, path.Join(dir, e.Name()), e.Type()); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return g.unreadable(dir, err)
		}
	}
}

func (g *gathering) entry(root *os.Root, name string, mode fs.FileMode) error {
	if err := g.meet(name); err != nil {
		return err
	}
	switch {
	case mode&fs.ModeSymlink != 0:
		return fault.New(fault.IO, "dossier.link").At(g.at(name))
	case mode.IsDir() && isDir(name):
		return g.list(root, name)
	case mode.IsDir():
		g.skip(name + "/")
		return nil
	case !mode.IsRegular():
		return fault.New(fault.IO, "io.not_regular").At(g.at(name))
	case !known(name):
		g.skip(name)
		return nil
	}
	f, err := root.Open(name)
	if err != nil {
		return g.unreadable(name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return fault.New(fault.IO, "io.not_regular").At(g.at(name))
	}
	return g.take(name, f, info.Size())
}
