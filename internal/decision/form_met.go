package decision

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/text"
)

// lines reports what is not text in lines as people read it (E_TEXT), or longer
// than max characters (E_SIZE).
func (c *former) lines(s, where string, max int) {
	if f := fault.Of(text.StrictLines(s, max)); f != nil && c.found == nil {
		c.found = f.At(where)
	}
}

// rounds checks the form of the rounds: numbered from 2, and of each change
// who changed which mark, from what, to what, and why.
func (c *former) rounds() {
	if len(c.Rounds) > deliberation.MaxRounds {
		c.found = fault.New(fault.Size, "decision.rounds", "max", strconv.Itoa(deliberation.MaxRounds)).At("rounds")
		return
	}
	inOrder := byCell(c.edition)
	for i := range c.Rounds {
		r, at := &c.Rounds[i], item("rounds", i)
		c.need(r.N == i+2, at+".n", "order")
		c.utc(&r.OpenedAt, at+".opened_at")
		c.utc(&r.ClosedAt, at+".closed_at")
		for k := range r.Changes {
			c.revised(&r.Changes[k], item(at+".changes", k))
		}
		if c.Profile == Public {
			c.need(slices.IsSortedFunc(r.Changes, func(a, b Revised) int {
				return cmp.Or(c.seats[a.Juror]-c.seats[b.Juror], inOrder(a, b))
			}), at+".changes", "order")
		}
	}
	c.confirmed()
}

func (c *former) revised(x *Revised, at string) {
	_, ok := c.seats[x.Juror]
	c.need(ok, at, "juror", "juror", x.Juror)
	c.nominee(x.Nominee, at)
	if c.found != nil {
		return
	}
	for _, mark := range []string{x.From, x.To} {
		if f := c.onScale(&Mark{Juror: x.Juror, Nominee: x.Nominee, Criterion: x.Criterion, Mark: mark}); f != nil && c.found == nil {
			c.found = f.At(at)
		}
	}
	c.need(x.From != x.To, at, "revised_same", "juror", x.Juror)
	c.only(Complete, x.Reason != "", at+".reason")
	c.lines(x.Reason, at+".reason", deliberation.MaxGround)
	c.known(x.Confirmed == InRoom || x.Confirmed == Signed || x.Confirmed == "" && c.Profile == Public, at+".confirmed")
	c.never(x.Revision != 0, at+".revision")
	c.need(!x.ByChair || x.Confirmed == Signed && c.Profile == Complete, at+".by_chair", "profile_key", "profile", string(c.Profile))
	c.need(x.Revision >= 0 && (x.Revision > 0 || x.Confirmed != Signed || c.Profile == Public), at+".revision", "empty")
}

// confirmed checks that a public document says how changes were confirmed where
// all ballots came in one way, and else of none.
func (c *former) confirmed() {
	if c.Profile != Public {
		return
	}
	oneWay := len(c.Ballots) > 0 && c.Ballots[0].Origin != ""
	for i := range c.Rounds {
		for k := range c.Rounds[i].Changes {
			c.need((c.Rounds[i].Changes[k].Confirmed != "") == oneWay, item(item("rounds", i)+".changes", k), "revised_told")
		}
	}
	c.need(oneWay || c.Received == nil || c.Received.InRoom == 0, "received.in_room", "revised_told")
}

// meeting checks the form of what the meeting went through.
func (c *former) meeting() {
	if c.Meeting == nil {
		return
	}
	n := len(c.Meeting.Items)
	c.need(n > 0 && n <= agenda.MaxItems, "meeting", "met_items", "max", strconv.Itoa(agenda.MaxItems))
	for i := range min(n, agenda.MaxItems) {
		c.met(&c.Meeting.Items[i], item("meeting.items", i))
	}
}

// kinds are those that an item of the agenda can have.
var kinds = []agenda.Kind{
	agenda.Intro, agenda.Apart, agenda.Close, agenda.Differ, agenda.Agreed, agenda.Round, agenda.Choice, agenda.Grounds, agenda.Own,
}

func (c *former) met(x *MeetingItem, at string) {
	c.known(slices.Contains(kinds, x.Kind), at+".kind")
	for _, id := range x.Nominees {
		c.nominee(id, at)
	}
	if x.Criterion != "" {
		_, ok := c.edition.Criterion(x.Criterion)
		c.need(ok, at+".criterion", "criterion", "criterion", x.Criterion)
	}
	c.never(x.Title != "", at+".title")
	c.never(x.Note != "", at+".note")
	c.need(c.Profile == Public || (x.Title != "") == (x.Kind == agenda.Own), at+".title", "met_title")
	c.line(x.Title, at+".title")
	c.lines(x.Note, at+".note", deliberation.MaxNote)
	c.utc(x.OpenedAt, at+".opened_at")
	c.utc(x.ClosedAt, at+".closed_at")
	c.need(x.Minutes >= 0 && x.Minutes <= agenda.MaxMinutes, at+".minutes", "met_minutes")
	c.need((x.OpenedAt == nil) == (x.ClosedAt == nil), at+".closed_at", "met_times")
	if x.OpenedAt == nil {
		c.need(x.Seconds == 0 && len(x.Left) == 0, at, "met_times")
	} else if c.found == nil {
		c.need(x.Seconds >= 0 && time.Duration(x.Seconds)*time.Second <= x.ClosedAt.Sub(*x.OpenedAt), at+".seconds", "met_times")
	}
	c.left(x.Left, at+".left")
}

// left checks who went out: each is on the roll, once, in its order.
func (c *former) left(ids []string, at string) {
	last := -1
	for _, id := range ids {
		seat := slices.IndexFunc(c.Jurors, func(j Juror) bool { return j.ID == id })
		c.need(seat >= 0, at, "juror", "juror", id)
		c.need(seat > last, at, "order")
		last = seat
	}
}

// citations checks the form of the citations.
func (c *former) citations() {
	for i, x := range c.Citations {
		at := item("citations", i)
		c.need(slices.Contains(deliberation.Languages, x.Lang), at+".lang", "word", "word", x.Lang)
		c.need(x.Quote != "", at+".quote", "empty")
		c.nominee(x.Nominee, at)
		_, ok := c.edition.Criterion(x.Criterion)
		c.need(ok, at+".criterion", "criterion", "criterion", x.Criterion)
		c.only(Complete, x.Juror != "", at+".juror")
		_, ok = c.seats[x.Juror]
		c.need(ok || x.Juror == "", at+".juror", "juror", "juror", x.Juror)
	}
}
