package room

import (
	"cmp"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/ranking"
	"votering/internal/record"
	"votering/internal/text"
)

// NoBallot is the reason kept for a juror who had not handed in at closing.
const NoBallot = "no ballot by closing"

// TableGround is the ground kept for a recusal that a marks table names without
// one.
const TableGround = "recused in the marks table"

// Notice is a warning that goes with an act that was done: a sentence of the
// catalogue ("notice." + ID) and its arguments.
type Notice struct {
	ID   string
	Args fault.Args
}

// Open freezes rule, nominees and roll, and lets the jurors score.
func (r *Room) Open(who string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	if err := readyToOpen(r.ed); err != nil {
		return err
	}
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActOpen); f != nil {
		return f
	}
	frozen, roll := award.Freeze(r.ed), editionfile.Roll(r.ed.Jurors)
	err = r.act(map[string][]byte{DocEdition: frozen, DocRoll: roll},
		deliberation.Event{Kind: deliberation.Opened, Who: id, SHA256: record.Hash(frozen)})
	if err == nil {
		r.frozen = frozen
	}
	return err
}

// readyToOpen says what an edition lacks to be judged.
func readyToOpen(e *award.Edition) error {
	if _, ok := e.Chair(); !ok {
		return fault.New(fault.Edition, "open.no_chair")
	}
	if len(e.Voters()) == 0 {
		return fault.New(fault.Edition, "open.no_voter")
	}
	if problems := ranking.Supports(e); len(problems) > 0 {
		return problems
	}
	return nil
}

// Absent marks a juror absent, with a reason.
func (r *Room) Absent(who, juror, reason string) ([]Notice, error) {
	reason, err := r.reason(reason)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return nil, err
	}
	if _, ok := r.ed.Juror(juror); !ok {
		return nil, fault.New(fault.Juror, "juror.unknown", "juror", juror)
	}
	notices := r.quorumNotices([]string{juror})
	return notices, r.act(nil, deliberation.Event{Kind: deliberation.JurorAbsent, Who: id, Juror: juror, Reason: reason})
}

// QuorumWithout names the nominees that would fall below quorum if these
// jurors handed nothing in.
func (r *Room) QuorumWithout(jurors ...string) []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.quorumNotices(jurors)
}

// QuorumAtClose names the nominees that would fall below quorum if the
// ballots were closed now.
func (r *Room) QuorumAtClose() []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.closingNotices()
}

func (r *Room) quorumNotices(without []string) []Notice {
	var ns []Notice
	for _, n := range deliberation.BelowQuorum(r.state, r.ed, without) {
		nominee, _ := r.ed.Nominee(n)
		ns = append(ns, Notice{"quorum", fault.Pairs("nominee", nominee.Name)})
	}
	return ns
}

// leftOut names the nominees that the juror is recused from, where that keeps
// the whole ballot out of the ranking; empty where it does not.
func (r *Room) leftOut(juror string) string {
	b := r.draft(juror)
	if !ranking.Leaves(r.ed, b, ranking.Admitted(r.ed, r.state.Overrides)) {
		return ""
	}
	var names []string
	for _, recusal := range recusedFrom(b, r.ed, false) {
		n, _ := r.ed.Nominee(recusal.Nominee)
		names = append(names, n.Name)
	}
	return strings.Join(names, ", ")
}

// closingNotices warns of drafts that will not count, ballots that a recusal
// keeps out, and nominees that fall below quorum.
func (r *Room) closingNotices() []Notice {
	var ns []Notice
	var out []string
	for _, j := range r.ed.Voters() {
		switch deliberation.StateOf(r.state, r.ed, j.ID) {
		case deliberation.Drafting:
			ns = append(ns, Notice{"draft_lost", fault.Pairs("name", j.Name)})
			out = append(out, j.ID)
		case deliberation.NotStarted:
			out = append(out, j.ID)
		case deliberation.HandedIn:
			if names := r.leftOut(j.ID); names != "" {
				ns = append(ns, Notice{"left_out", fault.Pairs("name", j.Name, "nominees", names)})
			}
		case deliberation.Absent, deliberation.NotVoting:
		}
	}
	return append(ns, r.quorumNotices(out)...)
}

// Override lets a nominee through a gate, with a reason that the decision
// will show.
func (r *Room) Override(who, metric, nominee, reason string) error {
	reason, err := r.reason(reason)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	if r.passes(metric, nominee) {
		return fault.New(fault.State, "override.passes", "nominee", nominee, "metric", metric)
	}
	return r.act(nil, deliberation.Event{Kind: deliberation.GateOverridden, Who: id, Metric: metric, Nominee: nominee, Reason: reason})
}

// passes reports whether the nominee meets every gate on that metric, so that
// there is nothing to override.
func (r *Room) passes(metric, nominee string) bool {
	n, ok := r.ed.Nominee(nominee)
	if !ok {
		return false
	}
	gates := 0
	for _, g := range r.ed.Gates {
		if g.Metric != metric {
			continue
		}
		if gates++; award.GateOf(r.ed, g, n).State != award.GateMet {
			return false
		}
	}
	return gates > 0
}

// HandInAll ends every draft that has marks, and names the cells that became
// abstentions.
func (r *Room) HandInAll(who string) ([]Notice, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return nil, err
	}
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActHandIn); f != nil {
		return nil, f
	}
	var events []deliberation.Event
	for _, j := range r.ed.Voters() {
		if r.ready(j.ID) {
			events = append(events, forJuror(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: id}, j.ID))
		}
	}
	if len(events) == 0 {
		return nil, fault.New(fault.State, "hand_in.none")
	}
	if err := r.act(nil, events...); err != nil {
		return nil, err
	}
	var ns []Notice
	for _, e := range events {
		if n := r.state.HandIns[e.Subject()].Abstained; n > 0 {
			j, _ := r.ed.Juror(e.Subject())
			ns = append(ns, Notice{"abstained", fault.Pairs("name", j.Name, "n", itoa(n))})
		}
	}
	return ns, nil
}

