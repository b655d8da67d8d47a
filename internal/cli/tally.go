package cli

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/room"
)

func (p *program) tallyCommand() *cobra.Command {
	var totals bool
	var reason string
	c := &cobra.Command{
		Use:  "tally FILE|EDITION.yaml TALLY.csv --totals",
		Args: arity(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error {
			if !totals {
				return fault.New(fault.Usage, "tally.totals_only")
			}
			if isEditionFile(args[0]) {
				return p.tallyEdition(args[0], args[1])
			}
			return p.tallyRoom(args[0], args[1], reason)
		},
	}
	c.Flags().BoolVar(&totals, "totals", false, p.cat.T("flag.totals"))
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}

// tallyEdition counts for an edition file and stores nothing.
func (p *program) tallyEdition(path, votes string) error {
	ed, err := p.readEdition(path)
	if err != nil {
		return err
	}
	data, err := files.Read(votes, room.MaxTable)
	if err != nil {
		return err
	}
	t, err := publicvote.ReadTotals(data, votes, ed)
	if err != nil {
		return err
	}
	return p.showTally(t, ed, true)
}

func (p *program) tallyRoom(path, votes, reason string) error {
	return p.inRoom(path, false, func(r *room.Room) error {
		s, err := r.Sight("")
		if err != nil {
			return err
		}
		lost := s.LostAnew()
		if s.Allowed[deliberation.ActTally] != nil {
			lost = nil // it is refused, and nothing is lost
		}
		if !p.confirmNotices(lost) {
			return fault.New(fault.Usage, "cli.stopped")
		}
		t, err := r.ReadTotalsFile(p.as, votes, reason)
		if err != nil {
			return err
		}
		s, err = r.Sight("")
		if err != nil {
			return err
		}
		p.warn(append(lost, p.ties(s)...))
		return p.showTally(t, s.Edition, s.Tally.Valid != nil)
	})
}

// tallyAnswer is the tally under its schema. The outer Valid hides the inner
// one: it is null until the public vote is opened.
type tallyAnswer struct {
	Schema string `json:"schema"`
	*publicvote.Tally
	Valid map[string]publicvote.Votes `json:"valid"`
}

// showTally says what was read and dropped; who has how many only where that
// is open.
func (p *program) showTally(t *publicvote.Tally, ed *award.Edition, open bool) error {
	if p.asJSON {
		p.writeJSON(answerOf(t, open))
		return nil
	}
	read := "cli.tally_read"
	if r := ed.Rule.Public; r != nil && r.Method == award.Added {
		read = "cli.tally_points"
	}
	fmt.Fprintln(p.out, p.cat.T(read, "rows", p.cat.Int(t.Rows), "votes", p.cat.IntRat(t.Total())))
	if !open {
		fmt.Fprintln(p.out, p.cat.T("cli.tally_hidden"))
		return nil
	}
	ids := make([]string, 0, len(t.Valid))
	for id := range t.Valid {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(t.Valid[b].Cmp(t.Valid[a]), cmp.Compare(a, b))
	})
	for _, id := range ids {
		fmt.Fprintf(p.out, "  %-24s %12s\n", id, p.cat.IntRat(t.Valid[id]))
	}
	return nil
}

func answerOf(t *publicvote.Tally, open bool) tallyAnswer {
	a := tallyAnswer{Schema: "votering-tally/1", Tally: t}
	if !open {
		return a
	}
	a.Valid = map[string]publicvote.Votes{}
	for id, votes := range t.Valid {
		a.Valid[id] = publicvote.Votes{Rat: votes}
	}
	return a
}
