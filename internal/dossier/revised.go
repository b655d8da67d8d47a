package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
)

// inRoom are the cells of a juror's ballot that were changed in the room last,
// and that no later ballot of the juror has.
func (t told) inRoom() map[ballot.Cell]bool {
	cells := map[ballot.Cell]bool{}
	for _, x := range t.revised {
		cells[cellOf(x)] = x.Confirmed == decision.InRoom && x.Revision == 0
	}
	return cells
}

func cellOf(x decision.Revised) ballot.Cell {
	return ballot.Cell{Nominee: x.Nominee, Criterion: x.Criterion}
}

// changedAs holds a juror's changes against the ballots that are there
// (E_RESULT): the first of a cell begins with what stood in the ballot before
// the rounds, and one that was signed ends with what that ballot says.
func (v *verification) changedAs(d *decision.Document, juror string, changes []decision.Revised) *fault.Error {
	if len(changes) == 0 {
		return nil
	}
	first := map[ballot.Cell]bool{}
	base, signed := v.baseOf(d, juror, changes), v.signedBy(d, juror)
	for _, x := range changes {
		c := cellOf(x)
		if before := base[c]; base != nil && !first[c] && cmp.Or(before.mark, decision.Abstains) != x.From {
			return unlike("revised_from", x)
		}
		first[c] = true
		if own := signed[x.Revision]; x.Revision > 0 && (own == nil || cellsOf(own)[c].mark != x.To) {
			return unlike("revised_to", x)
		}
	}
	return nil
}

// saidSo holds the changes that were signed, in whatever round, against the
// ballot that each is in (E_RESULT): the mark is in it, and where it has a
// comment that is the reason. Only where it has none the reason is the chair's.
func (v *verification) saidSo(d *decision.Document) *fault.Error {
	signed := map[string]map[int]*mailing.Ballot{}
	for _, r := range d.Rounds {
		for _, x := range r.Changes {
			if x.Confirmed != decision.Signed {
				continue
			}
			if signed[x.Juror] == nil {
				signed[x.Juror] = v.signedBy(d, x.Juror)
			}
			own := signed[x.Juror][x.Revision]
			if own == nil {
				return unlike("revised_to", x)
			}
			switch e := cellsOf(own)[cellOf(x)]; {
			case e.mark != x.To:
				return unlike("revised_to", x)
			case x.ByChair != (e.comment == ""), !x.ByChair && x.Reason != e.comment:
				return unlike("revised_reason", x)
			}
		}
	}
	return nil
}

func unlike(id string, x decision.Revised) *fault.Error {
	return fault.New(fault.Result, "dossier."+id, "juror", x.Juror, "nominee", x.Nominee, "criterion", x.Criterion,
		"from", x.From, "to", x.To, "revision", strconv.Itoa(x.Revision))
}

// signedBy are the ballots of a juror that are there, by revision; of several
// of one revision, the one that counts or counted.
func (v *verification) signedBy(d *decision.Document, juror string) map[int]*mailing.Ballot {
	all := map[int]*mailing.Ballot{}
	for _, b := range d.Ballots {
		if own := v.ballots[b.BallotSHA256]; own != nil && b.Juror == juror && b.Reason != decision.ReasonHeld && b.Reason != decision.ReasonNotChosen {
			all[*b.Revision] = own
		}
	}
	return all
}

// baseOf is what stood in a juror's ballot before the rounds; nil: it was
// entered, or is not known.
func (v *verification) baseOf(d *decision.Document, juror string, changes []decision.Revised) map[ballot.Cell]entry {
	came, known := v.inRounds[juror], v.inRounds != nil
	for _, x := range changes {
		if x.Confirmed == decision.Signed && (came == 0 || x.Revision < came) {
			came, known = x.Revision, true
		}
	}
	if !known {
		return nil
	}
	var base *mailing.Ballot
	for revision, own := range v.signedBy(d, juror) {
		if (came == 0 || revision < came) && (base == nil || revision > base.Revision) {
			base = own
		}
	}
	if base == nil {
		return nil
	}
	return cellsOf(base)
}

// Marks of ballots that jurors signed, which are others in the decision because
// they were changed in the room.
const (
	RevisedInRoom       = "revised_in_room"        // who, and how many each
	RevisedInRoomPublic = "revised_in_room_public" // how many
	RevisedSomehow      = "revised_somehow"        // how many were changed, in the room or not: a public decision does not say
)

// revisedInRoom tells, before anything else, which marks the jurors did not
// sign: that they were changed in the room is the chair's word alone.
func (v *verification) revisedInRoom(d *decision.Document) {
	if d.Profile == decision.Public {
		switch r := d.Received; {
		case r == nil: // nothing was signed
		case r.InRoom > 0:
			v.tells("rounds", RevisedInRoomPublic, "n", strconv.Itoa(r.InRoom))
		case r.Sealed > 0 && r.Sealed < len(d.Ballots) && d.Revised() > 0:
			v.tells("rounds", RevisedSomehow, "n", strconv.Itoa(d.Revised()))
		}
		return
	}
	changed, n := map[string]int{}, 0
	for _, x := range d.RevisedInRoom() {
		changed[x.Juror]++
		n++
	}
	if n == 0 {
		return
	}
	var who []string
	for _, j := range d.Jurors {
		if changed[j.ID] > 0 {
			who = append(who, j.Name+" ("+strconv.Itoa(changed[j.ID])+")")
		}
	}
	v.tells("rounds", RevisedInRoom, "n", strconv.Itoa(n), "names", strings.Join(who, ", "))
}

