package dossier

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
)

// history is what the record tells of an edition's life, read by the law that
// the program itself goes by.
type history struct {
	d         *decision.Document
	trace     *deliberation.Trace
	opened    string            // the note of the opening
	reads     []string          // the notes of the readings of the public vote
	verdicts  map[string]string // by juror and nominee: the note of the last verdict
	decidedAt map[string]uint64 // by juror and nominee: its line
	openedAt  map[string]uint64 // by juror: the line of the last opening of a ballot
	decided   map[string]bool   // jurors of whom a recusal was decided
	amended   []string          // the beginnings of the hashes of amendments
	items     int               // on the agenda that was set last
	noted     map[string]bool   // items of which a note was written
	announced time.Time         // of a decision that was replaced; zero: none was
}

// newHistory begins the history of an edition that those entries lead to.
func newHistory(d *decision.Document, ed *award.Edition, before []record.Entry) *history {
	lives := 0
	for _, e := range before {
		if redrafts(e) {
			lives++
		}
	}
	h := &history{d: d, trace: deliberation.NewTrace(ed, lives)}
	h.anew()
	return h
}

// redrafts reports whether an entry takes the edition back to a draft.
func redrafts(e record.Entry) bool {
	kind := deliberation.Kind(e.Kind)
	return kind == deliberation.Reopened && deliberation.Told(kind, e.Note).To == deliberation.Draft
}

// anew forgets what was done under an edition that is set up anew.
func (h *history) anew() {
	*h = history{
		d: h.d, trace: h.trace, announced: h.announced, verdicts: map[string]string{}, decided: map[string]bool{},
		decidedAt: map[string]uint64{}, openedAt: map[string]uint64{}, noted: map[string]bool{},
	}
}

// take takes a line in. A fault (E_LOG) says that it cannot be one of this
// edition's; what it calls itself is told only where that is known.
func (h *history) take(e record.Entry) *fault.Error {
	line, kind := strconv.FormatUint(e.Seq, 10), deliberation.Kind(e.Kind)
	if !kind.Known() {
		return fault.New(fault.Log, "dossier.record_kind", "line", line)
	}
	ev := deliberation.Told(kind, e.Note)
	ev.At, ev.Who = e.At, e.Who
	switch kind {
	case deliberation.Opened:
		h.opened = e.Note
	case deliberation.TallyRead:
		h.reads = append(h.reads, e.Note)
	case deliberation.RecusalDecided:
		h.verdict(e.Seq, e.Note)
	case deliberation.BallotOpened:
		h.openedAt[ev.Juror] = e.Seq
	case deliberation.AgendaSet:
		h.items, _ = strconv.Atoi(e.Note) // what is no number is none of an agenda
	case deliberation.NoteWritten:
		h.noted[ev.Item] = true
	case deliberation.EditionAmended:
		h.amended = append(h.amended, ev.SHA256)
	case deliberation.Reopened:
		ev.To = h.to(e.Note)
		if s := h.trace.State(); !s.AnnouncedAt.IsZero() {
			h.announced = s.AnnouncedAt
		}
	}
	if h.nobodys(ev) || h.trace.Take(ev) != nil {
		return fault.New(fault.Log, "dossier.record_law", "line", line, "kind", e.Kind)
	}
	if redrafts(e) {
		h.anew()
	}
	return nil
}

// nobodys reports that a line tells of a ballot of somebody who is not on the
// roll. A public decision calls jurors otherwise than the record.
func (h *history) nobodys(e deliberation.Event) bool {
	switch e.Kind {
	case deliberation.BallotCollected, deliberation.BallotHeld, deliberation.BallotChosen, deliberation.BallotOpened,
		deliberation.MarkRevised, deliberation.BallotRevised:
		return h.d.Profile == decision.Complete && e.Juror != "" && !h.trace.Foreign() && !h.trace.OnRoll(e.Juror)
	}
	return false
}

