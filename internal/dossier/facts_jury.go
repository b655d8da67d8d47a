package dossier

import (
	"slices"
	"strconv"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/text"
)

// juryFacts are the facts about who took part in what: absent jurors who had a
// say, jurors who declared nothing, and names that may look like others.
func juryFacts(d *decision.Document) []Fact {
	var facts []Fact
	add := func(id string, pairs ...string) { facts = append(facts, Fact{id, fault.Pairs(pairs...)}) }
	names := map[string]string{}
	for _, j := range d.Jurors {
		if names[j.ID] = j.Name; j.Name == "" {
			names[j.ID] = j.ID
		}
	}
	absent := map[string]bool{}
	for _, a := range d.Absent {
		absent[a.Juror] = true
	}
	if d.JuryVote != nil {
		for _, v := range d.JuryVote.Votes {
			if absent[v.Juror] && v.Nominee != decision.Abstains {
				add("absent_voted", "name", names[v.Juror])
			}
		}
	}
	for _, r := range d.Recusals {
		for _, by := range r.By {
			if absent[by] {
				add("absent_decided", "name", names[by], "juror", names[r.Juror])
			}
		}
	}
	for _, x := range ways(d) {
		if x.n > 0 {
			add(x.id, "n", strconv.Itoa(x.n))
		}
	}
	if n := undeclared(d); n > 0 {
		add("undeclared", "n", strconv.Itoa(n))
	}
	for _, name := range allNames(d) {
		if mix, mixed := text.MixedScripts(name); mixed {
			add("mixed_scripts", "name", name, "mix", mix.String())
		}
	}
	return facts
}

// way is how many ballots came in a way that a reader should know of.
type way struct {
	id string
	n  int
}

// ways are the ballots that nobody signed, that came late, and that nobody chose
// between, and the changes after the opening.
func ways(d *decision.Document) []way {
	forms, late, held := 0, 0, map[string]bool{}
	for _, b := range d.Ballots {
		switch {
		case b.Reason == decision.ReasonHeld:
			held[b.Juror] = true
		case b.Stands() && b.Origin == decision.Formed && d.Received == nil:
			forms++
		}
		if b.Stands() && b.Late != "" {
			late++
		}
	}
	if r := d.Received; r != nil {
		forms, late = r.Form, r.Late
	}
	return []way{{"forms", forms}, {"late", late}, {"held", len(held)}, {"amended", len(d.Amendments)}}
}

// undeclared is how many jurors handed in a ballot and did not declare for each
// nominee whether there is a conflict. A recusal is a declaration.
func undeclared(d *decision.Document) (n int) {
	said := map[[2]string]bool{}
	for _, x := range d.Declarations {
		said[[2]string{x.Juror, x.Nominee}] = true
	}
	for _, x := range d.Recusals {
		said[[2]string{x.Juror, x.Nominee}] = true
	}
	for _, b := range d.Standing() {
		if slices.ContainsFunc(d.Nominees, func(x decision.Nominee) bool { return !said[[2]string{b.Juror, x.ID}] }) {
			n++
		}
	}
	return n
}

// allNames are the names in a decision, each once.
func allNames(d *decision.Document) []string {
	list := []string{d.Chair.Name}
	for _, j := range d.Jurors {
		list = append(list, j.Name)
	}
	for _, n := range d.Nominees {
		list = append(list, n.Name)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(name string) bool {
		again := seen[name]
		seen[name] = true
		return again
	})
}
