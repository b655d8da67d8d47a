package deliberation

import (
	"strconv"
	"strings"
)

// Note is what the record shows of an event beside its hash: whom or what it
// concerned, by id and by the beginning of a document's hash. It holds no free
// text: what stands in a chain can never be taken away again, and everybody may
// read the record.
func (e *Event) Note() string {
	var parts []string
	switch {
	case e.Kind == JurorJoined || e.Kind == KeyConfirmed || e.Kind == Cosigned:
		parts = append(parts, e.Subject())
	case e.Juror != "":
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
	default:
		parts = append(parts, e.travelNote()...)
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

// travelNote is the note of what happens to ballots that travel, without whom
// it concerned.
func (e *Event) travelNote() []string {
	number := func() string { return strconv.Itoa(e.Number) }
	switch e.Kind {
	case JurorsInvited:
		return []string{strings.Join(e.By, ",")}
	case BallotSealed:
		return []string{strconv.Itoa(e.Revision), string(OriginSealed), HashNote(e.Sealed)}
	case BallotCollected, BallotHeld:
		return []string{strconv.Itoa(e.Revision), string(e.Origin), HashNote(e.Sealed)}
	case BallotChosen, BallotOpened:
		return []string{HashNote(e.Sealed)}
	case JurorJoined:
		return []string{HashNote(e.SHA256)}
	case ImportRefused:
		return []string{e.Class, HashNote(e.SHA256)}
	case ReceiptSigned:
		return []string{number()}
	case ReceiptIssued, ReceiptKept, EditionAmended:
		return []string{number(), HashNote(e.SHA256)}
	}
	return nil
}

// Told is an event as far as the record tells it: what [Trace] asks for, and no
// more. Hashes are as short as the note has them. Early versions wrote fewer
// notes; what one does not say is empty.
func Told(kind Kind, note string) Event {
	e := Event{Kind: kind}
	words := strings.Fields(note)
	next := func() string {
		if len(words) == 0 {
			return ""
		}
		w := words[0]
		words = words[1:]
		return w
	}
	last := func() string { return note[strings.LastIndexByte(note, ' ')+1:] }
	number := func() int {
		n, err := strconv.Atoi(next())
		if err != nil {
			return 0
		}
		return n
	}
	switch kind {
	case BallotHandedIn, KeyConfirmed, Cosigned:
		e.Juror = next()
	case JurorJoined:
		e.Juror, e.SHA256 = next(), last()
	case Opened, DecisionPrepared, DecisionSigned:
		e.SHA256 = last()
	case Reopened:
		e.To = Phase(last())
	case JurorsInvited:
		e.By = strings.FieldsFunc(next(), func(r rune) bool { return r == ',' })
	case BallotSealed:
		e.Juror, e.Revision, e.Origin, e.Sealed = "", number(), Origin(next()), last()
	case BallotCollected, BallotHeld:
		e.Juror, e.Revision, e.Origin, e.Sealed = next(), number(), Origin(next()), last()
	case BallotChosen, BallotOpened:
		e.Juror, e.Sealed = next(), last()
	case ImportRefused:
		if e.Class = next(); !classForm.MatchString(e.Class) {
			e.Juror, e.Class = e.Class, next()
		}
		e.SHA256 = last()
	case ReceiptSigned:
		e.Number = number()
	case ReceiptIssued, ReceiptKept, EditionAmended:
		e.Number, e.SHA256 = number(), last()
	}
	return e
}
