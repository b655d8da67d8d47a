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
	case e.Kind == JurorJoined || e.Kind == KeyConfirmed || e.Kind == Cosigned || e.Kind == MarkRevised:
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
	case TieCast:
		parts = append(parts, strings.Join(e.Nominees, ","))
	case EditionEdited:
		parts = append(parts, e.editNote()...)
	case DecisionReleased:
		parts = append(parts, e.releaseNote()...)
	case Opened, DecisionPrepared, DecisionSigned, EditionPurged:
		parts = append(parts, HashNote(e.SHA256))
	case Reopened:
		parts = append(parts, string(e.To))
	case TallyRevealed:
		if e.Together {
			parts = append(parts, "marks and public vote")
		}
	case TallyRead:
		parts = append(parts, TallyNote(e.Tally))
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
	return e.meetingNote()
}

// meetingNote is the note of what happens while the jury deliberates: which
// mark was changed, and not to what.
func (e *Event) meetingNote() []string {
	number := strconv.Itoa(e.Number)
	switch e.Kind {
	case RoundOpened, RoundClosed:
		return []string{number}
	case MarkRevised:
		var cell CellChange
		if len(e.Cells) > 0 {
			cell = e.Cells[0]
		}
		return []string{cell.Nominee, cell.Criterion, number}
	case BallotRevised:
		return []string{strconv.Itoa(e.Revision), string(e.Origin), number, strconv.Itoa(e.Marks), HashNote(e.Sealed)}
	case AgendaSet:
		return []string{strconv.Itoa(len(e.Agenda))}
	case ItemOpened:
		if len(e.By) > 0 {
			return []string{e.Item, strings.Join(e.By, ",")}
		}
		return []string{e.Item}
	case ItemClosed, NoteWritten:
		return []string{e.Item}
	}
	return nil
}

// words reads a note word by word.
type words struct {
	note string
	rest []string
}

// next is the next word; empty: there is none.
func (w *words) next() string {
	if len(w.rest) == 0 {
		return ""
	}
	first := w.rest[0]
	w.rest = w.rest[1:]
	return first
}

// number is the next word as a number; 0 where it is none.
func (w *words) number() int {
	n, err := strconv.Atoi(w.next())
	if err != nil {
		return 0
	}
	return n
}

// list is the next word as a list of ids.
func (w *words) list() []string {
	return strings.FieldsFunc(w.next(), func(r rune) bool { return r == ',' })
}

// last is what comes after the last space.
func (w *words) last() string { return w.note[strings.LastIndexByte(w.note, ' ')+1:] }

// Told is an event as far as the record tells it: what [Trace] asks for, and no
// more. Hashes are as short as the note has them. Early versions wrote fewer
// notes; what one does not say is empty.
func Told(kind Kind, note string) Event {
	e := Event{Kind: kind}
	w := words{note, strings.Fields(note)}
	switch kind {
	case BallotHandedIn, KeyConfirmed, Cosigned:
		e.Juror = w.next()
	case JurorJoined:
		e.Juror, e.SHA256 = w.next(), w.last()
	case Opened, EditionEdited, DecisionPrepared, DecisionSigned, EditionPurged:
		e.SHA256 = w.last()
	case DecisionReleased:
		e.tellRelease(&w)
	case TieCast:
		e.Nominees = w.list()
	case Reopened:
		e.To = Phase(w.last())
	case JurorsInvited:
		e.By = w.list()
	case BallotSealed:
		e.Juror, e.Revision, e.Origin, e.Sealed = "", w.number(), Origin(w.next()), w.last()
	case BallotCollected, BallotHeld:
		e.Juror, e.Revision, e.Origin, e.Sealed = w.next(), w.number(), Origin(w.next()), w.last()
	case BallotChosen, BallotOpened:
		e.Juror, e.Sealed = w.next(), w.last()
	case ImportRefused:
		if e.Class = w.next(); !classForm.MatchString(e.Class) {
			e.Juror, e.Class = e.Class, w.next()
		}
		e.SHA256 = w.last()
	case ReceiptSigned:
		e.Number = w.number()
	case ReceiptIssued, ReceiptKept, EditionAmended:
		e.Number, e.SHA256 = w.number(), w.last()
	default:
		e.tellMeeting(&w)
	}
	return e
}

// tellMeeting is Told for what happens while the jury deliberates.
func (e *Event) tellMeeting(w *words) {
	switch e.Kind {
	case RoundOpened, RoundClosed:
		e.Number = w.number()
	case MarkRevised:
		e.Juror = w.next()
		e.Cells = []CellChange{{Nominee: w.next(), Criterion: w.next()}}
		e.Number = w.number()
	case BallotRevised:
		e.Juror, e.Revision, e.Origin = w.next(), w.number(), Origin(w.next())
		e.Number, e.Marks, e.Sealed = w.number(), w.number(), w.last()
	case ItemOpened:
		e.Item, e.By = w.next(), w.list()
	case ItemClosed, NoteWritten:
		e.Item = w.next()
	}
}
