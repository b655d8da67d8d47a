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
	"votering/internal/room"
	"votering/internal/text"
)

// rankFlags are the arguments of rank.
type rankFlags struct {
	marks, tally, weight string
	robustness           bool
}

func (p *program) rankCommand() *cobra.Command {
	var f rankFlags
	c := &cobra.Command{
		Use:  "rank FILE | rank EDITION.yaml --marks MARKS.csv [--tally TALLY.csv]",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
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
	return c
}

// isEditionFile tells an edition file from a deliberation by its name.
func isEditionFile(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".yaml" || ext == ".yml"
}

// weightOf reads --public-weight; nil where it was not given.
func weightOf(s string) (*exact.Rat, error) {
	if s == "" {
		return nil, nil
	}
	w, err := exact.Ratio(s)
	if err != nil || w.Sign() < 0 || exact.Int(1).Less(w) {
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
			agree := r.Agreement
			if p.asJSON { // which tells nothing that is adjusted
				agree = r.Measured
			}
			if v.agreement, err = agree(); err != nil {
				return err
			}
		}
		if err := p.showRanking(v); err != nil || p.asJSON {
			return err
		}
		return p.showReplaced(r)
	})
}

// showReplaced tells of public votes that were read anew after they were
// opened, with the reason and what was counted before.
func (p *program) showReplaced(r *room.Room) error {
	s, err := r.Sight("")
	if err != nil {
		return err
	}
	for _, x := range s.Replaced {
		before := make([]string, 0, len(s.Edition.Nominees))
		for _, n := range s.Edition.Nominees {
			before = append(before, n.Name+" "+p.cat.IntRat(x.Before.Valid[n.ID]))
		}
		fmt.Fprintln(p.out, p.cat.T("cli.replaced", "at", p.cat.DateTime(x.At.Local()), "who", x.Who,
			"reason", text.Show(x.Reason), "before", strings.Join(before, ", ")))
	}
	return nil
}

func (p *program) rankEdition(path string, f rankFlags) error {
	weight, err := weightOf(f.weight)
	if err != nil {
		return err
	}
	ed, err := editionfile.ReadFile(path, ranking.Supports)
	if err != nil {
		return err
	}
	marks, err := tableFile(f.marks)
	if err != nil {
		return err
	}
	votes, err := tableFile(f.tally)
	if err != nil {
		return err
	}
	rk, doc, err := room.RankFiles(ed, marks, votes, weight)
	if err != nil {
		return err
	}
	v := rankView{ranking: rk, document: doc, edition: ed, weight: weight}
	if f.robustness {
		if v.agreement, err = room.AgreeFiles(ed, marks, !p.asJSON); err != nil {
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

// rankView is a ranking to show: with which public weight, and with how far the
// jurors agree, where that is asked for.
type rankView struct {
	ranking   *ranking.Ranking
	document  []byte
	edition   *award.Edition
	weight    *exact.Rat         // nil: the rule's
	agreement *ranking.Agreement // nil: not asked for
	seen      bool               // the public vote was seen before the edition was reopened
}

func (p *program) showRanking(v rankView) error {
	if p.asJSON {
		doc := v.document
		if v.agreement != nil {
			var err error
			if doc, err = ranking.WithAgreement(doc, v.agreement); err != nil {
				return err
			}
		}
		_, err := p.out.Write(doc)
		return err
	}
	p.printRanking(v)
	if v.agreement != nil {
		p.printAgreement(v.agreement, v.edition)
	}
	return nil
}
