package cli

import (
	"fmt"
	"time"

	"votering/internal/deliberation"
	"votering/internal/fault"
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

	Waiting *waitingAnswer `json:"waiting,omitempty"`
}

// waitingAnswer is what came last and was not taken in: E_JUROR where somebody
// has to be asked first, else what is wrong with it.
type waitingAnswer struct {
	At    string      `json:"at"`
	Class fault.Class `json:"class"`
	Form  bool        `json:"form"`
	Key   string      `json:"key,omitempty"` // SHA256:…
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
	if w := j.Waiting; w != nil {
		a.Waiting = &waitingAnswer{w.At.UTC().Format(time.RFC3339), w.Class, w.Form, w.KeyFP}
	}
	return a
}

// mailWords say how a ballot came in, that something waits which is none yet,
// and that somebody is invited who has not sent one.
func (p *program) mailWords(j room.JurorSight) string {
	switch {
	case j.Waiting != nil && j.Waiting.Asks():
		return ", " + p.cat.T("cli.mail.asks")
	case j.Waiting != nil:
		return ", " + p.cat.T("cli.mail.faulty", "class", string(j.Waiting.Class))
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
