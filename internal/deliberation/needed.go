package deliberation

import (
	"votering/internal/award"
	"votering/internal/ranking"
)

// Needed lists, for every juror whose ballot may still come, the nominees that
// would fall below the rule's quorum without it, in the edition's order. It is
// BelowQuorum for each of these jurors alone.
func Needed(s State, ed *award.Edition) map[string][]string {
	needed := map[string][]string{}
	admitted, quorum := ranking.Admitted(ed, s.Overrides), max(ed.Rule.Quorum, 1)
	for _, n := range admitted {
		var marking int
		marks := map[string]bool{}
		for _, j := range ed.Voters() {
			if mayMark(s, ed, j.ID, n, admitted) {
				marking++
				marks[j.ID] = true
			}
		}
		if marking > quorum {
			continue // any one of them can be spared
		}
		for _, j := range ed.Voters() {
			short := marking < quorum || marks[j.ID]
			if state := StateOf(s, ed, j.ID); short && (state == NotStarted || state == Drafting) {
				needed[j.ID] = append(needed[j.ID], n)
			}
		}
	}
	return needed
}
