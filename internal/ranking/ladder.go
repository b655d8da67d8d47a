package ranking

import (
	"slices"
	"strings"

	"votering/internal/exact"
)

// score is what one step of the tie ladder compares. The higher key is better,
// number by number; a key that is the beginning of another is worse, so that
// one without numbers comes last.
type score struct {
	key   []exact.Rat
	shown string // as Step.Value
}

func scoreOf(key ...exact.Rat) score {
	texts := make([]string, len(key))
	for i, v := range key {
		texts[i] = v.String()
	}
	return score{key, strings.Join(texts, " ")}
}

func (s score) compare(t score) int { return slices.CompareFunc(s.key, t.key, exact.Rat.Cmp) }

// judge scores the entrants of one tied group, in their order; nil passes on
// to the next step.
type judge func(c *contest, group []*entrant) []score

// breakTies goes down the rule's ladder. Each step looks only inside a group
// that is still tied; what it splits goes on from the next step, never back.
func (c *contest) breakTies(groups [][]*entrant) [][]*entrant {
	for _, name := range c.edition.Rule.Ties {
		var split [][]*entrant
		for _, group := range groups {
			if len(group) == 1 {
				split = append(split, group)
			} else {
				split = append(split, c.apply(name, group)...)
			}
		}
		groups = split
	}
	return groups
}

// apply splits one tied group by one step, and writes down for each entrant
// what happened.
func (c *contest) apply(name string, group []*entrant) [][]*entrant {
	scores := make(map[*entrant]score, len(group))
	among := make([]string, len(group))
	for i, s := range judgeOf(name)(c, group) {
		scores[group[i]] = s
	}
	for i, n := range group {
		among[i] = n.ID
	}
	parts := inGroups(group, func(a, b *entrant) int { return scores[b].compare(scores[a]) })
	for _, n := range group {
		n.ladder = append(n.ladder, Step{Name: name, Among: among, Value: scores[n].shown, Split: len(parts) > 1})
	}
	return parts
}

// decidedBy is the last step that set the entrant apart, "shared" where the
// whole ladder left it with others, or "" where it was never tied.
func (n *entrant) decidedBy() string {
	if n.shared {
		return Shared
	}
	for _, s := range slices.Backward(n.ladder) {
		if s.Split {
			return s.Name
		}
	}
	return ""
}