// CloseBallots ends the scoring: whoever has not handed in is absent.
func (r *Room) CloseBallots(who string) ([]Notice, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return nil, err
	}
	ns := r.closingNotices()
	return ns, r.act(nil, deliberation.Event{Kind: deliberation.Closing, Who: id, Reason: NoBallot})
}

// RevealMarks opens the marks to the jury.
func (r *Room) RevealMarks(who string) error { return r.chairAct(who, deliberation.MarksRevealed) }

// Lock fixes the marks. Where the rule has no public part the ranking stands
// from here, and is saved.
func (r *Room) Lock(who string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	e := deliberation.Event{Kind: deliberation.MarksLocked, Who: id}
	if r.ed.Rule.Public != nil {
		return r.act(nil, e)
	}
	return r.fix(e)
}

// RevealTally opens the public vote. The ranking is computed and saved in the
// same transaction.
func (r *Room) RevealTally(who string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	return r.fix(deliberation.Event{Kind: deliberation.TallyRevealed, Who: id})
}

// RevealBoth opens marks and public vote in one act, which every later
// document says.
func (r *Room) RevealBoth(who string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	return r.fix(deliberation.Event{Kind: deliberation.TallyRevealed, Who: id, Together: true})
}

func (r *Room) chairAct(who string, kind deliberation.Kind) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	return r.act(nil, deliberation.Event{Kind: kind, Who: id})
}

// ReadTotals reads a table of votes per nominee (contract: header
// nominee,votes). After the public vote is opened it needs a reason and the
// ranking is computed and saved anew.
func (r *Room) ReadTotals(who string, data []byte, name, reason string) (*publicvote.Tally, error) {
	t, err := publicvote.ReadTotals(data, name, r.Edition())
	if err != nil {
		return nil, err
	}
	return t, r.SetTally(who, t, reason)
}

// SetTally takes a counted public vote.
func (r *Room) SetTally(who string, t *publicvote.Tally, reason string) error {
	reason, err := text.Clean(reason, MaxReason)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	e := deliberation.Event{Kind: deliberation.TallyRead, Who: id, Tally: t, Reason: reason}
	if r.final != nil {
		return r.fix(e)
	}
	return r.act(nil, e)
}

// MarkTable takes the rows of a marks table, all or none: those of who alone
// where that is a juror, and those of every juror where who is empty or leads.
// Jurors that the table does not name are left alone. A notice says whose marks
// were already there and are replaced.
func (r *Room) MarkTable(who string, rows []ballot.Row) ([]Notice, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	me, err := r.person(who)
	if err != nil {
		return nil, err
	}
	var events []deliberation.Event
	var ns []Notice
	for _, j := range r.ed.Jurors {
		if who != "" && j.ID != me.ID {
			continue
		}
		es, replaced, err := r.tableEvents(me.ID, j.ID, rows)
		if err != nil {
			return nil, err
		}
		events = append(events, es...)
		if replaced > 0 {
			ns = append(ns, Notice{"replaced", fault.Pairs("name", j.Name, "n", itoa(replaced))})
		}
	}
	if len(events) == 0 {
		return nil, fault.New(fault.CSV, "marks.empty")
	}
	return ns, r.act(nil, events...)
}

// tableEvents are what the table says of one juror, and how many marks of
// theirs it replaces by others.
func (r *Room) tableEvents(who, juror string, rows []ballot.Row) (events []deliberation.Event, replaced int, err error) {
	draft := r.draft(juror)
	var cells []deliberation.CellChange
	for _, row := range rows {
		switch {
		case row.Juror != juror:
		case row.Recused:
			e := deliberation.Event{Kind: deliberation.Recused, Who: who, Nominee: row.Nominee, Ground: cmp.Or(row.Comment, TableGround)}
			events = append(events, forJuror(e, juror))
		default:
			cell := ballot.Cell{Nominee: row.Nominee, Criterion: row.Criterion}
			if old := markText(draft.Cells[cell]); old != "" && old != row.Mark {
				replaced++
			}
			cells = append(cells, deliberation.CellChange{Nominee: row.Nominee, Criterion: row.Criterion, Mark: row.Mark, Comment: row.Comment})
		}
	}
	if len(cells) == 0 {
		return events, 0, nil
	}
	e, err := r.marksEvent(who, juror, cells)
	return append([]deliberation.Event{e}, events...), replaced, err
}

// forJuror says whom the event concerns, where that is not who acts.
func forJuror(e deliberation.Event, juror string) deliberation.Event {
	if e.Who != juror {
		e.Juror = juror
	}
	return e
}

// chair finds who acts as chair or secretary; the chair where who is empty.
func (r *Room) chair(who string) (string, error) {
	j, err := r.person(who)
	if err != nil {
		return "", err
	}
	if j.Role == award.JurorRole {
		return "", fault.New(fault.Juror, "juror.not_chair", "name", j.Name)
	}
	return j.ID, nil
}

func (r *Room) reason(s string) (string, error) {
	s, err := text.Clean(s, MaxReason)
	if err == nil && s == "" {
		err = fault.New(fault.Usage, "reason.missing")
	}
	return s, err
}
