package dossier

import (
	"bytes"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/papers"
	"votering/internal/text"
	"votering/internal/trust"
)

// signers is allowed_signers: the chair, for decisions. With a roll the chair
// is there for all that a chair signs, and each juror with a key for ballots and
// decisions, under a name that is nobody's address.
func signers(d *decision.Document, roll *decision.JuryRoll) ([]byte, error) {
	chair, err := trust.ParsePublicKey(d.ChairKey)
	if err != nil {
		return nil, err
	}
	if roll == nil {
		return trust.AllowedSigners(d.Chair.Principal, chair, trust.NamespaceDecision)
	}
	all, err := trust.AllowedSigners(d.Chair.Principal, chair, trust.NamespaceDecision, trust.NamespaceEdition, trust.NamespaceReceipt)
	for _, j := range roll.Jurors {
		who := papers.Principal(d, j.ID)
		key, bad := trust.ParsePublicKey(keyOf(j, d.ChairKey))
		if err != nil || bad != nil || who == d.Chair.Principal {
			continue // a key that cannot be read signs nothing
		}
		var line []byte
		if line, err = trust.AllowedSigners(who, key, trust.NamespaceBallot, trust.NamespaceDecision); err == nil {
			_, line, _ = bytes.Cut(line, []byte("\n")) // the comment stands once
			all = append(all, line...)
		}
	}
	return all, err
}

// ofJuror reports a line of allowed_signers that can be about a juror alone.
func ofJuror(d *decision.Document, line string) bool {
	juror, _, ok := strings.Cut(line, papers.Principal(d, "")+" ")
	return ok && text.ValidID(juror) == nil
}

// keyOf is the public key line that a person on the roll signs with; for a chair
// who has none there, the one that signs the decision.
func keyOf(j decision.Seat, chairKey string) string {
	if j.Key == "" && j.Role == award.ChairRole {
		return chairKey
	}
	return string(j.Key)
}
