package cli

import (
	"fmt"

	"votering/internal/room"
)

// ownFacts names what is so in a juror's own file.
func ownFacts(s room.Sight) []string {
	if s.Own == nil {
		return nil
	}
	facts := []string{"own_file"}
	switch x := s.Own.Sealed; {
	case x == nil:
	case x.Changed:
		facts = append(facts, "sealed_changed")
	default:
		facts = append(facts, "sealed")
	}
	for _, k := range s.Own.Receipts {
		if k.Latest {
			return append(facts, "ballot_confirmed")
		}
	}
	return facts
}

// printOwn tells a juror what was sealed and what the chair has confirmed.
func (p *program) printOwn(s room.Sight) {
	if s.Own == nil {
		return
	}
	if x := s.Own.Sealed; x != nil {
		fmt.Fprintln(p.out, p.cat.T("cli.own_sealed", "n", itoa(x.Revision), "at", p.cat.DateTime(x.At.Local()), "to", addressee(s)))
	}
	for _, k := range s.Own.Receipts {
		key := "cli.own_receipt"
		if k.Revision == 0 {
			key = "cli.own_receipt_none"
		}
		fmt.Fprintln(p.out, p.cat.T(key, "number", itoa(k.Number), "at", p.cat.DateTime(k.At.Local()), "n", itoa(k.Revision)))
	}
	if s.Own.KeyFP != "" {
		fmt.Fprintln(p.out, p.cat.T("cli.own_key", "key", s.Own.KeyFP))
	}
}
