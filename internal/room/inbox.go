package room

import (
	"path/filepath"
	"strings"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/forms"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/text"
)

// incoming is a file that came, and what becomes of it.
type incoming struct {
	CollectedFile
	data   []byte // as it was read, once
	folder bool   // it was found in a folder, and not named
	opened *mailing.Opened
	filled *forms.Filled
}

func (x *incoming) revision() int {
	if x.opened != nil {
		return x.opened.Ballot.Revision
	}
	return mailing.MaxRevision + 1 // a form comes after what is signed
}

func (x *incoming) refuse(f *fault.Error) {
	x.Result, x.Fault = Refused, f
}

// inbox reads the files that came. In a folder it looks for ballots and forms,
// and passes everything else over. A path that is not there is a fault; a file
// that cannot be read becomes a refusal.
func inbox(paths []string) ([]*incoming, error) {
	var all []*incoming
	for _, path := range paths {
		inside, folder, err := files.Folder(path)
		if err != nil {
			return nil, err
		}
		if !folder {
			all = append(all, incomingAt(path, false))
			continue
		}
		for _, p := range inside {
			switch strings.ToLower(filepath.Ext(p)) {
			case BallotSuffix:
				all = append(all, incomingAt(p, true))
			case FormTextExt, FormSheetExt:
				if x := incomingAt(p, true); x.Form {
					all = append(all, x)
				}
			}
		}
	}
	return all, nil
}

// incomingAt reads one file, once. What is too large to be read leaves no line in
// the record: that would name the file by its hash.
func incomingAt(path string, folder bool) *incoming {
	x := &incoming{CollectedFile: CollectedFile{File: path}, folder: folder}
	data, err := files.Read(path, forms.MaxSheet) // larger than any ballot
	if err != nil {
		x.refuse(fault.Of(err))
		return x
	}
	x.data, x.Form = data, forms.IsForm(data, path)
	return x
}

// sha256 is the hash of the file as it came.
func (x *incoming) sha256() string { return record.Hash(x.data) }

// shown is the file's name, for faults.
func (x *incoming) shown() string { return text.Show(x.File) }
