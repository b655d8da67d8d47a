package dossier

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// VotesAgain is what is said of a decision whose votes were counted again from
// their files, with the same answer.
const VotesAgain = "votes_again"

// votes holds the files of the public vote that the reader has against those
// that the decision was counted from (E_PIN), and counts them anew where all are
// there.
func (v *verification) votes(d *decision.Document) {
	if len(v.options.Votes) == 0 {
		return
	}
	var t publicvote.Tally
	if d.Tally != nil {
		t = *d.Tally.Counts()
	}
	of := needed(&t)
	brought := map[string]VotesFile{}
	for i, f := range v.options.Votes {
		switch {
		case slices.Contains(of, f.SHA256):
			brought[f.SHA256] = f
		case explains(v.options.Votes, i):
			v.tells("tally", "votes_beside", "name", f.Name)
		default:
			v.fails("tally", "votes", fault.New(fault.Pin, "dossier.votes_other", "hash", f.SHA256).At(f.Name))
			return
		}
	}
	n := 0
	for _, f := range t.Files {
		if _, there := brought[f.SHA256]; there {
			n++
		}
	}
	v.holds("tally", "votes", "n", strconv.Itoa(n), "of", strconv.Itoa(len(t.Files)))
	v.recount(d, &t, brought)
}

// explains reports whether one of those files holds no votes, but says what is in
// another one, as survey tools write it: nothing was counted from it, and nothing
// was kept from the reader.
func explains(votes []VotesFile, i int) bool {
	var inputs []votefile.Input
	for _, f := range votes {
		if f.Open == nil {
			return false
		}
		inputs = append(inputs, votefile.Input{Name: f.Name, Size: f.Size, SHA256: f.SHA256, Open: f.Open})
	}
	roles, err := votefile.Roles(inputs)
	return err == nil && roles[i] != votefile.RoleVotes
}

// needed are the SHA-256 of all that the votes were counted from, each once: the
// files, the labels of their codes, and the lists of voters.
func needed(t *publicvote.Tally) []string {
	var all []string
	add := func(sum string) {
		if sum != "" && !slices.Contains(all, sum) {
			all = append(all, sum)
		}
	}
	for _, f := range t.Files {
		add(f.SHA256)
		if f.Read != nil {
			add(f.Read.LabelsSHA256)
		}
	}
	if t.Counting != nil {
		for _, f := range t.Counting.Filters {
			add(f.ListSHA256)
		}
	}
	return all
}

// missing are those of them that the reader does not have.
func missing(t *publicvote.Tally, brought map[string]VotesFile) []string {
	return slices.DeleteFunc(needed(t), func(sum string) bool { return brought[sum].SHA256 == sum })
}

// recount counts the votes anew and holds every number against the decision's
// (E_RESULT). Where a file is missing it says which, and that nothing was
// counted: that is no fault of the decision's.
func (v *verification) recount(d *decision.Document, t *publicvote.Tally, brought map[string]VotesFile) {
	for _, f := range brought {
		if f.Open == nil {
			return
		}
	}
	if lacks := missing(t, brought); len(lacks) > 0 {
		v.tells("tally", VotesMissing, "n", strconv.Itoa(len(lacks)), "hashes", strings.Join(lacks, ", "))
		return
	}
	if slices.ContainsFunc(t.Files, func(f publicvote.File) bool { return f.Read == nil }) && t.Counting != nil {
		v.tells("tally", VotesUnread)
		return
	}
	again, err := v.countAgain(d, t, brought)
	if err == nil {
		if f := decision.SameCounts(d.Tally, again); f != nil {
			err = f
		}
	}
	if err != nil {
		v.fails("tally", VotesAgain, err)
		return
	}
	v.holds("tally", VotesAgain, "rows", strconv.FormatInt(again.Rows, 10), "votes", again.Total().String())
}
