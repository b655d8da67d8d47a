package papers

import (
	"bytes"
	"slices"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/record"
	"votering/internal/trust"
)

// signature is who signed, and how to check it.
func (m *minutes) signature() {
	m.section("minutes.signature")
	i := instruct(m.d)
	m.part(m.l.T("minutes.signature.who", "name", cell(m.d.Chair.Name), "fingerprint", code(i.Fingerprint)))
	m.part(m.l.T("minutes.signature.how"))
	posix, _ := trust.VerifyCommand(m.d.Chair.Principal, fileNames[m.d.Profile][0])
	m.part("    " + posix)
	m.part(m.l.T("minutes.signature.codes"))
	lines := []string{m.l.T("minutes.signature.sum", "file", code("decision.json"), "sum", code(publicSum(m.d)))}
	if m.d.Profile == decision.Complete {
		lines = append(lines, m.l.T("minutes.signature.sum", "file", code("decision-complete.json"), "sum", code(ownSum(m.d))))
	}
	m.list(append(lines,
		m.l.T("minutes.signature.record", "lines", m.l.Int(int64(m.d.Record.Size)), "head", code(m.d.Record.Head)),
		m.l.T("minutes.signature.software", "software", cell(m.d.Software)),
	))
	m.cosigned()
	m.part(m.l.T("minutes.signature.what"))
}

// cosigned is who signed the complete document beside the chair.
func (m *minutes) cosigned() {
	if len(m.cosigners) == 0 {
		return
	}
	m.part(m.l.T("minutes.signature.cosigned"))
	var lines []string
	for _, j := range m.e.Jurors {
		if slices.Contains(m.cosigners, j.ID) {
			lines = append(lines, cosigner(j))
		}
	}
	m.list(lines)
}

func cosigner(j award.Juror) string { return cell(j.Name) + " (" + code(j.ID) + ")" }

// CosignersIn are those of some jurors whom minutes may name as co-signers: who
// signs later than the minutes were written is not in them.
func CosignersIn(protocol []byte, d *decision.Document, jurors []string) (ids []string) {
	for _, j := range d.Jurors {
		line := "\n- " + cosigner(award.Juror{ID: j.ID, Name: j.Name}) + "\n"
		if slices.Contains(jurors, j.ID) && bytes.Contains(protocol, []byte(line)) {
			ids = append(ids, j.ID)
		}
	}
	return ids
}

// publicSum is the SHA-256 of the public document.
func publicSum(d *decision.Document) string {
	if d.Profile == decision.Complete {
		return d.PublicSHA256
	}
	return ownSum(d)
}

func ownSum(d *decision.Document) string { return record.Hash(decision.Encode(d)) }
