package deliberation

import "strings"

// Note is what the record shows of an event beside its hash: whom or what it
// concerned, by id and by the beginning of a document's hash. It holds no free
// text: what stands in a chain can never be taken away again, and everybody may
// read the record.
func (e *Event) Note() string {
	var parts []string
	if e.Juror != "" {
		parts = append(parts, e.Juror)
	}
	switch e.Kind {
	case GateOverridden:
		parts = append(parts, e.Nominee, e.Metric)
	case RecusalDecided:
		parts = append(parts, e.Nominee)
		if e.Upheld != nil {
			parts = append(parts, VerdictNote(*e.Upheld, e.By))
		}
	case Opened, DecisionPrepared, DecisionSigned:
		parts = append(parts, HashNote(e.SHA256))
	case Reopened:
		parts = append(parts, string(e.To))
	case TallyRevealed:
		if e.Together {
			parts = append(parts, "marks and public vote")
		}
	case TallyRead:
		if e.Tally != nil && len(e.Tally.Files) > 0 {
			parts = append(parts, HashNote(e.Tally.Files[0].SHA256))
		}
	}
	return strings.Join(parts, " ")
}

// HashNote is how a note names a document: by the first 16 digits of its
// SHA-256.
func HashNote(sha256 string) string { return "sha256 " + sha256[:min(16, len(sha256))] }

// VerdictNote is how a note tells what became of a recusal, and who decided.
func VerdictNote(upheld bool, by []string) string {
	verdict := "rejected"
	if upheld {
		verdict = "upheld"
	}
	return verdict + " by " + strings.Join(by, ",")
}
