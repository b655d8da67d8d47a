package room

import (
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/ranking"
	"votering/internal/record"
)

// Sight is what one person may see of the room, at one moment. It never
// changes, and holds nothing that is hidden from that person: others' drafts
// and marks only once the marks are opened, the public vote only once that is.
type Sight struct {
	Path        string
	Edition     *award.Edition
	Draft       *award.Edition // what is being set up, as its edition file has it, without defaults; nil once it is opened. It is shared: do not change it
	DraftFaults fault.List     // what is still wrong with a draft, by its path in the edition ("criteria[2].weight"); an edition with faults cannot be opened, nor tried out
	Verbatim    bool           // the draft is an edition file as it was brought, and has comments: the first edit writes it anew, without them
	Fingerprint string         // hex; empty in draft
	Phase       deliberation.Phase
	Who         award.Juror // who is acting
	Owner       string      // the juror whose own file this is; empty in the chair's file
	Own         *OwnSight   // what is the owner's alone; nil in the chair's file
	Mine        *ballot.Ballot
	MyState     deliberation.JurorState
	Jurors      []JurorSight
	Ballots     []*ballot.Ballot // counted ballots, in the order of the roll; nil until the marks are opened
	Tally       *TallySight      // nil: not read yet
	TallySeen   bool             // the public vote is open, or was before the edition was reopened: reading it anew takes a reason
	Overrides   []ranking.Override
	Ranking     *ranking.Ranking           // nil until the marks are opened, and where RankFault says so; the jury's part alone until the public vote is opened
	RankFault   *fault.Error               // why no ranking that decides can be worked out from the marks as they are, which is to be mended before they are locked; nil: it can, or they are not opened
	Final       bool                       // Ranking is the one that was saved when the public vote was opened
	RankedAt    time.Time                  // when Ranking was saved; zero until it is Final
	ToCast      [][]string                 // groups that stay tied until the chair casts, in the order of the ranking; once that stands
	Casts       []deliberation.Cast        // the chair's casting decisions that are in Ranking, oldest first
	Fallen      []deliberation.Cast        // those that fell with an earlier ranking, oldest first; once one stands
	Replaced    []deliberation.Replacement // readings of the public vote after it was seen, oldest first
	Together    bool                       // marks and public vote were opened in one act
	Closing     []Notice                   // what closing the ballots now would cost; for who leads, while jurors score
	Undecided   []Notice                   // recusals that locking the marks now would leave undecided
	Times       deliberation.Times
	Proposal    deliberation.Proposal      // the decision so far; for who leads, and for everybody once the ranking stands
	Franchise   deliberation.Franchise     // who may vote for whom as the winner, in the order of the ranking; once that stands
	Chosen      []string                   // who gets the prize as proposal and ranking are now; once the ranking stands
	Departs     bool                       // Chosen is not whom ranking and votes point to, which takes written reasons
	Archived    bool                       // the complete decision that stands was written out
	Purged      *deliberation.Purged       // nil: what jurors did is in the file
	Voided      []Notice                   // what taking the edition back to a draft makes void, see LostBy; for who leads
	Falling     []Notice                   // what the jury chose on the ranking that stands, see LostAnew and LostBy; for who leads
	Public      []Notice                   // what to look at before signing: people whom the public texts name, quotations that nobody wrote so; for who leads, until signed
	Prepared    bool                       // documents wait for the chair's signature, and nothing happened since
	Decision    *DecisionSight             // the decision that stands; nil until it is signed
	Replaces    string                     // SHA-256 of the decision that the next one, or Decision, replaces; empty: none
	ChairKeyFP  string                     // SHA256:… of the chair's key; empty until it is fixed
	Releases    []deliberation.ReleaseMade // what was written out of the decisions, oldest first; for who leads
	Reopened    []deliberation.Reopening
	Earlier     []deliberation.Phase // what it can be reopened to, the nearest first
	InOrder     bool                 // the steps so far were taken in the order that keeps the marks apart from the public vote
	Record      []record.Entry       // what happened
	Head        string               // of the record
	Blocking    []deliberation.Blocker
	Next        []deliberation.Act
	Allowed     map[deliberation.Act]*fault.Error // nil: allowed; else why not
	CanUndo     bool
	SavedAt     time.Time     // when the last change was committed
	Entries     int           // size of the record
	Meeting     *MeetingSight // nil until the marks are opened
	Mailed
	Rounded
}

// JurorSight is how far one juror has come. What they marked is not in it.
type JurorSight struct {
	Juror    award.Juror
	State    deliberation.JurorState
	Revision int
	Missing  int
	Recused  []Recusal // those that count: undecided or upheld; in the edition's order
	Rejected []Recusal // those that the others rejected; in the edition's order
	LeftOut  bool      // a recusal keeps the whole ballot out of the ranking (recusal: edition)
	Reason   string    // of an absence
	Ready    bool      // a draft that HandInAll would hand in
	Needed   []string  // nominees that fall below quorum without this juror, in the edition's order; for who leads, while the ballot may still come
	MailedJuror
}

// Recusal is a nominee that a juror is recused from, and what the others made
// of it. What is not said to be for everybody is for the juror and for who
// leads.
type Recusal struct {
	Nominee  string // for everybody
	Verdict  string // for everybody: "" while it is undecided, VerdictUpheld or VerdictRejected
	Ground   string
	By       []string // who decided
	Reason   string   // of the verdict; may be empty
	Deciders []string // who may decide, in the order of the roll; for who leads
}

// The verdicts on a recusal.
const (
	VerdictUpheld   = "upheld"
	VerdictRejected = "rejected"
)

