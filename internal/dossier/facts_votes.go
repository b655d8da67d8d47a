package dossier

import (
	"slices"
	"strconv"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// voteFacts are those about how the public's votes were counted.
func voteFacts(d *decision.Document) (facts []Fact) {
	if d.Tally == nil {
		return nil
	}
	add := func(so bool, id string, pairs ...string) {
		if so {
			facts = append(facts, Fact{id, fault.Pairs(pairs...)})
		}
	}
	t := d.Tally
	add(len(t.Files) == 0, "no_vote_file")
	if n := d.Early(); n > 1 {
		add(true, "votes_read_often", "n", strconv.Itoa(n), "first", stamp(d.TallyReadings[0].At), "last", stamp(d.TallyReadings[n-1].At))
	}
	add(t.Dropped.Excluded > 0, "votes_excluded", "n", strconv.FormatInt(t.Dropped.Excluded, 10))
	add(t.Counting != nil && t.Counting.Engine != "", "votes_engine")
	add(slices.Contains(t.Flags, publicvote.FlagNoTime) && t.Counting != nil && windowed(d), "votes_no_time")
	add(slices.Contains(t.Flags, publicvote.FlagNoVoter), "votes_no_voter")
	return facts
}

// windowed reports whether the edition says when the public may vote.
func windowed(d *decision.Document) bool {
	e, err := d.AwardEdition()
	return err == nil && e.PublicVote != nil
}
