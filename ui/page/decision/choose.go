package decision

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/steps"
)

// noteRoom is how many lines the whole note of what is chosen takes, with those
// between it and the list.
const noteRoom = 5

// choice is one of the things that can be chosen.
type choice struct {
	label, note string
	long        bool // the label is no name: the notes of the others do not make room for it
	off         *fault.Error
	pick        func(c page.Context) page.Action
}

// chooser is a list in which one thing is chosen.
type chooser struct {
	p       *Page
	heading string // key of a sentence
	intro   func(c page.Context) string
	list    func(c page.Context) []choice
	cursor  cursor.Cursor
	rows    int

	all    []choice        // as listed last; nil: to be listed anew
	l      *locale.Catalog // in which language
	widest int             // of their labels
}

func (s *chooser) Typing() bool                   { return false }
func (s *chooser) Leave(page.Context) page.Action { return page.Action{} }
func (s *chooser) Seen(page.Context)              { s.all = nil }

// choices lists what there is to choose, once for a sight and a language.
func (s *chooser) choices(c page.Context) []choice {
	if s.all == nil || s.l != c.L {
		s.all, s.l, s.widest = s.list(c), c.L, 0
		for _, x := range s.all {
			if !x.long {
				s.widest = max(s.widest, text.Width(x.label))
			}
		}
	}
	return s.all
}

func (s *chooser) Bindings(c page.Context) []keys.Binding {
	var why *fault.Error
	if all := s.choices(c); s.cursor.At < len(all) {
		why = all[s.cursor.At].off
	}
	return []keys.Binding{
		{ID: "decide.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "decide.choose", Keys: []string{"enter"}, Footer: true, Off: why},
		{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
	}
}

func (s *chooser) Key(c page.Context, msg tea.KeyMsg) page.Action {
	all := s.choices(c)
	s.cursor.Clamp(len(all))
	switch key := msg.String(); key {
	case "esc":
		s.p.steps.Pop()
	case "enter":
		if len(all) > 0 {
			return all[s.cursor.At].pick(c)
		}
	default:
		s.cursor.Key(key, len(all), s.rows)
	}
	return page.Action{}
}

func (s *chooser) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T(s.heading), "", c.W, &c.S.Rule, &c.S.Heading)}
	all := s.choices(c)
	intro := draw.Paragraph(s.intro(c), max(c.W-2, 1), &c.S.Base).Indent(1)
	if len(intro)+len(b)+1+min(len(all), 4) <= c.H {
		b = append(append(b, intro...), nil)
	}
	s.cursor.Clamp(len(all))
	h := max(c.H-len(b), 1)
	if 2*len(all) <= h || len(all)+noteRoom <= h {
		return append(b, s.spaced(c, all)...)
	}
	from, to := s.cursor.Window(len(all), h)
	s.rows = h
	var lines draw.Block
	for i := from; i < to; i++ {
		lines = append(lines, s.line(c, all, i))
	}
	return append(b, frame.More(lines, from, to, len(all), c.W, &c.S.Accent)...)
}

// spaced is the list with the whole note of the chosen one under it.
func (s *chooser) spaced(c page.Context, all []choice) draw.Block {
	var b draw.Block
	s.rows = len(all)
	for i := range all {
		b = append(b, s.line(c, all, i))
	}
	if len(all) == 0 {
		return b
	}
	chosen := all[s.cursor.At]
	note, style := chosen.note, &c.S.Muted
	switch {
	case chosen.off != nil:
		note, _ = c.L.FaultOnScreen(chosen.off)
		note, style = "▲ "+note, &c.S.Warn
	case text.Width(note) <= s.noteW(c, chosen):
		return b // it stands whole beside it
	}
	return append(append(b, nil), draw.Paragraph(note, max(c.W-4, 1), style).Indent(3)...)
}

// labelW is the width of a label, and noteW that of the note beside it.
func (s *chooser) labelW(c page.Context, x choice) int {
	w := s.widest
	if x.long {
		w = max(w, text.Width(x.label))
	}
	return min(w, max(c.W*3/4, 8))
}

func (s *chooser) noteW(c page.Context, x choice) int {
	return max(c.W-s.labelW(c, x)-len(otherRow)-3, 1)
}

func (s *chooser) line(c page.Context, all []choice, i int) draw.Line {
	w := s.labelW(c, all[i])
	sign, style := otherRow, &c.S.Base
	switch {
	case i == s.cursor.At:
		sign, style = chosenRow, &c.S.Selected
	case all[i].off != nil:
		style = &c.S.Muted
	}
	return draw.Of(sign, &c.S.Accent).Add(text.PadRight(all[i].label, w), style).
		Add("  "+text.Truncate(all[i].note, s.noteW(c, all[i])), &c.S.Muted)
}

// newWinners is the list of who can get the prize.
func newWinners(p *Page, c page.Context) *chooser {
	s := &chooser{p: p, heading: "decide.part.winner", list: p.winners}
	s.intro = func(c page.Context) string {
		return c.L.T("decide.winner.intro." + string(c.Sight.Edition.Rule.Outcome))
	}
	prop := &c.Sight.Proposal
	for i, x := range p.outcomes(c) {
		if x.NoAward == prop.NoAward && x.Winner == prop.Winner {
			s.cursor.At = i
		}
	}
	return s
}

// outcomes are the outcomes there can be: the one that follows, under advice
// any nominee that is let in, and no award.
func (p *Page) outcomes(c page.Context) []deliberation.Outcome {
	list := []deliberation.Outcome{{}}
	if c.Sight.Edition.Rule.Outcome == award.Advice {
		for _, id := range p.who.admitted {
			list = append(list, deliberation.Outcome{Winner: id})
		}
	}
	return append(list, deliberation.Outcome{NoAward: true})
}

