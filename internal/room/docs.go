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
	fixed, decisions := map[string]string{}, 0
	for _, e := range events {
		switch e.Kind {
		case deliberation.Opened:
			fixed[DocEdition], fixed[DocJury] = e.SHA256, e.Roll
		case deliberation.TallyRead, deliberation.MarksLocked, deliberation.TallyRevealed:
			if e.SHA256 != "" {
				fixed[DocRanking] = e.SHA256
			}
		case deliberation.DecisionPrepared:
			p := papersOf(decisions + 1)
			fixed[p.public], fixed[p.complete] = e.SHA256, e.Complete
		case deliberation.DecisionSigned:
			decisions++
		}
	}
	for name, want := range fixed {
		if want != "" && want != record.Hash(h.docs[name]) {
			return fault.New(fault.Log, "record.document", "name", name)
		}
	}
	return nil
}
