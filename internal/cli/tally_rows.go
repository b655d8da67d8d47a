package cli

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/text"
	"votering/internal/votefile"
)

// countRows counts files of raw rows.
func (p *program) countRows(e *award.Edition, votes []string, f tallyFlags) (*counted, error) {
	set, filters, err := p.lookAtVotes(e, votes, f)
	if err != nil {
		return nil, err
	}
	c := &counted{set: set}
	line := p.progressLine(set.Votes())
	err = untilStopped(func(ctx context.Context) (err error) {
		defer line.clear()
		c.Outcome, err = room.CountVotes(ctx, e, set, filters, line.show)
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// lookAtVotes finds out how the rows stand in their files. What only a person
// can say is asked at a terminal, and else a fault. A table of totals is never
// taken for rows.
func (p *program) lookAtVotes(e *award.Edition, votes []string, f tallyFlags) (*votefile.Set, []room.FilterAsk, error) {
	filters, err := f.asked()
	if err != nil {
		return nil, nil, err
	}
	for _, path := range votes {
		if f.ask.Choice != "" {
			break // whoever names the column of the choices has rows
		}
		switch totals, err := room.TotalsIn(path); {
		case err != nil:
			return nil, nil, err
		case totals:
			return nil, nil, fault.New(fault.Usage, "tally.totals").At(text.Show(path))
		}
	}
	set, err := room.LookAtVotes(e, votes, f.ask)
	if err == nil && len(set.Questions) > 0 && p.onTerminal() && !p.asJSON && !p.yes {
		set, err = p.answerVotes(e, votes, f.ask, set)
	}
	if err == nil {
		err = set.Fault()
	}
	return set, filters, err
}

// answerVotes asks a person what the files leave open, one thing after the
// other: an answer may raise the next question, or answer it.
func (p *program) answerVotes(e *award.Edition, votes []string, ask votefile.Ask, set *votefile.Set) (*votefile.Set, error) {
	in := bufio.NewReader(p.in)
	for len(set.Questions) > 0 {
		answer, err := p.askVotes(in, set)
		if err != nil {
			return nil, err
		}
		switch set.Questions[0].ID {
		case votefile.QuestionChoice:
			ask.Choice = answer
		case votefile.QuestionTime:
			ask.Time = answer
		case votefile.QuestionDates:
			ask.Dates = publicvote.Dates(answer)
		case votefile.QuestionZone:
			ask.Zone = answer
		default:
			return set, nil // its fault names the flag
		}
		if set, err = room.LookAtVotes(e, votes, ask); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// askVotes asks the first open question: a number of what there is to choose
// from, or the answer itself. An empty line takes what is proposed; where
// nothing is, it ends the command.
func (p *program) askVotes(in *bufio.Reader, set *votefile.Set) (string, error) {
	q := set.Questions[0]
	fmt.Fprintln(p.err, p.cat.T("tally.ask."+q.ID, "file", text.Show(q.File), "example", q.Example))
	p.printFirst(set, q.File)
	for i, o := range q.Options {
		fmt.Fprintf(p.err, "%4d  %s\n", i+1, p.option(q, o))
	}
	for {
		prompt := p.cat.T("tally.ask.answer")
		if q.Proposed != "" {
			prompt = p.cat.T("tally.ask.proposed", "answer", text.Show(q.Proposed))
		}
		fmt.Fprint(p.err, prompt+" ")
		line, err := in.ReadString('\n')
		answer := strings.TrimSpace(line)
		n, numbered := strconv.Atoi(answer)
		switch {
		case answer == "" && q.Proposed != "" && err == nil:
			return q.Proposed, nil
		case answer == "":
			return "", fault.New(fault.Usage, "cli.stopped")
		case numbered == nil && n >= 1 && n <= len(q.Options):
			return q.Options[n-1], nil
		case len(q.Options) == 0:
			return answer, nil
		}
		for _, o := range q.Options {
			if o == answer {
				return o, nil
			}
		}
	}
}

// option is an answer that a person may choose.
func (p *program) option(q votefile.Question, o string) string {
	if q.ID == votefile.QuestionDates {
		return p.cat.T("tally.dates." + o)
	}
	return text.Show(o)
}

// shownVotes and shownCell bound what is shown of a file at a question.
const shownVotes, shownCell = 3, 24

// printFirst shows the first rows of a file, column by column: a file of a
// survey has more columns than fit beside each other.
func (p *program) printFirst(set *votefile.Set, name string) {
	for i := range set.Files {
		f := &set.Files[i]
		if f.Source.Name != name {
			continue
		}
		w := min(widest(f.Columns), shownCell)
		for j, column := range f.Columns {
			line := "      " + text.PadRight(text.Truncate(column, w), w)
			for _, row := range f.First[:min(shownVotes, len(f.First))] {
				if j < len(row) {
					line += "  " + text.PadRight(text.Truncate(row[j], shownCell), shownCell)
				}
			}
			fmt.Fprintln(p.err, strings.TrimRight(line, " "))
		}
		return
	}
}
