package decision

import (
	"maps"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
)

// voting is the jury's own vote on the winner: openly, juror by juror, or in
// secret, only how many each nominee got. What is chosen in a row is saved when
// the row is left.
type voting struct {
	p       *Page
	reading bool
	secret  bool
	cursor  cursor.Cursor
	rows    int

	votes map[string]string // by juror: chosen, and not known to be saved
	typed map[string]string // by nominee: the same for how many
	dirty bool              // the row in hand is not asked to be saved yet
}

func newVotes(p *Page, c page.Context, reading bool) *voting {
	return &voting{p: p, reading: reading, secret: c.Sight.Proposal.Secret(), votes: map[string]string{}, typed: map[string]string{}}
}

// jurors are those who have a vote; where it is only read, those who used it.
func (s *voting) jurors(c page.Context) []*award.Juror {
	all := s.p.who.voters
	if !s.reading {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(j *award.Juror) bool { return s.vote(c, j.ID) == "" })
}

// vote is what a juror votes, as it was chosen last.
func (s *voting) vote(c page.Context, juror string) string {
	if v, ok := s.votes[juror]; ok {
		return v
	}
	return c.Sight.Proposal.Votes[juror]
}

// count is how many votes a nominee got, as it was typed last; empty where
// nothing was.
func (s *voting) count(c page.Context, nominee string) string {
	if v, ok := s.typed[nominee]; ok {
		return v
	}
	if n := c.Sight.Proposal.Counts[nominee]; n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

// voteDigits choose a nominee by its place in the list.
var voteDigits = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}

func (s *voting) bindings(c page.Context) []keys.Binding {
	back := keys.Binding{ID: "decide.back", Keys: []string{"esc"}, Footer: true}
	move := keys.Binding{ID: "decide.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true}
	if s.reading {
		return []keys.Binding{move, back}
	}
	next := keys.Binding{ID: "decide.vote.next", Keys: []string{"enter"}}
	clear := keys.Binding{ID: "decide.vote.clear", Keys: []string{"delete", "backspace"}}
	if s.secret {
		return []keys.Binding{
			move,
			{ID: "decide.vote.count", Keys: append([]string{"0"}, voteDigits...), Label: "0-9", Footer: true},
			{ID: "decide.vote.open", Keys: []string{"h"}, Footer: true},
			next, clear, back,
		}
	}
	return []keys.Binding{
		move,
		{ID: "decide.vote.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true},
		{ID: "decide.vote.pick", Keys: voteDigits, Label: "1-9"},
		{ID: "decide.vote.abstain", Keys: []string{"-"}, Footer: true},
		{ID: "decide.vote.secret", Keys: []string{"h"}, Footer: true},
		next, clear, back,
	}
}

func (s *voting) typing() bool { return false }

func (s *voting) seen(c page.Context) {
	if !s.reading && c.Sight.Allowed[deliberation.ActPropose] != nil {
		s.p.pop()
	}
}

func (s *voting) leave(c page.Context) page.Action { return s.save(c) }

// length is how many rows there are.
func (s *voting) length(c page.Context) int {
	if s.secret {
		return len(s.p.who.admitted)
	}
	return len(s.jurors(c))
}

func (s *voting) key(c page.Context, msg tea.KeyMsg) page.Action {
	key := msg.String()
	n := s.length(c)
	s.cursor.Clamp(n)
	switch key {
	case "esc":
		a := s.save(c)
		s.p.pop()
		return a
	case "enter":
		key = "down"
	case "h":
		return s.turnSecret(c)
	}
	if slices.Contains(cursor.Keys(), key) {
		a := s.save(c)
		s.cursor.Key(key, n, s.rows)
		return a
	}
	switch {
	case s.reading || n == 0:
	case s.secret:
		s.write(c, key)
	default:
		s.choose(c, key)
	}
	return page.Action{}
}

// choose changes the vote of the juror in hand.
func (s *voting) choose(c page.Context, key string) {
	juror := s.jurors(c)[s.cursor.At].ID
	all, admitted := s.p.who.may[juror], s.p.who.admitted
	round := append(append([]string{""}, all...), deliberation.NoVote)
	at := max(slices.Index(round, s.vote(c, juror)), 0)
	var vote string
	switch i, err := strconv.Atoi(key); {
	case err == nil && i <= len(admitted) && slices.Contains(all, admitted[i-1]):
		vote = admitted[i-1]
	case err == nil:
		return
	case key == "left":
		vote = round[(at+len(round)-1)%len(round)]
	case key == "right":
		vote = round[(at+1)%len(round)]
	case key == "-":
		vote = deliberation.NoVote
	}
	s.votes[juror], s.dirty = vote, true
}

// maxTyped bounds how many digits are typed for a count.
const maxTyped = 4

// write changes how many votes the nominee in hand got.
func (s *voting) write(c page.Context, key string) {
	nominee := s.p.who.admitted[s.cursor.At]
	now := s.count(c, nominee)
	switch key {
	case "backspace":
		now = now[:max(len(now)-1, 0)]
	case "delete":
		now = ""
	default:
		if !s.dirty {
			now = "" // the first digit typed replaces what was there
		}
		if len(now) < maxTyped {
			now += key
		}
	}
	s.typed[nominee], s.dirty = now, true
}

// save asks for what was chosen in the row in hand to be saved.
func (s *voting) save(c page.Context) page.Action {
	if !s.dirty {
		return page.Action{}
	}
	s.dirty = false
	if s.secret {
		counts := s.counts(c)
		if maps.Equal(counts, c.Sight.Proposal.Counts) {
			return page.Action{}
		}
		return propose(actVotes, deliberation.ProposalChange{Counts: counts, CountsSet: true})
	}
	juror := s.jurors(c)[s.cursor.At].ID
	if s.votes[juror] == c.Sight.Proposal.Votes[juror] {
		return page.Action{}
	}
	return propose(actVotes, deliberation.ProposalChange{Votes: map[string]string{juror: s.votes[juror]}})
}

// counts are how many votes each nominee got, as it was typed last.
func (s *voting) counts(c page.Context) map[string]int {
	counts := map[string]int{}
	for _, nominee := range s.p.who.admitted {
		if n, err := strconv.Atoi(s.count(c, nominee)); err == nil && n > 0 {
			counts[nominee] = n
		}
	}
	return counts
}

// turnSecret changes between an open and a secret vote. Where the other kind
// was written down it asks first: one takes the place of the other.
func (s *voting) turnSecret(c page.Context) page.Action {
	if s.reading {
		return page.Action{}
	}
	a := s.save(c)
	turn := func() {
		s.secret, s.dirty, s.cursor = !s.secret, false, cursor.Cursor{}
		clear(s.votes)
		clear(s.typed)
	}
	if len(c.Sight.Proposal.Voted()) == 0 && len(c.Sight.Proposal.Votes) == 0 && a.Act == nil {
		turn()
		return a
	}
	key := "decide.vote.to_secret"
	if s.secret {
		key = "decide.vote.to_open"
	}
	a.Ask = &page.Question{
		Title: c.L.T(key + ".title"), Text: c.L.T(key + ".text"), Yes: c.L.T(key + ".yes"),
		Then: func(string) page.Action { turn(); return page.Action{} },
	}
	return a
}

// done takes the room's answer: what it refused is shown no longer.
func (s *voting) done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actVotes {
		return page.Action{}, false
	}
	if c.Busy == 0 && !s.dirty {
		clear(s.votes)
		clear(s.typed)
	}
	return page.Action{Fault: r.Err}, true
}
