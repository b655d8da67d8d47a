package cli

import (
	"context"

	"github.com/spf13/cobra"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
)

// act is a command that does one thing in a file's room.
func (p *program) act(use string, args cobra.PositionalArgs, do func(r *room.Room, args []string) (result, error)) *cobra.Command {
	return &cobra.Command{
		Use:  use,
		Args: arity(args),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.inRoom(args[0], false, func(r *room.Room) error {
				res, err := do(r, args[1:])
				if err != nil {
					return err
				}
				return p.done(r, res)
			})
		},
	}
}

// result is what an act says when it is done.
type result struct {
	say     string // key of the sentence
	args    []string
	files   []string
	notices []room.Notice
	changes []changeAnswer
}

func said(key string, args ...string) result { return result{say: key, args: args} }

// inRoom opens the file, and gives it back whatever happens.
func (p *program) inRoom(path string, readOnly bool, do func(*room.Room) error) error {
	r, err := p.desk.Enter(path, readOnly)
	if err != nil {
		return err
	}
	err = do(r)
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	return err
}

// choosing makes a command complete the argument at a place, counted from 0, with
// one of these words; elsewhere with files, as all commands do.
func choosing(c *cobra.Command, at int, words ...string) {
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) != at {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// arity makes a wrong number of arguments an E_USAGE.
func arity(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return fault.New(fault.Usage, "usage.args", "usage", c.UseLine())
		}
		return nil
	}
}

func (p *program) openCommand() *cobra.Command {
	var keys *keyFlags
	c := p.act("open FILE [--key PATH|--new-key PATH]", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		return p.open(r, keys)
	})
	keys = p.keyFlags(c)
	return c
}

func (p *program) open(r *room.Room, f *keyFlags) (result, error) {
	err := f.check()
	if err == nil {
		err = r.MayOpen(p.as) // before a key is made
	}
	if err != nil {
		return result{}, err
	}
	key, ns, err := p.publicKey(context.Background(), r, f)
	if err == nil {
		err = r.OpenWithKey(p.as, key)
	}
	if err != nil {
		return result{}, err
	}
	s, err := r.Sight("")
	res := result{say: "cli.opened", args: []string{"fingerprint", s.Fingerprint, "key", s.ChairKeyFP}, notices: ns}
	if s.ChairKeyFP != "" {
		res.say = "cli.opened_key"
	}
	return res, err
}

func (p *program) undoCommand() *cobra.Command {
	return p.act("undo FILE", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		return said("cli.undone"), r.Undo(p.as)
	})
}

func (p *program) recuseCommand() *cobra.Command {
	var ground string
	c := p.act("recuse FILE NOMINEE --ground TEXT", cobra.ExactArgs(2), func(r *room.Room, args []string) (result, error) {
		return said("cli.recused", "nominee", args[0]), r.Recuse(p.as, args[0], ground)
	})
	c.Flags().StringVar(&ground, "ground", "", p.cat.T("flag.ground"))
	return c
}

func (p *program) declareCommand() *cobra.Command {
	var ground string
	c := p.act("declare FILE NOMINEE none|--ground TEXT", cobra.RangeArgs(2, 3), func(r *room.Room, args []string) (result, error) {
		none := len(args) == 2 && args[1] == "none"
		if none == (ground != "") || len(args) == 2 && !none {
			return result{}, fault.New(fault.Usage, "declare.either")
		}
		res := said("cli.declared", "nominee", args[0])
		if !none {
			res = said("cli.declared_ground", "nominee", args[0])
		}
		return res, r.Declare(p.as, args[0], ground)
	})
	c.Flags().StringVar(&ground, "ground", "", p.cat.T("flag.ground"))
	return c
}

func (p *program) handInCommand() *cobra.Command {
	var all bool
	c := p.act("hand-in FILE --as JUROR|--all", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		if all {
			ns, err := r.HandInAll(p.as)
			return result{say: "cli.handed_in_all", notices: ns}, err
		}
		return p.handIn(r)
	})
	c.Flags().BoolVar(&all, "all", false, p.cat.T("flag.all"))
	return c
}

