package room

import (
	"slices"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/papers"
)

// MailText is what to write to a juror now, in the juror's language: the
// invitation, or how far their ballot has come.
func (r *Room) MailText(juror string) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	j, ok := r.ed.Juror(juror)
	if !ok {
		return "", fault.New(fault.Juror, "juror.unknown", "juror", juror)
	}
	return r.mailText(r.letter(j)), nil
}

func (r *Room) mailText(l papers.Letter) string {
	j, _ := r.ed.Juror(l.Juror)
	return papers.MailText(r.languageOf(j), l)
}

// letter is what a juror is told about their ballot.
func (r *Room) letter(j *award.Juror) papers.Letter {
	chair := &award.Juror{} // a draft may have none
	if c, ok := r.ed.Chair(); ok {
		chair = c
	}
	in := r.state.HandIns[j.ID]
	l := papers.Letter{
		Stage: r.stage(j), Title: r.ed.Title.In(string(r.languageOf(j).Lang())), Nominees: len(r.ed.Nominees),
		Juror: j.ID, Name: j.Name, Chair: chair.Name, ChairEmail: chair.Email, ChairKey: KeyFingerprint(r.state.ChairKey),
		Missing: r.missing(r.draft(j.ID), *j), Revision: in.Revision,
		Open: r.state.Phase == deliberation.Open, Round: r.rounded().Round > 0,
	}
	if in.Ballot != "" {
		l.Receipt = r.lastReceipt()
		l.Unsigned = slices.Contains(r.unsignedReceipts(), l.Receipt)
	}
	for _, h := range r.state.Held[j.ID] {
		l.Seen = append(l.Seen, h.Ballot)
	}
	if w := r.waitingFor(j.ID); w != nil && l.Stage == papers.StageKey {
		l.Seen = []string{w.KeyFP}
	}
	return l
}

// handedIn is the stage of a ballot that is in, by how it came.
var handedIn = map[deliberation.Origin]papers.Stage{
	"": papers.StageEntered, deliberation.OriginSealed: papers.StageIn, deliberation.OriginForm: papers.StageFilled,
}

// stage is how far a juror's ballot has come.
func (r *Room) stage(j *award.Juror) papers.Stage {
	if len(r.state.Held[j.ID]) > 0 {
		return papers.StageHeld
	}
	if w := r.waitingFor(j.ID); w != nil {
		return w.stage()
	}
	switch deliberation.StateOf(r.state, r.ed, j.ID) {
	case deliberation.HandedIn:
		return r.handedInStage(r.state.HandIns[j.ID])
	case deliberation.Absent:
		return papers.StageAbsent
	case deliberation.Drafting:
		return papers.StageDraft
	case deliberation.NotStarted, deliberation.NotVoting:
	}
	if _, invited := r.state.Invited[j.ID]; invited {
		return papers.StageWaiting
	}
	return papers.StageInvite
}

// handedInStage is the stage of a ballot that is in. While a round is open the
// juror is told how a mark is changed, until a ballot of theirs came into it.
func (r *Room) handedInStage(in deliberation.HandIn) papers.Stage {
	open, ok := deliberation.OpenRound(r.state)
	switch {
	case !ok || in.At.After(open.OpenedAt):
		return handedIn[in.Origin]
	case in.Origin == deliberation.OriginSealed:
		return papers.StageRound
	}
	return papers.StageRoom
}

// stage is what a juror is told of a file that was not taken in.
func (w *WaitingSight) stage() papers.Stage {
	switch {
	case w.Class == fault.Closed:
		return papers.StageLate
	case !w.Asks():
		return papers.StageFaulty
	case w.Form:
		return papers.StageForm
	}
	return papers.StageKey
}
