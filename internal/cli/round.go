package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

func (p *program) roundCommand() *cobra.Command {
	return p.act("round FILE open|close", cobra.ExactArgs(2), func(r *room.Room, args []string) (result, error) {
		switch args[0] {
		case "open":
			n, err := r.OpenRound(p.as)
			return said("cli.round_opened", "round", itoa(n)), err
		case "close":
			return p.closeRound(r)
		}
		return result{}, fault.New(fault.Usage, "round.what")
	})
}

// closeRound ends the round, and says what came of it.
func (p *program) closeRound(r *room.Room) (result, error) {
	if err := r.CloseRound(p.as); err != nil {
		return result{}, err
	}
	s, err := r.Sight("")
	if err != nil {
		return result{}, err
	}
	last := s.Rounds[len(s.Rounds)-1]
	res := said("cli.round_closed", "round", itoa(last.N), "n", itoa(len(last.Changes)))
	res.notices, res.changes = r.Unranked(), changesOf(last.Changes)
	return res, nil
}

func (p *program) reviseCommand() *cobra.Command {
	var reason string
	c := p.act("revise FILE --as JUROR NOMINEE CRITERION MARK --reason TEXT", cobra.ExactArgs(4), func(r *room.Room, args []string) (result, error) {
		if p.as == "" { // both marks stay for ever: nobody's is changed by leaving a name out
			return result{}, fault.New(fault.Usage, "revise.who")
		}
		x, err := r.TryRevise(p.as, p.as, args[0], args[1], args[2], reason)
		if err == nil {
			err = r.Revise(p.as, p.as, args[0], args[1], args[2], reason)
		}
		res := said("cli.revised", p.revisedArgs(r.Edition(), x)...)
		res.changes = changesOf([]deliberation.Revised{x})
		return res, err
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}

// revisedArgs are what a sentence on a changed mark is written from.
func (p *program) revisedArgs(ed *award.Edition, x deliberation.Revised) []string {
	name, nominee, criterion := x.Juror, x.Nominee, x.Criterion
	if j, ok := ed.Juror(x.Juror); ok {
		name = j.Name
	}
	if n, ok := ed.Nominee(x.Nominee); ok {
		nominee = n.Name
	}
	if c, ok := ed.Criterion(x.Criterion); ok {
		criterion = c.Title.In(langOf(p.cat))
	}
	return []string{"name", text.Show(name), "nominee", text.Show(nominee), "criterion", text.Show(criterion),
		"from", p.cellWord(x.From), "to", p.cellWord(x.To), "reason", text.Show(x.Reason)}
}

// cellWord is what a juror has put in a cell, in words.
func (p *program) cellWord(mark string) string {
	if m, err := exact.CanonicalMark(mark); err == nil {
		return p.cat.RatText(m)
	}
	return p.cat.T("cell_word." + mark)
}

// changeAnswer is a mark that was changed in a round.
type changeAnswer struct {
	Juror     string `json:"juror"`
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	From      string `json:"from"` // canonical, or - for an abstention
	To        string `json:"to"`
	Reason    string `json:"reason"`
}

func changesOf(all []deliberation.Revised) []changeAnswer {
	var as []changeAnswer
	for _, x := range all {
		as = append(as, changeAnswer{x.Juror, x.Nominee, x.Criterion, x.From, x.To, x.Reason})
	}
	return as
}

// printChanges tells which marks a ballot changed.
func (p *program) printChanges(r *room.Room, changes []deliberation.Revised) {
	for _, x := range changes {
		fmt.Fprintln(p.out, "  "+p.cat.T("cli.changed", p.revisedArgs(r.Edition(), x)...))
	}
}

// roundAnswer is a round as status tells of it: how many marks were changed,
// and not which.
type roundAnswer struct {
	N       int  `json:"n"`
	Open    bool `json:"open"`
	Changes int  `json:"changes"`
	Void    bool `json:"void,omitempty"` // the edition was opened again after it
}

func roundsOf(s room.Sight) []roundAnswer {
	var all []roundAnswer
	for _, x := range s.Rounds {
		all = append(all, roundAnswer{x.N, x.N == s.Round, len(x.Changes), x.Void})
	}
	return all
}

// printRounds tells how many marks each round changed.
func (p *program) printRounds(s room.Sight) {
	for _, x := range roundsOf(s) {
		key := "cli.status_round"
		switch {
		case x.Open:
			key = "cli.status_round_open"
		case x.Void:
			key = "cli.status_round_void"
		}
		fmt.Fprintln(p.out, p.cat.N(key, x.Changes, "round", itoa(x.N)))
	}
}
