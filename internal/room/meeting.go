package room

import (
	"slices"
	"time"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/ranking"
)

// MeetingSight is the jury's meeting, as one person may see it.
type MeetingSight struct {
	Items    []ItemSight
	Minutes  int       // of all items
	BegunAt  time.Time // when the first item was taken up; zero: not yet
	OpenedAt time.Time // when the item in hand was; zero: none is in hand
	Stored   bool      // the agenda is kept; else it is what the marks ask for now
	Away     []string  // who went out for the item that was taken up last, and comes in again before another is
}

// ItemSight is an item of the meeting. Leave is whoever is recused now, also of one
// that is done: it can be taken up again.
type ItemSight struct {
	agenda.Item
	Spent time.Duration // until it was closed last; what the item in hand has taken since MeetingSight.OpenedAt comes on top
	Open  bool          // in hand
	Done  bool          // it was taken up and closed
	Note  string
	Left  []string // who went out when it was taken up last
	Out   bool     // whoever asks is a juror who is recused, or was out when it was spoken of: there is no note for them, and not who stands apart
}

// meetingSight is the meeting as that person may see it; nil until the marks are
// opened.
func (r *Room) meetingSight(me *award.Juror) (*MeetingSight, error) {
	if !deliberation.MarksOpen(r.state) {
		return nil, nil
	}
	items, err := r.agenda()
	if err != nil {
		return nil, err
	}
	m := &r.state.Meeting
	s := &MeetingSight{Minutes: agenda.Total(items), Stored: len(m.Agenda) > 0}
	if n := len(m.Stretches); n > 0 {
		s.BegunAt, s.Away = m.Stretches[0].From, m.Stretches[n-1].Left
	}
	now, open := m.Open()
	if open {
		s.OpenedAt = now.From
	}
	recused := r.recused()
	for _, it := range items {
		sight := r.itemSight(it)
		sight.Open = open && now.Item == it.ID
		sight.Done = sight.Done && !sight.Open
		sight.Item = attended(r.ed, it, recused)
		out := slices.Concat(sight.Leave, sight.Left)
		if sight.Done {
			out = append(out, it.Leave...)
		}
		if me.Role == award.JurorRole && slices.Contains(out, me.ID) {
			sight.Out, sight.Apart, sight.Note = true, nil, ""
		}
		s.Items = append(s.Items, sight)
	}
	return s, nil
}

// itemSight is what became of an item; Done where it was taken up at all.
func (r *Room) itemSight(it agenda.Item) ItemSight {
	m := &r.state.Meeting
	s := ItemSight{Item: it, Note: m.Notes[it.ID]}
	for _, t := range m.Stretches {
		if t.Item != it.ID {
			continue
		}
		s.Done, s.Left = true, t.Left
		if !t.To.IsZero() {
			s.Spent += max(0, t.To.Sub(t.From))
		}
	}
	return s
}

// agenda is the agenda that is kept, or what the marks ask for now.
func (r *Room) agenda() ([]agenda.Item, error) {
	if kept := r.state.Meeting.Agenda; len(kept) > 0 {
		return kept, nil
	}
	if r.planned == nil {
		in, err := r.agendaInput(agenda.DefaultMinutes)
		if err != nil {
			return nil, err
		}
		r.planned = agenda.Propose(in)
	}
	return r.planned, nil
}

// agendaInput is what an agenda follows from: the marks, and nothing of the
// public vote, whether it is opened or not.
func (r *Room) agendaInput(minutes int) (agenda.Input, error) {
	of := deliberation.RankingInput(r.state, r.ed)
	in := agenda.Input{Edition: of.Edition, Ballots: of.Ballots, Recused: r.recused(), Minutes: minutes}
	var err error
	if of.JuryAlone {
		in.Ranking, _, err = r.rankable()
		return in, err
	}
	of.JuryAlone, of.Votes = true, nil
	in.Ranking, err = ranking.Compute(of)
	return in, err
}

// recused says who goes out while a nominee is spoken of: also somebody whose
// ballot does not count may sit at the table.
func (r *Room) recused() map[string][]string {
	bs := make([]*ballot.Ballot, 0, len(r.state.Ballots))
	for _, b := range r.state.Ballots {
		bs = append(bs, b)
	}
	return agenda.Recused(r.ed, bs)
}

// attended is an item with those who have to go out for it as things are now;
// none of them is named for standing apart.
func attended(ed *award.Edition, it agenda.Item, recused map[string][]string) agenda.Item {
	it.Leave = agenda.Leaving(ed, it.Nominees, recused)
	it.Apart = slices.DeleteFunc(slices.Clone(it.Apart), func(j string) bool { return slices.Contains(it.Leave, j) })
	if len(it.Apart) == 0 {
		it.Apart = nil
	}
	return it
}