// verdict notes who decided what on a recusal: "JUROR NOMINEE upheld by A,B".
// Early versions wrote less.
func (h *history) verdict(line uint64, note string) {
	juror, rest, _ := strings.Cut(note, " ")
	nominee, verdict, _ := strings.Cut(rest, " ")
	h.decided[juror] = true
	h.verdicts[juror+" "+nominee] = verdict
	h.decidedAt[juror+" "+nominee] = line
}

// to is the phase that a note says an edition was reopened to; where it says
// none, as early versions did, what the decision says of it.
func (h *history) to(note string) deliberation.Phase {
	if n := len(h.trace.State().Reopened); note == "" && n < len(h.d.Reopened) {
		return h.d.Reopened[n].To
	}
	return deliberation.Phase(note)
}

// maxReopened is more often than any edition is reopened.
const maxReopened = 1_000

// full reports that no more ways back can follow that this would look into.
func (h *history) full() bool { return len(h.trace.State().Reopened) >= maxReopened }

// agrees holds the decision against the lines that it was made after. What the
// record has no words for, because an early version wrote it, is passed over.
func (h *history) agrees() *fault.Error {
	s, d := h.trace.State(), h.d
	if s.Phase != deliberation.Revealed {
		return fault.New(fault.Log, "dossier.record_phase")
	}
	for _, x := range []struct {
		what string
		same bool
	}{
		{"opened_at", sameSecond(d.Order.OpenedAt, s.Times.Opened)},
		{"closed_at", sameSecond(d.Order.ClosedAt, s.Times.Closed)},
		{"marks_at", sameSecond(d.Order.MarksAt, s.Times.Marks)},
		{"locked_at", sameSecond(d.Order.LockedAt, s.Times.Locked)},
		{"tally_at", sameSecond(d.Order.TallyAt, s.Times.Tally)},
		{"tally_read_at", d.Tally == nil || sameSecond(d.Order.ReadAt, s.Times.Read)},
		{"together", d.Order.Together == s.Together},
		{"in_order", !d.Order.InOrder || deliberation.InOrder(s)},
		{"reopened", slices.EqualFunc(d.Reopened, s.Reopened, func(a decision.Reopening, b deliberation.Reopening) bool {
			return sameSecond(&a.At, b.At) && a.To == b.To && a.TallySeen == b.TallySeen && sameBefore(&a, &b)
		})},
		{"tally_replaced", d.Tally == nil || slices.EqualFunc(d.TallyReplaced, s.Replaced, func(a decision.TallyReplacement, b deliberation.Replacement) bool {
			return sameSecond(&a.At, b.At)
		})},
		{"tally_readings", h.sameReadings(s.Reads)},
		{"tally", h.sameVotes()},
		{"ballots", h.sameBallots()},
		{"amendments", h.sameAmendments()},
		{"recusals", h.sameVerdicts()},
		{"rounds", h.sameRounds()},
		{"meeting", h.sameMeeting()},
		{"cast", sameCasts(d.Cast, s.Fallen, s.Casts)},
		{"supersedes_sha256", s.Decisions == 0 || d.Supersedes != "" && strings.HasPrefix(string(d.Supersedes), s.Superseded)},
		{"fingerprint", h.opened == "" || h.opened == deliberation.HashNote(d.Edition.Fingerprint)},
	} {
		if !x.same {
			return fault.New(fault.Log, "dossier.record_differs", "what", x.what)
		}
	}
	return nil
}

// sameCasts reports that the chair cast those ties that the record tells of, those
// that fell and those that stand.
func sameCasts(stated []decision.Cast, fallen, standing []deliberation.Cast) bool {
	void := 0
	for _, c := range stated {
		if c.Void {
			void++
		}
	}
	return void == len(fallen) && slices.EqualFunc(stated, slices.Concat(fallen, standing), func(a decision.Cast, b deliberation.Cast) bool {
		return sameSecond(&a.At, b.At) && slices.Equal(a.Nominees, b.Nominees)
	})
}