func (p *Page) winners(c page.Context) []choice {
	var list []choice
	for _, o := range p.outcomes(c) {
		list = append(list, choice{
			label: p.outcomeLabel(c, o), note: p.outcomeNote(c, o), long: o == deliberation.Outcome{}, off: c.Sight.Allowed[deliberation.ActPropose],
			pick: func(page.Context) page.Action {
				p.steps.Pop()
				return propose(actOutcome, deliberation.ProposalChange{Outcome: &o})
			},
		})
	}
	return list
}

func (p *Page) outcomeLabel(c page.Context, o deliberation.Outcome) string {
	switch {
	case o.NoAward:
		return c.L.T("decide.outcome.no_award")
	case o.Winner != "":
		return name(c, o.Winner)
	case c.Sight.Edition.Rule.Outcome == award.Advice && len(c.Sight.Proposal.MostVoted()) == 1:
		return c.L.T("decide.outcome.follows.votes")
	}
	return c.L.T("decide.outcome.follows")
}

// outcomeNote says what speaks for an outcome.
func (p *Page) outcomeNote(c page.Context, o deliberation.Outcome) string {
	s := &c.Sight
	var notes []string
	switch {
	case o.NoAward:
		return c.L.T("decide.outcome.no_award.note")
	case o.Winner == "":
		follows := s.Proposal
		follows.Winner, follows.NoAward = "", false
		ids := deliberation.Winners(&follows, s.Edition.Rule.Outcome, rankedFirst(c))
		if len(ids) == 0 {
			return c.L.T("decide.state.no_winner")
		}
		return strings.Join(append([]string{outcomeOf(c, ids)}, departing(c, &follows)...), " · ")
	}
	if n := p.who.place[o.Winner]; n > 0 {
		notes = append(notes, c.L.T("decide.outcome.place", "n", strconv.Itoa(n)))
	} else {
		notes = append(notes, c.L.T("decide.outcome.unranked"))
	}
	if voted := s.Proposal.Voted(); len(voted) > 0 {
		notes = append(notes, c.L.N("decide.outcome.votes", voted[o.Winner]))
	}
	would := s.Proposal
	would.Winner, would.NoAward = o.Winner, false
	return strings.Join(append(notes, departing(c, &would)...), " · ")
}

// departing says what an outcome would depart from; nothing where it follows.
func departing(c page.Context, would *deliberation.Proposal) []string {
	against := deliberation.Departure(would, c.Sight.Edition.Rule.Outcome, rankedFirst(c))
	if against == "" {
		return nil
	}
	return []string{c.L.T("decide.outcome.departs." + string(against))}
}

// newReopening is the list of the states to go back to.
func newReopening(p *Page, c page.Context) *chooser {
	return &chooser{
		p: p, heading: "decide.part.reopen", list: p.ways,
		intro: func(c page.Context) string { return c.L.T("decide.reopen.intro") },
	}
}

// ways are the states that the edition can be taken back to, the nearest
// first.
func (p *Page) ways(c page.Context) []choice {
	var list []choice
	for _, to := range c.Sight.Earlier {
		list = append(list, choice{
			label: c.L.T("state." + string(to)), note: c.L.T("decide.reopen.to." + string(to)),
			pick: func(c page.Context) page.Action { return askReopen(c, to) },
		})
	}
	return list
}

// askReopen asks for the reason, and for a word: the signature is lost.
func askReopen(c page.Context, to deliberation.Phase) page.Action {
	q := &page.Question{
		Title: c.L.T("decide.reopen.title", "state", c.L.T("state."+string(to))), After: c.L.T("decide.reopen.to." + string(to)),
		Input: &page.Input{Prompt: c.L.T("decide.reopen.reason"), Max: room.MaxReason, Required: true},
		Word:  c.L.T("decide.reopen.word"), Yes: c.L.T("decide.reopen.yes"),
		Then: func(reason string) page.Action {
			return act(actReopen, func(r *room.Room, who string) ([]room.Notice, error) { return nil, r.Reopen(who, to, reason) })
		},
	}
	lost := steps.Notices(c.L, c.Sight.LostBy(to))
	if d := c.Sight.Decision; d != nil {
		is := "decide.reopen.is_signed"
		if !d.AnnouncedAt.IsZero() {
			is = "decide.reopen.announced"
		}
		q.Lines = []string{c.L.T(is), c.L.T("decide.reopen.signed")}
		if to != deliberation.Draft {
			lost = nil // the signature is what goes
		}
	}
	q.Lines = append(q.Lines, lost...)
	return page.Action{Ask: q}
}

// askAnnounce asks before the decision is announced; before the embargo is
// over it asks why.
func askAnnounce(c page.Context) page.Action {
	q := &page.Question{
		Title: c.L.T("decide.announce.title"), Text: c.L.T("decide.announce.text"), Yes: c.L.T("decide.announce.yes"),
		Then: func(reason string) page.Action {
			return act(actAnnounce, func(r *room.Room, who string) ([]room.Notice, error) { return nil, r.Announce(who, reason) })
		},
	}
	if at := c.Sight.Edition.AnnounceAt; at != nil && c.Now.Before(*at) {
		q.Lines = []string{c.L.T("decide.announce.embargo", "when", when(c, *at))}
		q.Input = &page.Input{Prompt: c.L.T("decide.announce.reason"), Max: room.MaxReason, Required: true}
	}
	return page.Action{Ask: q}
}
