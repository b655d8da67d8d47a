package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/ranking"
	"votering/internal/rehearsal"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
)

// rehearseCommand tries a rule out on made-up marks and votes.
func (p *program) rehearseCommand() *cobra.Command {
	var seed uint64
	c := &cobra.Command{
		Use:  "rehearse EDITION.yaml|FILE [--seed N]",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if isEditionFile(args[0]) {
				ed, err := p.readEdition(args[0])
				if err != nil {
					return err
				}
				return p.rehearsed(room.RehearseEdition(ed, seed))
			}
			return p.inRoom(args[0], true, func(r *room.Room) error { return p.rehearsed(r.Rehearse(seed)) })
		},
	}
	c.Flags().Uint64Var(&seed, "seed", 1, p.cat.T("flag.rehearse_seed"))
	return c
}

// rehearsalAnswer is a rule that was tried out, as JSON. All marks and votes in
// the ranking are made up.
type rehearsalAnswer struct {
	Schema  string          `json:"schema"`
	Seed    uint64          `json:"seed"`
	Ranking json.RawMessage `json:"ranking"`
	Choices []choiceAnswer  `json:"choices"`
}

// choiceAnswer is how many other options of a choice would put somebody else
// first.
type choiceAnswer struct {
	About     string `json:"about"`
	Options   int    `json:"options"`
	Elsewhere int    `json:"elsewhere"`
}

// rehearsed tells what became of a rule that was tried out.
func (p *program) rehearsed(h *rehearsal.Rehearsal, err error) error {
	if err != nil {
		return err
	}
	a := rehearsalAnswer{Schema: "votering-rehearsal/1", Seed: h.Seed, Choices: []choiceAnswer{}}
	choices := h.Choices()
	for _, c := range choices {
		elsewhere, options := h.Elsewhere(c)
		a.Choices = append(a.Choices, choiceAnswer{c.About, options, elsewhere})
	}
	if p.asJSON {
		a.Ranking = ranking.Document(h.Ranking, h.Edition, award.Fingerprint(h.Edition))
		p.writeJSON(a)
		return nil
	}
	fmt.Fprintln(p.out, p.cat.T("rehearse.heading", "n", fmt.Sprint(h.Seed)))
	fmt.Fprintf(p.out, "%s\n\n", p.cat.T("rehearse.made_up"))
	p.printRanking(rankView{ranking: h.Ranking, edition: h.Edition})
	p.heading("rehearse.overview")
	for i, c := range choices {
		fmt.Fprintf(p.out, "  %s %s\n", text.PadRight(p.cat.T("rehearse.about."+c.About), 34), p.matters(a.Choices[i]))
		for _, o := range h.Turning(c) {
			fmt.Fprintf(p.out, "  %s %s\n", text.PadRight("", 34), p.turns(h, c, o))
		}
	}
	return nil
}

// turns is an option that would put somebody else first, and whom.
func (p *program) turns(h *rehearsal.Rehearsal, c rehearsal.Choice, o rehearsal.Option) string {
	names := make([]string, len(o.Ranking.Winners))
	for i, id := range o.Ranking.Winners {
		n, _ := h.Edition.Nominee(id)
		names[i] = text.Show(n.Name)
	}
	name := rules.Plain(p.cat, h.Edition).Option(c.About, o.Edition)
	return p.cat.T("rehearse.turns", "option", name, "names", p.cat.List(names))
}

// matters is how many of a choice's other options would put somebody else first.
func (p *program) matters(c choiceAnswer) string {
	switch {
	case c.Options == 0:
		return p.cat.T("rehearse.matters.none")
	case c.Elsewhere == 0:
		return p.cat.N("rehearse.matters.not", c.Options)
	}
	return p.cat.N("rehearse.matters", c.Options, "other", p.cat.Int(int64(c.Elsewhere)))
}
