package room

import (
	"context"

	"votering/internal/fault"
)

// InviteOptions say whom to invite, and what to write for them.
type InviteOptions struct {
	Dir       string   // where the invitations go; made where it is not there
	Jurors    []string // nil: everybody who votes
	Seal      []byte   // passphrase of the sealing key, which the first invitation makes
	Seal2     []byte   // the secretary's; nil: no second copy
	Forms     bool     // also forms for those who may not run programs
	Reminders bool     // also a text for each juror to paste into a mail
	Sign      Signing
}

// Invite writes an invitation for each juror into a folder, signed by the
// chair, and the paths of what was written. The first time it makes the
// sealing key too. With o.Sign.Unsigned it writes what is to be signed
// elsewhere, and InviteFrom goes on from there.
func (r *Room) Invite(ctx context.Context, who string, o InviteOptions) ([]string, []Notice, error) {
	return nil, nil, fault.New(fault.State, "state.unknown_act", "act", "invite")
}

// InviteFrom is Invite with signatures that were made elsewhere.
func (r *Room) InviteFrom(who, sigsDir string, o InviteOptions) ([]string, []Notice, error) {
	return nil, nil, fault.New(fault.State, "state.unknown_act", "act", "invite")
}
