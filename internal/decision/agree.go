package decision

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// softwareName is what this program calls itself in a decision: "votering 0.4.0".
var softwareName = regexp.MustCompile(`^votering (0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.`)

// since reports whether software of that name is not of before version 0.minor:
// whatever does not call itself so, is not.
func since(software string, minor int) bool {
	m := softwareName.FindStringSubmatch(software)
	if m == nil {
		return true
	}
	major, _ := strconv.Atoi(m[1]) // the pattern takes digits alone
	found, _ := strconv.Atoi(m[2])
	return major > 0 || found >= minor
}

// saysAgreement reports whether software of that name says in a decision how far
// the jurors agreed: all does but that of before version 0.4.
func saysAgreement(software string) bool { return since(software, 4) }

// tellsMore reports that a document tells what software of before version 0.4 does not
// write, whatever it calls itself. One that tells nothing of the kind can only be
// believed.
func (d *Document) tellsMore() bool {
	return len(d.Rounds) > 0 || d.Meeting != nil || len(d.Citations) > 0 || d.Received != nil && d.Received.InRoom != 0 ||
		!isNull(d.Robustness) || d.laterRule()
}

// agreementOf is how far the jurors agreed, as a document has it.
func agreementOf(s deliberation.State, e *award.Edition) (json.RawMessage, error) {
	a, err := ranking.Measure(deliberation.RankingInput(s, e))
	if err != nil {
		return nil, err
	}
	return ranking.AgreementJSON(a), nil
}

// Agreed is how far the jurors agreed, worked out anew from the document: what
// Agreement says in short.
func (d *Document) Agreed() (*ranking.Agreement, error) {
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	return ranking.Measure(deliberation.RankingInput(d.state(), e))
}

// agreement finds whether the figures of agreement follow from the marks.
func (r *recomputation) agreement() Finding {
	if isNull(r.Agreement) {
		if saysAgreement(r.Software) || r.tellsMore() {
			return bad("agreement", result("agreement_missing"))
		}
		return Finding{Check: "agreement", Say: "agreement_none"}
	}
	want, err := agreementOf(r.s, r.ed)
	switch {
	case err != nil:
		return bad("agreement", fault.Of(err))
	case !bytes.Equal(compact(want), compact(r.Agreement)):
		return bad("agreement", result("agreement"))
	}
	return good("agreement", "agreement")
}
