package cli

import (
	"context"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/votefile"
	"votering/internal/votesql"
)

func (p *program) tallyCommand() *cobra.Command {
	var f tallyFlags
	c := &cobra.Command{
		Use: "tally FILE|EDITION.yaml VOTES… [--map TEXT=NOMINEE]… [--exclude NAME=VOTERS.txt]… [--because NAME=REASON]… | " +
			"tally FILE|EDITION.yaml TALLY.csv|.xlsx --totals | tally EDITION.yaml VOTES… --sql duckdb|postgres | " +
			"tally FILE|EDITION.yaml --counted COUNTS.json [VOTES…]",
		Args: arity(cobra.MinimumNArgs(1)),
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		if err := f.fit(args[1:], c.Flags()); err != nil {
			return err
		}
		return p.tally(args[0], args[1:], f)
	}
	f.define(c.Flags(), p.cat)
	for flag, words := range map[string][]string{
		"sql": votesql.Engines, "dates": {string(publicvote.DayMonth), string(publicvote.MonthDay)}, "delimiter": {"tab"},
		"encoding": {"utf-8", "windows-1252", "utf-16le", "utf-16be"}, "zone": {"Europe/Oslo", "UTC"},
	} {
		_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)) // the flag is there
	}
	return c
}

// tally takes the public vote in one of the ways that there are.
func (p *program) tally(path string, votes []string, f tallyFlags) error {
	switch {
	case f.totals:
		return p.taken(path, f, func(e *award.Edition) (*counted, error) { return readTotals(e, votes[0]) })
	case f.counted != "":
		return p.taken(path, f, func(e *award.Edition) (*counted, error) { return p.readCounts(e, votes, f) })
	case f.sql != "":
		return p.withEdition(path, func(e *award.Edition) error { return p.printQuery(e, votes, f) })
	}
	return p.taken(path, f, func(e *award.Edition) (*counted, error) { return p.countRows(e, votes, f) })
}

// counted is a public vote that was counted, and what there is to tell of it.
type counted struct {
	*publicvote.Outcome
	set *votefile.Set // of the files of raw rows; nil of totals
}

// readTotals reads a table of votes per nominee.
func readTotals(e *award.Edition, path string) (*counted, error) {
	data, err := files.Read(path, room.MaxTable)
	if err != nil {
		return nil, err
	}
	t, err := publicvote.ReadTotals(data, path, e)
	if err != nil {
		return nil, err
	}
	return &counted{Outcome: &publicvote.Outcome{Tally: t}}, nil
}

// taken counts for an edition file, and stores nothing, or for the chair's file,
// and keeps it there.
func (p *program) taken(path string, f tallyFlags, take func(*award.Edition) (*counted, error)) error {
	if !isEditionFile(path) {
		return p.tallyRoom(path, f, take)
	}
	return p.withEdition(path, func(e *award.Edition) error {
		c, err := take(e)
		if err != nil {
			return err
		}
		return p.showTally(c, e, true)
	})
}

// withEdition does something with the edition of a file, which stays as it is.
func (p *program) withEdition(path string, do func(*award.Edition) error) error {
	if !isEditionFile(path) {
		return p.inRoom(path, true, func(r *room.Room) error { return do(r.Edition()) })
	}
	e, err := p.readEdition(path)
	if err != nil {
		return err
	}
	return do(e)
}

// tallyRoom counts for the chair's file. What would be refused afterwards is
// refused before anything is counted.
func (p *program) tallyRoom(path string, f tallyFlags, take func(*award.Edition) (*counted, error)) error {
	return p.inRoom(path, false, func(r *room.Room) error {
		if err := r.MayTally(p.as, f.reason); err != nil {
			return err
		}
		s, err := r.Sight("")
		if err != nil {
			return err
		}
		if f.reason == "" && f.counted != "" {
			return fault.New(fault.Usage, "reason.missing")
		}
		lost := s.LostAnew()
		if !p.confirmNotices(lost) {
			return fault.New(fault.Usage, "cli.stopped")
		}
		c, err := take(s.Edition)
		if err != nil {
			return err
		}
		if err := r.SetTally(p.as, c.Tally, f.reason); err != nil {
			return err
		}
		if s, err = r.Sight(""); err != nil {
			return err
		}
		p.warn(append(lost, p.ties(s)...))
		return p.showTally(c, s.Edition, s.Tally.Valid != nil)
	})
}

// untilStopped runs what may take long. A person, or the system, may stop it:
// then it is as if it had not begun.
func untilStopped(do func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	err := do(ctx)
	if ctx.Err() != nil {
		return fault.New(fault.Usage, "tally.cancelled")
	}
	return err
}