// sameSecond compares a time with one of the record, which has whole seconds.
func sameSecond(stated *time.Time, told time.Time) bool {
	if stated == nil {
		return told.IsZero()
	}
	return stated.Truncate(time.Second).Equal(told)
}

// sameVotes reports that the counts of the public vote that the decision has,
// those before it and the last, are those that were read.
func (h *history) sameVotes() bool {
	if h.d.Tally == nil {
		return true
	}
	stated := []*decision.Tally{}
	for _, r := range h.d.TallyReplaced {
		stated = append(stated, r.Before)
	}
	stated = append(stated, h.d.Tally)
	// Readings before the votes were seen left no trace in the decision.
	for i := range min(len(stated), len(h.reads)) {
		t, note := stated[len(stated)-1-i], h.reads[len(h.reads)-1-i]
		if note != "" && (t == nil || note != deliberation.TallyNote(t.Counts())) {
			return false
		}
	}
	return len(h.reads) >= len(stated)
}

// sameReadings reports that the public vote was read in as often as the decision
// says, when, and with which filters. Early versions did not tell of more than
// one reading, and read no rows.
func (h *history) sameReadings(reads []deliberation.Reading) bool {
	stated := h.d.TallyReadings
	if len(stated) == 0 {
		raw := func(note string) bool { return strings.Contains(" "+note, " rows ") }
		return len(reads) < 2 || h.d.Tally == nil || !slices.ContainsFunc(h.reads, raw)
	}
	if len(stated) != len(reads) || len(stated) != len(h.reads) {
		return false
	}
	for i := range stated {
		if !sameSecond(&stated[i].At, reads[i].At) || !stated[i].Reading().Tells(h.reads[i]) {
			return false
		}
	}
	return true
}

// sameBallots reports that those ballots are in that were handed in, with their
// revisions, and that none that came is left out, whatever became of it. A
// public decision names nobody.
func (h *history) sameBallots() bool {
	if h.d.Profile == decision.Public {
		return true
	}
	s, standing := h.trace.State(), h.d.Standing()
	for _, b := range standing {
		in, ok := s.HandIns[b.Juror]
		if !ok || in.Revision != *b.Revision || !strings.HasPrefix(string(b.SealedSHA256), in.Sealed) || (in.Sealed != "") != b.Travelled() {
			return false
		}
	}
	came, travelled := 0, 0
	for _, all := range s.Collected {
		came += len(all)
	}
	for _, b := range h.d.Ballots {
		if b.Travelled() {
			travelled++
		}
	}
	return len(s.HandIns) == len(standing) && came == travelled
}

// sameAmendments reports that the decision tells of the amendments that the
// record tells of, in their order.
func (h *history) sameAmendments() bool {
	return slices.EqualFunc(h.d.Amendments, h.amended, func(a decision.Amendment, told string) bool {
		return a.SHA256 == "" && h.d.Profile == decision.Public || told != "" && strings.HasPrefix(string(a.SHA256), told)
	})
}

// sameVerdicts reports that every recusal was decided as the decision says, and
// what was decided against a juror's own ballot before that one was opened.
func (h *history) sameVerdicts() bool {
	if h.d.Profile == decision.Public {
		return true
	}
	for _, r := range h.d.Recusals {
		if r.State == decision.Undecided {
			continue
		}
		told := h.verdicts[r.Juror+" "+r.Nominee]
		if !h.decided[r.Juror] || told != "" && told != deliberation.VerdictNote(r.State == decision.Upheld, r.By) {
			return false
		}
		if late := h.decidedAt[r.Juror+" "+r.Nominee] > h.openedAt[r.Juror]; r.Imposed && (told == "" || late == (r.State == decision.Upheld)) {
			return false
		}
	}
	return true
}
