package deliberation

// kinds are all that can happen, with the act that each takes. What concerns
// one juror's own ballot may have more than one.
var kinds = []struct {
	kind Kind
	act  Act
}{
	{Created, ActEdit},
	{EditionEdited, ActEdit},
	{Opened, ActOpen},
	{MarksSet, ActMark},
	{Recused, ActRecuse},
	{Declared, ActDeclare},
	{Undone, ActUndo},
	{BallotHandedIn, ActHandIn},
	{JurorAbsent, ActAbsent},
	{GateOverridden, ActOverride},
	{Closing, ActClose},
	{TallyRead, ActTally},
	{MarksRevealed, ActRevealMarks},
	{MarksLocked, ActLock},
	{TallyRevealed, ActRevealTally},
	{TieCast, ActCast},
	{RecusalDecided, ActRecusal},
	{DecisionDrafted, ActPropose},
	{DecisionPrepared, ActDecide},
	{DecisionSigned, ActDecide},
	{DecisionAnnounced, ActAnnounce},
	{DecisionReleased, ActExport},
	{Reopened, ActReopen},
	{EditionPurged, ActPurge},
	{JurorJoined, ActJoin},
	{SealingMade, ActRecord},
	{JurorsInvited, ActInvite},
	{KeyConfirmed, ActCollect},
	{BallotSealed, ActSeal},
	{BallotCollected, ActCollect},
	{BallotHeld, ActCollect},
	{BallotChosen, ActCollect},
	{ImportRefused, ActRecord},
	{BallotOpened, ActRevealMarks},
	{ReceiptIssued, ActCollect},
	{ReceiptSigned, ActRecord},
	{ReceiptKept, ActKeep},
	{EditionAmended, ActAmend},
	{Cosigned, ActCosign},
	{RoundOpened, ActRound},
	{RoundClosed, ActRound},
	{MarkRevised, ActRevise},
	{BallotRevised, ActRevise},
	{AgendaSet, ActMeet},
	{ItemOpened, ActMeet},
	{ItemClosed, ActMeet},
	{NoteWritten, ActMeet},
}

// Kinds lists all that can happen, in the order in which it first does.
func Kinds() []Kind {
	list := make([]Kind, len(kinds))
	for i, k := range kinds {
		list[i] = k.kind
	}
	return list
}

// travels reports whether it happens to ballots that travel, or to what goes
// with them.
func (k Kind) travels() bool {
	switch k {
	case JurorJoined, SealingMade, JurorsInvited, KeyConfirmed, BallotSealed, BallotCollected, BallotHeld, BallotChosen,
		ImportRefused, BallotOpened, ReceiptIssued, ReceiptSigned, ReceiptKept, EditionAmended, Cosigned, BallotRevised:
		return true
	}
	return false
}

// meets reports whether it touches rounds, or the meeting: what happens there,
// and what ends one of them.
func (k Kind) meets() bool {
	switch k {
	case RoundOpened, RoundClosed, MarkRevised, BallotRevised, AgendaSet, ItemOpened, ItemClosed, NoteWritten, DecisionSigned, Reopened:
		return true
	}
	return false
}

// Known reports whether that can happen.
func (k Kind) Known() bool { return actOf(k, "") != "" }

// actOf is the act that a kind takes in that phase: marks and public vote can
// be opened in one. Empty: the kind is not known.
func actOf(k Kind, p Phase) Act {
	switch {
	case k == TallyRevealed && p == Closed:
		return ActRevealBoth
	case k == ReceiptIssued && p == Deliberating: // of a ballot that came into a round, and of one that is closed
		return ActRound
	}
	for _, x := range kinds {
		if x.kind == k {
			return x.act
		}
	}
	return ""
}
