package room

import (
	"strconv"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
)

// The documents a store keeps by name. Those of the decisions are numbered: a
// decision that was replaced is kept, word for word.
const (
	DocSource  = "edition.yaml" // the edition as it was brought
	DocEdition = "edition.json" // the frozen edition
	DocJury    = "jury.json"    // the people: another document than a decision's roll.json
	DocRanking = "ranking.json" // the ranking, once it stands
)

// firstJury is what files called DocJury at first.
const firstJury = "roll.json"

// docNames are the names under which the documents of one decision are kept.
type docNames struct{ public, complete string }

// papersOf are the names of the n-th decision, from 1.
func papersOf(n int) docNames {
	return docNames{"decision-" + strconv.Itoa(n) + ".json", "decision-complete-" + strconv.Itoa(n) + ".json"}
}

// sigSuffix follows the name of a document that the signature is of.
const sigSuffix = ".sig"

// frozen is the frozen edition; nil in draft.
func (r *Room) frozen() []byte { return r.docs[DocEdition] }

// final is the ranking that was saved; nil where none stands.
func (r *Room) final() []byte {
	if !deliberation.TallyOpen(r.state) {
		return nil
	}
	return r.docs[DocRanking]
}

// checkDocs compares the kept documents with the hashes their events fixed.
func (h *held) checkDocs(events []deliberation.Event) error {
	p := pins{fixed: map[string]string{}, ballots: map[string]string{}}
	for i := range events {
		p.event(&events[i])
	}
	if p.nominations != nil && *p.nominations != documentsHash(h.docs) {
		return fault.New(fault.Log, "record.document", "name", DocumentPrefix)
	}
	for name, want := range p.fixed {
		if want != "" && want != record.Hash(h.docs[name]) {
			return fault.New(fault.Log, "record.document", "name", name)
		}
	}
	return nil
}

// pins are the hashes that events fixed of the documents beside them.
type pins struct {
	fixed     map[string]string // by document: SHA-256; empty: none is fixed
	ballots   map[string]string // of the ballot, by that of the sealed file
	signed    []string          // ballots that jurors signed: they are opened with the marks, also those that gave way
	decisions int
	lives     int // how often the edition was set up anew

	nominations *string // one hash over the nomination documents; nil: none is fixed
}

func (p *pins) event(e *deliberation.Event) {
	switch e.Kind {
	case deliberation.EditionPurged:
		p.purged(e)
	case deliberation.Created:
		if e.SHA256 != "" {
			p.nominations = &e.SHA256
		}
	case deliberation.EditionEdited:
		p.fixed[DocSource], p.nominations = e.SHA256, &e.Documents
	case deliberation.Reopened:
		if e.To == deliberation.Draft {
			p.shelve()
		}
	case deliberation.MarksRevealed:
		p.opened()
	case deliberation.Opened:
		p.fixed[DocEdition], p.fixed[DocJury] = e.SHA256, e.Roll
	case deliberation.TallyRead, deliberation.MarksLocked, deliberation.TallyRevealed, deliberation.TieCast:
		if e.SHA256 != "" {
			p.fixed[DocRanking] = e.SHA256
		}
		if e.Together {
			p.opened()
		}
	case deliberation.DecisionPrepared:
		d := papersOf(p.decisions + 1)
		p.fixed[d.public], p.fixed[d.complete] = e.SHA256, e.Complete
	case deliberation.DecisionSigned:
		p.decisions++
	case deliberation.EditionAmended:
		p.fixed[amendmentDoc(e.Number)] = e.SHA256
	default:
		p.travel(e)
	}
}

// opened fixes the signed ballots that opening the marks opened.
func (p *pins) opened() {
	for _, sum := range p.signed {
		p.fixed[openedDoc(sum)] = sum
	}
}

// travel is event for what belongs to ballots that travel.
func (p *pins) travel(e *deliberation.Event) {
	switch e.Kind {
	case deliberation.SealingMade:
		p.fixed[DocSealing], p.fixed[DocSealing2] = e.SHA256, e.Complete
	case deliberation.BallotCollected, deliberation.BallotHeld:
		p.fixed[sealedDoc(e.Sealed)], p.ballots[e.Sealed] = e.Sealed, e.SHA256
		if e.Origin == deliberation.OriginSealed {
			p.signed = append(p.signed, e.SHA256)
		}
	case deliberation.BallotOpened:
		p.fixed[openedDoc(p.ballots[e.Sealed])] = p.ballots[e.Sealed]
		if e.SHA256 != "" {
			p.fixed[formDoc(p.ballots[e.Sealed])] = e.SHA256
		}
	case deliberation.BallotRevised: // signed, and opened at once
		p.fixed[sealedDoc(e.Sealed)], p.fixed[openedDoc(e.SHA256)] = e.Sealed, e.SHA256
	case deliberation.ReceiptIssued:
		p.fixed[receiptDoc(e.Number)] = e.SHA256
		p.fixed[rollDoc(e.Roll)] = e.Roll
	case deliberation.JurorJoined:
		p.fixed[DocInvitation] = e.SHA256
	case deliberation.BallotSealed:
		plain, sealed := ballotDocs(e.Revision)
		p.fixed[plain], p.fixed[sealed] = e.SHA256, e.Sealed
	case deliberation.ReceiptKept:
		p.fixed[receiptDoc(e.Number)] = e.SHA256
	}
}
