package room

import (
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/record"
)

// Sight is what one person may see of the room, at one moment. It never
// changes, and holds nothing that is hidden from that person: others' drafts
// and marks only once the marks are opened, the public vote only once that is.
type Sight struct {
	Path        string
	Edition     *award.Edition
	Fingerprint string // hex; empty in draft
	Phase       deliberation.Phase
	Who         award.Juror // who is acting
	Mine        *ballot.Ballot
	MyState     deliberation.JurorState
	Jurors      []JurorSight
	Ballots     []*ballot.Ballot // counted ballots, in the order of the roll; nil until the marks are opened
	Tally       *TallySight      // nil: not read yet
	Overrides   []ranking.Override
	Ranking     *ranking.Ranking // nil until the marks are opened; the jury's part alone until the public vote is
	Final       bool             // Ranking is the one that was saved when the public vote was opened
	Together    bool             // marks and public vote were opened in one act
	Closing     []Notice         // what closing the ballots now would cost; for who leads, while jurors score
	Times       deliberation.Times
	Blocking    []deliberation.Blocker
	Next        []deliberation.Act
	Allowed     map[deliberation.Act]*fault.Error // nil: allowed; else why not
	CanUndo     bool
	SavedAt     time.Time // when the last change was committed
	Entries     int       // size of the record
}

// JurorSight is how far one juror has come. What they marked is not in it.
type JurorSight struct {
	Juror    award.Juror
	State    deliberation.JurorState
	Revision int
	Missing  int
	Recused  []string // nominees, in the edition's order
	Reason   string   // of an absence
	Ready    bool     // a draft that HandInAll would hand in
	Needed   []string // nominees that fall below quorum without this juror, in the edition's order; for who leads, while the ballot may still come
}

// TallySight is the public vote as far as it may be seen.
type TallySight struct {
	Rows    int64
	SHA256  string
	Dropped int64
	Valid   map[string]exact.Rat // nil until the public vote is opened
	Total   exact.Rat
	Flags   []string
}

// Sight is what who may see now; the chair's where who is empty.
func (r *Room) Sight(who string) (Sight, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	me, err := r.person(who)
	if err != nil {
		return Sight{}, err
	}
	s := Sight{
		Path: r.store.Path(), Edition: r.ed, Fingerprint: r.fingerprint(), Phase: r.state.Phase, Who: *me,
		Mine: r.draft(me.ID), MyState: deliberation.StateOf(r.state, r.ed, me.ID), Jurors: r.jurors(),
		Tally: r.tallySight(), Overrides: r.state.Overrides, Together: r.state.Together, Times: r.state.Times,
		Blocking: deliberation.Blocking(r.state, r.ed), Next: deliberation.Next(r.state, r.ed),
		Allowed: map[deliberation.Act]*fault.Error{}, CanUndo: deliberation.CanUndo(r.state, me.ID),
		SavedAt: r.savedAt, Entries: len(r.entries),
	}
	if me.Role != award.JurorRole && s.Phase == deliberation.Open {
		r.warn(&s)
	}
	for _, act := range deliberation.Acts() {
		s.Allowed[act] = deliberation.Allowed(r.state, r.ed, act)
	}
	if deliberation.MarksOpen(r.state) {
		s.Ballots = deliberation.Counted(r.state, r.ed)
		s.Ranking, err = r.compute()
		s.Final = r.final != nil
	}
	return s, err
}

func (r *Room) jurors() []JurorSight {
	js := make([]JurorSight, 0, len(r.ed.Jurors))
	for _, j := range r.ed.Jurors {
		b := r.draft(j.ID)
		js = append(js, JurorSight{
			Juror: j, State: deliberation.StateOf(r.state, r.ed, j.ID), Revision: r.state.HandIns[j.ID].Revision,
			Missing: r.missing(b, j), Recused: recusedFrom(b, r.ed), Reason: r.state.Absences[j.ID].Reason,
			Ready: r.ready(j.ID),
		})
	}
	return js
}

// warn fills in what closing now would cost, and what each juror's absence
// would.
func (r *Room) warn(s *Sight) {
	s.Closing = r.closingNotices()
	needed := deliberation.Needed(r.state, r.ed)
	for i := range s.Jurors {
		s.Jurors[i].Needed = needed[s.Jurors[i].Juror.ID]
	}
}

// ready reports whether the juror has a draft that says something: a mark that
// counts, or a recusal.
func (r *Room) ready(juror string) bool {
	b := r.draft(juror)
	return deliberation.StateOf(r.state, r.ed, juror) == deliberation.Drafting && (b.HasMarks() || len(b.Recused) > 0)
}

func (r *Room) missing(b *ballot.Ballot, j award.Juror) int {
	if !j.Votes {
		return 0
	}
	return len(b.Missing(r.ed))
}

func recusedFrom(b *ballot.Ballot, e *award.Edition) []string {
	var ids []string
	for i := range e.Nominees {
		if _, ok := b.Recused[e.Nominees[i].ID]; ok {
			ids = append(ids, e.Nominees[i].ID)
		}
	}
	return ids
}

func (r *Room) tallySight() *TallySight {
	t := r.state.Tally
	if t == nil {
		return nil
	}
	s := &TallySight{Rows: t.Rows, Flags: t.Flags, Total: t.Total(), Dropped: t.Dropped.Sum()}
	if len(t.Files) > 0 {
		s.SHA256 = t.Files[0].SHA256
	}
	if deliberation.TallyOpen(r.state) {
		s.Valid = t.Valid
	}
	return s
}

// draft is the juror's ballot, empty where there is none yet.
func (r *Room) draft(id string) *ballot.Ballot {
	if b, ok := r.state.Ballots[id]; ok {
		return b
	}
	return ballot.New(id)
}

// person finds who acts; the chair where id is empty.
func (r *Room) person(id string) (*award.Juror, error) {
	if id == "" {
		if c, ok := r.ed.Chair(); ok {
			return c, nil
		}
		return &award.Juror{Role: award.ChairRole}, nil
	}
	if j, ok := r.ed.Juror(id); ok {
		return j, nil
	}
	return nil, fault.New(fault.Juror, "juror.unknown", "juror", id)
}

func (r *Room) fingerprint() string {
	if r.frozen == nil {
		return ""
	}
	return record.Hash(r.frozen)
}
