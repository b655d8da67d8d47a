package room

import "votering/internal/fault"

// MailText is what to write to a juror now, in the juror's language: the
// invitation, or how far their ballot has come.
func (r *Room) MailText(juror string) (string, error) {
	return "", fault.New(fault.Juror, "juror.unknown", "juror", juror)
}
