package dossier

import (
	"context"
	"io"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/trust"
	"votering/internal/votefile"
)

// countAgain counts the votes of a decision from the files they were counted
// from, by the rule that it tells, whoever counted them then.
func (v *verification) countAgain(d *decision.Document, t *publicvote.Tally, brought map[string]VotesFile) (*publicvote.Tally, error) {
	ed, err := d.EditionCounted()
	if err != nil {
		return nil, err
	}
	if t.Counting == nil {
		return totalsAgain(ed, t, brought)
	}
	rule, err := ruleAgain(ed, t.Counting, brought)
	if err != nil {
		return nil, err
	}
	var inputs []votefile.Input
	for _, sum := range needed(t) {
		f := brought[sum]
		inputs = append(inputs, votefile.Input{Name: f.Name, Size: f.Size, SHA256: f.SHA256, Open: f.Open})
	}
	set, err := votefile.Again(inputs, t.Files)
	if err != nil {
		return nil, err
	}
	out, err := votefile.Count(context.Background(), set, rule, publicvote.Options{Key: trust.HashKey(), Progress: v.progress(t, brought)})
	if err != nil {
		return nil, err
	}
	return out.Tally, sameFiles(t, out.Tally, brought)
}

// progress tells how far the count has come; nil: nobody asks.
func (v *verification) progress(t *publicvote.Tally, brought map[string]VotesFile) func(publicvote.Progress) {
	if v.options.Progress == nil {
		return nil
	}
	return func(g publicvote.Progress) { v.options.Progress(brought[t.Files[g.File].SHA256].Name, g) }
}

// sameFiles refuses files that were written to after they were summed up (E_PIN).
func sameFiles(t, again *publicvote.Tally, brought map[string]VotesFile) error {
	for i, f := range t.Files {
		if i >= len(again.Files) || again.Files[i].SHA256 != f.SHA256 {
			return fault.New(fault.Pin, "dossier.votes_other", "hash", f.SHA256).At(brought[f.SHA256].Name)
		}
	}
	return nil
}

// ruleAgain is the rule by which votes were counted, for the edition as it was
// then.
func ruleAgain(ed *award.Edition, c *publicvote.Counting, brought map[string]VotesFile) (rule publicvote.Rule, err error) {
	rule.Window, rule.Dates = c.Window, c.Dates
	if c.Zone != "" {
		if rule.Zone, err = time.LoadLocation(c.Zone); err != nil {
			return rule, fault.New(fault.Result, "votes.zone_unknown", "zone", c.Zone)
		}
	}
	if rule.Choices, err = publicvote.Choices(ed, c.Map); err != nil {
		return rule, err
	}
	for i := range c.Filters {
		f := c.Filters[i].Filter
		if f.Kind == publicvote.FilterVoters {
			list := brought[f.ListSHA256]
			data, err := readAll(list, publicvote.MaxVoterList)
			if err == nil {
				err = f.List(data, list.Name)
			}
			if err != nil {
				return rule, err
			}
			if f.ListSHA256 != c.Filters[i].ListSHA256 || f.Listed != c.Filters[i].Listed {
				return rule, fault.New(fault.Result, "dossier.votes_list", "filter", f.ID).At(list.Name)
			}
		}
		rule.Filters = append(rule.Filters, f)
	}
	return rule, nil
}

// totalsAgain reads a table of votes per nominee anew.
func totalsAgain(ed *award.Edition, t *publicvote.Tally, brought map[string]VotesFile) (*publicvote.Tally, error) {
	f := brought[t.Files[0].SHA256]
	data, err := readAll(f, maxTotals)
	if err != nil {
		return nil, err
	}
	return publicvote.ReadTotals(data, f.Name, ed)
}

// maxTotals bounds a table of votes per nominee, in bytes.
const maxTotals = 16 << 20

// readAll reads a file of at most max bytes, max in whole MiB (E_SIZE).
func readAll(f VotesFile, max int64) ([]byte, error) {
	if f.Size > max {
		return nil, files.TooLarge(f.Name, max)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, max+1))
	if err == nil && int64(len(data)) > max {
		err = files.TooLarge(f.Name, max)
	}
	return data, err
}
