package room

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/tabular"
	"votering/internal/text"
)

// DocumentPrefix begins the names under which nomination documents are kept.
const DocumentPrefix = "documents/"

// readable says which nomination documents are read on the screen, and so are
// kept in the file: text and Markdown.
func readable(file string) bool {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".md", ".markdown", ".txt":
		return true
	}
	return false
}

// documentsBeside reads the nomination documents that lie beside the edition
// file of that name. One that is not there is left out: its title stands in the
// edition all the same. A link that leads out of the folder is refused (E_IO):
// who wrote the edition would choose what is read of this machine.
func documentsBeside(ed *award.Edition, name string) (map[string][]byte, error) {
	docs, size := map[string][]byte{}, 0
	for i := range ed.Nominees {
		for _, d := range ed.Nominees[i].Documents {
			if !readable(d.File) || docs[d.File] != nil {
				continue
			}
			path := filepath.Join(filepath.Dir(name), d.File)
			if files.Leaves(filepath.Dir(name), path) {
				return nil, fault.New(fault.IO, "documents.link").At(text.Show(path))
			}
			data, err := readDocument(path)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if size += len(data); size > mailing.MaxDocuments {
				return nil, fault.New(fault.Size, "documents.together", "limit", strconv.Itoa(mailing.MaxDocuments>>20)).At(text.Show(name))
			}
			docs[d.File] = data
		}
	}
	return docs, nil
}

func readDocument(path string) ([]byte, error) {
	data, err := files.Read(path, 1<<20)
	if err != nil {
		return nil, err
	}
	if len(data) > mailing.MaxDocument {
		return nil, fault.New(fault.Size, "documents.size", "limit", strconv.Itoa(mailing.MaxDocument>>10)).At(text.Show(path))
	}
	decoded, _, err := tabular.Decode(data) // an editor of another age saved it in an encoding of its own
	if err != nil {
		return nil, fault.New(fault.Text, "documents.encoding").At(text.Show(path)).Because(err)
	}
	return cleanDocument(decoded, path)
}

// cleanDocument is the text of a nomination document as it is kept; name is the
// file's, for faults.
func cleanDocument(data []byte, name string) ([]byte, error) {
	plain := strings.NewReplacer("\ufeff", "", "\t", "    ").Replace(string(data))
	clean, err := text.CleanLines(plain, mailing.MaxDocument)
	if f := fault.Of(err); f != nil {
		return nil, f.At(text.Show(name))
	}
	return []byte(clean), nil
}

// documentsHash is one hash over all nomination documents among those that are
// kept; empty where there is none.
func documentsHash(docs map[string][]byte) string {
	var sums strings.Builder
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		if strings.HasPrefix(name, DocumentPrefix) {
			sums.WriteString(record.Hash(docs[name]) + "  " + name + "\n")
		}
	}
	if sums.Len() == 0 {
		return ""
	}
	return record.Hash([]byte(sums.String()))
}

// Document is a nomination document that is kept in the file, by the name that
// the edition gives it.
func (r *Room) Document(nominee, file string) ([]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, ok := r.ed.Nominee(nominee)
	if !ok || !slices.ContainsFunc(n.Documents, func(d award.Document) bool { return d.File == file }) {
		return nil, false
	}
	data, kept := r.docs[DocumentPrefix+file]
	return data, kept
}

// documents are the files of nomination documents that are kept, by nominee.
func (r *Room) documents() map[string][]string {
	all := map[string][]string{}
	for i := range r.ed.Nominees {
		n := &r.ed.Nominees[i]
		for _, d := range n.Documents {
			if _, kept := r.docs[DocumentPrefix+d.File]; kept {
				all[n.ID] = append(all[n.ID], d.File)
			}
		}
	}
	return all
}
