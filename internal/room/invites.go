package room

import (
	"path/filepath"
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/text"
	"votering/internal/trust"
)

// InviteSuffix ends the name of an invitation's file.
const InviteSuffix = ".edition"

// fileSuffix ends the name of a juror's file that joining makes.
const fileSuffix = ".votering"

// maxInvites bounds how many invitations are looked at, in all folders
// together.
const maxInvites = 20

// Invite is an invitation that lies in a file, as it is offered to a person.
type Invite struct {
	Path         string
	Edition      award.Text // the prize's title
	EditionID    string
	Juror, Name  string // whom it invites: id and name
	ChairName    string
	ChairKeyFP   string // SHA256:… of the key that signed it
	At           time.Time
	NomineeCount int
	Into         string       // the juror's file that joining would make, beside the invitation
	Exists       bool         // that file is there
	Problem      *fault.Error // why it cannot be accepted; nil where it can, and all above is then known
}

// Invitations looks for invitations, files named *.edition, in these folders:
// the good ones, and what is wrong with the others. It looks at no more than
// 20 files. A folder that cannot be read has none.
func (d Desk) Invitations(dirs ...string) []Invite {
	var found []Invite
	for _, path := range inviteFiles(dirs) {
		v, err := d.Invitation(path)
		if err != nil {
			v = Invite{Path: path, Problem: listOf(err)[0]}
		}
		found = append(found, v)
	}
	return found
}

// inviteFiles are the first files in these folders that are named as
// invitations, each once.
func inviteFiles(dirs []string) []string {
	var found []string
	for _, dir := range dirs {
		paths, _, _ := files.Folder(dir)
		for _, path := range paths {
			if folder, _ := files.IsFolder(path); folder || !IsInvitation(path) || slices.Contains(found, path) {
				continue
			}
			if found = append(found, path); len(found) == maxInvites {
				return found
			}
		}
	}
	return found
}

// Invitation reads one invitation, whatever its file is called.
func (d Desk) Invitation(path string) (Invite, error) {
	got, err := readInvitation(path)
	if err != nil {
		return Invite{}, err
	}
	v := Invite{
		Path: path, Edition: got.ed.Title, EditionID: got.ed.ID, Juror: got.Juror.ID, Name: got.Juror.Name,
		ChairName: got.Chair.Name, ChairKeyFP: got.key.Fingerprint(), At: got.At, NomineeCount: len(got.ed.Nominees),
		Into: got.into(path),
	}
	v.Exists = files.Exists(v.Into)
	return v, nil
}

// invitation is an invitation that was read and holds together. Whether it is
// the chair's is another matter.
type invitation struct {
	*mailing.Invitation
	raw []byte          // the file
	key trust.PublicKey // that signed it
	ed  *award.Edition  // as it was frozen, with the juror and the chair
}

func readInvitation(path string) (*invitation, error) {
	raw, err := files.Read(path, mailing.MaxInvitation)
	if err != nil {
		return nil, err
	}
	inv, key, err := mailing.ReadInvitation(raw, text.Show(path))
	if err != nil {
		return nil, err
	}
	ed, err := inv.AwardEdition()
	if err != nil {
		return nil, withPath(err, text.Show(path))
	}
	return &invitation{inv, raw, key, ed}, nil
}

// into is the juror's file that the invitation at path makes.
func (i *invitation) into(path string) string {
	return filepath.Join(filepath.Dir(path), i.Juror.ID+"-"+i.Edition+fileSuffix)
}
