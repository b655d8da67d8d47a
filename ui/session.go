package ui

import (
	"slices"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/ui/page"
)

// session is one open file, and who acts in it.
type session struct {
	before   page.ID // the page in front when the start page was last called for
	room     *room.Room
	owner    string // who opened it; empty: the chair, or the juror whose own file it is
	who      string // who acts now
	readOnly bool
	sight    room.Sight
	pages    map[page.ID]page.Page
}

// as begins anew for who: pages and what was half written belong to whoever
// sat there before.
func (s *session) as(who string, sight room.Sight, pages map[page.ID]page.Page) {
	s.who, s.sight, s.pages = who, sight, pages
}

// unchecked reports whether who acts was only said: nobody is authenticated,
// and for anybody but whose file it is the screen says so.
func (s *session) unchecked() bool {
	return s.sight.Who.Role != award.ChairRole && s.who != "" && s.who != s.sight.Owner
}

// leads reports whether who acts leads the jury in this file: not in one that is
// a juror's own, whoever that is.
func (s *session) leads() bool { return s.sight.Who.Role != award.JurorRole && s.sight.Owner == "" }

// away reports whether another than the one who opened the file acts.
func (s *session) away() bool { return s.who != s.owner }

// marksSeen reports whether the marks of all are opened to who acts.
func (s *session) marksSeen() bool {
	return s.sight.Owner == "" && deliberation.MarksOpen(deliberation.State{Phase: s.sight.Phase})
}

// tabs are the pages that this person may use now, in order.
func (s *session) tabs() []page.ID {
	ids := []page.ID{page.Record, page.Edition}
	switch {
	case s.sight.Purged != nil:
		ids = []page.ID{page.Nominees, page.Decision, page.Record, page.Edition}
	case len(s.sight.DraftFaults) == 0:
		ids = s.all()
	}
	return slices.DeleteFunc(ids, func(id page.ID) bool { return s.pages[id] == nil })
}

// all are the pages that this person may use of an edition that is whole.
func (s *session) all() []page.ID {
	leads := s.leads()
	started := s.sight.Phase != deliberation.Draft
	ids := []page.ID{page.Nominees}
	if s.sight.Who.Votes && started {
		ids = append(ids, page.Scoring)
	}
	if leads {
		ids = append(ids, page.Jury, page.PublicVote)
	}
	if s.marksSeen() {
		ids = append(ids, page.Deliberation)
	}
	if s.sight.Ranking != nil {
		ids = append(ids, page.Ranking)
	}
	if s.sight.Phase == deliberation.Decided && s.sight.Owner == "" || leads && s.sight.Phase == deliberation.Revealed {
		ids = append(ids, page.Decision)
	}
	ids = append(ids, page.Record, page.Edition)
	if s.sight.Owner != "" {
		ids = append(ids, page.Ballot)
	}
	return ids
}

// first is the page that comes up when a file is opened or somebody sits down:
// where there is something to do.
func (s *session) first() page.ID {
	tabs := s.tabs()
	want := page.Nominees
	switch own := s.sight.Own; {
	case len(s.sight.DraftFaults) > 0:
		want = page.Edition // it is set up there
	case own != nil && (own.Sealed != nil && !own.Sealed.Changed || len(own.Missing) == 0):
		want = page.Ballot // what is left to do is told there
	case own != nil:
	case s.sight.Phase == deliberation.Deliberating:
		want = page.Deliberation
	case s.sight.Phase == deliberation.Decided:
		want = page.Decision
	case s.sight.Final:
		want = page.Ranking
	case s.away() && s.sight.Phase == deliberation.Open:
		want = page.Scoring
	case !s.away() && s.sight.Phase != deliberation.Open:
		want = page.Jury // the next step is taken there
	}
	if slices.Contains(tabs, want) {
		return want
	}
	for _, id := range []page.ID{page.Nominees, page.Edition} {
		if slices.Contains(tabs, id) {
			return id
		}
	}
	return page.Start
}

// back is the page to which whoever leads comes back after others sat there:
// the one from which the laptop was handed over.
func (s *session) back() page.ID {
	meeting := s.sight.Phase == deliberation.Deliberating
	if !s.sight.Final && !s.away() && !meeting && slices.Contains(s.tabs(), page.Jury) {
		return page.Jury
	}
	return s.first()
}

// beforeStart is the page to go back to from the start page.
func (s *session) beforeStart() page.ID {
	if slices.Contains(s.tabs(), s.before) {
		return s.before
	}
	return s.first()
}

// ownerName is the name of who opened the file.
func (s *session) ownerName() string {
	id := s.ownerID()
	if j, ok := s.sight.Edition.Juror(id); ok {
		return j.Name
	}
	return id
}

// ownerID is who opened the file, by id.
func (s *session) ownerID() string {
	switch c, ok := s.sight.Edition.Chair(); {
	case s.owner == "" && s.sight.Owner != "":
		return s.sight.Owner
	case s.owner == "" && ok:
		return c.ID
	}
	return s.owner
}
