package decision

import (
	"maps"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
)

// voting is the jury's own vote on the winner: openly, juror by juror, or in
// secret, only how many each nominee got. What is chosen is saved when the part
// is left, all in one: a vote that was put down and changed leaves no trace, nor
// do names where the vote turns out to be secret.
type voting struct {
	p       *Page
	reading bool
	secret  bool
	cursor  cursor.Cursor
	rows    int

	votes map[string]string // by juror: chosen, and not saved
	typed map[string]string // by nominee: the same for how many
	begun bool              // a digit was typed since the row was chosen
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

func (s *voting) Bindings(c page.Context) []keys.Binding {
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

func (s *voting) Typing() bool { return false }

func (s *voting) Seen(c page.Context) {
	if !s.reading && c.Sight.Allowed[deliberation.ActPropose] != nil {
		s.p.steps.Pop()
	}
}

// leave saves the votes and ends the step. Counts that cannot be stay, to be
// mended.
func (s *voting) Leave(c page.Context) page.Action {
	if f := s.refusal(c); f != nil {
		return page.Action{Off: f}
	}
	s.p.steps.Close(s)
	return s.save(c)
}

// tooMany reports whether there are more votes than jurors who may cast them.
func (s *voting) tooMany(c page.Context) bool { return s.refusal(c) != nil }

// refusal says which votes there are too many of; nil where there are not.
func (s *voting) refusal(c page.Context) *fault.Error {
	if !s.secret {
		return nil
	}
	x := c.Sight.Franchise.Excess(s.counts(c))
	switch {
	case x == nil:
		return nil
	case x.Nominee == "":
		return fault.New(fault.Usage, "propose.count", "n", strconv.Itoa(x.Votes), "voters", strconv.Itoa(x.Voters))
	}
	return fault.New(fault.Usage, "propose.count_of", "n", strconv.Itoa(x.Votes), "voters", strconv.Itoa(x.Voters), "nominee", name(c, x.Nominee))
}

// length is how many rows there are.
func (s *voting) length(c page.Context) int {
	if s.secret {
		return len(s.p.who.admitted)
	}
	return len(s.jurors(c))
}

func (s *voting) Key(c page.Context, msg tea.KeyMsg) page.Action {
	key := msg.String()
	n := s.length(c)
	s.cursor.Clamp(n)
	switch key {
	case "esc":
		return s.Leave(c)
	case "enter":
		key = "down"
	case "h":
		return s.turnSecret(c)
	}
	if slices.Contains(cursor.Keys(), key) {
		s.begun = false
		s.cursor.Key(key, n, s.rows)
		return page.Action{}
	}
	switch {
	case s.reading || n == 0:
	case s.secret:
		s.write(c, key)
	default:
		return page.Action{Off: s.choose(c, key)}
	}
	return page.Action{}
}

// choose changes the vote of the juror in hand, or says why it cannot be.
func (s *voting) choose(c page.Context, key string) *fault.Error {
	j := s.jurors(c)[s.cursor.At]
	juror, all, admitted := j.ID, s.p.who.may[j.ID], s.p.who.admitted
	if len(all) == 0 && key != "delete" && key != "backspace" {
		return fault.New(fault.Juror, "decide.may_not_vote", "name", j.Name)
	}
	round := append(append([]string{""}, all...), deliberation.NoVote)
	at := max(slices.Index(round, s.vote(c, juror)), 0)
	var vote string
	switch i, err := strconv.Atoi(key); {
	case err == nil && i <= len(admitted) && slices.Contains(all, admitted[i-1]):
		vote = admitted[i-1]
	case err == nil && i <= len(admitted):
		return fault.New(fault.Juror, "propose.may_not", "name", j.Name, "nominee", name(c, admitted[i-1]))
	case err == nil:
		return fault.New(fault.Usage, "decide.no_such_vote", "n", key, "last", strconv.Itoa(min(len(admitted), len(voteDigits))))
	case key == "left":
		vote = round[(at+len(round)-1)%len(round)]
	case key == "right":
		vote = round[(at+1)%len(round)]
	case key == "-":
		vote = deliberation.NoVote
	}
	s.votes[juror] = vote
	return nil
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
		if !s.begun {
			now = "" // the first digit typed replaces what was there
		}
		if len(now) < maxTyped {
			now += key
		}
	}
	s.typed[nominee], s.begun = now, true
}

// save asks for what was chosen to be saved.
func (s *voting) save(c page.Context) page.Action {
	if s.secret {
		counts := s.counts(c)
		if len(s.typed) == 0 || maps.Equal(counts, c.Sight.Proposal.Counts) {
			return page.Action{}
		}
		return propose(actVotes, deliberation.ProposalChange{Counts: counts, CountsSet: true})
	}
	changed := s.changed(c)
	if len(changed) == 0 {
		return page.Action{}
	}
	return propose(actVotes, deliberation.ProposalChange{Votes: changed})
}

// changed are the open votes that are not as they are stored.
func (s *voting) changed(c page.Context) map[string]string {
	changed := maps.Clone(s.votes)
	maps.DeleteFunc(changed, func(juror, vote string) bool { return vote == c.Sight.Proposal.Votes[juror] })
	return changed
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
	turn := func() {
		s.secret, s.begun, s.cursor = !s.secret, false, cursor.Cursor{}
		clear(s.votes)
		clear(s.typed)
	}
	prop := &c.Sight.Proposal
	stored := len(prop.Votes) > 0 || prop.Secret()
	if !stored && len(s.votes) == 0 && len(s.typed) == 0 {
		turn()
		return page.Action{}
	}
	key := "decide.vote.to_secret"
	if s.secret {
		key = "decide.vote.to_open"
	}
	told := key + ".text"
	if !stored {
		told = key + ".unsaved"
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T(key + ".title"), Text: c.L.T(told), Yes: c.L.T(key + ".yes"),
		Then: func(string) page.Action { turn(); return page.Action{} },
	}}
}
