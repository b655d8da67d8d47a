package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/room"
	"votering/internal/text"
)

// rankFlags are the arguments of rank.
type rankFlags struct {
	marks, tally, weight string
	robustness           bool
	samples              int
	seed                 uint64
	drawn, sampled       bool // samples or seed, and samples, were given
}

// draws are the samples to draw for the rank acceptability; nil: none.
func (f rankFlags) draws() (*room.Draws, error) {
	switch {
	case !f.drawn:
		return nil, nil
	case !f.robustness || !f.sampled:
		return nil, fault.New(fault.Usage, "rank.smaa")
	case f.samples < 1 || f.samples > room.MaxSamples:
		return nil, fault.New(fault.Usage, "robust.samples", "n", itoa(f.samples), "max", itoa(room.MaxSamples))
	}
	return &room.Draws{Samples: f.samples, Seed: f.seed}, nil
}

func (p *program) rankCommand() *cobra.Command {
	var f rankFlags
	c := &cobra.Command{
		Use:  "rank FILE | rank EDITION.yaml --marks MARKS.csv [--tally TALLY.csv]",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			f.sampled = c.Flags().Changed("smaa")
			f.drawn = f.sampled || c.Flags().Changed("seed")
			if isEditionFile(args[0]) {
				return p.rankEdition(args[0], f)
			}
			return p.rankRoom(args[0], f)
		},
	}
	c.Flags().StringVar(&f.marks, "marks", "", p.cat.T("flag.marks"))
	c.Flags().StringVar(&f.tally, "tally", "", p.cat.T("flag.tally"))
	c.Flags().StringVar(&f.weight, "public-weight", "", p.cat.T("flag.public_weight"))
	c.Flags().BoolVar(&f.robustness, "robustness", false, p.cat.T("flag.robustness"))
	c.Flags().IntVar(&f.samples, "smaa", 0, p.cat.T("flag.smaa"))
	c.Flags().Uint64Var(&f.seed, "seed", 1, p.cat.T("flag.seed"))
	return c
}

// isEditionFile tells an edition file from a deliberation by its name.
func isEditionFile(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".yaml" || ext == ".yml" || editionfile.BookName(path)
}

// weightOf reads --public-weight; nil where it was not given.
func weightOf(s string) (*exact.Rat, error) {
	if s == "" {
		return nil, nil
	}
	w, err := exact.Ratio(s)
	if err != nil {
		return nil, fault.New(fault.Usage, "rank.weight_form", "weight", text.Truncate(s, 60))
	}
	if w.Sign() < 0 || exact.Int(1).Less(w) {
		return nil, fault.New(fault.Usage, "rank.weight", "weight", s)
	}
	return &w, nil
}

func (p *program) rankRoom(path string, f rankFlags) error {
	if f.marks != "" || f.tally != "" {
		return fault.New(fault.Usage, "rank.file_has_its_own")
	}
	weight, err := weightOf(f.weight)
	if err != nil {
		return err
	}
	draws, err := f.draws()
	if err != nil {
		return err
	}
	return p.inRoom(path, true, func(r *room.Room) error {
		rk, doc, err := r.Rank()
		if err == nil && weight != nil {
			rk, doc, err = r.RankAt(*weight)
		}
		if err != nil {
			return err
		}
		v := rankView{ranking: rk, document: doc, edition: r.Edition(), weight: weight, seen: len(r.Seen()) > 0}
		if f.robustness {
			if err := p.robustRoom(r, &v, draws); err != nil {
				return err
			}
		}
		if err := p.showRanking(v); err != nil || p.asJSON {
			return err
		}
		s, err := r.Sight("")
		if err != nil {
			return err
		}
		if weight == nil {
			p.showCasts(s)
			p.showTies(s)
		}
		p.showReplaced(s)
		return nil
	})
}

// robustRoom adds how far the jurors agree, and how firmly the ranking stands.
func (p *program) robustRoom(r *room.Room, v *rankView, draws *room.Draws) (err error) {
	agree := r.Agreement
	if p.asJSON { // which tells nothing that is adjusted
		agree = r.Measured
	}
	if v.agreement, err = agree(); err == nil {
		v.card, err = r.RobustnessAt(v.weight, draws)
	}
	return err
}

// showReplaced tells of public votes that were read anew after they were
// opened, with the reason and what was counted before.
func (p *program) showReplaced(s room.Sight) {
	for _, x := range s.Replaced {
		before := make([]string, 0, len(s.Edition.Nominees))
		for _, n := range s.Edition.Nominees {
			before = append(before, n.Name+" "+p.cat.IntRat(x.Before.Valid[n.ID]))
		}
		fmt.Fprintln(p.out, p.cat.T("cli.replaced", "at", p.cat.DateTime(x.At.Local()), "who", x.Who,
			"reason", text.Show(x.Reason), "before", strings.Join(before, ", ")))
	}
}

func (p *program) rankEdition(path string, f rankFlags) error {
	weight, err := weightOf(f.weight)
	if err != nil {
		return err
	}
	draws, err := f.draws()
	if err != nil {
		return err
	}
	of := room.Filed{Weight: weight}
	if of.Edition, err = p.readEdition(path); err != nil {
		return err
	}
	if of.Marks, err = tableFile(f.marks); err != nil {
		return err
	}
	if of.Votes, err = tableFile(f.tally); err != nil {
		return err
	}
	if of.Votes != nil && of.Edition.Rule.Public == nil {
		p.warn([]room.Notice{{ID: "no_public_part", Args: fault.Pairs("file", f.tally)}})
	}
	v := rankView{edition: of.Edition, weight: weight}
	if v.ranking, v.document, err = room.RankFiles(of); err != nil {
		return err
	}
	if f.robustness {
		if v.agreement, err = room.AgreeFiles(of, !p.asJSON); err != nil {
			return err
		}
		if v.card, err = room.RobustFiles(of, draws); err != nil {
			return err
		}
	}
	return p.showRanking(v)
}

func tableFile(path string) (*room.Table, error) {
	if path == "" {
		return nil, nil
	}
	data, err := files.Read(path, room.MaxTable)
	return &room.Table{Data: data, Name: path}, err
}

// rankView is a ranking to show: with which public weight, with how far the jurors
// agree and with how firmly it stands, where that is asked for.
type rankView struct {
	ranking   *ranking.Ranking
	document  []byte
	edition   *award.Edition
	weight    *exact.Rat         // nil: the rule's
	agreement *ranking.Agreement // nil: not asked for
	card      *robustness.Card   // nil: not asked for
	seen      bool               // the public vote was seen before the edition was reopened
}

func (p *program) showRanking(v rankView) error {
	if p.asJSON {
		doc := v.document
		if v.card != nil {
			var err error
			if doc, err = ranking.WithAgreement(doc, v.agreement, robustness.JSON(v.card)); err != nil {
				return err
			}
		}
		_, err := p.out.Write(doc)
		return err
	}
	p.printRanking(v)
	if v.card != nil {
		p.printAgreement(v.agreement, v.edition)
		p.printCard(v)
	}
	return nil
}
