package papers

import (
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/ranking"
)

// NomineeLetter is a letter to a nominee in Markdown: how it went, what the jury
// gave it on each criterion, its public votes, its entry criteria, and what the
// jury wrote of it. No juror is named, and nobody else's marks are told; of the
// grounds there are the passages that name this nominee and no other, the whole
// of them for a winner. announced is as for [Press]. An id that nobody has is
// refused (E_USAGE); else it fails where Protocol does.
func NomineeLetter(d *decision.Document, l *locale.Catalog, nominee string, announced time.Time) ([]byte, error) {
	written, err := open(d, l)
	if err != nil {
		return nil, err
	}
	m := paper{written}
	n, ok := m.e.Nominee(nominee)
	if !ok {
		return nil, fault.New(fault.Usage, "nominee.unknown", "nominee", nominee)
	}
	w := letter{m, n}
	m.heading(1, m.l.T("letter.title", "name", m.names[n.ID], "title", m.in(m.d.Edition.Title)))
	m.face(announced)
	w.outcome()
	w.means()
	w.votes()
	if !w.n.Withdrawn {
		w.leftOut(w.n.ID)
	}
	w.gates()
	w.valued()
	m.section("press.ask")
	who := m.l.T("letter.ask")
	if organiser := m.in(m.e.Organiser); organiser != "" {
		who = m.l.T("press.ask.organiser", "name", organiser)
	}
	m.part(who + " " + m.l.T("press.ask.fill"))
	m.check()
	return []byte(m.b.String()), nil
}

// letter is a letter that is being written.
type letter struct {
	paper
	n *award.Nominee
}

// row is the nominee in the ranking; nil where it is not ranked.
func (w letter) row() *ranking.Row {
	for i := range w.rk.Rows {
		if w.rk.Rows[i].Nominee == w.n.ID {
			return &w.rk.Rows[i]
		}
	}
	return nil
}

func (w letter) name() string { return w.names[w.n.ID] }

func (w letter) won() bool {
	for _, id := range w.d.Winners {
		if id == w.n.ID {
			return true
		}
	}
	return false
}

// outcome is how it went.
func (w letter) outcome() {
	switch {
	case w.n.Withdrawn:
		w.part(bold(w.l.T("letter.withdrawn", "name", w.name())))
		w.part(w.whyWithdrawn())
		return
	case w.won() && len(w.d.Winners) > 1:
		w.part(bold(w.l.T("letter.won.shared", "name", w.name(), "names", w.listed(w.d.Winners))))
	case w.won():
		w.part(bold(w.l.T("letter.won", "name", w.name())))
	case w.d.NoAward:
		w.part(bold(w.l.T("letter.nobody", "name", w.name())))
	case len(w.d.Winners) == 1:
		w.part(bold(w.l.T("letter.other", "name", w.name(), "winner", w.listed(w.d.Winners))))
	default:
		w.part(bold(w.l.T("letter.others", "name", w.name(), "winners", w.listed(w.d.Winners))))
	}
	w.part(w.place())
	r := w.row()
	if first := r != nil && r.Place == 1; w.d.Against() != "" && first != w.won() {
		w.part(w.l.T("letter.departs"))
	}
}

// whyWithdrawn is the reason of the change that took the nominee out.
func (w letter) whyWithdrawn() string {
	for _, a := range w.d.Amendments {
		for _, x := range a.Changes {
			if x.Path == "nominees/"+w.n.ID+"/withdrawn" && a.Reason != "" {
				return w.l.T("minutes.amendment.reason", "reason", cell(string(a.Reason)))
			}
		}
	}
	return ""
}

