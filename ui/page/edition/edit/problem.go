package edit

import (
	"slices"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/fields"
)

// spot is a field of a thing, in one language where its texts are apart. The
// key is empty where the thing as a whole is meant; the index is below 0 where
// it is the list.
type spot struct {
	at        fields.Place
	key, lang string
}

// problem is something that is still missing or wrong: what, and where.
type problem struct {
	spot
	f *fault.Error
}

// problems are all there are, in the order of the edition.
type problems []problem

// problemsOf is what stands between an edition and its jury: what is wrong with
// it, and that nobody can be asked to mark.
func problemsOf(e *award.Edition) problems {
	var ps problems
	jury, scale := false, false
	if e.Scale == nil && len(e.Criteria) == 0 {
		ps = append(ps, problem{noScale, fault.New(fault.Edition, "edition.no_scale")})
	}
	for _, f := range award.Validate(e.Clone(), nil) {
		p := problem{f: f}
		p.at, p.key, p.lang, _ = fields.Locate(f.Where)
		if f.ID == "edition.no_scale" { // one scale for all mends them all
			p.spot = noScale
			if scale {
				continue
			}
			scale = true
		}
		ps = append(ps, p)
		jury = jury || f.ID == "edition.no_chair"
	}
	if r := e.Rule.Public; r != nil && r.NoWeight && award.Weighted(r.Method) && !slices.ContainsFunc(ps, func(p problem) bool { return p.f.ID == "edition.weight_missing" }) {
		ps = append(ps, problem{spot{at: fields.Place{Part: fields.Rule}, key: "public.weight"}, fault.New(fault.Rule, "edition.weight_missing", "method", r.Method)})
	}
	for _, b := range deliberation.Blocking(deliberation.State{Phase: deliberation.Draft}, e, nil, nil) {
		if b.ID == "no_chair" && !jury || b.ID == "no_voter" && len(e.Jurors) > 0 {
			ps = append(ps, problem{spot{at: fields.Place{Part: fields.Juror, Index: -1}}, fault.New(fault.Edition, "open."+b.ID)})
		}
	}
	return ps
}

// noScale is where the scale of all criteria is given.
var noScale = spot{at: fields.Place{Part: fields.Edition}, key: "scale.min"}

// in are those that one mends in a section.
func (ps problems) in(section int) int {
	return ps.count(func(p problem) bool { return p.section() == section })
}

// of are those of a thing, and of what belongs to it.
func (ps problems) of(at fields.Place) int {
	return ps.count(func(p problem) bool {
		return p.at == at || p.at.Index == at.Index && slices.Contains(below[at.Part], p.at.Part)
	})
}

// ofList are those of a list that belongs to the parent-th of another.
func (ps problems) ofList(part fields.Part, parent int) int {
	return ps.count(func(p problem) bool { return p.at.Part == part && p.at.Index == parent })
}

func (ps problems) count(meant func(problem) bool) int {
	n := 0
	for _, p := range ps {
		if meant(p) {
			n++
		}
	}
	return n
}

// section is where one mends it.
func (p problem) section() int { return max(sectionOf(p.at, p.key), 0) }
