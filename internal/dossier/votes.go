package dossier

import (
	"slices"
	"strconv"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// votes holds the files of the public vote that the reader has against those
// that the decision was counted from (E_PIN).
func (v *verification) votes(d *decision.Document) {
	if len(v.options.Votes) == 0 {
		return
	}
	brought := map[string]bool{}
	for _, f := range v.options.Votes {
		if d.Tally == nil || !slices.ContainsFunc(d.Tally.Files, func(x publicvote.File) bool { return x.SHA256 == f.SHA256 }) {
			v.fails("tally", "votes", fault.New(fault.Pin, "dossier.votes_other", "hash", f.SHA256).At(f.Name))
			return
		}
		brought[f.SHA256] = true
	}
	v.holds("tally", "votes", "n", strconv.Itoa(len(brought)), "of", strconv.Itoa(len(d.Tally.Files)))
}
