package room

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"

	"votering/internal/files"
)

// IsInvitation reports whether a file is named as an invitation.
func IsInvitation(path string) bool { return strings.EqualFold(filepath.Ext(path), InviteSuffix) }

// fromChair are the names of what the chair sends a juror back.
var fromChair = regexp.MustCompile(`^(receipt|amendment)-[1-9][0-9]{0,8}\.json$`)

// maxLying bounds how many files beside a juror's are looked at.
const maxLying = 100

// Lying are the paths of receipts and amendments that lie beside a juror's
// file and are not kept in it yet, and of the juror's invitation where that has
// amendments which are not. What is in them is not looked at here, that
// is Keep's. A folder that cannot be read has none.
func (r *Room) Lying() []string {
	owner := r.Owner()
	if owner == "" {
		return nil
	}
	paths, _, err := files.Folder(filepath.Dir(r.Path()))
	if err != nil {
		return nil
	}
	var found []string
	for _, path := range paths {
		name := filepath.Base(path)
		if fromChair.MatchString(name) && !r.keeps(path) || name == owner+InviteSuffix && r.brings(path) {
			if found = append(found, path); len(found) == maxLying {
				break
			}
		}
	}
	return found
}

// maxKept bounds a file that is compared with what is kept, in bytes.
const maxKept = 1 << 20

// keeps reports whether just that file is kept already.
func (r *Room) keeps(path string) bool {
	r.mu.Lock()
	kept, ok := r.docs[filepath.Base(path)]
	r.mu.Unlock()
	if !ok {
		return false
	}
	data, err := files.Read(path, maxKept)
	return err == nil && bytes.Equal(data, kept)
}
