package room

import (
	"time"

	"votering/internal/award"
	"votering/internal/fault"
)

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
// maxInvites files.
func (d Desk) Invitations(dirs ...string) []Invite { return nil }

// Invitation reads one invitation, whatever its file is called.
func (d Desk) Invitation(path string) (Invite, error) { return Invite{}, notYet() }

func notYet() error { return fault.New(fault.State, "state.unknown_act", "act", "join") }
