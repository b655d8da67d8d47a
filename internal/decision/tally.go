package decision

import (
	"slices"
	"strconv"

	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// TallySchema is the name and version of a counted public vote.
const TallySchema = "votering-tally/1"

// Delimiters that a document cannot hold as text, and what it calls them.
var (
	unwritable = []string{"\t", " "}
	called     = []string{"tab", "space"}
)

// tallyOf is a counted public vote as the document has it; nil where nothing
// was counted. When the votes came is not in it. Only decimals that end can be
// written (E_RULE).
func tallyOf(t *publicvote.Tally) (*Tally, error) {
	if t == nil {
		return nil, nil
	}
	x := &Tally{
		Schema: TallySchema, Rows: t.Rows, Valid: make(map[string]publicvote.Votes, len(t.Valid)), Dropped: t.Dropped,
		Files: delimited(t.Files, unwritable, called), Flags: append([]string{}, t.Flags...), Counting: t.Counting,
	}
	if t.Counting != nil && t.Counting.Window != nil {
		c := *t.Counting
		c.Window = &publicvote.Window{Opens: c.Window.Opens.UTC(), Closes: c.Window.Closes.UTC()}
		x.Counting = &c
	}
	for nominee, votes := range t.Valid {
		if _, ends := votes.Big().FloatPrec(); !ends {
			return nil, fault.New(fault.Rule, "decision.votes", "nominee", nominee, "votes", votes.Text())
		}
		x.Valid[nominee] = publicvote.Votes{Rat: votes}
	}
	return x, nil
}

// Counts is the counted public vote as it was when it was counted.
func (t *Tally) Counts() *publicvote.Tally {
	x := &publicvote.Tally{
		Rows: t.Rows, Valid: make(map[string]exact.Rat, len(t.Valid)), Dropped: t.Dropped,
		Files: delimited(t.Files, called, unwritable), Flags: t.Flags, Counting: t.Counting,
	}
	for nominee, votes := range t.Valid {
		x.Valid[nominee] = votes.Rat
	}
	return x
}

// delimited are the files with other names for some delimiters.
func delimited(files []publicvote.File, from, to []string) []publicvote.File {
	list := append([]publicvote.File{}, files...)
	for i := range list {
		if list[i].Read == nil {
			continue
		}
		read := *list[i].Read
		if k := slices.Index(from, read.Delimiter); k >= 0 {
			read.Delimiter = to[k]
		}
		list[i].Read = &read
	}
	return list
}

// tally finds whether the public vote is there where the rule has a part for
// it, and adds up.
func (r *recomputation) tally() Finding {
	switch {
	case r.ed.Rule.Public == nil && r.Tally == nil && len(r.TallyReplaced) == 0:
		return Finding{Check: "tally", Say: "tally_none"}
	case r.ed.Rule.Public == nil:
		return bad("tally", result("tally_extra"))
	case r.Tally == nil:
		return bad("tally", result("tally_missing"))
	}
	tallies := []*Tally{r.Tally}
	for i := range r.TallyReplaced {
		if before := r.TallyReplaced[i].Before; before != nil {
			tallies = append(tallies, before)
		}
	}
	for _, t := range tallies {
		if f := t.Counts().AddsUp(r.ed); f != nil {
			return bad("tally", f)
		}
	}
	if !r.readings() {
		return bad("tally", result("tally_readings"))
	}
	t := r.Tally
	return good("tally", "tally", "votes", t.sum().String(), "rows", strconv.FormatInt(t.Rows, 10),
		"dropped", t.dropped().String(), "files", strconv.Itoa(len(t.Files)), "replaced", strconv.Itoa(len(r.TallyReplaced)))
}

func (t *Tally) sum() (sum exact.Rat) {
	for _, votes := range t.Valid {
		sum = sum.Add(votes.Rat)
	}
	return sum
}

func (t *Tally) dropped() exact.Rat {
	x := t.Dropped
	return exact.Sum(exact.Int(x.Malformed), exact.Int(x.OutsideWindow), exact.Int(x.UnknownNominee), exact.Int(x.Excluded), exact.Int(x.Duplicate))
}
