package decision

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// TallySchema is the name and version of a counted public vote.
const TallySchema = "votering-tally/1"

// totals flags a public vote that was counted elsewhere: its rows are no votes.
const totals = "totals"

// tallyOf is a counted public vote as the document has it; nil where nothing
// was counted. Only decimals that end can be written (E_RULE).
func tallyOf(t *publicvote.Tally) (*Tally, error) {
	if t == nil {
		return nil, nil
	}
	x := &Tally{
		Schema: TallySchema, Rows: t.Rows, Valid: make(map[string]publicvote.Votes, len(t.Valid)), Dropped: t.Dropped,
		Files: append([]publicvote.File{}, t.Files...), Flags: append([]string{}, t.Flags...),
	}
	for nominee, votes := range t.Valid {
		if _, ends := votes.Big().FloatPrec(); !ends {
			return nil, fault.New(fault.Rule, "decision.votes", "nominee", nominee, "votes", votes.Text())
		}
		x.Valid[nominee] = publicvote.Votes{Rat: votes}
	}
	return x, nil
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
		if f := r.addsUp(t); f != nil {
			return bad("tally", f)
		}
	}
	t := r.Tally
	return good("tally", "tally", "votes", t.sum().String(), "rows", strconv.FormatInt(t.Rows, 10),
		"dropped", t.dropped().String(), "files", strconv.Itoa(len(t.Files)), "replaced", strconv.Itoa(len(r.TallyReplaced)))
}

// addsUp is what does not fit in a counted public vote; nil where all does.
// Points that are added as they are given may be below 0, or have decimals.
func (r *recomputation) addsUp(t *Tally) *fault.Error {
	elsewhere := slices.Contains(t.Flags, totals)
	given := elsewhere && r.ed.Rule.Public.Method == award.Added
	for i := range r.ed.Nominees {
		n := &r.ed.Nominees[i]
		if votes, ok := t.Valid[n.ID]; !ok || !given && (votes.Sign() < 0 || !votes.IsInt()) {
			return result("tally_votes", "nominee", n.Name)
		}
	}
	x := t.Dropped
	if min(x.Malformed, x.OutsideWindow, x.UnknownNominee, x.Excluded, x.Duplicate, t.Rows) < 0 {
		return result("tally_negative")
	}
	var inFiles exact.Rat
	read := map[string]bool{}
	for _, f := range t.Files {
		if read[f.SHA256] {
			return fault.New(fault.Pin, "decision.tally_twice", "hash", f.SHA256)
		}
		read[f.SHA256] = true
		inFiles = inFiles.Add(exact.Int(f.Rows))
	}
	rows := exact.Int(t.Rows)
	if len(t.Files) > 0 && !inFiles.Equal(rows) {
		return result("tally_files", "rows", rows.String(), "files", inFiles.String())
	}
	switch sum := t.sum().Add(t.dropped()); {
	case elsewhere && t.dropped().Sign() > 0:
		return result("tally_dropped", "dropped", t.dropped().String())
	case !elsewhere && !sum.Equal(rows):
		return result("tally_rows", "rows", rows.String(), "sum", sum.String())
	}
	return nil
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