// Stayed is a juror who is recused from a nominee of an item and is not said to
// have gone out for it.
const Stayed = "stayed"

// stayed tells, before anything else, who is not said to have gone out for an
// item on a nominee from whom they are recused. Who handed in no ballot need not
// have been there.
func (v *verification) stayed(d *decision.Document) {
	if d.Meeting == nil {
		return
	}
	by, absent := jurorNames(d), map[string]bool{}
	for _, a := range d.Absent {
		absent[a.Juror] = true
	}
	for i := range d.Meeting.Items {
		x := &d.Meeting.Items[i]
		for _, id := range d.Leaving(x) {
			if x.OpenedAt != nil && !absent[id] && !slices.Contains(x.Left, id) {
				v.tells("meeting", Stayed, "name", cmp.Or(by[id], id), "n", strconv.Itoa(i+1), "at", stamp(*x.OpenedAt))
			}
		}
	}
}

// roundBallots notes which ballots came in rounds that count.
func (v *verification) roundBallots(entries []record.Entry) {
	v.inRounds = map[string]int{}
	for _, e := range entries {
		switch told := deliberation.Told(deliberation.Kind(e.Kind), e.Note); told.Kind {
		case deliberation.BallotRevised:
			if _, ok := v.inRounds[told.Juror]; !ok {
				v.inRounds[told.Juror] = told.Revision
			}
		case deliberation.Reopened:
			if told.To == deliberation.Open {
				clear(v.inRounds)
			}
		}
	}
}

// sameRounds reports that the decision tells of the rounds, and of every change
// in them, that the record tells of. Of a ballot that was signed the record
// tells how many marks it changed, and not which.
func (h *history) sameRounds() bool {
	s, d := h.trace.State(), h.d
	times := decision.RoundTimes(&s)
	return slices.EqualFunc(d.Rounds, times, func(a, b decision.Round) bool {
		return a.N == b.N && a.Void == b.Void && sameSecond(&a.OpenedAt, b.OpenedAt) && sameSecond(&a.ClosedAt, b.ClosedAt) &&
			h.sameChanges(a.Changes, s.Rounds[a.N-deliberation.FirstRound].Changes)
	})
}

// sameChanges reports that those are the changes that the record tells of. A
// public decision calls jurors otherwise, and has them in another order.
func (h *history) sameChanges(stated []decision.Revised, told []deliberation.Revised) bool {
	for _, x := range told {
		n := max(x.Count, 1)
		if n > len(stated) {
			return false
		}
		if h.d.Profile == decision.Complete && slices.ContainsFunc(stated[:n], func(a decision.Revised) bool { return !sameRevision(a, x) }) {
			return false
		}
		stated = stated[n:]
	}
	return len(stated) == 0
}

func sameRevision(a decision.Revised, b deliberation.Revised) bool {
	if a.Juror != b.Juror || a.Confirmed != decision.Maybe(b.Confirmed) {
		return false
	}
	if b.Confirmed == deliberation.BySignature {
		return a.Revision == b.Revision
	}
	return a.Nominee == b.Nominee && a.Criterion == b.Criterion
}

// sameMeeting reports that the decision tells when the meeting took up what, and
// who went out for it, of how many items, as the record does, which calls the
// items otherwise.
func (h *history) sameMeeting() bool {
	var stated, told []string
	if m := h.d.Meeting; m != nil {
		noted := 0
		for _, x := range m.Items {
			if x.Note != "" {
				noted++
			}
		}
		if len(m.Items) != h.items || noted > len(h.noted) {
			return false
		}
		for _, x := range m.Items {
			if x.OpenedAt != nil {
				stated = append(stated, h.taken(*x.OpenedAt, *x.ClosedAt, x.Left))
			}
		}
	}
	s := h.trace.State()
	for _, x := range decision.MeetingTimes(&s, h.d.DecidedAt) {
		told = append(told, h.taken(x.OpenedAt, x.ClosedAt, slices.Collect(maps.Keys(x.Left))))
	}
	slices.Sort(stated)
	slices.Sort(told)
	return slices.Equal(stated, told)
}

// taken is when an item was taken up and who went out for it, in one text. A
// public decision calls them otherwise.
func (h *history) taken(from, to time.Time, left []string) string {
	if h.d.Profile == decision.Public {
		left = nil
	}
	return stamp(from) + " " + stamp(to) + " " + strings.Join(slices.Sorted(slices.Values(left)), ",")
}
