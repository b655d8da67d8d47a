package cli

import (
	"fmt"
	"time"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/text"
)

// mailAnswer is what status tells of a juror's ballot that travels. What there
// is not is left out.
type mailAnswer struct {
	Invited   string       `json:"invited,omitempty"` // when
	Origin    string       `json:"origin,omitempty"`  // entered, sealed, form
	Key       string       `json:"key,omitempty"`     // SHA256:…
	Confirmed bool         `json:"key_confirmed,omitempty"`
	Held      []heldAnswer `json:"held,omitempty"`
}

// heldAnswer is one of several different ballots with one revision.
type heldAnswer struct {
	Revision     int    `json:"revision"`
	BallotSHA256 string `json:"ballot_sha256"`
	SealedSHA256 string `json:"sealed_sha256"`
}

func mailOf(j room.JurorSight) mailAnswer {
	a := mailAnswer{Origin: j.Origin, Key: j.KeyFP, Confirmed: j.KeyConfirmed}
	if !j.Invited.IsZero() {
		a.Invited = j.Invited.UTC().Format(time.RFC3339)
	}
	for _, h := range j.Held {
		a.Held = append(a.Held, heldAnswer{h.Revision, h.SHA256, h.SealedSHA256})
	}
	return a
}

// mailWords say how a ballot came in, and that somebody is invited who has not
// sent one.
func (p *program) mailWords(j room.JurorSight) string {
	switch {
	case len(j.Held) > 0:
		return ", " + p.cat.T("cli.mail.held")
	case j.Origin == room.OriginSealed, j.Origin == room.OriginForm:
		w := ", " + p.cat.T("cli.mail."+j.Origin, "revision", itoa(j.Revision))
		if j.Late != "" {
			w += ", " + p.cat.T("cli.mail.late", "reason", text.Show(j.Late))
		}
		return w
	case j.State == deliberation.NotStarted && !j.Invited.IsZero():
		return ", " + p.cat.T("cli.mail.invited")
	}
	return ""
}

// printMail prints what waits for the chair: ballots to choose from, receipts
// to sign, a file in a synced folder.
func (p *program) printMail(s room.Sight) {
	for _, j := range s.Jurors {
		for _, h := range j.Held {
			fmt.Fprintln(p.out, p.cat.T("cli.status_held", "name", text.Show(j.Juror.Name), "revision", itoa(h.Revision),
				"at", p.cat.DateTime(h.At.Local()), "ballot", h.SHA256, "sealed", h.SealedSHA256))
		}
	}
	for _, a := range s.Amendments {
		fmt.Fprintln(p.out, p.cat.T("cli.status_amendment", "number", itoa(a.Number), "at", p.cat.DateTime(a.At.Local()), "reason", text.Show(a.Reason)))
	}
	if s.LastReceipt > 0 {
		fmt.Fprintln(p.out, p.cat.T("cli.status_receipt", "number", itoa(s.LastReceipt)))
	}
	for _, n := range s.Unsigned {
		fmt.Fprintln(p.out, p.cat.T("cli.status_unsigned", "number", itoa(n)))
	}
	if s.Synced != "" {
		fmt.Fprintln(p.out, p.cat.T("notice.synced", "service", s.Synced))
	}
}