// handIn ends one draft. Empty cells become abstentions: a person at a
// terminal is asked first.
func (p *program) handIn(r *room.Room) (result, error) {
	if p.as == "" {
		return result{}, fault.New(fault.Usage, "hand_in.who")
	}
	s, err := r.Sight(p.as)
	if err != nil {
		return result{}, err
	}
	if n := len(s.Mine.Missing(s.Edition)); n > 0 && !p.confirm(p.cat.N("cli.confirm_abstain", n)) {
		return result{}, fault.New(fault.Usage, "cli.stopped")
	}
	n, err := r.HandIn(p.as)
	res := said("cli.handed_in", "name", s.Who.Name)
	if n > 0 {
		res.notices = []room.Notice{{ID: "abstained", Args: fault.Pairs("name", s.Who.Name, "n", itoa(n))}}
	}
	return res, err
}

func (p *program) absentCommand() *cobra.Command {
	var reason string
	c := p.act("absent FILE JUROR --reason TEXT", cobra.ExactArgs(2), func(r *room.Room, args []string) (result, error) {
		if ns := r.QuorumWithout(args[0]); !p.confirmNotices(ns) {
			return result{}, fault.New(fault.Usage, "cli.stopped")
		}
		ns, err := r.Absent(p.as, args[0], reason)
		return result{say: "cli.absent", args: []string{"juror", args[0]}, notices: ns}, err
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}

func (p *program) overrideCommand() *cobra.Command {
	var reason string
	c := p.act("override FILE METRIC NOMINEE --reason TEXT", cobra.ExactArgs(3), func(r *room.Room, args []string) (result, error) {
		return said("cli.overridden", "metric", args[0], "nominee", args[1]), r.Override(p.as, args[0], args[1], reason)
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}

func (p *program) closeCommand() *cobra.Command {
	return p.act("close FILE", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		if !p.confirmNotices(r.QuorumAtClose()) {
			return result{}, fault.New(fault.Usage, "cli.stopped")
		}
		ns, err := r.CloseBallots(p.as)
		return result{say: "cli.closed", notices: ns}, err
	})
}

func (p *program) revealCommand() *cobra.Command {
	var seal sealingFlags
	c := p.act("reveal FILE marks|tally|both", cobra.ExactArgs(2), func(r *room.Room, args []string) (result, error) {
		switch args[0] {
		case "marks":
			err := p.unsealing(r, seal, deliberation.ActRevealMarks, r.RevealMarksWith)
			return result{say: "cli.marks_revealed", notices: append(r.Imposed(), r.Unranked()...)}, err
		case "tally":
			return p.andTies(r, said("cli.tally_revealed"), r.RevealTally(p.as))
		case "both":
			res, err := p.fixMarks(r, "cli.both_revealed", func(string) error {
				return p.unsealing(r, seal, deliberation.ActRevealBoth, r.RevealBothWith)
			})
			res.notices = append(res.notices, r.Imposed()...)
			return p.andTies(r, res, err)
		}
		return result{}, fault.New(fault.Usage, "reveal.what")
	})
	p.sealingFlag(c, &seal)
	choosing(c, 1, "marks", "tally", "both")
	return c
}

// unsealing opens the marks. Where ballots are sealed it takes the passphrase of
// the sealing key.
func (p *program) unsealing(r *room.Room, f sealingFlags, act deliberation.Act, reveal func(who string, seal []byte) error) error {
	s, err := r.Sight("")
	if err != nil {
		return err
	}
	var seal []byte
	if len(s.SealedWaiting) > 0 && s.Allowed[act] == nil {
		if seal, err = p.sealPassphrase(f.first, false); err != nil {
			return err
		}
		defer clear(seal)
	}
	return reveal(p.as, seal)
}

func (p *program) lockCommand() *cobra.Command {
	return p.act("lock FILE", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		res, err := p.fixMarks(r, "cli.locked", r.Lock)
		return p.andTies(r, res, err)
	})
}

// fixMarks takes a step after which no recusal can be decided: those that are
// not yet are named first.
func (p *program) fixMarks(r *room.Room, say string, do func(who string) error) (result, error) {
	ns := r.Undecided()
	if !p.confirmNotices(ns) {
		return result{}, fault.New(fault.Usage, "cli.stopped")
	}
	return result{say: say, notices: ns}, do(p.as)
}

func (p *program) backupCommand() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:  "backup FILE -o COPY",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if out == "" {
				return fault.New(fault.Usage, "usage.output")
			}
			return p.inRoom(args[0], true, func(r *room.Room) error {
				if err := r.Backup(out); err != nil {
					return err
				}
				return p.done(r, result{say: "cli.backed_up", args: []string{"file", out}, files: []string{out}})
			})
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", p.cat.T("flag.output"))
	return c
}
