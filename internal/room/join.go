package room

// Join makes the file of the juror whom an invitation invites, at path; empty:
// beside the invitation, Invite.Into. as, where it is not empty, is who it must
// invite. chairFP, where it is not empty, is the fingerprint of the chair's key
// as it was read aloud: an invitation that another key signed is refused
// (E_TRUST). So is one of an edition that somebody else invited to before, as a
// juror's file in the same folder tells. Nothing is left behind where it
// fails, and a file that is there stays as it is.
func (d Desk) Join(invitation, path, as, chairFP string) (*Room, error) { return nil, notYet() }