// place is where it stands in the ranking, or why it does not.
func (w letter) place() string {
	for _, x := range w.rk.Excluded {
		if x.Nominee == w.n.ID {
			return w.l.T("letter.excluded", "gate", w.words.Stopped(w.n.ID, x.Metric, x.Period))
		}
	}
	for _, u := range w.rk.Unranked {
		if u.Nominee == w.n.ID {
			return w.l.N("letter.unranked."+u.Reason, w.e.Rule.Quorum)
		}
	}
	r := w.row()
	if r == nil {
		return ""
	}
	key := "letter.place"
	if r.Shared {
		key = "letter.place.shared"
	}
	s := w.l.T(key, "place", w.l.Int(int64(r.Place)), "of", w.l.Int(int64(len(w.rk.Rows))))
	if r.DecidedBy != "" && r.DecidedBy != ranking.Shared {
		s += " " + w.l.T("letter.tie", "step", w.words.Step(r.DecidedBy))
	}
	return s
}

// means is what it has on each criterion, beside the scale.
func (w letter) means() {
	if w.row() == nil {
		return
	}
	w.section("letter.means")
	key := "letter.means.what"
	switch {
	case w.e.Rule.Jury.Ranks():
		key = "letter.means.orders"
	case w.ofMarks() == "criteria":
		key = "letter.means.numbers"
	}
	w.part(w.l.T(key))
	rows := make([][]string, len(w.e.Criteria))
	for i := range w.e.Criteria {
		c := &w.e.Criteria[i]
		rows[i] = []string{w.in(c.Title), w.onCriterion(w.n.ID, c), w.words.Scale(c), w.l.RatText(c.Weight)}
	}
	w.table([]string{w.l.T("minutes.column.criterion"), w.number("letter.column.got"), w.l.T("minutes.column.scale"), w.number("minutes.column.weight")}, rows)
}

// votes are its public votes, and which place they make.
func (w letter) votes() {
	t := w.d.Tally
	if t == nil || w.e.Rule.Public == nil || w.n.Withdrawn {
		return
	}
	w.section("minutes.votes")
	got := t.Valid[w.n.ID].Rat
	if w.e.Rule.Public.Method == award.Added {
		w.part(w.l.T("letter.points", "name", w.name(), "n", w.l.IntRat(got)))
		return
	}
	var sum exact.Rat
	place, of := 1, 0
	for i := range w.e.Nominees {
		n := &w.e.Nominees[i]
		votes := t.Valid[n.ID].Rat
		sum = sum.Add(votes)
		if n.Withdrawn {
			continue
		}
		of++
		if got.Less(votes) {
			place++
		}
	}
	if sum.Sign() == 0 {
		w.part(w.l.T("letter.votes.none"))
		return
	}
	w.part(w.l.T("letter.votes", "name", w.name(), "n", w.l.IntRat(got), "sum", w.l.IntRat(sum), "share", w.l.Share(got.Quo(sum), 1),
		"place", w.l.Int(int64(place)), "of", w.l.Int(int64(of))))
}

// gates are the entry criteria, each met, not met or not known, and whether it
// was let through.
func (w letter) gates() {
	if len(w.e.Gates) == 0 || w.n.Withdrawn {
		return
	}
	w.section("minutes.gates")
	var lines []string
	for _, r := range award.GatesOf(w.e, w.n) {
		s := w.l.T("letter.gate."+string(r.State), "gate", w.words.Gate(r))
		for _, o := range w.d.GatesOverridden {
			if o.Nominee == w.n.ID && o.Metric == r.Gate.Metric && r.State != award.GateMet {
				s += " " + w.l.T("letter.gate.overridden", "reason", cell(o.Reason))
			}
		}
		lines = append(lines, s)
	}
	w.list(lines)
}

// valued is what the jury wrote of it.
func (w letter) valued() {
	if w.n.Withdrawn {
		return
	}
	grounds, lang := w.groundsIn()
	passages := w.passages(grounds)
	if w.won() {
		w.section("press.grounds")
	} else {
		w.section("letter.valued")
	}
	if len(passages) == 0 {
		w.part(w.l.T("letter.valued.none", "name", w.name()))
		return
	}
	w.part(w.elsewhereIn(lang))
	for _, p := range passages {
		w.part(block(p))
	}
}
