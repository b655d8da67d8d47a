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
	room     *room.Room
	owner    string // who opened it; empty: the chair
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
// and for anybody but the chair the screen says so.
func (s *session) unchecked() bool { return s.sight.Who.Role != award.ChairRole && s.who != "" }

// away reports whether another than the one who opened the file acts.
func (s *session) away() bool { return s.who != s.owner }

// tabs are the pages that this person may use now, in order.
func (s *session) tabs() []page.ID {
	leads := s.sight.Who.Role != award.JurorRole
	started := s.sight.Phase != deliberation.Draft
	ids := []page.ID{page.Nominees}
	if s.sight.Who.Votes && started {
		ids = append(ids, page.Scoring)
	}
	if leads {
		ids = append(ids, page.Jury, page.PublicVote)
	}
	if s.sight.Ranking != nil {
		ids = append(ids, page.Ranking)
	}
	if s.sight.Phase == deliberation.Decided || leads && s.sight.Phase == deliberation.Revealed {
		ids = append(ids, page.Decision)
	}
	if started {
		ids = append(ids, page.Record)
	}
	ids = append(ids, page.Edition)
	return slices.DeleteFunc(ids, func(id page.ID) bool { return s.pages[id] == nil })
}

// first is the page that comes up when a file is opened or somebody sits down:
// where there is something to do.
func (s *session) first() page.ID {
	tabs := s.tabs()
	want := page.Nominees
	switch {
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
	if slices.Contains(tabs, page.Nominees) {
		return page.Nominees
	}
	return page.Start
}

// back is the page to which whoever leads comes back after others sat there:
// the one from which the laptop was handed over.
func (s *session) back() page.ID {
	if !s.sight.Final && !s.away() && slices.Contains(s.tabs(), page.Jury) {
		return page.Jury
	}
	return s.first()
}

// ownerName is the name of who opened the file.
func (s *session) ownerName() string {
	if s.owner == "" {
		if c, ok := s.sight.Edition.Chair(); ok {
			return c.Name
		}
		return ""
	}
	if j, ok := s.sight.Edition.Juror(s.owner); ok {
		return j.Name
	}
	return s.owner
}

// ownerID is who opened the file, by id.
func (s *session) ownerID() string {
	if s.owner == "" {
		if c, ok := s.sight.Edition.Chair(); ok {
			return c.ID
		}
	}
	return s.owner
}
