package room

import (
	"path/filepath"
	"slices"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/forms"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// incoming is a file that came, and what becomes of it. Its bytes are read
// anew for each look at it, and nothing of an earlier look is used but to put
// files in order: what counts is read once, and hashed, checked and kept as it
// was read.
type incoming struct {
	CollectedFile
	key      string // public key line that signed it; empty: not known
	folder   bool   // it was found in a folder, and not named
	sum      string // of the file, for the record; empty: it could not be read
	revision int    // of the ballot, for the order
}

// lastOfAll comes after every revision: a form comes after what is signed.
const lastOfAll = deliberation.MaxRevision + 1

func (x *incoming) refuse(f *fault.Error) {
	if f.Where == "" {
		f = f.At(x.shown())
	}
	x.Result, x.Fault = Refused, f
}

// shown is the file's name, for faults.
func (x *incoming) shown() string { return text.Show(x.File) }

// inbox looks at the files that came, without the sealing key. In a folder it
// looks for ballots and forms, and passes everything else over. A path that is
// not there is a fault; a file that cannot be read becomes a refusal.
func (t *taker) inbox(paths []string) ([]*incoming, error) {
	var all []*incoming
	for _, path := range paths {
		inside, folder, err := files.Folder(path)
		if err != nil {
			return nil, err
		}
		if !folder {
			inside = []string{path}
		}
		for _, p := range inside {
			ext := strings.ToLower(filepath.Ext(p))
			if folder && !slices.Contains([]string{BallotSuffix, FormTextExt, FormSheetExt}, ext) {
				continue
			}
			if x := t.lookAt(p, folder); !folder || x.Form || ext == BallotSuffix {
				all = append(all, x)
			}
		}
	}
	return all, nil
}

// lookAt says what a file is, and why it is refused without being opened.
func (t *taker) lookAt(path string, folder bool) *incoming {
	x := &incoming{CollectedFile: CollectedFile{File: path}, folder: folder, revision: lastOfAll}
	data := x.read()
	switch {
	case data == nil:
	case forms.IsForm(data, path):
		x.Form = true
		t.readForm(x, data)
	default:
		if err := trust.LooksSealed(data); err != nil {
			x.sum = record.Hash(data)
			x.refuse(fault.Of(err))
		}
	}
	return x
}

// read reads the file; nil where it is refused. What is larger than a ballot or
// form can be is hashed where that is soon done, and else leaves no line in the
// record: that would name the file by its hash.
func (x *incoming) read() []byte {
	max := int64(forms.MaxSheet)
	if strings.EqualFold(filepath.Ext(x.File), BallotSuffix) {
		max = mailing.MaxSealed
	}
	data, err := files.Read(x.File, max)
	if err != nil {
		if fault.ClassOf(err) == fault.Size {
			x.sum, _ = files.Sum(x.File, forms.MaxSheet) // empty where it is too much
		}
		x.refuse(fault.Of(err))
		return nil
	}
	if data == nil {
		data = []byte{}
	}
	return data
}