// DecisionSight is the decision that stands.
type DecisionSight struct {
	At          time.Time
	SHA256      string   // of decision.json
	Complete    string   // SHA-256 of decision-complete.json
	Winners     []string // nobody: no award
	NoAward     bool
	Departs     bool
	KeyFP       string    // SHA256:… of the key that signed
	AnnouncedAt time.Time // zero: not yet
}

// TallySight is the public vote as far as it may be seen.
type TallySight struct {
	Rows    int64
	SHA256  string
	Dropped int64
	Valid   map[string]exact.Rat // nil until the public vote is opened
	Total   exact.Rat
	Flags   []string

	Causes   []publicvote.Cause   // why rows were dropped, in their order
	Files    []publicvote.File    // what was read, and how
	Counting *publicvote.Counting // how raw rows were counted; Without is nil until the public vote is opened. Nil: totals were read
	Pace     *publicvote.Pace     // when votes came; nil until the public vote is opened, and where that is not known
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
		Mine: r.draft(me.ID), MyState: deliberation.StateOf(r.state, r.ed, me.ID), Jurors: r.jurors(me),
		Tally: r.tallySight(), TallySeen: deliberation.TallyOpen(r.state) || deliberation.TallySeen(r.state),
		Overrides: r.state.Overrides, Together: r.state.Together, Undecided: r.undecided(), Times: r.state.Times,
		Next:    deliberation.Next(r.state, r.ed),
		Allowed: map[deliberation.Act]*fault.Error{}, CanUndo: deliberation.CanUndo(r.state, me.ID),
		SavedAt: r.savedAt, Entries: len(r.entries), Draft: r.setup.raw, DraftFaults: r.setup.faults, Verbatim: r.setup.commented,
	}
	leads := me.Role != award.JurorRole
	if leads && s.Phase == deliberation.Open {
		r.warn(&s)
	}
	for _, act := range deliberation.Acts() {
		s.Allowed[act] = deliberation.Allowed(r.state, r.ed, act)
	}
	if deliberation.MarksOpen(r.state) {
		s.Ballots = deliberation.Counted(r.state, r.ed)
		err = r.rankSight(&s)
	}
	if err == nil {
		err = r.decisionSight(&s, leads)
	}
	if err == nil {
		s.Meeting, err = r.meetingSight(me)
	}
	if err == nil {
		s.Mailed, s.Rounded = r.mailed(), r.rounded()
		err = r.ownSight(&s)
	}
	return s, err
}

func (r *Room) jurors(me *award.Juror) []JurorSight {
	admitted := ranking.Admitted(r.ed, r.state.Overrides)
	js := make([]JurorSight, 0, len(r.ed.Jurors))
	leads := me.Role != award.JurorRole
	for _, j := range r.ed.Jurors {
		b := r.draft(j.ID)
		recused, rejected := r.recusals(b, leads, me.ID == j.ID)
		js = append(js, JurorSight{
			Juror: j, State: deliberation.StateOf(r.state, r.ed, j.ID), Revision: r.state.HandIns[j.ID].Revision,
			Missing: r.missing(b, j), Recused: recused, Rejected: rejected, LeftOut: ranking.Leaves(r.ed, b, admitted),
			Reason: r.state.Absences[j.ID].Reason, Ready: r.ready(j.ID), MailedJuror: r.mailedJuror(&j, leads),
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
	if in, handedIn := r.state.HandIns[j.ID]; !j.Votes || handedIn && in.Ballot != "" {
		return 0 // what travelled is whole, whether it is opened or not
	}
	return len(b.Missing(r.ed))
}

func (r *Room) tallySight() *TallySight {
	t := r.state.Tally
	if t == nil {
		return nil
	}
	total := t.Total()
	if !deliberation.TallyOpen(r.state) {
		t = t.Veiled()
	}
	s := &TallySight{
		Rows: t.Rows, Flags: t.Flags, Total: total, Dropped: t.Dropped.Sum(), Valid: t.Valid,
		Causes: t.Dropped.Causes(), Files: t.Files, Counting: t.Counting, Pace: t.Pace,
	}
	if len(t.Files) > 0 {
		s.SHA256 = t.Files[0].SHA256
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

// person finds who acts; where id is empty the chair, or the juror whose own
// file this is.
func (r *Room) person(id string) (*award.Juror, error) {
	if id == "" {
		id = r.state.Owner
	}
	if id == "" {
		if c, ok := r.ed.Chair(); ok {
			return c, nil
		}
		return &award.Juror{Role: award.ChairRole}, nil
	}
	if j, ok := r.ed.Juror(id); ok {
		return j, nil
	}
	if err := r.whole(); err != nil {
		return nil, err
	}
	return nil, fault.New(fault.Juror, "juror.unknown", "juror", id)
}

func (r *Room) fingerprint() string {
	if r.frozen() == nil {
		return ""
	}
	return record.Hash(r.frozen())
}

// rankedAt is when the ranking that stands was saved: when the marks were
// locked, the public vote was opened or it was read anew, or the chair cast,
// whichever was last.
func (r *Room) rankedAt() time.Time {
	at := r.state.Times.Locked
	if t := r.state.Times.Tally; t.After(at) {
		at = t
	}
	if n := len(r.state.Replaced); n > 0 && r.state.Replaced[n-1].At.After(at) {
		at = r.state.Replaced[n-1].At
	}
	if n := len(r.state.Casts); n > 0 && r.state.Casts[n-1].At.After(at) {
		at = r.state.Casts[n-1].At
	}
	return at
}
