package room

import (
	"cmp"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
)

// Mailed is what ballots that travel add to a Sight.
type Mailed struct {
	SealReady     bool                // there is a sealing key: ballots can be sealed and collected
	SealedWaiting []string            // jurors of whom opening the marks opens sealed ballots, which takes the passphrase; in the order of the roll
	LastReceipt   int                 // its number; 0: none yet
	Unsigned      []int               // numbers of receipts that wait for the chair's signature
	Amendments    []AmendmentSight    // oldest first
	Documents     map[string][]string // nomination documents that are in the file, by nominee
	Synced        string              // name of the service whose folder the file lies in; empty: none
}

// MailedJuror is what ballots that travel add to a JurorSight.
type MailedJuror struct {
	Invited      time.Time     // zero: not yet
	Origin       string        // of the ballot that is in: OriginEntered, OriginSealed or OriginForm; empty: none
	KeyFP        string        // SHA256:… of the juror's key; empty: not known
	KeyConfirmed bool          // it was read aloud, and is not merely that of the roll
	Held         []HeldSight   // for who leads
	Waiting      *WaitingSight // what came and was not taken in, where nothing was since; nil: nothing; for who leads
	Late         string        // why the ballot was admitted after closing; for who leads
	Confirmed    string        // who confirmed that a form is the juror's; for who leads
	Cosigned     bool          // the decision that stands
}

// The origins of a ballot that is in.
const (
	OriginEntered = "entered" // in this file
	OriginSealed  = string(deliberation.OriginSealed)
	OriginForm    = string(deliberation.OriginForm)
)

// HeldSight is one of several different ballots with the same revision, of
// which none counts before somebody was asked.
type HeldSight struct {
	Revision     int
	SHA256       string
	SealedSHA256 string
	At           time.Time
}

// WaitingSight is the last file that came in a juror's name and was not taken
// in. Where it Asks, the juror has to be asked whose key it is, or whether the
// form is theirs; else something is wrong with it, as Class says, and they have
// to send another, or it came too late (E_CLOSED).
type WaitingSight struct {
	At    time.Time
	Class fault.Class
	Form  bool
	KeyFP string // SHA256:… of the key that signed it; empty: a form
}

// Asks reports whether it waits for somebody to be asked.
func (w *WaitingSight) Asks() bool { return w.Class == fault.Juror }

func (r *Room) waitingFor(juror string) *WaitingSight {
	p, ok := r.state.Pending[juror]
	if !ok {
		return nil
	}
	return &WaitingSight{
		At: p.At, Class: fault.Class(p.Class), Form: p.Origin == deliberation.OriginForm, KeyFP: KeyFingerprint(p.Key),
	}
}

func (r *Room) mailed() Mailed {
	return Mailed{
		SealReady: r.state.Recipient != "", SealedWaiting: r.waiting(), LastReceipt: r.lastReceipt(),
		Unsigned: r.unsignedReceipts(), Amendments: r.amendmentSights(), Documents: r.documents(),
		Synced: files.Synced(r.store.Path()),
	}
}

func (r *Room) mailedJuror(j *award.Juror, leads bool) MailedJuror {
	m := MailedJuror{Invited: r.state.Invited[j.ID], KeyFP: KeyFingerprint(deliberation.KeyOf(r.state, r.ed, j.ID))}
	_, m.KeyConfirmed = r.state.Keys[j.ID]
	_, m.Cosigned = r.state.Cosigned[j.ID]
	in, handedIn := r.state.HandIns[j.ID]
	if handedIn {
		m.Origin = cmp.Or(string(in.Origin), OriginEntered)
	}
	if !leads {
		return m
	}
	m.Late, m.Confirmed, m.Waiting = in.Late, in.Confirmed, r.waitingFor(j.ID)
	for _, h := range r.state.Held[j.ID] {
		m.Held = append(m.Held, HeldSight{Revision: h.Revision, SHA256: h.Ballot, SealedSHA256: h.Sealed, At: h.At})
	}
	return m
}
